"""The score that two items ask one question: a sum of points, slot by slot, squeezed into 0 to 1.

The points are trained by `training/claims` on pairs that readers judged, and stand in `weights/links.toml`, where they
can be read. A sum of points can be told and replayed; a network could not.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from onrecord.cross_report.claims.tables import Floats
from onrecord.errors import BadLexicon

WEIGHTS = "links.toml"


@dataclass(frozen=True, slots=True)
class Scale:
    """Points by slot, and what a pair starts from.

    From the score `least` on two items are linked, from the average `join` on two groups of items become one, and from
    `firm` on opposite positions are a dispute.
    """

    points: Mapping[str, float]
    bias: float
    least: float
    join: float
    firm: float

    def score(self, slots: Mapping[str, Floats]) -> Floats:
        """The score of each pair, from 0 to 1."""
        first = next(iter(slots.values()))
        total = np.full(len(first), self.bias, np.float64)
        for name, points in self.points.items():
            total += points * slots[name]
        scores: Floats = (1 / (1 + np.exp(-total))).astype(np.float32)
        return scores


@cache
def shipped_scale(name: str = WEIGHTS) -> Scale:
    """The points that ship with the package.

    Raises:
        BadLexicon: The file is missing or damaged.
    """
    try:
        data = tomllib.loads((files("onrecord.cross_report.claims") / "weights" / name).read_text(encoding="utf-8"))
        points = {slot: float(value) for slot, value in data["points"].items()}
        return Scale(points, data["bias"], data["least"], data["join"], data["firm"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise BadLexicon(name, str(error)) from error
