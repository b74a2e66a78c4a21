"""Publication dates inferred from a report's own words, case by case."""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotations.publication import infer_publication
from onrecord.annotations.times import find_times
from onrecord.model import Interval, Publication, PublicationBasis

ROOMS = tomllib.loads((Path(__file__).parent / "cases" / "publication.toml").read_text(encoding="utf-8"))
BASES = {
    "printed": PublicationBasis.PAGE,
    "inferred": PublicationBasis.INFERRED,
    "unknown": PublicationBasis.UNKNOWN,
}
CASES = [pytest.param(room, case, id=f"{room}: {case['name']}") for room, cases in ROOMS.items() for case in cases]


def infer(text: str) -> Publication:
    return infer_publication(text, find_times(text))


def first_and_last(interval: Interval | None) -> list[str] | None:
    if interval is None or interval.begin is None or interval.finish is None:
        return None
    return [interval.begin.date().isoformat(), (interval.finish - timedelta(days=1)).date().isoformat()]


@pytest.mark.parametrize(("room", "case"), CASES)
def test_publication(room: str, case: dict[str, Any]) -> None:
    text = case["text"]
    publication = infer(text)
    assert first_and_last(publication.interval) == case.get("interval")
    assert publication.basis is BASES[room]
    shown = [reason.span.of(text) for reason in publication.reasons if reason.span is not None]
    if "reasons" in case:
        assert shown == case["reasons"]


def test_an_inferred_date_says_why() -> None:
    (case,) = (case for case in ROOMS["inferred"] if case["name"].startswith("a war's years and the weekday"))
    assert [reason.text for reason in infer(case["text"]).reasons] == [
        'it reports what happened on "19th of January"',
        'it gives the day of its news as "Wednesday", one of the seven days before',
        'something began "in 2014"',
        'and has lasted "nearly eight years", which leaves 2021 or 2022',
        "that day is 19 January 2022, a Wednesday",
    ]


def test_an_unknown_date_says_what_bounds_it() -> None:
    publication = infer("The coast, which Orla annexed in 2014, is quiet, the mayor said Friday.")
    assert [reason.text for reason in publication.reasons] == ['not before 2014: "in 2014"']


@given(st.text(max_size=120))
def test_any_text_has_an_interval_of_a_week_at_most_or_none(text: str) -> None:
    interval = infer(text).interval
    assert interval is None or (interval.days() or 0) in range(1, 8)
