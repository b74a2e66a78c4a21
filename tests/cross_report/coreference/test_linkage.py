"""Average link: who joins whom, in whatever order the items come, and where a tree is cut."""

import numpy as np
import pytest

from onrecord.cross_report.coreference.linkage import Floats, cluster, cut_tree, join_tree


def table(*pairs: tuple[int, int, float], count: int, rest: float = 0.0) -> Floats:
    found = np.full((count, count), rest, np.float32)
    for one, other, likeness in pairs:
        found[one, other] = found[other, one] = likeness
    return found


def test_a_chain_does_not_join_its_ends() -> None:
    likeness = table((0, 1, 0.9), (1, 2, 0.6), count=3)
    # the mean of 0.6 and 0 is too little for the third
    assert cluster(likeness, least=0.5) == [0, 0, 1]
    assert cluster(likeness, least=0.3) == [0, 0, 0]
    assert cluster(likeness, least=0.95) == [0, 1, 2]


def test_the_mean_is_of_members_not_of_joins() -> None:
    likeness = table((0, 1, 0.9), (0, 2, 0.8), (1, 2, 0.8), (0, 3, 0.6), (1, 3, 0.6), (2, 3, 0.0), count=4)
    assert [round(join.likeness, 3) for join in join_tree(likeness)] == [0.9, 0.8, 0.4]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_items_makes_no_difference(seed: int) -> None:
    random = np.random.default_rng(seed)
    values = random.random((30, 30)).astype(np.float32)
    likeness: Floats = (values + values.T) * np.float32(0.5)
    order = random.permutation(30)
    plain = cluster(likeness, least=0.55)
    mixed = cluster(likeness[np.ix_(order, order)], least=0.55)
    assert 1 < len(set(plain)) < 30
    for i in range(30):
        for j in range(30):
            assert (mixed[i] == mixed[j]) == (plain[order[i]] == plain[order[j]])


def test_it_is_what_always_joining_the_nearest_gives() -> None:
    values = np.random.default_rng(7).random((12, 12)).astype(np.float32)
    likeness: Floats = (values + values.T) * np.float32(0.5)
    groups = [[i] for i in range(12)]
    heights = []
    while len(groups) > 1:
        means = {
            (a, b): float(np.mean([likeness[i, j] for i in groups[a] for j in groups[b]]))
            for a in range(len(groups))
            for b in range(a)
        }
        a, b = max(means, key=lambda pair: means[pair])
        heights.append(means[a, b])
        groups[b] += groups.pop(a)
    assert sorted(join.likeness for join in join_tree(likeness)) == pytest.approx(sorted(heights), abs=1e-5)


def test_a_cluster_that_is_too_large_falls_apart_where_it_was_joined_last() -> None:
    likeness = table((0, 1, 0.9), (2, 3, 0.8), count=4, rest=0.5)
    joins = join_tree(likeness)
    assert cut_tree(4, joins, least=0.4) == [0, 0, 0, 0]
    assert cut_tree(4, joins, least=0.4, weights=[10, 10, 10, 10], most=30) == [0, 0, 1, 1]
    assert cut_tree(4, joins, least=0.4, weights=[10, 10, 10, 30], most=30) == [0, 0, 1, 2]


def test_one_item_and_none() -> None:
    assert cluster(np.zeros((1, 1), np.float32), least=0.5) == [0]
    assert cluster(np.zeros((0, 0), np.float32), least=0.5) == []
