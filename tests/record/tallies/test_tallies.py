"""What one figure counts, case by case, on real parses."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Interval
from onrecord.model.tallies import Tally
from tests.language import record_of

PUBLISHED = Interval.of_day(date(2026, 6, 17))
ROOMS = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(
        case,
        id=f"{room}: {case['name']}",
        marks=pytest.mark.xfail(strict=True) if room == "known_failures" else (),
    )
    for room, cases in ROOMS.items()
    for case in cases
]
FIELDS: Mapping[str, Callable[[Tally], Any]] = {
    "kind": lambda tally: tally.kind.value,
    "state": lambda tally: tally.state,
    "groups": lambda tally: list(tally.groups),
    "owners": lambda tally: list(tally.owners),
    "claimants": lambda tally: list(tally.claimants),
    "places": lambda tally: [place.name for place in tally.places],
    "incidents": lambda tally: list(tally.incidents),
    "when": lambda tally: (
        None if tally.when is None or tally.when.begin is None else tally.when.begin.date().isoformat()
    ),
    "extent": lambda tally: tally.extent.value,
    "bound": lambda tally: tally.bound.value,
    "reality": lambda tally: tally.reality.value,
    "part": lambda tally: tally.is_part,
    "additional": lambda tally: tally.additional,
    "comparison": lambda tally: tally.comparison,
    "rising": lambda tally: tally.rising,
    "elliptical": lambda tally: tally.elliptical,
    "headline": lambda tally: tally.headline,
}


def tally_of(text: str, number: str) -> Tally:
    """The tally of the first figure with these words."""
    record = record_of(text, published=PUBLISHED)
    for tally, figure in zip(record.tallies, record.figures, strict=True):
        if number in figure.quantity.span.of(text):
            return tally
    raise AssertionError(f"no figure {number!r} among {[f.quantity.span.of(text) for f in record.figures]}")


@pytest.mark.parametrize("case", CASES)
def test_what_a_figure_counts(case: dict[str, Any]) -> None:
    tally = tally_of(case["text"], case["number"])
    wanted = {name: value for name, value in case.items() if name in FIELDS}
    assert wanted
    assert {name: FIELDS[name](tally) for name in wanted} == wanted


def test_tallies_stand_in_the_order_of_the_figures() -> None:
    record = record_of("Nine people died and 31 were injured. Some 4,000 people had left Orvale.")
    assert [tally.figure for tally in record.tallies] == list(range(len(record.figures))) == [0, 1, 2]
    assert [tally.span for tally in record.tallies] == [figure.span for figure in record.figures]


def test_a_part_points_to_its_whole() -> None:
    record = record_of("At least 14 people (11 men and three women) died in the blast.")
    assert [tally.part_of for tally in record.tallies] == [None, 0, 0]


def test_an_undated_report_tells_its_season() -> None:
    record = record_of("Moscow amassed 130,000 troops. Talks are to be held on February 16.")
    assert record.tallies[0].season == "02-16"
    assert tally_of("Moscow amassed 130,000 troops before February 16.", "130,000").season is None


def test_a_report_without_figures_has_no_tallies() -> None:
    assert record_of("It rained.").tallies == ()
