"""Which claims are disputes, of what kind, and what is none."""

from typing import Any

import pytest

from onrecord.cross_report.claims import compare_all, group
from onrecord.cross_report.disputes import find_disputes
from onrecord.model.claims import ClaimItem
from onrecord.model.disputes import Dispute, DisputeItem, DisputeKind
from onrecord.model.propositions import Position
from quality.across import compare_records
from tests.cross_report.claim_items import make_item
from tests.language import record_of

SHELL: dict[str, Any] = {
    "predicate": "shell",
    "fillers": {"agent": ["Norlander militia"], "patient": ["Upper Brod"]},
    "terms": ["village"],
    "words": "the Norlander militia shelled Upper Brod",
    "holders": ["Ana Roe"],
    "day": "2031-03-12",
}
DENIED: dict[str, Any] = {
    **SHELL,
    "holders": ["Jan Doe"],
    "position": "denies",
    "reasons": ["denied outright", "as told: deny"],
    "words": "that the militia had shelled Upper Brod",
    "day": "2031-03-13",
}


def disputes_of(*items: ClaimItem) -> list[Dispute]:
    pairs = [(i, j) for i in range(len(items)) for j in range(i)]
    claims = group(items, compare_all(items, pairs))
    return [d for claim in claims for d in find_disputes(claim, origins=count)]


def count(items: object) -> int:
    assert isinstance(items, tuple)
    return len({item.version_id for item in items if isinstance(item, DisputeItem)})


def test_a_denial_stands_against_what_it_denies_with_the_words_of_both() -> None:
    (dispute,) = disputes_of(make_item("a:1", **SHELL), make_item("b:1", **DENIED))
    held, against = dispute.sides
    assert dispute.kind is DisputeKind.DENIES
    assert (held.position, against.position) == (Position.ASSERTS, Position.DENIES)
    assert [(i.item_id, i.speakers) for i in held.items] == [("a:1", ("Ana Roe",))]
    assert [(i.item_id, i.speakers, i.said) for i in against.items] == [("b:1", ("Jan Doe",), "2031-03-13")]
    assert dispute.question == "Is it so: “the Norlander militia shelled Upper Brod”?"
    assert dispute.links[0].reasons


def test_a_question_is_asked_in_a_clause_that_the_denial_is_no_part_of() -> None:
    mixed = {**SHELL, "words": "the Norlander militia shelled the village of Upper Brod, which Doe denies"}
    words = "the Norlander militia's shelling of the village Upper Brod"
    noun = {**SHELL, "words": words, "reasons": ["worded by a noun"]}
    clause = make_item("c:1", **SHELL)
    (dispute,) = disputes_of(
        make_item("a:1", **{**mixed, "span": (0, 80)}),
        make_item("a:2", **{**DENIED, "span": (60, 80)}),
        make_item("b:1", **noun),
        clause,
    )
    assert dispute.question == f"Is it so: “{clause.words}”?"


def test_origins_are_counted_by_the_callers_way() -> None:
    (dispute,) = disputes_of(make_item("a:1", **SHELL), make_item("c:1", **SHELL), make_item("b:1", **DENIED))
    assert [side.origins for side in dispute.sides] == [2, 1]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"holders": []}, "the report's own voice denies nothing"),
        ({"holders": ["position"]}, "no position speaks"),
        ({"position": "raises"}, "a question is no denial"),
        (
            {"holders": ["Ana Roe"]},
            "nobody denies their own words of the same day",
        ),
        ({"reality": "planned"}, "no plan to do it is no denial of the deed"),
        ({"reasons": ["fails", "as told: assert"]}, "failing to do it is no denial"),
        ({"reasons": ["alleged"]}, "calling it alleged is no denial"),
        ({"words": "a proposal to shell Upper Brod"}, "who rejects a proposal denies nothing"),
        ({"fillers": {"agent": ["Sudrian army"], "patient": ["Upper Brod"]}}, "other doers"),
        ({"when": "2031-03-20", "day": "2031-03-20"}, "another day"),
    ],
)
def test_what_is_no_dispute(change: dict[str, Any], why: str) -> None:
    told = {**SHELL, "when": "2031-03-12"} if "when" in change else SHELL
    if change.get("holders") == ["Ana Roe"]:
        change = {**change, "day": "2031-03-12"}
    assert disputes_of(make_item("a:1", **told), make_item("b:1", **{**DENIED, **change})) == [], why


