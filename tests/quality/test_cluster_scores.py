"""The field's scores, against values worked out by hand."""

import itertools

import numpy as np
import pytest

from quality.cluster_scores import Score, _assign, score_clusters

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3}


def test_a_perfect_clustering() -> None:
    scores = score_clusters(GOLD, {item: f"x{cluster}" for item, cluster in GOLD.items()})
    assert scores.conll == pytest.approx(1.0)


def test_one_mention_in_the_wrong_cluster() -> None:
    scores = score_clusters(GOLD, {"a": 1, "b": 1, "c": 2, "d": 2, "e": 2, "f": 3})
    assert scores.muc == Score(2 / 3, 2 / 3)
    assert scores.b3.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3 + 1) / 6)
    assert scores.b3.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1) / 6)
    # pairs of clusters: 2 * 2 / 5, 2 * 2 / 5, 1
    assert scores.ceaf.precision == pytest.approx(2.6 / 3)
    assert scores.ceaf.recall == pytest.approx(2.6 / 3)


def test_everything_apart_has_no_links() -> None:
    scores = score_clusters(GOLD, {item: item for item in GOLD})
    assert scores.muc.f1 == 0.0
    assert scores.b3.precision == 1.0
    assert scores.ceaf.precision == pytest.approx((0.5 + 2 / 3 + 1) / 6)


@pytest.mark.parametrize("seed", range(10))
def test_the_assignment_is_the_best_of_all(seed: int) -> None:
    values = np.random.default_rng(seed).random((4, 5))
    best = max(sum(values[row, order[row]] for row in range(4)) for order in itertools.permutations(range(5), 4))
    assert _assign(values) == pytest.approx(best)
