"""The ranker's choice by hand-made weights, and that the shipped weights fit the slots that the candidates fill."""

import json
from importlib.resources import files

import pytest

from onrecord.annotations.mentions.antecedents import KINDS, NOBODY_SLOTS, SLOTS
from onrecord.annotations.mentions.ranker import Candidate, Choice, choose, read_weights, score, shipped_weights

HAND_MADE = read_weights(
    json.dumps(
        {
            "slots": {"candidate": ["role", "distance"], "nobody": ["quoted"]},
            "weights": {
                "he": {
                    "candidate": {"role": {"speaker": 2.0, "object": -1.0}, "distance": {"0": 0.5, "1": 0.25}},
                    "nobody": {"quoted": {"quoted": 2.25}},
                }
            },
        }
    )
)


def choice_of(*values: tuple[str, str], quoted: bool = False) -> Choice:
    candidates = tuple(Candidate(i, i, pair) for i, pair in enumerate(values))
    return Choice(9, "he", candidates, ("quoted",) if quoted else ("",))


def test_the_highest_sum_of_weights_is_chosen() -> None:
    chosen = choose(choice_of(("object", "0"), ("speaker", "1")), weights=HAND_MADE)
    assert chosen is not None
    assert chosen.cluster == 1


def test_nobody_is_chosen_where_nobody_scores_as_high() -> None:
    assert choose(choice_of(("speaker", "1"), quoted=True), weights=HAND_MADE) is None
    assert choose(choice_of(), weights=HAND_MADE) is None


def test_the_nearest_of_equals_is_chosen() -> None:
    chosen = choose(choice_of(("speaker", "0"), ("speaker", "0")), weights=HAND_MADE)
    assert chosen is not None
    assert chosen.phrase == 0


def test_values_that_training_never_met_weigh_nothing() -> None:
    assert score(("unheard of", "1"), HAND_MADE.candidate["he"]) == pytest.approx(0.25)


def test_the_shipped_weights_know_every_sort_and_slot() -> None:
    weights = shipped_weights()
    assert set(weights.candidate) == set(weights.nobody) == set(KINDS)
    assert {len(tables) for tables in weights.candidate.values()} == {len(SLOTS)}
    assert {len(tables) for tables in weights.nobody.values()} == {len(NOBODY_SLOTS)}


def test_the_shipped_weights_name_the_slots_in_their_order() -> None:
    text = (files("onrecord.annotations.mentions") / "weights" / "ranker.json").read_text(encoding="utf-8")
    slots = json.loads(text)["slots"]
    assert tuple(slots["candidate"]) == SLOTS
    assert tuple(slots["nobody"]) == NOBODY_SLOTS


def test_weights_that_are_not_json_are_refused() -> None:
    with pytest.raises(ValueError, match="Expecting"):
        read_weights("{")
