"""The layers of the tagger, against slow and plain reckoning."""

from itertools import pairwise, product

import numpy as np
import pytest

from onrecord.record.tagger.network import Convolution, Linear, Normalisation, best_paths


def numbers(*shape: int, seed: int = 0) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


def plain_norm(width: int) -> Normalisation:
    return Normalisation(np.ones(width, np.float32), np.zeros(width, np.float32))


def test_a_normalised_row_has_mean_0_and_variance_1() -> None:
    rows = plain_norm(8)(numbers(5, 8) * 7 + 3)
    assert rows.mean(axis=1) == pytest.approx(np.zeros(5), abs=1e-5)
    assert rows.var(axis=1) == pytest.approx(np.ones(5), abs=1e-3)


@pytest.mark.parametrize("dilation", [1, 2, 4])
@pytest.mark.parametrize("count", [1, 3, 9])
def test_a_convolution_sees_the_tokens_that_stand_its_dilation_apart(dilation: int, count: int) -> None:
    width = 4
    before, at, behind = (numbers(width, width, seed=seed) for seed in range(3))
    bias = numbers(width, seed=3)
    x = numbers(count, width, seed=4)
    norm = plain_norm(width)
    y = norm(x)
    expected = []
    for i in range(count):
        total = y[i] @ at + bias
        if i >= dilation:
            total = total + y[i - dilation] @ before
        if i + dilation < count:
            total = total + y[i + dilation] @ behind
        expected.append(x[i] + np.maximum(total, 0))
    found = Convolution(norm, before, Linear(at, bias), behind, dilation)(x)
    assert found == pytest.approx(np.array(expected), abs=1e-5)


def test_rows_without_a_token_do_not_reach_their_neighbours() -> None:
    width = 4
    convolution = Convolution(
        plain_norm(width),
        numbers(width, width),
        Linear(numbers(width, width), numbers(width)),
        numbers(width, width),
        1,
    )
    x = numbers(6, width, seed=5)
    mask = np.array([[1], [1], [0], [1], [1], [1]], np.float32)
    other = x.copy()
    other[2] = 99
    kept = [0, 1, 3, 4, 5]
    assert convolution(x, mask)[kept] == pytest.approx(convolution(other, mask)[kept])


def test_the_best_path_is_the_one_that_trying_all_paths_finds() -> None:
    windows = [numbers(length, 3, seed=length) for length in (1, 4, 6, 2)]
    transitions = numbers(3, 3, seed=9) * 2
    for window, path in zip(windows, best_paths(windows, transitions), strict=True):
        tried = product(range(3), repeat=len(window))
        best = max(
            tried,
            key=lambda roles: (
                sum(window[i, role] for i, role in enumerate(roles))
                + sum(transitions[a, b] for a, b in pairwise(roles))
            ),
        )
        assert tuple(path) == best
