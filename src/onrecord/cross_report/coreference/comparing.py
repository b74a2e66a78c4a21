"""Ways to compare many mentions, each with each: a value for every pair.

A comparison is prepared once for all mentions, then asked for some rows at a time, since a table of all pairs in all
respects would not fit in memory.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence, Set

import numpy as np
from numpy.typing import NDArray

from onrecord.lexicon.word_meanings import joint_meaning, unit

Floats = NDArray[np.float32]
Rows = NDArray[np.intp]
Comparison = Callable[[Rows], Floats]
"""For some rows, the value of each of them with every mention: rows x mentions."""
Weight = Callable[[str], float]
Sets = Sequence[Set[Hashable]]


def equal(values: Sequence[Hashable]) -> Comparison:
    """1 where two values are equal."""
    numbers: dict[Hashable, int] = {}
    of = np.array([numbers.setdefault(value, len(numbers)) for value in values])
    return lambda rows: (of[rows, None] == of[None, :]).astype(np.float32)


def smaller(values: Iterable[float]) -> Comparison:
    """The smaller of two values."""
    of = np.array(list(values), np.float32)
    return lambda rows: np.minimum(of[rows, None], of[None, :])


def larger(values: Iterable[float]) -> Comparison:
    """The larger of two values."""
    of = np.array(list(values), np.float32)
    return lambda rows: np.maximum(of[rows, None], of[None, :])


def cosine(vectors: Floats) -> Comparison:
    """The cosine of two vectors; 0 where one of them is zero."""
    of = unit(vectors)
    return lambda rows: of[rows] @ of.T


def likeness_of_words(words: Iterable[Iterable[str]]) -> Comparison:
    """How alike what some words mean together is to what others mean."""
    return cosine(np.stack([joint_meaning(some) for some in words]))


def shared(sets: Sets) -> Comparison:
    """How many members two sets have in common."""
    table = _table(sets, _members(sets))
    return lambda rows: table[rows] @ table.T


def overlap(sets: Sets, *, weight: Weight | None = None) -> Comparison:
    """What two sets have in common, as a share of the lighter; -1 where one is empty."""
    members = _members(sets)
    table = _table(sets, members)
    weighed = table * _weights(members, weight)
    sizes = weighed.sum(axis=1)

    def compare(rows: Rows) -> Floats:
        least = np.minimum(sizes[rows, None], sizes[None, :])
        share = (weighed[rows] @ table.T) / np.maximum(least, np.float32(1e-6))
        return np.where(least > 0, share, np.float32(-1))

    return compare


def likeness_of_sets(sets: Sequence[Set[str]], *, weight: Weight) -> Comparison:
    """The cosine of two sets of words, each word weighed."""
    members = _members(sets)
    return cosine(_table(sets, members) * _weights(members, weight))


def agreement(sets: Sets, *, wider: Sets | None = None) -> Comparison:
    """1 where two sets meet, -1 where they do not, 0 where one is empty.

    With `wider`, which holds each set and more, a set also meets another whose wider one it meets.
    """
    both = wider or sets
    members = _members([*sets, *both])
    table, wide = _table(sets, members), _table(both, members)
    told = table.max(axis=1)

    def compare(rows: Rows) -> Floats:
        met = np.where(table[rows] @ wide.T + wide[rows] @ table.T > 0, np.float32(1), np.float32(-1))
        agreed: Floats = met * told[rows, None] * told[None, :]
        return agreed

    return compare


def either_among(sets: Sets, others: Sets) -> Comparison:
    """1 where the set of one meets the other set of the other, either way round."""
    members = _members([*sets, *others])
    table, other = _table(sets, members), _table(others, members)
    return lambda rows: ((table[rows] @ other.T + other[rows] @ table.T) > 0).astype(np.float32)


def same_beginning(words: Sequence[str]) -> Comparison:
    """How many letters two words begin alike with, as a share of the longer word."""
    distinct = sorted(set(words))
    shares = np.zeros((len(distinct), len(distinct)), np.float32)
    for i, one in enumerate(distinct):
        for j in range(i, len(distinct)):
            shares[i, j] = shares[j, i] = _beginning(one, distinct[j])
    of = np.searchsorted(np.array(distinct), np.array(words))
    return lambda rows: shares[np.ix_(of[rows], of)]


def _beginning(one: str, other: str) -> float:
    alike = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return alike / max(len(one), len(other), 1)


def _members(sets: Sets) -> list[Hashable]:
    """All members, in an order that does not depend on that of the sets."""
    return sorted({member for some in sets for member in some}, key=lambda member: (str(type(member)), member))


def _table(sets: Sets, members: Sequence[Hashable]) -> Floats:
    numbers = {member: n for n, member in enumerate(members)}
    table = np.zeros((len(sets), max(len(members), 1)), np.float32)
    for row, some in enumerate(sets):
        table[row, [numbers[member] for member in some]] = 1
    return table


def _weights(members: Sequence[Hashable], weight: Weight | None) -> Floats:
    weights = [1.0 if weight is None else weight(str(member)) for member in members]
    return np.array(weights or [0.0], np.float32)
