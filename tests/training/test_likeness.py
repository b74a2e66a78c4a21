"""Learning to choose one of several."""

import numpy as np
import pytest

from training.likeness.choosing import Choice, learn_to_choose, softmax
from training.likeness.retrieval import out_of_fold, reciprocal_rank


def choices(count: int) -> list[Choice]:
    draw = np.random.default_rng(3)
    made = []
    for _ in range(count):
        features = np.column_stack([draw.normal(size=(6, 2)), np.ones(6)])
        made.append(Choice(features, features[:, 0] == features[:, 0].max()))
    return made


def test_what_decides_gets_the_weight() -> None:
    weights = learn_to_choose(choices(60), prior=1.0)
    assert weights[0] > 2 * abs(weights[1])
    assert weights[2] == 0


def test_a_stronger_prior_keeps_weights_smaller() -> None:
    assert abs(learn_to_choose(choices(60), prior=50.0)[0]) < abs(learn_to_choose(choices(60), prior=1.0)[0])


def test_chances_sum_to_one_without_overflow() -> None:
    assert softmax(np.array([1000.0, 1000.0, 0.0])) == pytest.approx(np.array([0.5, 0.5, 0.0]))


def test_ties_go_to_the_one_that_stands_first() -> None:
    choice = Choice(np.array([[1.0], [1.0], [2.0]]), np.array([False, True, False]))
    assert reciprocal_rank(choice, np.array([1.0])) == pytest.approx(1 / 3)
    assert reciprocal_rank(Choice(choice.features, np.array([False] * 3)), np.array([1.0])) == 0


def test_out_of_fold_every_query_is_ranked_by_weights_that_never_saw_it() -> None:
    assert out_of_fold(choices(40), prior=1.0).mean() > 0.9
