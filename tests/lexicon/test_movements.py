"""Words that say which way a number moves."""

from itertools import combinations

import pytest

from onrecord.lexicon.movements import carried, changes, movement_fillers, movements
from onrecord.model import Direction

KINDS = ("moving", "changing", "before", "behind", "particles")


def test_verbs_and_particles_have_a_way() -> None:
    assert movements("moving")["plunge"] is Direction.DOWN
    assert movements("changing")["raise"] is Direction.UP
    assert movements("before")["up"] is Direction.UP


@pytest.mark.parametrize(("first", "second"), list(combinations(KINDS, 2)))
def test_no_word_goes_both_ways(first: str, second: str) -> None:
    shared = movements(first).keys() & movements(second).keys()
    assert {word for word in shared if movements(first)[word] is not movements(second)[word]} == set()


def test_a_filler_says_no_way() -> None:
    assert movement_fillers().isdisjoint(movements("before"))
    assert "revise" in changes()


def test_a_carried_verb_has_no_way_of_its_own() -> None:
    assert "go" in carried()
    assert carried().isdisjoint(movements("moving"))
