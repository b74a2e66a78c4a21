"""A short text as the comparison sees it: its stems and how much each tells, its names, its numbers, its letters."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.lexicon.common_words import common_words
from onrecord.lexicon.word_stems import WORD, folded, rarity, stem

NAME = re.compile(r"\b[A-Z][\w'’-]+")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
LETTERS = 4  # in a stretch of letters
KEPT = 20_000  # texts kept in memory
LEAST_NAME = 2.0  # rarity: what is written with a capital and tells less is a word that opens a sentence


@dataclass(frozen=True, slots=True)
class ReadText:
    """What is compared of a text.

    `weights` has its stems, each with how much it tells; `stretches` the square root of how often each stretch of four
    letters occurs.
    """

    weights: Mapping[str, float]
    names: frozenset[str]
    numbers: frozenset[str]
    stretches: Mapping[str, float]
    pairs: frozenset[tuple[str, str]]

    @property
    def total(self) -> float:
        """How much all its stems tell."""
        return sum(self.weights.values())


@lru_cache(maxsize=KEPT)
def read_text(text: str) -> ReadText:
    """Cuts a text up; the same text is cut up once."""
    plain = folded(text)
    words = WORD.findall(plain)
    cut = [stem(word) for word in words]
    return ReadText(
        {word: rarity(word) for word in cut},
        frozenset(name for name in map(stem, map(folded, NAME.findall(text))) if rarity(name) >= LEAST_NAME),
        frozenset(number.replace(",", "") for number in NUMBER.findall(plain)),
        {stretch: count**0.5 for stretch, count in Counter(stretches(words)).items()},
        frozenset(pairwise(cut)),
    )


def stretches(words: Iterable[str]) -> list[str]:
    """Every stretch of four letters of the words with one blank between them."""
    line = f" {' '.join(words)} "
    return [line[start : start + LETTERS] for start in range(len(line) - LETTERS + 1)]


def telling(words: Iterable[str]) -> list[str]:
    """The words that are no function words, in order."""
    common = common_words()
    return [word for word in words if folded(word).strip(".,;:!?\"'“”‘’()[]") not in common]