def test_a_state_and_its_ministry_are_one_voice() -> None:
    one = make_item("a:1", **{**SHELL, "holders": ["Russia"]})
    other = make_item("b:1", **{**DENIED, "holders": ["Russian defence ministry"]})
    assert disputes_of(one, other) == []


def test_who_has_not_seen_it_doubts_it() -> None:
    unseen = make_item("b:1", **{**DENIED, "reasons": ["not seen"]})
    (dispute,) = disputes_of(make_item("a:1", **SHELL), unseen)
    assert dispute.kind is DisputeKind.DOUBTS


def test_a_later_denial_by_the_same_speaker_is_a_revision() -> None:
    later = make_item("b:1", **{**DENIED, "holders": ["Ana Roe"]})
    (dispute,) = disputes_of(make_item("a:1", **SHELL), later)
    assert dispute.kind is DisputeKind.REVISES


def test_taking_back_one_s_words_is_a_retraction() -> None:
    later = make_item(
        "b:1",
        **{**DENIED, "holders": ["Ana Roe"], "reasons": ["retraction"], "words": "withdrew the claim on Upper Brod"},
    )
    (dispute,) = disputes_of(make_item("a:1", **SHELL), later)
    assert dispute.kind is DisputeKind.RETRACTS


def test_what_a_report_ties_together_is_disputed_although_the_words_differ() -> None:
    answer = {k: v for k, v in SHELL.items() if k not in ("fillers", "terms", "words", "holders")}
    denial = make_item(
        "a:2",
        **answer,
        words="the accusation",
        holders=["Jan Doe"],
        position="denies",
        reasons=["denied outright", "as told: deny"],
        answers="a:1",
        answered=SHELL,
    )
    (dispute,) = disputes_of(make_item("a:1", **SHELL), denial)
    assert [item.item_id for side in dispute.sides for item in side.items] == ["a:1", "a:2"]


def test_where_one_clause_tells_both_sides_the_denial_has_its_sentence() -> None:
    text = "Doe rejected Norland's claim that its troops had left the valley."
    (dispute,) = compare_records([record_of(text)], ["v"]).disputes
    held, against = ([item.span.of(text) for item in side.items] for side in dispute.sides)
    assert held == ["Norland's claim that its troops had left the valley"]
    assert against == [text]
    assert dispute.question == "Is it so: “its troops had left the valley”?"


def test_a_rejected_request_is_no_denial() -> None:
    refusal = make_item(
        "a:2",
        predicate="shell",
        words="that demand",
        holders=["Jan Doe"],
        position="denies",
        reasons=["denied outright", "as told: deny"],
        day="2031-03-12",
        answers="a:1",
        answered=SHELL,
    )
    assert disputes_of(make_item("a:1", **SHELL), refusal) == []


def test_what_trained_points_tie_together_is_disputed_although_nothing_else_agrees() -> None:
    warned = {**SHELL, "predicate": "attack", "fillers": {}, "words": "to attack at any time", "reality": "possible"}
    denial = make_item(
        "a:2", **{**DENIED, "reasons": ["denied outright", "as told: deny", "stands against 'attack'"]}, answers="a:1"
    )
    (dispute,) = disputes_of(make_item("a:1", **warned), denial)
    assert [item.item_id for side in dispute.sides for item in side.items] == ["a:1", "a:2"]


def test_who_only_says_that_it_will_not_be_answers_nobody_who_says_it_will() -> None:
    ahead = {"reality": "planned", "words": "the Norlander militia would shell Upper Brod"}
    held = make_item("a:1", **{**SHELL, **ahead})
    plain = make_item("b:1", **{**DENIED, **ahead, "reasons": ["negated", "as told: assert"]})
    outright = make_item("b:1", **{**DENIED, **ahead})
    assert disputes_of(held, plain) == []
    assert len(disputes_of(held, outright)) == 1


