"""How two figures of two reports stand to each other, case by case, on real parses."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.cross_report.series import SeriesItem, compare, keys_of
from onrecord.cross_report.series.comparing import MOST_WORDS
from tests.cross_report.series.opened import open_figure, open_figures

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


def _opened(case: dict[str, Any]) -> tuple[SeriesItem, SeriesItem]:
    one, other = (open_figure(side, **case[side]) for side in ("a", "b"))
    return one, other


@pytest.mark.parametrize("case", CASES)
def test_relation_of_two_figures(case: dict[str, Any]) -> None:
    one, other = _opened(case)
    link = compare(one, other)
    assert ("" if link is None else link.relation.value) == case["relation"], link
    if link is not None:
        assert link.same_scope == case.get("one_scope", True)


@pytest.mark.parametrize("case", [*ROOMS["in_the_wild"], *ROOMS["negative"]], ids=lambda case: str(case["name"]))
def test_comparison_is_symmetric_and_can_be_replayed(case: dict[str, Any]) -> None:
    one, other = _opened(case)
    link = compare(one, other)
    assert compare(other, one) == link == compare(one, other)
    if link is not None:
        assert link.score == pytest.approx(sum(reason.points for reason in link.reasons), abs=0.01)
        assert link.a < link.b


@pytest.mark.parametrize("case", ROOMS["in_the_wild"], ids=lambda case: str(case["name"]))
def test_figures_for_one_thing_are_found_by_two_keys(case: dict[str, Any]) -> None:
    one, other = _opened(case)
    assert len(keys_of(one) & keys_of(other)) >= 2


def test_keys_are_few_and_depend_on_the_figure_alone() -> None:
    text = (
        "An explosion at the Orvale grain depot on Monday killed nine people in Aleppo, Homs and Hama, officials said."
    )
    one, again = (open_figure("a", text, "nine", published="2026-06-15") for _ in range(2))
    assert keys_of(one) == keys_of(again)
    assert len(keys_of(one)) <= 2 * MOST_WORDS + 20


def test_one_report_that_names_two_claimants_has_a_conflict() -> None:
    text = (
        "The observatory said the air strike on the village of Oweijel killed 23 people. "
        "The committees put the death toll of the strike at 30."
    )
    first, second = open_figures("a", text, published="2026-06-15")
    link = compare(first, second)
    assert link is not None
    assert link.relation == "conflict"


def test_one_report_in_its_own_voice_has_parts_rather_than_conflicts() -> None:
    text = "The explosion at the Orvale depot has killed 23 people. Two people died of burns overnight in Orvale."
    first, second = open_figures("a", text, published="2026-06-15")
    link = compare(first, second)
    assert link is None or (link.relation == "compatible" and not link.same_scope)


def test_a_vague_number_is_not_compared() -> None:
    assert open_figures("a", "Norland means to send several hundred soldiers to Vask.", published="2026-06-15") == []
