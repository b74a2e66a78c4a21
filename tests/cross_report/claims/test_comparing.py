"""Which propositions ask one question, and what a link says of itself."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.cross_report.claims import compare, keys_of
from tests.cross_report.claim_items import make_item

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))


def pair(case: dict[str, Any]) -> tuple[Any, Any]:
    return make_item("one:1", **case["one"]), make_item("other:1", **{**case["other"], "report": "other"})


@pytest.mark.parametrize("case", CASES["synthetic"], ids=lambda case: str(case["why"]))
def test_what_asks_one_question_is_linked(case: dict[str, Any]) -> None:
    link = compare(*pair(case))
    assert link is not None
    assert link.wording == case["wording"]


@pytest.mark.parametrize("case", CASES["synthetic"], ids=lambda case: str(case["why"]))
def test_what_asks_one_question_shares_a_key(case: dict[str, Any]) -> None:
    one, other = pair(case)
    assert keys_of(one) & keys_of(other)


@pytest.mark.parametrize("case", CASES["negative"], ids=lambda case: str(case["why"]))
def test_what_asks_two_questions_is_not_linked(case: dict[str, Any]) -> None:
    assert compare(*pair(case)) is None


@pytest.mark.parametrize("case", CASES["known_failures"], ids=lambda c: str(c["why"]))
@pytest.mark.xfail(strict=True)
def test_what_is_not_yet_linked(case: dict[str, Any]) -> None:
    assert compare(*pair(case)) is not None


def test_a_link_is_the_same_both_ways_round_and_can_be_replayed() -> None:
    one, other = pair(CASES["synthetic"][0])
    assert compare(one, other) == compare(other, one)
    assert compare(one, other) == compare(one, other)


def test_the_reasons_of_a_link_add_up_to_its_score() -> None:
    from onrecord.cross_report.claims.scoring import shipped_scale

    one, other = pair(CASES["synthetic"][0])
    link = compare(one, other)
    assert link is not None
    total = shipped_scale().bias + sum(reason.points for reason in link.reasons)
    assert link.score == pytest.approx(1 / (1 + 2.718281828**-total), abs=0.02)


def test_positions_play_no_part_in_likeness() -> None:
    told = CASES["synthetic"][0]
    one, other = pair(told)
    denied = make_item("other:1", **{**told["other"], "position": "denies"})
    assert (first := compare(one, other)) is not None
    assert (second := compare(one, denied)) is not None
    assert first.score == second.score


def test_other_numbers_are_other_questions_whatever_the_words() -> None:
    told: dict[str, Any] = {
        "predicate": "die",
        "fillers": {"agent": ["people"], "place": ["Vell"]},
        "terms": ["flood", "vell"],
    }
    twelve, fifteen, again = (
        make_item(f"{name}:0", words="people had died in the flood in Vell", counted=(number,), **told)
        for name, number in (("a", 12), ("b", 15), ("c", 12))
    )
    assert compare(twelve, fifteen) is None
    assert compare(twelve, again) is not None
