"""Gradient descent for a few points that stay near where they start."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


def descend(slope_of: Callable[[Values], Values], *, start: Values, pull: float, steps: int, rate: float) -> Values:
    """The points after so many steps of Adam (Kingma and Ba 2015), the same each time.

    Args:
        slope_of: The slope of the loss at some points.
        start: Where the points start.
        pull: How strongly that holds, in what the loss counts.
        steps: How many steps.
        rate: How far a step goes at most, about.
    """
    points, drift, spread = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, steps + 1):
        slope = pull * (points - start) + slope_of(points)
        drift = 0.9 * drift + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope * slope
        points = points - rate * (drift / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return points
