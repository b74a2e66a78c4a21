"""Chooses among what is said, or none of it: points fitted so that what is denied gets the most of the chance.

The fit stays near points set by hand, since labels are few, and no point turns its sign.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
STEPS = 400
RATE = 0.05


@dataclass(frozen=True, slots=True)
class Choice:
    """A denial: the values of each thing said near it (one row each, the bias behind them), and which it denies."""

    report: str
    values: Values
    right: NDArray[np.bool_]


def chances(values: Values, points: Values) -> Values:
    """For each row the chance that it is what is denied; the rest is that none is."""
    odds = np.exp(values @ points)
    shares: Values = odds / (1 + odds.sum())
    return shares


def fit(choices: Sequence[Choice], *, start: Values, pull: float) -> Values:
    """The points that fit best.

    Args:
        choices: The denials.
        start: Points set by hand.
        pull: How strongly they hold, in labels.
    """
    points, drift, spread = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        slope = pull * (points - start) + sum((_slope(choice, points) for choice in choices), np.zeros_like(start))
        drift = 0.9 * drift + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope * slope
        points = points - RATE * (drift / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
        points = np.where(points * start < 0, 0.0, points)
    return points


def _slope(choice: Choice, points: Values) -> Values:
    told = chances(choice.values, points)
    share = np.where(choice.right, told, 0.0)
    wanted = share / share.sum() if share.sum() > 0 else np.zeros_like(told)
    found: Values = choice.values.T @ (told - wanted)
    return found


def out_of_fold(choices: Sequence[Choice], *, start: Values, pull: float, folds: int = 6) -> list[Values]:
    """The chances of each denial's rows by points fitted without its report."""
    place = {report: n % folds for n, report in enumerate(sorted({choice.report for choice in choices}))}
    fitted = {
        fold: fit([c for c in choices if place[c.report] != fold], start=start, pull=pull) for fold in range(folds)
    }
    return [chances(choice.values, fitted[place[choice.report]]) for choice in choices]
