"""The invented record, made once, and a visitor to its pages."""

from pathlib import Path

import pytest

from tests.views.web import invented
from tests.views.web.visiting import Visitor


@pytest.fixture(scope="session")
def invented_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record that `invented` describes."""
    return invented.build(tmp_path_factory.mktemp("web") / "strait.record")


@pytest.fixture(scope="session")
def visitor(invented_record: Path) -> Visitor:
    """Asks for the pages of the invented record."""
    return Visitor(invented_record)


@pytest.fixture(scope="session")
def crisis_visitor(crisis: Path) -> Visitor:
    """Asks for the pages of a record in which reports dispute, copy and count."""
    return Visitor(crisis)
