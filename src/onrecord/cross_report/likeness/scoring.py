"""How alike two short texts are: by their words, names, numbers and letters, and by what their words mean.

The score is a weighted sum of a few respects, brought to between 0 and 1. It does not see negation.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.cross_report.likeness.meanings import meaning_of
from onrecord.cross_report.likeness.texts import ReadText, read_text
from onrecord.lexicon.word_stems import WORD, folded, rarity

SOME_REASONS = 8  # words that a reason lists at most
SOME_RARITY = 1.5  # below it a shared word is no reason


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are, from 0 to 1, with the respects in which they were compared.

    `respects` has each respect's value; `shared` the stems and numbers that both have, those that tell most first.
    """

    score: float
    respects: tuple[tuple[str, float], ...]
    shared: tuple[str, ...]


def score(one: str, other: str) -> Likeness:
    """Compares two short texts (a sentence, a title, a claim); the order of the two does not matter."""
    a, b = read_text(one), read_text(other)
    respects = {
        "words": _cosine(a.weights, b.weights),
        "coverage": _coverage(a, b),
        "letters": _cosine(a.stretches, b.stretches),
        "meaning": float(meaning_of(WORD.findall(folded(one))) @ meaning_of(WORD.findall(folded(other)))),
        "names": _overlap(a.names, b.names),
        "numbers": _overlap(a.numbers, b.numbers),
    }
    value = BIAS + sum(WEIGHTS[name] * amount for name, amount in respects.items())
    shared = sorted(a.weights.keys() & b.weights.keys(), key=lambda word: (-rarity(word), word))
    return Likeness(
        round(1 / (1 + math.exp(-value)), 4),
        tuple((name, round(amount, 3)) for name, amount in respects.items()),
        tuple(word for word in shared if rarity(word) >= SOME_RARITY)[:SOME_REASONS],
    )


BIAS = -5.0
WEIGHTS = {"words": 3.0, "coverage": 3.0, "letters": 2.0, "meaning": 2.0, "names": 1.0, "numbers": 0.5}


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    shared = sum(a[word] * b[word] for word in sorted(a.keys() & b.keys()))
    lengths = math.sqrt(sum(value**2 for value in a.values()) * sum(value**2 for value in b.values()))
    return shared / lengths if lengths else 0.0


def _coverage(a: ReadText, b: ReadText) -> float:
    """How much of what the one that tells less tells is in the other, too."""
    least = min(a.total, b.total)
    return sum(a.weights[word] for word in sorted(a.weights.keys() & b.weights.keys())) / least if least else 0.0


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """1 where the smaller set lies in the larger, -1 where they have nothing in common, 0 where one is empty."""
    if not a or not b:
        return 0.0
    share = len(a & b) / min(len(a), len(b))
    return share or -1.0
