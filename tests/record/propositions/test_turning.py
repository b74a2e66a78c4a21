"""How positions turn: under negation, doubt, and verbs of stance, apart from any text."""

import pytest

from onrecord.model.events import Reality
from onrecord.model.propositions import Position
from onrecord.record.propositions.positions import coloured, doubted, taken, turned

A, D, U, R = Position.ASSERTS, Position.DENIES, Position.DOUBTS, Position.RAISES


def test_turning_twice_leads_back() -> None:
    assert turned(turned(A)) is A
    assert turned(R) is R


def test_doubt_about_a_denial_stands_for_nothing() -> None:
    assert (doubted(A), doubted(U), doubted(D)) == (U, U, R)


@pytest.mark.parametrize(
    ("position", "verb", "negated", "expected"),
    [
        (A, "deny", False, D),
        (D, "deny", False, A),
        (A, "deny", True, R),
        (A, "dispute", True, A),
        (A, "doubt", False, U),
        (A, "confirm", True, U),
        (A, "confirm", False, None),
        (A, "demand", False, R),
        (A, "hope", False, R),
        (A, "believe", True, D),
        (A, "say", False, None),
        (A, "say", True, R),
    ],
)
def test_whoever_uses_a_verb_stands_where_it_says(
    position: Position, verb: str, negated: bool, expected: Position | None
) -> None:
    assert taken(position, frozenset({verb}), negated=negated) is expected


@pytest.mark.parametrize(
    ("below", "above", "expected"),
    [
        (Reality.ACTUAL, Reality.PLANNED, Reality.PLANNED),
        (Reality.PLANNED, Reality.ONGOING, Reality.PLANNED),
        (Reality.PLANNED, Reality.POSSIBLE, Reality.POSSIBLE),
        (Reality.THREATENED, Reality.PLANNED, Reality.THREATENED),
        (Reality.PLANNED, Reality.ACTUAL, Reality.PLANNED),
    ],
)
def test_a_word_above_colours_what_is_told_below(below: Reality, above: Reality, expected: Reality) -> None:
    assert coloured(below, above) is expected
