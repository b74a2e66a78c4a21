"""Clustering by average link: two clusters join while the mean likeness of their members is high enough.

The tree of all joins is built once, by chains of nearest neighbours: a cluster and its nearest one join as soon as each
is the other's nearest, which gives the same tree as always joining the nearest two.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Join:
    """Two nodes of the tree that become one: leaves are numbered first, then joins in the order of the list."""

    one: int
    other: int
    likeness: float


def join_tree(likeness: Floats) -> list[Join]:
    """The joins that bring all items into one tree, as they were found: likeness need not fall along the list.

    Args:
        likeness: Items x items, the same both ways. Of equally near items, the first in order is taken.
    """
    count = len(likeness)
    near = likeness.astype(np.float64)
    np.fill_diagonal(near, -np.inf)
    sizes = np.ones(count)
    node = list(range(count))
    alive = np.ones(count, bool)
    joins: list[Join] = []
    chain: list[int] = []
    while len(joins) < count - 1:
        if not chain:
            chain.append(int(np.flatnonzero(alive)[0]))
        last = chain[-1]
        nearest = int(near[last].argmax())
        if len(chain) > 1 and near[last, chain[-2]] >= near[last, nearest]:
            nearest = chain[-2]
        if len(chain) < 2 or nearest != chain[-2]:
            chain.append(nearest)
            continue
        del chain[-2:]
        kept, gone = min(last, nearest), max(last, nearest)
        joins.append(Join(node[kept], node[gone], float(near[kept, gone])))
        mean = (near[kept] * sizes[kept] + near[gone] * sizes[gone]) / (sizes[kept] + sizes[gone])
        near[kept], near[:, kept] = mean, mean
        near[kept, kept] = -np.inf
        near[gone], near[:, gone] = -np.inf, -np.inf
        alive[gone] = False
        sizes[kept] += sizes[gone]
        node[kept] = count + len(joins) - 1
    return joins


def cut_tree(
    count: int, joins: list[Join], *, least: float, weights: list[int] | None = None, most: int = 0
) -> list[int]:
    """For each item the number of its cluster, clusters numbered by their first item.

    Args:
        count: How many items there are.
        joins: Their tree.
        least: The likeness from which on clusters are one.
        weights: What each item adds to the size of a cluster.
        most: With `weights`, the size above which a cluster falls apart into the two that it was joined from.
    """
    size = list(weights or [0] * count)
    whole = [True] * count  # nodes that stand for one cluster
    top = list(range(count + len(joins)))
    for number, join in enumerate(joins, count):
        size.append(size[join.one] + size[join.other])
        near = join.likeness >= least and (weights is None or size[number] <= most)
        whole.append(near and whole[join.one] and whole[join.other])
        if whole[number]:
            top[join.one] = top[join.other] = number
    for number in reversed(range(len(top))):
        top[number] = top[top[number]]
    first: dict[int, int] = {}
    return [first.setdefault(top[item], len(first)) for item in range(count)]


def cluster(likeness: Floats, *, least: float) -> list[int]:
    """For each item the number of its cluster by average link."""
    return cut_tree(len(likeness), join_tree(likeness), least=least)
