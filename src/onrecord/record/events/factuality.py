"""How sure a text is that an event happened, from -3 (certainly not) to 3 (certainly so).

A linear model over hashed features of the event's path; then a table that bends its scores to where readers put such
events, since most are certain. `MODEL_CARD_FACTUALITY.md` beside the weights says what it was trained on.
"""

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from onrecord.record.events.factuality_features import bucket, feature_strings
from onrecord.record.events.reality_path import Level
from onrecord.record.reading import Reading

FILE = "weights/factuality.npz"
MOST = 3.0


def estimate_factuality(reading: Reading, path: tuple[Level, ...]) -> float:
    """The score of an event, by its path."""
    weights, knots, values = _model()
    active = {bucket(feature) for feature in feature_strings(reading, path)}
    raw = sum(weights[number] for number in active)
    return round(bent(raw, knots, values), 2)


def bent(raw: float, knots: list[float], values: list[float]) -> float:
    """A raw score, bent by straight lines between knots and kept on the scale."""
    return float(np.clip(np.interp(raw, knots, values), -MOST, MOST))


@cache
def _model() -> tuple[list[float], list[float], list[float]]:
    """The weight of each feature, and the knots with their values."""
    with (files("onrecord.record.events") / FILE).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        weights: NDArray[np.float32] = arrays["weights"].astype(np.float32)
        return weights.tolist(), arrays["knots"].tolist(), arrays["values"].tolist()
