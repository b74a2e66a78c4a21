"""Number words and the words around numbers: magnitudes, vague amounts, bounds, and what makes a number a mere label.

The lists stand in `data/numbers.toml`; this module shapes them for look-up.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from onrecord.lexicon.data_files import read_toml
from onrecord.model import Bound

DATA = "numbers.toml"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Words that make up numbers, all in lower case but for `suffixes`, which keep theirs ("M", "bn")."""

    small: Mapping[str, int]
    tens: Mapping[str, int]
    magnitudes: Mapping[str, int]
    suffixes: Mapping[str, int]
    spaced_suffixes: frozenset[str]
    fractions: Mapping[str, int]
    vague_plurals: Mapping[str, tuple[int, int]]
    vague_multipliers: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class RangeWords:
    """What joins the two ends of a range, and what shows that "from X to Y" spans instead of changes."""

    joints: frozenset[str]
    spanning: frozenset[str]


@cache
def number_words() -> NumberWords:
    """All words that make up numbers."""
    data = _data()
    vague = data["vague"]
    return NumberWords(
        small=data["small"],
        tens=data["tens"],
        magnitudes=data["magnitudes"],
        suffixes=data["suffixes"],
        spaced_suffixes=frozenset(data["suffix_rules"]["spaced"]),
        fractions=data["fractions"],
        vague_plurals={word: (low, high) for word, (low, high) in vague["plurals"].items()},
        vague_multipliers={word: (low, high) for word, (low, high) in vague["multipliers"].items()},
    )


@cache
def range_words() -> RangeWords:
    """Words that make a range of two numbers."""
    data = _data()["ranges"]
    return RangeWords(frozenset(data["joints"]), frozenset(data["spanning"]))


@cache
def bounds_before() -> tuple[re.Pattern[str], Mapping[str, Bound]]:
    """A pattern that matches bound words at the end of what precedes a number, and the bound of each (lower case)."""
    bounds = _bounds("before")
    return re.compile(rf"(?:(?<=\W)|^)({_any_of(bounds)})\s*$", re.IGNORECASE), bounds


@cache
def bounds_after() -> tuple[re.Pattern[str], Mapping[str, Bound]]:
    """A pattern that matches bound words at the start of what follows a number, and the bound of each (lower case)."""
    bounds = _bounds("after")
    return re.compile(rf"\s*({_any_of(bounds)})(?!\w)", re.IGNORECASE), bounds


@cache
def final_bounds() -> frozenset[str]:
    """Bound words behind a number that are some only where they end the clause ("three at most")."""
    return frozenset(_data()["bounds"]["final"]["words"])


@cache
def labels(name: str) -> frozenset[str]:
    """A list of words that show that a number counts nothing ("nouns", "months", "streets", ...), in lower case."""
    return frozenset(_data()["labels"][name])


@cache
def counted_words(name: str) -> frozenset[str]:
    """A list of words that help to find the thing counted ("states", "place_nouns", ...), in lower case."""
    return frozenset(_data()["counted"][name])


def find_vague_range(words: str) -> tuple[Decimal, Decimal] | None:
    """The range that a vague number suggests: "dozens" 12 to 120, "several hundred" 300 to 900; None if it is none.

    This is a convention, not what the text says: use it to compare figures, never to print one.
    """
    found = number_words()
    low, high = Decimal(1), Decimal(1)
    rest = words.lower().replace("-", " ")
    for multiplier in sorted(found.vague_multipliers, key=len, reverse=True):
        if rest.startswith(multiplier + " "):
            low, high = (Decimal(number) for number in found.vague_multipliers[multiplier])
            rest = rest[len(multiplier) :]
            break
    known = False
    for word in rest.replace(" of ", " ").split():
        if word in found.vague_plurals:
            smallest, largest = found.vague_plurals[word]
            scale = (smallest, smallest) if known and word not in ("tens", "dozens", "scores") else (smallest, largest)
            low, high, known = low * scale[0], high * scale[1], True
        elif word in found.magnitudes:
            low, high, known = low * found.magnitudes[word], high * found.magnitudes[word], True
        else:
            return None
    return (low, high) if known else None


def _bounds(place: str) -> Mapping[str, Bound]:
    lists: Mapping[str, list[str]] = _data()["bounds"][place]
    return {words: Bound[name.upper()] for name, members in lists.items() for words in members}


def _any_of(words: Iterable[str]) -> str:
    """Longest first, with any white space between words."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


@cache
def _data() -> Mapping[str, Any]:
    return read_toml(DATA)
