"""Commands run as a person would, and snapshots of their output."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import __version__
from tests.views.cli.conftest import run

__all__ = ["run"]
_SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.fixture
def snapshot() -> Callable[[str, str], None]:
    """Compares a CSV with what was kept; ONRECORD_SNAPSHOTS=write keeps it anew."""

    def compare(name: str, text: str) -> None:
        path = _SNAPSHOTS / f"{name}.csv"
        text = text.replace(f"onrecord {__version__}", "onrecord VERSION")
        if os.environ.get("ONRECORD_SNAPSHOTS") == "write":
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
