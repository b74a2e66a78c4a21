"""Which sentence stands for a date: the one whose matter most of the independent reports tell of it.

Likeness is by the words that two sentences share: the rarer in the news, and the more of that date among the reports
at hand, the more. A sentence counts for more where it names the date itself, tells what was done, is understood alone,
and stands in prose; a quotation hardly tells what happened.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, log1p

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.likeness.meanings import meanings_of
from onrecord.cross_report.timeline.periods import Period, Told, Topic
from onrecord.lexicon.rarity import rarity
from onrecord.model import Reality
from onrecord.model.timeline import DatedLine, LineKind

MOST = 100  # lines of a period that are compared with each other
HEAVIEST = 6  # words of a line by which doubles of it are looked for
TRIED = 30  # of them, the best in turn, until one says something new
ALIKE = 0.35  # likeness from which two lines tell of the same
NEAR, CLOSE = 0.12, 0.62  # likeness by words and by meaning that together say the same
DOUBLE = 0.55  # likeness from which one line of a timeline says no more than another
DONE = frozenset({Reality.ACTUAL, Reality.ONGOING})
VAGUE = frozenset({None, Reality.POSSIBLE, Reality.HYPOTHETICAL})
FIT = {LineKind.PROSE: 1.0, LineKind.TITLE: 0.9, LineKind.QUOTED: 0.3}
SHORT, LONG = 8, 40  # words of a line that reads well
FLOOR = 0.5
Floats = NDArray[np.float32]
Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The line that stands for a period or a part of it, and the lines of other reports that tell of the same."""

    told: Told
    others: tuple[Told, ...]
    score: float


class Said:
    """The words of the lines that a timeline has so far, found by word: tells whether a further line says no more."""

    def __init__(self) -> None:
        self._lines: list[Vector] = []
        self._by_term: dict[str, list[int]] = defaultdict(list)

    def add(self, line: DatedLine) -> None:
        """Notes a line."""
        vector = _words_of(line)
        for term in _heaviest(vector):
            self._by_term[term].append(len(self._lines))
        self._lines.append(vector)

    def has(self, line: DatedLine) -> bool:
        """Whether a line says no more than one that was noted."""
        vector = _words_of(line)
        near = {number for term in _heaviest(vector) for number in self._by_term.get(term, ())}
        return any(
            sum(weight * other[term] for term, weight in vector.items() if term in other) >= DOUBLE
            for other in (self._lines[number] for number in near)
        )


def _heaviest(vector: Vector) -> list[str]:
    """The words that tell the most of a line: two lines that say the same share one of them."""
    return sorted(vector, key=lambda term: (-vector[term], term))[:HEAVIEST]


def choose(period: Period, *, most: int, topic: Topic, said: Said) -> list[Chosen]:
    """Up to `most` lines that tell of different matters of a period, the best told first.

    `said` holds the lines that the timeline has already: none is said twice.
    """
    candidates = _candidates(period, topic)
    if not candidates:
        return []
    told = [one for one, _ in candidates]
    likeness = _likenesses(told, period, topic)
    scores = np.log1p(_support(told, likeness)) * np.array([fit for _, fit in candidates])
    picked: dict[int, NDArray[np.bool_]] = {}
    for best in np.argsort(-scores, kind="stable")[:TRIED]:
        if len(picked) == most:
            break
        if not any(alike[best] for alike in picked.values()) and not said.has(told[best].line):
            picked[int(best)] = _alike(told, int(best), likeness[best])
    return [_chosen(told, one, np.flatnonzero(alike), float(scores[one])) for one, alike in picked.items()]


def _alike(told: Sequence[Told], one: int, likeness: Floats) -> NDArray[np.bool_]:
    """Which lines tell of the same as one of them: by many shared words, or by a few where the meaning is close."""
    alike: NDArray[np.bool_] = likeness >= ALIKE
    near = np.flatnonzero((likeness >= NEAR) & ~alike)
    if near.size:
        meaning = meanings_of([told[one].line.terms, *(told[int(i)].line.terms for i in near)])
        alike[near[meaning[1:] @ meaning[0] >= CLOSE]] = True
    alike[one] = True
    return alike


