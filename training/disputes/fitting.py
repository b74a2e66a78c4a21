"""Fits how sure a dispute is: points so that those that a reader called real get the higher chances.

A dispute is as sure as its surest tie. The fit is pulled back to where it starts, since labels are few.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
STEPS = 400
RATE = 0.05


@dataclass(frozen=True, slots=True)
class Judged:
    """A dispute that was judged: the set it is of, the values of each tie (a row each, the bias behind them)."""

    crisis: str
    values: Values
    is_real: bool


def chance(values: Values, points: Values) -> float:
    """How likely the surest tie of a dispute makes it that it is real."""
    return float(1 / (1 + np.exp(-(values @ points).max())))


def fit(judged: Sequence[Judged], *, start: Values, pull: float) -> Values:
    """The points that fit best.

    Args:
        judged: The disputes.
        start: Where the points start.
        pull: How strongly that holds, in disputes.
    """
    points, drift, spread = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        slope = pull * (points - start) + sum((_slope(one, points) for one in judged), np.zeros_like(start))
        drift = 0.9 * drift + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope * slope
        points = points - RATE * (drift / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return points


def _slope(one: Judged, points: Values) -> Values:
    surest = one.values[int((one.values @ points).argmax())]
    found: Values = surest * (chance(one.values, points) - one.is_real)
    return found


def out_of_set(judged: Sequence[Judged], *, start: Values, pull: float) -> list[float]:
    """The chance of each dispute by points fitted without its set of reports."""
    fitted = {
        crisis: fit([one for one in judged if one.crisis != crisis], start=start, pull=pull)
        for crisis in {one.crisis for one in judged}
    }
    return [chance(one.values, fitted[one.crisis]) for one in judged]
