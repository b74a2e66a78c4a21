"""What kinds of events there are: PLOVER's types, their quad class and CAMEO root; Goldstein's scale; word classes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.lexicon.data_files import read_toml
from onrecord.lexicon.tables import read_rows
from onrecord.model import EventType

DATA = "ontology.toml"
GOLDSTEIN = "goldstein.tsv"


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """A type's quad class (1 verbal, 2 material cooperation, 3 verbal, 4 material conflict) and its CAMEO root code."""

    quad: int
    cameo: str


@cache
def event_types() -> Mapping[EventType, TypeEntry]:
    """Every type with what it is worth, in PLOVER's order."""
    return {EventType(name): TypeEntry(entry["quad"], entry["cameo"]) for name, entry in _data()["types"].items()}


@cache
def word_class(name: str) -> frozenset[str]:
    """The lemmas of a class that frames name in angle brackets ("forces"), lower case; empty for an unknown class."""
    return frozenset(word.lower() for word in _data()["classes"].get(name, ()))


@cache
def light_verbs(*, passive: bool = False) -> frozenset[str]:
    """Verbs that lend a noun their subject ("held talks"); with `passive`, as the one who has it done to them."""
    verbs = _data()["light_verbs"]["passive" if passive else "active"]
    return frozenset(form for verb in verbs for form in lemma_forms(verb))


def lemma_forms(verb: str) -> tuple[str, ...]:
    """A verb's lemma, and what the parser takes for it."""
    misread = _data()["misread"].get(verb)
    return (verb,) if misread is None else (verb, misread)


@cache
def idioms() -> frozenset[tuple[str, ...]]:
    """Phrases whose last word would tell an event but for those before it ("heart attack"), lower case."""
    return frozenset(tuple(phrase.split()) for phrase in _data()["idioms"]["nouns"])


@cache
def idioms_ending(word: str) -> tuple[tuple[str, ...], ...]:
    """The words before a word, given in lower case, with which it tells no event: ("heart",) for "attack"."""
    return tuple(sorted(phrase[:-1] for phrase in idioms() if phrase[-1] == word))


@cache
def games_pattern() -> re.Pattern[str]:
    """What marks a sentence as one of games, where "beat" and "attack" hurt nobody."""
    words = "|".join(re.escape(phrase) for phrase in _data()["idioms"]["games"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def goldstein(cameo: str) -> float | None:
    """The value of a CAMEO code on Goldstein's scale, or that of the nearest code above it; None for an unknown root.

    Source: Goldstein, Journal of Conflict Resolution 36 (1992), as carried over to CAMEO.
    """
    values = _goldstein()
    for length in range(len(cameo), 1, -1):
        if (value := values.get(cameo[:length])) is not None:
            return value
    return None


@cache
def _goldstein() -> Mapping[str, float]:
    return {code: float(value) for code, value in read_rows(GOLDSTEIN)}


@cache
def _data() -> Mapping[str, Any]:
    return read_toml(DATA)
