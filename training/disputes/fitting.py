"""Fits how sure a dispute is: points so that those that a reader called real get the higher chances.

A dispute is as sure as its surest tie. The fit is pulled back to where it starts, since labels are few.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from training.descent import Values, descend

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

    def slope_of(points: Values) -> Values:
        return sum((_slope(one, points) for one in judged), np.zeros_like(points))

    return descend(slope_of, start=start, pull=pull, steps=STEPS, rate=RATE)


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
