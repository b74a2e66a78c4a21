"""Tables: the profiles of many items as arrays, so that thousands of pairs are compared at once.

A set of words becomes a row of checksums, filled up with numbers that equal nothing; what two rows have in common is
then one comparison of arrays. Sets longer than their row keep the words that tell most.
"""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.claims.profiles import Profile
from onrecord.cross_report.claims.words import number_of, weight
from onrecord.lexicon.word_meanings import joint_meaning, meanings, unit
from onrecord.model import EventType

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
Checksums = NDArray[np.uint32]
NOWHERE = -(10**6)  # a day that nobody knows
EMPTY = 0  # the checksum of no word
CACHED = 1 << 14
TYPES = {kind: n for n, kind in enumerate(EventType)}

# How many words of each set are kept, and whence they come.
SETS: dict[str, tuple[int, Callable[[Profile], Set[str]]]] = {
    "predicate": (3, lambda p: p.predicate),
    "senses": (4, lambda p: p.senses),
    "contraries": (5, lambda p: p.contraries),
    "agent names": (5, lambda p: p.agents.names),
    "agent heads": (3, lambda p: p.agents.heads),
    "object names": (6, lambda p: p.objects.names),
    "object heads": (4, lambda p: p.objects.heads),
    "heads": (6, lambda p: p.agents.heads | p.objects.heads),
    "goal names": (4, lambda p: p.goals.names),
    "grounds": (6, lambda p: p.grounds),
    "names": (10, lambda p: p.names),
    "content": (14, lambda p: p.content),
    "clause": (14, lambda p: p.clause),
    "every": (18, lambda p: p.names | p.content),
    "scope": (4, lambda p: p.scope),
}
WIDTH = sum(width for width, _ in SETS.values())


@dataclass(frozen=True, slots=True)
class Row:
    """A set of each profile: checksums of its words, and what each tells."""

    numbers: Checksums
    weights: Floats

    @property
    def told(self) -> NDArray[np.bool_]:
        """Whether a profile's set has any word."""
        told: NDArray[np.bool_] = self.numbers[:, 0] != EMPTY
        return told


@dataclass(frozen=True, slots=True)
class Table:
    """Profiles as arrays; every array's first axis runs over the profiles."""

    rows: dict[str, Row]
    predicate_meaning: Floats
    meaning: Floats
    days: Numbers
    said: Numbers
    tense: Numbers
    type: Numbers
    report: Numbers
    sentence: Numbers
    taken_up: Numbers
    wording: Numbers
    counted: NDArray[np.float64]


def table_of(profiles: Sequence[Profile]) -> Table:
    """The table of some profiles, in their order."""
    packed = [_pack(profile) for profile in profiles]
    numbers = np.stack([one for one, _ in packed])
    weights = np.stack([one for _, one in packed])
    rows, start = {}, 0
    for name, (width, _) in SETS.items():
        rows[name] = Row(numbers[:, start : start + width], weights[:, start : start + width])
        start += width
    return Table(
        rows,
        np.stack([_meaning_of(profile.predicate) for profile in profiles]),
        _meaning([profile.content for profile in profiles]),
        np.array([(NOWHERE, NOWHERE) if p.days is None else p.days for p in profiles], np.int64),
        np.array([NOWHERE if p.said is None else p.said for p in profiles], np.int64),
        np.array([p.tense for p in profiles], np.int64),
        np.array([-1 if (t := p.item.proposition.type) is None else TYPES[t] for p in profiles], np.int64),
        np.array([number_of(p.item.report_id) for p in profiles], np.int64),
        np.array([number_of(p.item.version_id) + p.item.sentence.start for p in profiles], np.int64),
        np.array([number_of(p.item.answers or p.item.item_id) for p in profiles], np.int64),
        np.array([number_of(p.wording) if p.wording else -1 for p in profiles], np.int64),
        np.array([_range(p) for p in profiles], np.float64),
    )


@lru_cache(maxsize=CACHED)
def _pack(profile: Profile) -> tuple[Checksums, Floats]:
    """All sets of a profile side by side: checksums, and what each word tells."""
    numbers, weights = np.zeros(WIDTH, np.uint32), np.zeros(WIDTH, np.float32)
    start = 0
    for width, of in SETS.values():
        words = of(profile)
        if words:
            kept = sorted((-weight(word), word) for word in words)[:width]
            numbers[start : start + len(kept)] = [number_of(word) for _, word in kept]
            weights[start : start + len(kept)] = [-told for told, _ in kept]
        start += width
    return numbers, weights


@lru_cache(maxsize=CACHED)
def _meaning_of(words: frozenset[str]) -> Floats:
    return joint_meaning(words)


def _meaning(sets: Sequence[Set[str]]) -> Floats:
    """The joint meaning of each set, each word weighed by what it tells."""
    words = sorted(set[str]().union(*sets))
    if not words:
        return np.zeros((len(sets), 1), np.float32)
    place = {word: n for n, word in enumerate(words)}
    vectors = meanings(words) * np.array([weight(word) for word in words], np.float32)[:, None]
    joined = np.zeros((len(sets), vectors.shape[1]), np.float32)
    for row, some in enumerate(sets):
        if some:
            joined[row] = vectors[sorted(place[word] for word in some)].sum(axis=0)
    return unit(joined)


def _range(profile: Profile) -> tuple[float, float]:
    counted = profile.item.counted
    return (float(counted[0].low), float(counted[0].high)) if counted else (-1.0, -1.0)
