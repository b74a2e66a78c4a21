"""What words say of the event in their complement."""

import pytest

from onrecord.lexicon.embedding import Effect, effects_of, modals


@pytest.mark.parametrize(
    ("relation", "word", "effect"),
    [
        ("to", "refuse", Effect.FAILS),
        ("to", "manage", Effect.HOLDS),
        ("that", "deny", Effect.DENIED),
        ("preps", "accuse of", Effect.ALLEGED),
        ("nouns", "threat", Effect.THREATENED),
        ("object", "call off", Effect.FAILS),
    ],
)
def test_the_most_decisive_effect_comes_first(relation: str, word: str, effect: Effect) -> None:
    assert effects_of(relation)[word][0] is effect


def test_modals_have_one_sense_each() -> None:
    assert modals()["might"] == "possible"
    assert modals()["must"] == "demanded"
