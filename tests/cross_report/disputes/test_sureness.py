"""How sure a dispute is: the evidence for and against it, its chance, and what that makes of it."""

from collections.abc import Sequence
from math import exp
from typing import Any

import pytest

from onrecord.cross_report.claims import compare_all, group
from onrecord.cross_report.disputes import find_disputes
from onrecord.cross_report.disputes.sureness import Sureness, evidence_of, shipped_sureness
from onrecord.cross_report.disputes.voices import is_somebody
from onrecord.model import MentionKind
from onrecord.model.claims import ClaimItem
from onrecord.model.disputes import Dispute, DisputeItem, Standing
from onrecord.model.propositions import Holder
from tests.cross_report.claim_items import make_item

CHARGE: dict[str, Any] = {
    "predicate": "shell",
    "fillers": {"agent": ["Norland/NOR"], "patient": ["Upper Brod"]},
    "words": "that Norlander guns shelled Upper Brod, killing a ferryman",
    "holders": ["Ana Roe"],
    "reasons": ["as told: accuse"],
    "day": "2031-03-12",
}
REJECTED: dict[str, Any] = {
    **CHARGE,
    "holders": ["Norway"],
    "position": "denies",
    "words": "the accusations",
    "reasons": ["a phrase for what was said", "denied outright", "as told: deny"],
    "answers": "a:1",
    "answered": CHARGE,
    "chance": 0.8,
}


def disputes_of(*items: ClaimItem) -> list[Dispute]:
    pairs = [(i, j) for i in range(len(items)) for j in range(i)]
    claims = group(items, compare_all(items, pairs))
    return [dispute for claim in claims for dispute in find_disputes(claim, origins=count)]


def count(items: Sequence[DisputeItem]) -> int:
    return len({item.version_id for item in items})


def evidence(held: dict[str, Any], denial: dict[str, Any]) -> dict[str, float]:
    one, other = make_item("a:1", **held), make_item("a:2", **denial)
    (link,) = compare_all((one, other), [(0, 1)], explained=True)
    return dict(evidence_of(one, other, link))


def test_a_charge_that_the_accused_rejects_beside_it_is_sure() -> None:
    found = evidence(CHARGE, REJECTED)
    assert found["about the denier: charge"] == found["held: charge"] == found["taken up"] == 1
    assert found["taken up: chance"] == 0.8
    (dispute,) = disputes_of(make_item("a:1", **CHARGE), make_item("a:2", **REJECTED))
    assert dispute.standing is Standing.SURE
    assert dispute.chance == pytest.approx(shipped_sureness().chance(found), abs=0.001)


@pytest.mark.parametrize(
    ("held", "denial", "named"),
    [
        ({"holders": ["ground"]}, {}, "held: by a thing"),
        ({}, {"holders": ["disclaimer"]}, "denial: by a thing"),
        ({"reasons": ["as told: demand"]}, {}, "held: no stand"),
    ],
)
def test_what_speaks_for_nobody_makes_a_dispute_less_sure(
    held: dict[str, Any], denial: dict[str, Any], named: str
) -> None:
    found = evidence({**CHARGE, **held}, {**REJECTED, **denial})
    assert found[named] == 1
    assert shipped_sureness().points[named] < 0
    assert shipped_sureness().chance(found) < shipped_sureness().chance(evidence(CHARGE, REJECTED))


def test_an_unlikely_tie_of_two_matters_is_doubtful_and_says_why() -> None:
    aside = {**CHARGE, "holders": ["ground"], "reasons": ["as told: think"], "fillers": {"patient": ["Upper Brod"]}}
    denial = {**REJECTED, "answered": aside, "fillers": {}, "holders": ["Jan Doe"], "chance": 0.3}
    (dispute,) = disputes_of(make_item("a:1", **aside), make_item("a:2", **denial))
    assert dispute.standing is Standing.DOUBTFUL
    assert dispute.chance is not None
    assert dispute.chance < shipped_sureness().least
    assert dispute.evidence[0].slot == "held: by a thing"
    assert dispute.evidence[0].points < 0


def test_the_reasons_add_up_to_the_chance() -> None:
    (dispute,) = disputes_of(make_item("a:1", **CHARGE), make_item("a:2", **REJECTED))
    total = shipped_sureness().bias + sum(one.points for one in dispute.evidence)
    assert dispute.chance == pytest.approx(1 / (1 + exp(-total)), abs=0.01)


def test_one_sentence_printed_twice_does_not_deny_itself() -> None:
    told = {**CHARGE, "words": "Heavy fire Upper Brod has been under heavy fire since early March"}
    denial = {**told, "holders": ["Jan Doe"], "position": "denies", "reasons": ["denied outright", "as told: deny"]}
    (other_report,) = disputes_of(make_item("a:1", **told), make_item("b:1", **denial))
    assert "alike: word for word" in [one.slot for one in other_report.evidence]
    shorter = {**denial, "words": "that guns shelled Upper Brod"}
    (other_words,) = disputes_of(make_item("a:1", **told), make_item("b:1", **shorter))
    assert "alike: word for word" not in [one.slot for one in other_words.evidence]


@pytest.mark.parametrize(
    ("denial", "alike"),
    [({}, True), ({"day": "2031-04-30"}, False), ({"fillers": {"patient": ["Upper Brod"]}}, False)],
)
def test_the_same_doers_and_deed_within_a_week_make_two_reports_surer(denial: dict[str, Any], alike: bool) -> None:
    told = {**CHARGE, "predicate": "resign", "words": "Norland has resigned its seat"}
    against = {**told, "holders": ["Jan Doe"], "position": "denies", "reasons": ["negated"], **denial}
    one, other = make_item("a:1", **told), make_item("b:1", **against)
    (link,) = compare_all((one, other), [(0, 1)], explained=True)
    found = dict(evidence_of(one, other, link))
    assert ("alike: doer and deed" in found) is alike
    if alike:
        without = {name: value for name, value in found.items() if name != "alike: doer and deed"}
        assert shipped_sureness().chance(found) > shipped_sureness().chance(without)


def test_points_of_what_is_not_there_count_nothing() -> None:
    sureness = Sureness({"near": 2.0, "far": -1.0}, 0.0, 0.5)
    assert sureness.chance({}) == 0.5
    assert sureness.chance({"near": 0.5}) == pytest.approx(0.731, abs=0.001)
    assert [one.slot for one in sureness.explain({"far": 1.0, "near": 1.0, "other": 1.0})] == ["near", "far"]


@pytest.mark.parametrize(
    ("name", "kind", "speaks"),
    [
        ("Ana Roe", MentionKind.PERSON, True),
        ("rebels on the ground", None, True),
        ("two harbour pilots", None, True),
        ("fishermen", None, True),
        ("spokeswoman for the port", None, True),
        ("Norlander government", None, True),
        ("ground", None, False),
        ("their own disclaimer", None, False),
        ("59 percent", None, False),
        ("sirens", None, False),
    ],
)
def test_who_can_speak(name: str, kind: MentionKind | None, speaks: bool) -> None:
    assert is_somebody(Holder(name, kind, None, None)) is speaks
