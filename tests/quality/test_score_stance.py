"""The measure of stances: what is counted, and what may stand in one fold."""

import numpy as np
import pytest

from quality.score_stance import interval, mean_f1, recall_at
from training.stance.__main__ import choose_limits, decided

LABELS = np.array([0, 0, 1, 1, 2, 2])
LIKELY = np.array(
    [[0.9, 0.0, 0.1], [0.6, 0.1, 0.3], [0.1, 0.8, 0.1], [0.1, 0.5, 0.4], [0.1, 0.6, 0.3], [0.2, 0.1, 0.7]]
)


def test_mean_f1_leaves_discuss_out() -> None:
    found = np.array([0, 0, 1, 2, 2, 2])
    assert mean_f1(LABELS, found) == pytest.approx((1.0 + 2 / 3) / 2)
    assert mean_f1(LABELS, np.full(6, 2)) == 0.0


def test_decided_needs_the_limit_and_to_be_likelier_than_the_other() -> None:
    assert decided(LIKELY, 0.5, 0.55).tolist() == [0, 0, 1, 2, 1, 2]
    assert decided(np.array([[0.5, 0.5, 0.0]]), 0.1, 0.1).tolist() == [2]


def test_limits_are_those_with_the_best_mean() -> None:
    agrees, disagrees = choose_limits(LABELS, LIKELY)
    assert agrees <= 0.6
    assert mean_f1(LABELS, decided(LIKELY, agrees, disagrees)) == max(
        mean_f1(LABELS, decided(LIKELY, 0.4, limit)) for limit in (0.2, 0.5, 0.55, 0.65, 0.75)
    )


def test_recall_at_a_precision() -> None:
    assert recall_at(LABELS, LIKELY, 0.6) == (1.0, 0.5)
    assert recall_at(LABELS, LIKELY, 0.9) == (0.5, 0.8)
    assert recall_at(np.zeros(6, np.int64), LIKELY, 0.5) == (0.0, 1.0)


def test_the_interval_draws_whole_topics() -> None:
    found = np.array([0, 0, 1, 1, 2, 2])
    assert interval(LABELS, found, ["a"] * 6) == (1.0, 1.0)
    low, high = interval(LABELS, found, ["a", "a", "b", "b", "c", "c"])
    assert low < high == 1.0
