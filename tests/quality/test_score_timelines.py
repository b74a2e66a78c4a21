"""The measures of timelines, against values worked out by hand."""

from datetime import date
from types import ModuleType

import pytest

from onrecord.model import Interval, Reality, Span
from onrecord.model.timeline import DatedLine, DatedReport, LineKind
from quality.score_timelines import Document, score_timeline

TEXT = "The bridge of Ostrel was blown up on Monday by men in grey coats."


def document(name: str, told: int) -> Document:
    when = Interval.of_day(date(2031, 3, told))
    line = DatedLine(
        Span(0, len(TEXT)),
        when,
        Span(37, 43),
        0,
        LineKind.PROSE,
        Reality.ACTUAL,
        None,
        ("bridge", name),
        14,
        True,
        True,
    )
    return Document("x", TEXT, DatedReport(name, name, None, Interval.of_day(date(2031, 3, 20)), (line,)))


@pytest.fixture
def scorer() -> ModuleType:
    """A scorer of dates alone."""
    module = ModuleType("scorer")

    def score_tl(found: dict[str, list[str]], wanted: dict[str, list[str]]) -> dict[str, float]:
        assert all(sentences == [TEXT] for sentences in found.values())
        return {"date_f1": 2 * len(found.keys() & wanted.keys()) / (len(found) + len(wanted))}

    module.score_tl = score_tl  # type: ignore[attr-defined]
    return module


def test_as_many_dates_as_the_reference_has(scorer: ModuleType) -> None:
    documents = [document("ferry", 17), document("tram", 17), document("mill", 18), document("dam", 12)]
    wanted = {"2031-03-17": ["x"], "2031-03-19": ["x"]}
    result = score_timeline(scorer, documents, "x", wanted, within=False)
    assert (result.dates, result.scores["date_f1"], result.named) == (2, 0.5, 0.5)
    within = score_timeline(scorer, documents, "x", {"2031-03-17": ["x"], "2031-03-18": ["x"]}, within=True)
    assert within.scores["date_f1"] == 1.0
    assert result.published == 0.0
