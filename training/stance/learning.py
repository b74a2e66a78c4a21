"""Learns the weights of stances from pairs of headline and body, starting from what is known of the words.

Nobody labelled how a headline is worded nor how a body tells the thing; only how the two stand to each other. Both are
hidden: for, against, or open. Pairs agree if both are for or both against, disagree if one is for and one against, and
are a discussion if one is open; the likelihood of the labels under that decides the weights. With a hundred topics,
what words mean must not be learned from nothing: the weights are pulled towards those of `priors.toml`, not to zero.
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.stance.features import Features, wording_features
from onrecord.cross_report.stance.matching import Match, claim_words, match
from onrecord.cross_report.stance.telling import SIDES, report_features, sentence_features
from onrecord.cross_report.stance.weights import Side, StanceWeights
from onrecord.cross_report.stance.wordings import Line, read_line, read_lines
from training.stance.examples import Pair

Floats = NDArray[np.float64]
PRIORS = Path(__file__).parent / "priors.toml"
ALWAYS = "always"
SAID = "says "  # within the name of a feature for a single phrase
MET_IN = {"wording": 3, "report": 6}  # topics that a feature must be met in to get a weight
PULL = {"wording": 6.0, "report": 100.0}  # how strongly weights are pulled towards the priors
PHRASES = 0.6  # what a single phrase counts beside its kind
STEPS = 300
RATE = 0.03


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a pair; `lines` and `line_features` are shared by the pairs of one body."""

    claim: Features
    report: Features
    matches: tuple[Match, ...]
    line_features: tuple[Features, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Features as a matrix, a column each, in the order of `names`."""

    names: tuple[str, ...]
    values: NDArray[np.float32]


def see(pairs: Sequence[Pair]) -> list[Seen]:
    """What is seen of each pair."""

    @cache
    def read(body: str) -> tuple[tuple[Line, ...], tuple[Features, ...]]:
        lines = read_lines(body)
        return lines, tuple(scaled(wording_features(line)) for line in lines)

    seen = []
    for pair in pairs:
        lines, line_features = read(pair.body)
        headline = read_line(pair.headline)
        words = claim_words(headline)
        matches = tuple(match(words, line) for line in lines)
        report = scaled(report_features(lines, matches))
        seen.append(Seen(scaled(wording_features(headline)), report, matches, line_features))
    return seen


def scaled(features: Features) -> Features:
    """Features with those of single phrases made smaller; the weights that ship are made smaller instead."""
    return {name: value * (PHRASES if SAID in name else 1.0) for name, value in features.items() if value}


def learn(pairs: Sequence[Pair], seen: Sequence[Seen]) -> StanceWeights:
    """Weights from some pairs; the limits are not chosen here."""
    topics = [pair.topic for pair in pairs]
    labels = np.array([pair.label for pair in pairs])
    counts = Counter(topics)
    weights = np.array([counts[topic] ** -0.5 for topic in topics])
    weights /= weights.mean()
    wording = _design([one.claim for one in seen], _met([one.claim for one in seen], topics, MET_IN["wording"]))
    report = _design([one.report for one in seen], _met([one.report for one in seen], topics, MET_IN["report"]))
    fitted, _ = _fit((wording, report), labels, weights)
    side = _side(wording.names, fitted)
    summed = [dict(sentence_features(stands_of(one, side), one.matches)) for one in seen]
    sentences = _design(summed, tuple(sorted({name for features in summed for name in features})))
    both = Design((*report.names, *sentences.names), np.concatenate([report.values, sentences.values], axis=1))
    _, fitted_report = _fit((wording, both), labels, weights, held=fitted)
    return StanceWeights(side, _side(both.names, fitted_report), 0.5, 0.5, 0.0)


def stands_of(seen: Seen, side: Side) -> Floats:
    """How each sentence of a report is worded."""
    if not seen.line_features:
        return np.zeros((0, len(SIDES)))
    return np.stack([side.judge(features) for features in seen.line_features])


def predict(seen: Sequence[Seen], weights: StanceWeights) -> Floats:
    """For each pair how likely its body agrees, disagrees, discusses; as `cross_report.stance.weights.weigh`."""
    rows = []
    for one in seen:
        claim = weights.wording.judge(one.claim)
        stands = stands_of(one, weights.wording)
        whole = {**one.report, **sentence_features(stands, one.matches)}
        report = stands[0] if len(stands) == 1 else weights.report.judge(whole)
        rows.append(_labels(claim[None], report[None])[0])
    return np.stack(rows)


def shipped(weights: StanceWeights) -> dict[str, NDArray[Any]]:
    """The arrays of a file of weights; they count single phrases as they are met."""
    arrays: dict[str, NDArray[Any]] = {}
    for name, side in (("wording", weights.wording), ("report", weights.report)):
        arrays[f"{name}_names"] = np.array(list(side.rows))
        scales = np.array([PHRASES if SAID in feature else 1.0 for feature in side.rows])
        arrays[name] = (np.stack(list(side.rows.values())) * scales[:, None]).astype(np.float32)
    arrays["limits"] = np.array([weights.agrees_from, weights.disagrees_from, weights.unrelated_below])
    return arrays


def _met(features: Sequence[Features], topics: Sequence[str], least: int) -> tuple[str, ...]:
    """The features that are met in enough topics, "always" first."""
    met: dict[str, set[str]] = defaultdict(set)
    for one, topic in zip(features, topics, strict=True):
        for name in one:
            met[name].add(topic)
    return (ALWAYS, *sorted(name for name, where in met.items() if name != ALWAYS and len(where) >= least))


def _design(features: Sequence[Features], names: tuple[str, ...]) -> Design:
    columns = {name: number for number, name in enumerate(names)}
    values = np.zeros((len(features), len(names)), np.float32)
    for row, one in enumerate(features):
        for name, value in one.items():
            if (column := columns.get(name)) is not None:
                values[row, column] = value
    return Design(names, values)


def _side(names: Sequence[str], fitted: Floats) -> Side:
    return Side(dict(zip(names, fitted, strict=True)))


def _fit(
    designs: tuple[Design, Design], labels: NDArray[np.int64], weights: Floats, *, held: Floats | None = None
) -> tuple[Floats, Floats]:
    """The weights of wording and report; those of the wording are left alone where they are given as `held`."""
    wording, report = designs
    priors = (_prior("wording", wording.names), _prior("report", report.names))
    values = [priors[0].copy() if held is None else held.copy(), priors[1].copy()]
    moments = [(np.zeros_like(value), np.zeros_like(value)) for value in values]
    for step in range(1, STEPS + 1):
        raw = (design.values @ value.astype(np.float32) for design, value in zip(designs, values, strict=True))
        sides = tuple(_likelihoods(one.astype(np.float64)) for one in raw)
        slopes = _slopes(sides[0], sides[1], labels, weights)
        for n, (design, kind) in enumerate(((wording, "wording"), (report, "report"))):
            if n == 0 and held is not None:
                continue
            pulls = np.full(len(design.names), PULL[kind])
            pulls[0] = 0.001
            slope = (design.values.T @ slopes[n].astype(np.float32) + pulls[:, None] * (values[n] - priors[n])) / len(
                labels
            )
            _step(values[n], moments[n], slope, step)
    return values[0], values[1]


def _step(values: Floats, moments: tuple[Floats, Floats], slope: Floats, step: int) -> None:
    """One step of Adam (Kingma and Ba 2015), in place; the rate falls to nothing towards the end."""
    first, second = moments
    first += 0.1 * (slope - first)
    second += 0.001 * (slope**2 - second)
    rate = RATE * (1 - (step - 1) / STEPS)
    values -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)


def _likelihoods(raw: Floats) -> Floats:
    likely = np.exp(raw - raw.max(axis=1, keepdims=True))
    return np.asarray(likely / likely.sum(axis=1, keepdims=True))


def _labels(claim: Floats, report: Floats) -> Floats:
    """How likely each label is, from how likely each side is."""
    agrees = claim[:, 0] * report[:, 0] + claim[:, 1] * report[:, 1]
    disagrees = claim[:, 0] * report[:, 1] + claim[:, 1] * report[:, 0]
    return np.stack([agrees, disagrees, 1 - agrees - disagrees], axis=1)


def _slopes(claim: Floats, report: Floats, labels: NDArray[np.int64], weights: Floats) -> tuple[Floats, Floats]:
    """The slopes of the negative log likelihood in the raw scores of claim and report."""
    likely = np.clip(_labels(claim, report), 1e-9, 1.0)
    rows = np.arange(len(labels))
    steep = np.zeros_like(likely)
    steep[rows, labels] = -weights / likely[rows, labels]
    agree, disagree = steep[:, 0] - steep[:, 2], steep[:, 1] - steep[:, 2]
    slopes = []
    for own, other in ((claim, report), (report, claim)):
        to_own = np.stack(
            [agree * other[:, 0] + disagree * other[:, 1], agree * other[:, 1] + disagree * other[:, 0], 0 * agree], 1
        )
        slopes.append(own * (to_own - (to_own * own).sum(axis=1, keepdims=True)))
    return slopes[0], slopes[1]


def _prior(kind: str, names: Sequence[str]) -> Floats:
    """What the weights are pulled towards."""
    known: Mapping[str, Sequence[float]] = _priors()[kind]
    return np.array([known.get(name, (0.0, 0.0, 0.0)) for name in names], np.float64)


@cache
def _priors() -> Mapping[str, Mapping[str, Sequence[float]]]:
    with PRIORS.open("rb") as file:
        read: Mapping[str, Mapping[str, Sequence[float]]] = tomllib.load(file)
    return read
