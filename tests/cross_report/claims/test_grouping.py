"""How linked items become claims: the same whatever the order, with every item's position told."""

import itertools
from typing import Any

import numpy as np
import pytest

from onrecord.cross_report.claims import compare_all, group, is_told_once
from onrecord.cross_report.claims.grouping import MOST, SCORED, UNSCORED, average_link, sparse_average_link
from onrecord.model.claims import Claim, ClaimItem, ClaimLink
from onrecord.model.propositions import Position
from onrecord.model.review import Ties
from tests.cross_report.claim_items import make_item

WITHDRAW: dict[str, Any] = {
    "predicate": "withdraw",
    "fillers": {"agent": ["Norlander troops"], "origin": ["Vesk river"]},
    "terms": ["bank"],
    "words": "Norlander troops are withdrawing from the bank of the Vesk",
    "day": "2031-03-17",
}
PULL_BACK: dict[str, Any] = {
    **WITHDRAW,
    "predicate": "pull back",
    "words": "Norlander troops pull back from the bank of the Vesk",
}
STAY: dict[str, Any] = {
    **WITHDRAW,
    "predicate": "remain",
    "fillers": {"agent": ["Norlander troops"], "place": ["Vesk river"]},
    "words": "Norlander troops remain on the bank of the Vesk",
}
BOMB: dict[str, Any] = {
    "predicate": "bomb",
    "fillers": {"agent": ["Sudrian jets"], "patient": ["hospital"], "place": ["Harim"]},
    "words": "Sudrian jets bombed a hospital in Harim",
    "day": "2031-03-17",
}


def claims_of(items: tuple[ClaimItem, ...], links: list[ClaimLink] | None = None) -> tuple[Claim, ...]:
    every = list(itertools.combinations(range(len(items)), 2))
    return group(items, compare_all(items, every) if links is None else links)


def test_what_asks_one_question_is_one_claim_and_the_rest_stays_apart() -> None:
    items = (make_item("a:1", **WITHDRAW), make_item("b:1", **PULL_BACK), make_item("c:1", **BOMB))
    assert [claim.reports for claim in claims_of(items)] == [("a", "b"), ("c",)]


def test_claims_do_not_depend_on_the_order_of_items_and_links() -> None:
    items = (make_item("a:1", **WITHDRAW), make_item("b:1", **PULL_BACK), make_item("c:1", **STAY))
    links = compare_all(items, [(0, 1), (0, 2), (1, 2)])
    assert len(links) == 3
    expected = group(items, links)
    for some in itertools.permutations(items):
        assert group(some, links[::-1]) == expected


def test_who_holds_the_contrary_denies_the_claim() -> None:
    items = (make_item("a:1", **WITHDRAW), make_item("b:1", **PULL_BACK), make_item("c:1", **STAY))
    (claim,) = claims_of(items)
    assert {m.item.item_id: m.position for m in claim.members} == {
        "a:1": Position.ASSERTS,
        "b:1": Position.ASSERTS,
        "c:1": Position.DENIES,
    }


def test_a_claim_is_worded_by_an_item_that_asserts_it() -> None:
    denied = make_item("a:1", **{**WITHDRAW, "position": "denies", "words": "no troops have left the Vesk"})
    (claim,) = claims_of((denied, make_item("b:1", **PULL_BACK)))
    assert claim.worded_by == "b:1"
    assert claim.proposition == PULL_BACK["words"]


def test_each_member_beside_the_core_tells_why_it_belongs() -> None:
    (claim,) = claims_of((make_item("a:1", **WITHDRAW), make_item("b:1", **PULL_BACK)))
    (joined,) = [m for m in claim.members if m.item.item_id != claim.worded_by]
    assert joined.link is not None
    assert joined.link.reasons


def test_one_item_is_a_claim_of_its_own() -> None:
    item = make_item("a:1", **BOMB)
    (claim,) = group((item,), ())
    assert [m.item for m in claim.members] == [item]
    assert claim.members[0].link is None


def test_more_items_than_are_clustered_at_once_stay_one_claim_where_a_person_tied_them() -> None:
    items = tuple(make_item(f"v{n}:1", **{**BOMB, "words": f"Sudrian jets bombed house {n}"}) for n in range(MOST + 2))
    ties = Ties(frozenset(("v0:1", item.item_id) for item in items[1:]), frozenset())
    (claim,) = group(items, [], ties=ties)
    assert len(claim.members) == len(items)


@pytest.mark.parametrize("seed", range(5))
def test_pairs_without_a_score_are_reckoned_with_as_if_all_pairs_had_one(seed: int) -> None:
    chance = np.random.default_rng(seed)
    count = 60
    table = np.full((count, count), UNSCORED, np.float32)
    scores = {}
    for one, other in itertools.combinations(range(count), 2):
        if chance.random() < 0.2:
            scores[one, other] = float(chance.random())
            table[one, other] = table[other, one] = scores[one, other]
    found = sparse_average_link(count, scores, 0.3)
    assert found == average_link(table, 0.3)
    assert found == sparse_average_link(count, dict(reversed(scores.items())), 0.3)


def test_what_people_parted_is_never_joined_and_what_they_tied_is() -> None:
    scores = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): -np.inf, (3, 4): 1e6}
    assert sparse_average_link(5, scores, 0.3) == [[0, 1], [2], [3, 4]]


def test_a_claim_that_a_hundred_reports_tell_stays_whole() -> None:
    items = tuple(make_item(f"r{number:03}:1", **(WITHDRAW if number % 3 else PULL_BACK)) for number in range(120))
    near = [(n, other) for n in range(120) for other in range(n + 1, min(n + SCORED, 120))]
    (claim,) = claims_of(items, compare_all(items, near))
    assert len(claim.members) == len(items)


@pytest.mark.parametrize(
    ("other", "once"),
    [
        ({"item_id": "a:2", "span": (20, 30)}, True),
        ({"item_id": "a:2", "span": (20, 60)}, False),
        ({"item_id": "a:2", "span": (60, 70)}, False),
        ({"item_id": "b:1", "span": (20, 30)}, False),
    ],
)
def test_a_clause_and_what_stands_within_it_are_told_once(other: dict[str, Any], once: bool) -> None:
    items = (make_item("a:1", **WITHDRAW, span=(0, 50)), make_item(**{**PULL_BACK, **other}))
    (claim,) = claims_of(items)
    assert is_told_once(claim) is once


def test_a_claim_is_worded_by_words_that_run_into_no_denial_of_it() -> None:
    mixed = {**WITHDRAW, "words": "Norlander troops are withdrawing from the bank of the Vesk, which Roe denies"}
    denied = {**WITHDRAW, "position": "denies", "words": "which Roe denies"}
    items = (
        make_item("a:1", **{**mixed, "span": (0, 80)}),
        make_item("a:2", **{**denied, "span": (60, 80)}),
        make_item("b:1", **PULL_BACK),
    )
    (claim,) = claims_of(items)
    assert claim.worded_by == "b:1"
