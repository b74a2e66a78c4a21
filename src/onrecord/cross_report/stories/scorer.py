"""Weighs the respects in which two reports are alike; trained by `training/likeness`, its weights are plain numbers.

There are two: one for reports of which the meaning is known, one for words alone.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.errors import BadLexicon

FILE = "weights/links.json"
RESPECTS = (
    "meaning", "words", "lead", "names", "missing from one", "missing from both", "numbers", "same days", "other days",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scorer:
    """A weight for each of `RESPECTS`, in their order, and a bias."""

    weights: tuple[float, ...]
    bias: float
    with_meaning: bool

    def logit(self, values: Sequence[float]) -> float:
        """The weighed sum; above 0, one story is likelier than two."""
        return self.bias + sum(weight * value for weight, value in zip(self.weights, values, strict=True))


@cache
def load_scorer(*, with_meaning: bool) -> Scorer:
    """The scorer that ships with the package.

    Raises:
        BadLexicon: The file of weights is missing or damaged.
    """
    try:
        text = (files("onrecord.cross_report.stories") / FILE).read_text(encoding="utf-8")
        stored = json.loads(text)["with meaning" if with_meaning else "words alone"]
        weights = tuple(float(stored["weights"][name]) for name in RESPECTS)
        return Scorer(weights, float(stored["bias"]), with_meaning)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadLexicon(FILE, str(error)) from error
