"""Commands run as a person would, snapshots of their output, and records to take something out of."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import __version__
from onrecord.pipeline.reading_across import draw_timeline
from onrecord.store import EventFilters, RecordReader
from onrecord.views.export import Selection, find_format
from onrecord.views.export.selection import EVERY_LINE
from tests.views.cli.conftest import run
from tests.views.web.conftest import invented_record

__all__ = ["invented_record", "run"]
_SNAPSHOTS = Path(__file__).parent / "snapshots"
Take = Callable[..., str]


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


@pytest.fixture(scope="session")
def taken(crisis: Path) -> Iterator[Selection]:
    """Some reports of the sample, open to take something out of."""
    with RecordReader(crisis) as reader:
        yield Selection(reader, timeline=draw_timeline)


def take(path: Path, form: str, name: str | None = None, filters: EventFilters = EVERY_LINE) -> str:
    """A format of a record as text."""
    chosen: Any = find_format(form)
    with RecordReader(path) as reader, reader.moment():
        pieces = chosen.pieces(Selection(reader, filters, draw_timeline), name or chosen.lists[0])
        return b"".join(pieces).decode()
