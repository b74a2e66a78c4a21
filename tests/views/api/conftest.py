"""The API of the invented record, and of a part of the sample crisis."""

from pathlib import Path

import pytest

from tests.views.web import invented
from tests.views.web.visiting import Visitor


@pytest.fixture(scope="session")
def api_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record that `invented` describes."""
    return invented.build(tmp_path_factory.mktemp("api") / "strait.record")


@pytest.fixture(scope="session")
def api(api_record: Path) -> Visitor:
    """Asks the API of the invented record."""
    return Visitor(api_record)


@pytest.fixture(scope="session")
def crisis_api(crisis: Path) -> Visitor:
    """Asks the API of a part of the sample crisis, which has claims, disputes and the like."""
    return Visitor(crisis)
