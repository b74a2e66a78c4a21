"""From examples to the weights that the package ships, and what they reach on examples that they never saw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.record.events.typing.scoring import TYPES
from training.events.examples import CORPUS_NAME, LABEL, PHRASE, Example
from training.events.fitting import Floats, Likeness, Linear, Numbers, Recipe

NUMBERS = {kind: number for number, kind in enumerate(TYPES)}
BYTE = 127
STEPS_OF_SHARPNESS = np.arange(0.5, 8.01, 0.25)
LABEL_FOLDS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """Weights, and the scores of examples by weights that never saw them (a row each)."""

    linear: Linear
    unseen: Floats


class TypeTrainer:
    """Learns the types from all examples that have one, those of the home first."""

    def __init__(
        self, found: Mapping[str, Sequence[Example]], recipe: Recipe, *, home: str, rare: Floats | None = None
    ) -> None:
        self.worth = {CORPUS_NAME: recipe.corpus, LABEL: recipe.label, PHRASE: recipe.phrase}
        self.home = [one for one in found[home] if one.type is not None]
        others = [origin for origin in (CORPUS_NAME, PHRASE, LABEL) if origin != home and self.worth[origin]]
        self.examples = [*self.home, *(one for origin in others for one in found[origin] if one.type is not None)]
        self.recipe = recipe
        self.likeness = Likeness(self.examples, recipe, home, rare=rare)
        self.types = np.array([NUMBERS[one.type] for one in self.examples if one.type is not None])
        self.targets = np.where(np.arange(len(TYPES)) == self.types[:, None], 1, -1).astype(np.float32)

    @property
    def home_types(self) -> Numbers:
        """The true types of the home's examples."""
        return self.types[: len(self.home)]

    def importance(self, seen: Numbers) -> Floats:
        """What the examples seen count: by origin, and more for rare types."""
        of_origin = np.array([self.worth[self.examples[number].origin] for number in seen])
        types = self.types[seen]
        there = np.bincount(types, weights=of_origin, minlength=len(TYPES))
        even = (there.max() / np.maximum(there, 1e-6)) ** self.recipe.evenness
        own = self.likeness.own[seen]
        weights: Floats = (of_origin * even[types] / even[types[own]].mean()).astype(np.float32)
        return weights

    def train(self) -> Linear:
        """Weights from everything."""
        seen = np.arange(len(self.examples))
        return self.likeness.linear(seen, self._coefficients(seen))

    def unseen(self, parts: Sequence[Sequence[int]]) -> Floats:
        """The scores of the home's examples, each part of them by weights that saw none of the part."""
        scores = np.zeros((len(self.home), len(TYPES)), np.float32)
        for part in parts:
            asked = np.array(part)
            seen = np.setdiff1d(np.arange(len(self.examples)), asked)
            scores[asked] = self.likeness.scores(asked, seen, self._coefficients(seen))
        return scores

    def _coefficients(self, seen: Numbers) -> Floats:
        return self.likeness.coefficients(seen, self.targets[seen], self.importance(seen))


def by_report(labelled: Sequence[Example]) -> list[list[int]]:
    """Folds in which the pairs of one report stay together."""
    reports = {report: number for number, report in enumerate(sorted({one.report for one in labelled}))}
    parts: list[list[int]] = [[] for _ in range(LABEL_FOLDS)]
    for number, one in enumerate(labelled):
        parts[reports[one.report] % LABEL_FOLDS].append(number)
    return parts


def train_none(labelled: Sequence[Example], recipe: Recipe, rare: Floats) -> Outcome:
    """One column: that there is no event. Only our labels know that; reports are kept together in the folds.

    Args:
        labelled: Our labels.
        recipe: How to learn.
        rare: What features count, the same as for the types, so that lengths are the same.
    """
    likeness = Likeness(labelled, recipe, LABEL, rare=rare)
    targets = np.array([[1.0 if one.type is None else -1.0] for one in labelled], np.float32)
    importance = np.ones(len(labelled), np.float32)
    unseen = np.zeros((len(labelled), 1), np.float32)
    for part in by_report(labelled):
        asked = np.array(part)
        seen = np.setdiff1d(np.arange(len(labelled)), asked)
        unseen[asked] = likeness.scores(asked, seen, likeness.coefficients(seen, targets[seen], importance[seen]))
    every = np.arange(len(labelled))
    linear = likeness.linear(every, likeness.coefficients(every, targets, importance))
    return Outcome(linear, unseen)


def sharpness(scores: Floats, types: Sequence[int]) -> float:
    """What scores are multiplied by so that they are likelihoods as good as can be."""

    def surprise(times: float) -> float:
        sharp = times * scores
        top = sharp.max(1, keepdims=True)
        likely = sharp - top - np.log(np.exp(sharp - top).sum(1, keepdims=True))
        return -float(likely[np.arange(len(types)), types].mean())

    return float(min(STEPS_OF_SHARPNESS, key=surprise))


def slope_and_height(scores: Floats, none: Sequence[bool]) -> tuple[float, float]:
    """The logistic curve that makes likelihoods of one column's scores, by Newton's steps."""
    columns = np.stack([scores, np.ones_like(scores)], axis=1).astype(np.float64)
    right = np.array(none, np.float64)
    line = np.zeros(2)
    for _ in range(30):
        likely = 1 / (1 + np.exp(-columns @ line))
        bend = columns.T @ (columns * (likely * (1 - likely))[:, None]) + 1e-6 * np.eye(2)
        line = line + np.linalg.solve(bend, columns.T @ (right - likely))
    return float(line[0]), float(line[1])


def save(columns: Sequence[Linear], rarity: Floats, path: Path, *, likelihoods: Sequence[float]) -> None:
    """Writes the weights: those of features in one byte each, those of vectors in half precision.

    Args:
        columns: The types as the reference set reads them, the same as our labels do, and that there is no event.
        rarity: What features count.
        path: The file.
        likelihoods: The sharpness of the first two, slope and height of the third.
    """
    names = np.concatenate([one.names for one in columns], axis=1)
    scale = np.maximum(np.abs(names).max(0), 1e-6) / BYTE
    np.savez_compressed(
        path,
        names=np.round(names / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        rarity=rarity.astype(np.float16),
        meanings=np.concatenate([one.meanings for one in columns], axis=1).astype(np.float16),
        always=np.concatenate([one.always for one in columns]).astype(np.float32),
        likelihoods=np.array(likelihoods, np.float32),
    )
