"""Scores one clustering against another as the field does: MUC, B3 and CEAF-e, and their mean, the CoNLL score.

MUC counts links (Vilain et al. 1995), B3 mentions (Bagga and Baldwin 1998), CEAF-e clusters, each matched with at most
one of the other side (Luo 2005). All leave singletons in.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Clustering = Mapping[str, Hashable]
"""The cluster of each item."""
Members = dict[Hashable, set[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class ClusterScores:
    """The three scores and their mean."""

    muc: Score
    b3: Score
    ceaf: Score

    @property
    def conll(self) -> float:
        """The mean of the three F1 values, from 0 to 1."""
        return (self.muc.f1 + self.b3.f1 + self.ceaf.f1) / 3


def score_clusters(gold: Clustering, found: Clustering) -> ClusterScores:
    """Scores the found clusters of the same items against the gold ones."""
    in_gold, in_found = _members(gold), _members(found)
    return ClusterScores(
        Score(_links_kept(in_found, gold), _links_kept(in_gold, found)),
        _b3(gold, found, in_gold, in_found),
        _ceaf(gold, found, in_gold, in_found),
    )


def _members(clustering: Clustering) -> Members:
    members: Members = defaultdict(set)
    for item, cluster in clustering.items():
        members[cluster].add(item)
    return members


def _links_kept(clusters: Members, other: Clustering) -> float:
    """The share of the links within clusters that the other side has, too."""
    kept = sum(len(items) - len({other[item] for item in items}) for items in clusters.values())
    links = sum(len(items) - 1 for items in clusters.values())
    return kept / links if links else 0.0


def _b3(gold: Clustering, found: Clustering, in_gold: Members, in_found: Members) -> Score:
    precision = recall = 0.0
    for item in gold:
        both = len(in_gold[gold[item]] & in_found[found[item]])
        precision += both / len(in_found[found[item]])
        recall += both / len(in_gold[gold[item]])
    return Score(precision / max(len(gold), 1), recall / max(len(gold), 1))


def _ceaf(gold: Clustering, found: Clustering, in_gold: Members, in_found: Members) -> Score:
    shared = Counter((gold[item], found[item]) for item in gold)
    alike = {
        (one, other): 2 * both / (len(in_gold[one]) + len(in_found[other])) for (one, other), both in shared.items()
    }
    total = sum(_best_match(group) for group in _connected(alike))
    return Score(total / max(len(in_found), 1), total / max(len(in_gold), 1))


Alike = dict[tuple[Hashable, Hashable], float]


def _connected(alike: Alike) -> list[Alike]:
    """The pairs in groups that have no cluster in common: each can be matched by itself."""
    of: dict[tuple[str, Hashable], int] = {}
    groups: dict[int, Alike] = {}
    for number, ((one, other), value) in enumerate(alike.items()):
        groups[number] = {(one, other): value}
        for side in (("gold", one), ("found", other)):
            before = of.get(side)
            if before is not None and before != number:
                groups[number].update(groups.pop(before))
                of.update({key: number for key, group in of.items() if group == before})
            of[side] = number
    return list(groups.values())


def _best_match(alike: Alike) -> float:
    """The highest sum of values with each row and each column used once at most."""
    rows = {one: n for n, one in enumerate(dict.fromkeys(one for one, _ in alike))}
    columns = {other: n for n, other in enumerate(dict.fromkeys(other for _, other in alike))}
    values = np.zeros((len(rows), len(columns)))
    for (one, other), value in alike.items():
        values[rows[one], columns[other]] = value
    return _assign(values if len(rows) <= len(columns) else values.T)


def _assign(values: NDArray[np.float64]) -> float:
    """The Hungarian method with potentials, for no more rows than columns (Kuhn 1955)."""
    count, width = values.shape
    cost = -values
    row_price, column_price = np.zeros(count + 1), np.zeros(width + 1)
    row_of = np.zeros(width + 1, int)  # 1-based; 0: free
    for row in range(1, count + 1):
        row_of[0] = row
        at = 0
        least = np.full(width + 1, np.inf)
        way = np.zeros(width + 1, int)
        used = np.zeros(width + 1, bool)
        while True:
            used[at] = True
            current = row_of[at]
            free = ~used[1:]
            reduced = cost[current - 1] - row_price[current] - column_price[1:]
            better = free & (reduced < least[1:])
            least[1:][better] = reduced[better]
            way[1:][better] = at
            to = 1 + int(np.where(free, least[1:], np.inf).argmin())
            delta = least[to]
            row_price[row_of[used]] += delta
            column_price[used] -= delta
            least[1:][free] -= delta
            at = to
            if row_of[at] == 0:
                break
        while at:
            row_of[at] = row_of[way[at]]
            at = way[at]
    return float(sum(values[row_of[column] - 1, column - 1] for column in range(1, width + 1) if row_of[column]))
