"""Whether one report tells what another report's credited words tell: by the rarer words, names and numbers of both."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.number_words import number_words
from onrecord.lexicon.word_stems import rarity, stems
from onrecord.model.spans import Span

RARE = 3.5
"""How rare a word must be (`word_stems.rarity`) to tell something by itself: in about three reports of a hundred."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of some words another text has: the share of their weight, and the rarer words that both have."""

    share: float
    shared: tuple[str, ...]


def words_of(text: str, spans: Iterable[Span]) -> frozenset[str]:
    """The telling words of some stretches: stems, names, and numbers in digits however they are written."""
    found = (word for span in spans for word in stems(span.of(text)))
    return frozenset(_digits().get(word, word) for word in found)


def likeness(words: frozenset[str], others: frozenset[str]) -> Likeness:
    """How much of the first words stands in the second."""
    total = sum(map(rarity, words))
    both = words & others
    rare = sorted((word for word in both if rarity(word) >= RARE), key=lambda word: (-rarity(word), word))
    return Likeness(sum(map(rarity, both)) / total if total else 0.0, tuple(rare))


def rarest(words: Iterable[str], most: int) -> tuple[str, ...]:
    """Of some words the most telling ones."""
    return tuple(sorted(words, key=lambda word: (-rarity(word), word))[:most])


@cache
def _digits() -> dict[str, str]:
    """Numbers up to ninety as digits, by the stems of their words."""
    words = number_words()
    return {
        stem: str(value) for table in (words.small, words.tens) for word, value in table.items() for stem in stems(word)
    }
