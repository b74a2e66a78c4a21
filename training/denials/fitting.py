"""Chooses among what is said, or none of it: points fitted so that what is meant gets the most of the chance.

The fit is pulled back to where it starts, since labels are few.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.descent import Values, descend

STEPS = 400
RATE = 0.05
MOST = 30.0  # sum of points, so that no chance overflows


@dataclass(frozen=True, slots=True)
class Choice:
    """Words that deny: the values of all that is said near them (a row each, the bias behind them), and which is meant.

    `words` tells the rows that stand for one deed, told by several; `is_marked` is whether anything is marked, though
    it may not be among the rows.
    """

    report: str
    values: Values
    right: NDArray[np.bool_]
    words: tuple[int, ...]
    is_marked: bool


def chances(values: Values, points: Values) -> Values:
    """For each row the chance that it is what is meant; the rest is that none is."""
    odds = np.exp(np.minimum(values @ points, MOST))
    shares: Values = odds / (1 + odds.sum())
    return shares


def picked(choice: Choice, some: Values) -> tuple[float, bool]:
    """The chance of the likeliest deed, all that tell it together, and whether it is right; 0 where nothing is said."""
    summed: dict[int, float] = defaultdict(float)
    for word, chance in zip(choice.words, some, strict=True):
        summed[word] += float(chance)
    if not summed:
        return 0.0, False
    best = max(summed, key=lambda word: summed[word])
    return summed[best], any(right for word, right in zip(choice.words, choice.right, strict=True) if word == best)


def fit(choices: Sequence[Choice], *, start: Values, pull: float) -> Values:
    """The points that fit best.

    Args:
        choices: The denials.
        start: Where the points start.
        pull: How strongly that holds, in labels.
    """

    def slope_of(points: Values) -> Values:
        return sum((_slope(choice, points) for choice in choices), np.zeros_like(points))

    return descend(slope_of, start=start, pull=pull, steps=STEPS, rate=RATE)


def _slope(choice: Choice, points: Values) -> Values:
    told = chances(choice.values, points)
    share = np.where(choice.right, told, 0.0)
    wanted = share / share.sum() if share.sum() > 0 else np.zeros_like(told)
    found: Values = choice.values.T @ (told - wanted)
    return found


def out_of_fold(choices: Sequence[Choice], *, start: Values, pull: float, folds: int = 8) -> list[Values]:
    """The chances of each denial's rows by points fitted without its report."""
    place = {report: n % folds for n, report in enumerate(sorted({choice.report for choice in choices}))}
    fitted = {
        fold: fit([c for c in choices if place[c.report] != fold], start=start, pull=pull) for fold in range(folds)
    }
    return [chances(choice.values, fitted[place[choice.report]]) for choice in choices]
