"""Learns to choose one of several: a weighted sum of features, by maximum likelihood of the right choice, with a prior.

The conditional logit (McFadden 1974), fitted by Newton's method: the same weights on every machine, in a second.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]
STEPS = 30
NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Choice:
    """What could be chosen, one row of features each, and which of them are right."""

    features: Table
    right: NDArray[np.bool_]


def learn_to_choose(choices: Sequence[Choice], *, prior: float) -> Table:
    """A weight for each feature; `prior` draws the weights of the standardised features to nothing."""
    known = [choice for choice in choices if choice.right.any()]
    everything = np.concatenate([choice.features for choice in known])
    middle, spread = everything.mean(axis=0), everything.std(axis=0)
    steady = spread < NEAR
    spread[steady] = 1.0
    tables = [(choice.features - middle) / spread for choice in known]
    weights = np.zeros(everything.shape[1])
    worth = _worth(weights, tables, known, prior)
    for _ in range(STEPS):
        slope = -2 * prior * weights
        bend = 2 * prior * np.eye(len(weights))
        for table, choice in zip(tables, known, strict=True):
            chances = softmax(table @ weights)
            slope += table.T @ (choice.right / choice.right.sum() - chances)
            centred = table - chances @ table
            bend += (centred * chances[:, None]).T @ centred
        change = np.linalg.solve(bend, slope)
        while (new := _worth(weights + change, tables, known, prior)) < worth and np.abs(change).max() > NEAR:
            change /= 2  # a full step can overshoot where the chances are near 0 or 1
        weights, worth = weights + change, new
        if np.abs(change).max() < NEAR:
            break
    weights[steady] = 0.0
    learned: Table = weights / spread
    return learned


def softmax(values: Table) -> Table:
    """Chances in proportion to the powers of e."""
    powers: Table = np.exp(values - values.max())
    powers /= powers.sum()
    return powers


def _worth(weights: Table, tables: Sequence[Table], choices: Sequence[Choice], prior: float) -> float:
    """The logarithm of the likelihood of the right choices, less what the prior takes."""
    total = -prior * float(weights @ weights)
    for table, choice in zip(tables, choices, strict=True):
        values = table @ weights
        total += float(values[choice.right].mean() - values.max() - np.log(np.exp(values - values.max()).sum()))
    return total
