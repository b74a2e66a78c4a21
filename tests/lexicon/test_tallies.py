"""The word lists of what figures count agree with the types they lead to."""

import pytest

from onrecord.lexicon.tallies import (
    are_alike,
    group_words,
    is_part_group,
    outcome_nouns,
    outcome_verbs,
    people_only,
    state_words,
    states_together,
    thing_kinds,
    told_with,
)
from onrecord.model.tallies import TallyKind


def test_every_list_of_things_and_outcomes_is_a_kind() -> None:
    kinds = {kind.value for kind in TallyKind}
    for words in (outcome_verbs(), outcome_nouns(), thing_kinds()):
        assert words
        assert set(words.values()) <= kinds
    assert people_only() <= kinds


def test_states_stand_together_both_ways() -> None:
    states = {*state_words().values(), ""}
    for state in states:
        assert state in states_together(state)
    assert "joining" in states_together("present")
    assert "leaving" not in states_together("present")


@pytest.mark.parametrize(("part", "whole", "is_part"), [("child", "civilian", True), ("civilian", "child", False)])
def test_parts_of_groups(part: str, whole: str, is_part: bool) -> None:
    assert is_part_group(part, whole) is is_part
    assert {part, whole} <= set(group_words().values())


def test_events_that_reporters_call_by_either_word() -> None:
    assert are_alike("airstrike", "gas")
    assert are_alike("gas", "airstrike")
    assert not are_alike("crash", "shooting")


def test_verbs_that_tell_only_beside_a_word() -> None:
    assert told_with("with_word", "take", "part") == "crowd"
    assert told_with("state_with_word", "go", "home") == "leaving"
    assert told_with("with_word", "take", "bread") is None
