"""Weighs how a claim is worded and how a report tells it, and from the two says how the report stands to the claim.

Both are judged alike: for the thing, against it, or open (hedged, asked, only passed on). A report agrees with a claim
if both are for or both against, disagrees if one is for and the other against, and discusses it otherwise: "Plan is
a hoax" and a report that calls it one agree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.stance.features import Features, wording_features
from onrecord.cross_report.stance.matching import ClaimWords, Match, match
from onrecord.cross_report.stance.telling import SIDES, report_features, sentence_features
from onrecord.cross_report.stance.wordings import Line

FILE = ("cross_report", "stance", "weights", "stance.npz")
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """Weights of named features for the three sides (for, against, open)."""

    rows: Mapping[str, Floats]

    def judge(self, features: Features) -> Floats:
        """How likely each side is."""
        raw = self.raw(features)
        likely = np.exp(raw - raw.max())
        return np.asarray(likely / likely.sum())

    def raw(self, features: Features) -> Floats:
        """The scores of the three sides before they become likelihoods."""
        raw = np.zeros(len(SIDES))
        for name, value in features.items():
            if value and (row := self.rows.get(name)) is not None:
                raw += value * row
        return raw


@dataclass(frozen=True, slots=True, eq=False)
class StanceWeights:
    """What the trained model knows: weights for wordings and for reports, and from which likelihoods it decides."""

    wording: Side
    report: Side
    agrees_from: float
    disagrees_from: float
    unrelated_below: float


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A claim and a report weighed: what was seen of each, and how likely each side is."""

    claim: Floats
    report: Floats
    matches: tuple[Match, ...]

    @property
    def agrees(self) -> float:
        """How likely the report agrees."""
        return float(self.claim[0] * self.report[0] + self.claim[1] * self.report[1])

    @property
    def disagrees(self) -> float:
        """How likely the report disagrees."""
        return float(self.claim[0] * self.report[1] + self.claim[1] * self.report[0])


def weigh(claim: Line, words: ClaimWords, lines: Sequence[Line], weights: StanceWeights) -> Judged:
    """How a claim is worded and how a report tells it; a single sentence is judged as a headline is, by its wording."""
    matches = tuple(match(words, line) for line in lines)
    stands = line_stands(lines, weights.wording)
    own = weights.wording.judge(wording_features(claim))
    if len(lines) == 1:
        return Judged(own, stands[0], matches)
    features = {**report_features(lines, matches), **sentence_features(stands, matches)}
    return Judged(own, weights.report.judge(features), matches)


def line_stands(lines: Sequence[Line], wording: Side) -> Floats:
    """How each sentence is worded: a row of three likelihoods for each."""
    if not lines:
        return np.zeros((0, len(SIDES)))
    return np.stack([wording.judge(wording_features(line)) for line in lines])


@cache
def shipped_weights() -> StanceWeights:
    """The weights that come with the package."""
    with files("onrecord").joinpath(*FILE).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return StanceWeights(
            _side(arrays["wording_names"], arrays["wording"]),
            _side(arrays["report_names"], arrays["report"]),
            *(float(value) for value in arrays["limits"]),
        )


def _side(names: NDArray[np.str_], values: NDArray[np.float32]) -> Side:
    return Side({str(name): row for name, row in zip(names, values.astype(np.float64), strict=True)})