def test_what_somebody_calls_a_lie_is_denied() -> None:
    named = make_item("b:1", **{**DENIED, "reasons": ["called false", "as told: assert"]})
    assert len(disputes_of(make_item("a:1", **SHELL), named)) == 1


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("it was wrong, and I said it too early about Upper Brod", [DisputeKind.RETRACTS]),
        ("it would be wrong to shell Upper Brod", []),
        ("this was deeply mistaken, to shell Upper Brod", []),
    ],
)
def test_calling_a_deed_wrong_takes_nothing_back(words: str, kinds: list[DisputeKind]) -> None:
    later = {**DENIED, "holders": ["Ana Roe"], "reasons": ["retraction"], "words": words}
    assert [d.kind for d in disputes_of(make_item("a:1", **SHELL), make_item("b:1", **later))] == kinds


PLAIN: dict[str, Any] = {**DENIED, "reasons": ["negated", "as told: assert"]}


def test_a_mere_not_answers_who_says_it_of_the_same_doer_and_thing() -> None:
    assert len(disputes_of(make_item("a:1", **SHELL), make_item("b:1", **PLAIN))) == 1


@pytest.mark.parametrize(
    ("held", "denial", "why"),
    [
        ({"reasons": ["worded by a noun"]}, {}, "what a noun names is not said to be so"),
        ({"reasons": ["worded by a gerund"]}, {}, "what a gerund names is not said to be so"),
        (
            {},
            {"fillers": {"agent": ["Norlander militia"]}, "words": "the Norlander militia did not shell"},
            "no object",
        ),
        ({"predicate": "shell out"}, {}, "another predicate"),
        ({}, {"version": "a"}, "one report ties together what it sets against each other"),
        (
            {"fillers": {"agent": ["Norlander people"], "patient": ["Upper Brod"]}},
            {"fillers": {"agent": ["Norlander president"], "patient": ["Upper Brod"]}},
            "the people are not their president",
        ),
    ],
)
def test_a_mere_not_answers_nothing_less(held: dict[str, Any], denial: dict[str, Any], why: str) -> None:
    of = denial.get("version", "b")
    assert disputes_of(make_item("a:1", **{**SHELL, **held}), make_item(f"{of}:5", **{**PLAIN, **denial})) == [], why


@pytest.mark.parametrize(
    ("words", "found"), [("that it had shelled Upper Brod in 2030", 0), ("that it had shelled Upper Brod in 2031", 1)]
)
def test_numbers_part_matters(words: str, found: int) -> None:
    held = make_item("a:1", **{**SHELL, "words": "the Norlander militia shelled Upper Brod in 2031"})
    assert len(disputes_of(held, make_item("b:1", **{**DENIED, "words": words}))) == found


@pytest.mark.parametrize("words", ["that has been shelling Upper Brod", "the militia denied it had shelled Upper Brod"])
def test_what_is_told_of_things_or_of_denials_is_not_held(words: str) -> None:
    assert disputes_of(make_item("a:1", **{**SHELL, "words": words}), make_item("b:1", **DENIED)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"reality": "hypothetical"},
        {"reasons": ["a phrase for what was said"]},
        {"predicate": "be horrible", "words": "an attack on Upper Brod would be horrible"},
    ],
)
def test_what_would_be_so_is_not_denied(change: dict[str, Any]) -> None:
    reasons = ["denied outright", "as told: deny", "stands against 'shell'"]
    denial = make_item("a:2", **{**DENIED, "reasons": reasons}, answers="a:1", answered=SHELL)
    assert disputes_of(make_item("a:1", **{**SHELL, **change}), denial) == []


def test_who_speaks_for_somebody_does_not_dispute_with_them() -> None:
    lawyers = {**SHELL, "holders": ["Dr Doe's lawyers"]}
    assert disputes_of(make_item("a:1", **lawyers), make_item("b:1", **DENIED)) == []
    others = {**SHELL, "holders": ["Dr Roe's lawyers"]}
    assert len(disputes_of(make_item("a:1", **others), make_item("b:1", **DENIED))) == 1


@pytest.mark.parametrize("words", ["which rebels in the valley have denied", "because the pass was shelled on Monday"])
def test_what_is_told_aside_is_not_what_a_denial_stands_against(words: str) -> None:
    held = {**SHELL, "words": words}
    denial = make_item(
        "a:2", **{**DENIED, "reasons": ["denied outright", "as told: deny", "stands against 'shell'"]}, answers="a:1"
    )
    assert disputes_of(make_item("a:1", **held), denial) == []
