"""Logistic regression that stays near points set by hand, so that few labels move only what they speak of."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
STEPS = 60  # of Newton's method; it settles in less
SETTLED = 1e-7
FAR = 30.0  # logits


def fit(values: Values, truths: Values, *, start: Values, pull: float) -> Values:
    """The points that fit best, the last one the bias, drawn to `start` by `pull`, none with another sign than there.

    What two items have in common never counts against them, nor what differs for them, however few labels say so by
    chance: points that would change their sign are 0, and the rest is fitted again without them.

    Args:
        values: Pairs x slots.
        truths: 1 or 0 for each pair.
        start: Points set by hand, one more than slots.
        pull: How strongly they hold, in labels.
    """
    whole = np.hstack([values, np.ones((len(values), 1))])
    held = np.full(whole.shape[1], pull)
    held[-1] = pull / 10
    kept = np.ones(len(start), bool)
    while True:
        points = np.zeros(len(start))
        points[kept] = _newton(whole[:, kept], truths, start[kept], held[kept])
        turned = kept & (points * start < 0)
        turned[-1] = False
        if not turned.any():
            return points
        kept &= ~turned


def _newton(whole: Values, truths: Values, start: Values, held: Values) -> Values:
    """Newton's method; a step that does not lessen the loss is halved."""

    def loss(points: Values) -> float:
        total = np.clip(whole @ points, -FAR, FAR)
        return float((np.logaddexp(0, total) - truths * total).sum() + 0.5 * (held * (points - start) ** 2).sum())

    points, before = start.copy(), loss(start)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(whole @ points, -FAR, FAR)))
        slope = whole.T @ (chance - truths) + held * (points - start)
        bend = (whole * (chance * (1 - chance))[:, None]).T @ whole + np.diag(held)
        step = np.linalg.solve(bend, slope)
        while loss(points - step) > before and np.abs(step).max() > SETTLED:
            step = step / 2
        points, now = points - step, loss(points - step)
        if before - now < SETTLED:
            break
        before = now
    return points


def chances(values: Values, points: Values) -> Values:
    """The score of each pair."""
    found: Values = 1 / (1 + np.exp(-np.clip(values @ points[:-1] + points[-1], -FAR, FAR)))
    return found


def out_of_fold(
    values: Values, truths: Values, groups: Sequence[tuple[str, str]], *, start: Values, pull: float, folds: int = 5
) -> Values:
    """Scores of pairs by points that were fitted without their reports; `groups` names the two reports of each pair."""
    found = np.zeros(len(truths))
    numbers = {report: n for n, report in enumerate(sorted({report for pair in groups for report in pair}))}
    for fold in range(folds):
        tested = np.array([numbers[a] % folds == fold for a, _ in groups])
        inside = {report for pair, test in zip(groups, tested, strict=True) if test for report in pair}
        trained = np.array([not (set(pair) & inside) for pair in groups])
        if tested.any() and trained.any():
            points = fit(values[trained], truths[trained], start=start, pull=pull)
            found[tested] = chances(values[tested], points)
    return found


def precision_recall(scores: Values, truths: Values) -> list[tuple[float, float, float]]:
    """Precision and recall at every score, the highest first, as (score, precision, recall)."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(truths[order])
    total = max(float(truths.sum()), 1.0)
    return [(float(scores[n]), float(right[k] / (k + 1)), float(right[k] / total)) for k, n in enumerate(order)]