def _words_of(line: DatedLine) -> Vector:
    weights = {term: rarity(term) for term in line.terms}
    length = sum(weight**2 for weight in weights.values()) ** 0.5 or 1.0
    return {term: weight / length for term, weight in weights.items() if weight}


def _candidates(period: Period, topic: Topic) -> list[tuple[Told, float]]:
    fits = [(told, fitness(told, topic)) for told in period.told]
    fits.sort(key=lambda pair: (-pair[1], pair[0].report.version_id, pair[0].line.span))
    return fits[:MOST]


def fitness(told: Told, topic: Topic) -> float:
    """How well a line can stand for its date, leaving aside how many tell of it."""
    line = told.line
    fit = FIT[line.kind] * (1.0 if line.alone else 0.6)
    fit *= (1.0 if line.main else 0.6) if line.time is not None else 0.7
    fit *= 1.0 if line.reality in DONE else 0.7 if line.reality is Reality.PLANNED else 0.5
    fit *= 1.0 if SHORT <= line.words <= LONG else 0.7
    fit *= 0.85 if line.holder is not None else 1.0
    return fit * (FLOOR + log1p(topic.weight_of(line))) / (1 + 0.02 * min(line.place, 20))


def reads_well(line: DatedLine) -> bool:
    """Whether a line that one report alone has can stand in a timeline: whole, in prose, telling of a deed."""
    return line.alone and line.kind is not LineKind.QUOTED and line.reality not in VAGUE


def is_dated(line: DatedLine) -> bool:
    """Whether a line's main clause tells of a time that it names."""
    return line.time is not None and line.main


def _likenesses(told: Sequence[Told], period: Period, topic: Topic) -> Floats:
    """How alike each two lines are, by their weighted words; from 0 to 1."""
    lines_of: dict[str, list[int]] = defaultdict(list)
    for row, one in enumerate(told):
        for term in one.line.terms:
            lines_of[term].append(row)
    terms = sorted(lines_of)
    rows = np.array([row for term in terms for row in lines_of[term]], np.intp)
    columns = np.repeat(np.arange(len(terms)), [len(lines_of[term]) for term in terms])
    weights = np.array([_weight(term, period, topic) for term in terms], np.float32)
    squares = np.bincount(rows, weights[columns] ** 2, len(told)).astype(np.float32)
    shared = np.array([len(lines_of[term]) > 1 for term in terms])
    vectors = np.zeros((len(told), len(terms)), np.float32)
    vectors[rows, columns] = weights[columns]
    vectors = vectors[:, shared]
    vectors /= np.maximum(np.sqrt(squares), np.float32(1e-6))[:, None]
    likeness: Floats = vectors @ vectors.T
    np.fill_diagonal(likeness, 1.0)
    return likeness


def _weight(term: str, period: Period, topic: Topic) -> float:
    """How much a word tells of this period: rare in the news, and met here more than among all the reports."""
    lift = period.share(term) / topic.share(term)
    return rarity(term) * (1.0 + max(0.0, log(lift))) / 2


def _support(told: Sequence[Told], likeness: Floats) -> Floats:
    """For each line, how many independent texts tell of the same, each by its likest line."""
    order = sorted(range(len(told)), key=lambda i: told[i].root)
    starts = [n for n, i in enumerate(order) if n == 0 or told[order[n - 1]].root != told[i].root]
    support: Floats = np.maximum.reduceat(likeness[:, order], starts, axis=1).sum(axis=1)
    return support


def _chosen(told: Sequence[Told], best: int, alike: NDArray[np.intp], score: float) -> Chosen:
    others: dict[str, Told] = {}
    for i in alike:
        other = told[int(i)]
        if other.report.report_id != told[best].report.report_id:
            others.setdefault(other.report.version_id, other)
    return Chosen(told[best], tuple(others[version] for version in sorted(others)), score)
