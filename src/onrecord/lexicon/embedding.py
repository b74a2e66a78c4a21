"""What words say of the event in their complement: that it happened, failed, is planned, feared, demanded, denied."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from onrecord.lexicon.data_files import read_toml

DATA = "embedding.toml"


class Effect(StrEnum):
    """What a word makes of the event below it.

    `FACTIVE` words take it for granted even when negated, `HOLDS` words ("managed to") only when not. With `FAILS` it
    does not happen, with `ENDED` it did and no longer does. The others name what the event is told as.
    """

    DENIED = "denied"
    FAILS = "fails"
    UNLIKELY = "unlikely"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    ALLEGED = "alleged"
    ENDED = "ended"
    PLANNED = "planned"
    SOUGHT = "sought"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    ONGOING = "ongoing"
    HOLDS = "holds"
    FACTIVE = "factive"


@cache
def effects_of(relation: str) -> Mapping[str, tuple[Effect, ...]]:
    """The effects of lemmas on an event that stands to them as told, the most decisive first.

    Args:
        relation: "to", "ing", "that", "object", "subject", "preps", "nouns", "of" or "adverbs".
    """
    found: dict[str, list[Effect]] = {}
    data = read_toml(DATA)
    for effect in Effect:
        for lemma in data[effect.value].get(relation, ()):
            if effect not in found.setdefault(lemma, []):
                found[lemma].append(effect)
    return {lemma: tuple(effects) for lemma, effects in found.items()}


@cache
def marking_words(table: str, name: str) -> frozenset[str]:
    """A list of function words: a `table` of "marks", "modals", "preps" or "negation", and a name within it."""
    words: list[str] = read_toml(DATA)[table][name]
    return frozenset(words)


@cache
def modals() -> Mapping[str, str]:
    """For each modal verb, as it is written in lower case, what it makes of its verb: "planned", "possible", ..."""
    return {word: sense for sense, words in read_toml(DATA)["modals"].items() for word in words}
