"""Which of the things said near them words take up or deny, if any: a sum of points over likenesses, and its chance.

Each thing said gets points for what it has in common with the words, and where it stands; what the points make of it
is set against all else that is said, and against that none of it is meant. A deed that several tell in one word counts
once: its chances are added up.
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from onrecord.model import Span

MOST = 30.0  # sum of points, so that no chance overflows
DIGITS = 3  # of a chance as it is kept


@dataclass(frozen=True, slots=True)
class Said:
    """Something said: its number among a report's propositions, the word of its deed, and its likenesses by name."""

    number: int
    word: Span
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Points:
    """The points of each likeness, the points of anything said at all, and the chance from which one is told."""

    points: Mapping[str, float]
    bias: float
    least: float

    def chances(self, some: Sequence[Mapping[str, float]]) -> list[float]:
        """For each of the things said the chance that it is what is meant; the rest is that none is."""
        sums = [self.bias + sum(self.points.get(name, 0.0) * value for name, value in one.items()) for one in some]
        odds = [exp(min(one, MOST)) for one in sums]
        return [one / (1 + sum(odds)) for one in odds]

    def choose(self, some: Sequence[Said]) -> list[tuple[float, int]]:
        """The deeds that are likely enough to be meant, each with its chance and the number of who tells it best.

        The likeliest comes first; empty where none is likely enough.
        """
        tellings: dict[Span, list[tuple[float, int]]] = defaultdict(list)
        for one, chance in zip(some, self.chances([one.values for one in some]), strict=True):
            tellings[one.word].append((chance, -one.number))
        summed = [(sum(chance for chance, _ in told), -max(told)[1]) for told in tellings.values()]
        return sorted((one for one in summed if one[0] >= self.least), key=lambda one: (-one[0], one[1]))


@cache
def shipped_points(name: str) -> Points:
    """The points that ship: of "takings" or "denials"."""
    place = files("onrecord.record.propositions").joinpath("weights", f"{name}.toml")
    held = tomllib.loads(place.read_text(encoding="utf-8"))
    return Points(held["points"], held["bias"], held["least"])
