"""The dated lines of a report: which sentences, what times, and how they tell."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.cross_report.timeline import dated_lines
from onrecord.model import Interval
from onrecord.model.timeline import DatedLine, LineKind
from tests.language import record_of

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("lines.toml").read_text(encoding="utf-8")
)
PUBLISHED = Interval.of_day(date(2031, 3, 19))


def lines(text: str, published: Interval | None = PUBLISHED) -> tuple[DatedLine, ...]:
    return dated_lines(record_of(text, published=published))


def days(found: tuple[DatedLine, ...]) -> list[str]:
    return [line.when.begin.date().isoformat() for line in found if line.when.begin is not None]


@pytest.mark.parametrize(
    "case", [case for room in ("synthetic", "in_the_wild", "negative") for case in CASES[room]], ids=lambda c: c["text"]
)
def test_sentence(case: dict[str, Any]) -> None:
    found = lines(case["text"])
    assert days(found) == case["when"]
    if "reality" in case:
        assert (found[0].reality or "") == case["reality"]
    for name in ("main", "alone"):
        if name in case:
            assert getattr(found[0], name) is case[name]


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", CASES["known_failures"], ids=lambda c: c["text"])
def test_known_failure(case: dict[str, Any]) -> None:
    assert days(lines(case["text"])) == case["when"]


def test_the_first_sentences_tell_of_the_day_of_publication() -> None:
    text = "# Dam of Vell breaks\nThe old dam above Vell broke and water filled the lower streets.\n" + (
        "Rescue teams searched the houses by the mill for people.\n" * 5
    )
    found = lines(text)
    assert len(found) == 4
    assert {line.time for line in found} == {None}
    assert set(days(found)) == {"2031-03-19"}
    assert [line.kind for line in found[:2]] == [LineKind.TITLE, LineKind.PROSE]


def test_an_undated_report_has_no_day_of_publication() -> None:
    assert lines("The old dam above Vell broke and water filled the lower streets.", published=None) == ()


def test_an_imprecise_time_stays_imprecise() -> None:
    (line,) = lines("Shelling destroyed the school of Lower Brod last week.")
    assert line.when.days() == 7


def test_a_quotation_is_marked_with_who_says_it() -> None:
    found = lines(
        "“They came on Monday, burned the barns and shot the dogs of the whole village,” said farmer Ida Moor."
    )
    assert found[0].kind is LineKind.QUOTED
    assert found[0].holder == "Ida Moor"


def test_spans_cover_the_sentence_and_its_time() -> None:
    text = "Ordavia denied it. The mayor of Ostrel resigned on Tuesday after a long quarrel."
    line = next(line for line in lines(text) if line.time is not None)
    assert line.span.of(text) == "The mayor of Ostrel resigned on Tuesday after a long quarrel."
    assert line.time is not None
    assert line.time.of(text) == "Tuesday"
    assert "resign" in line.terms
