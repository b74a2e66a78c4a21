"""Fits the classifier: ridge regression on how alike examples are, all types at once.

Examples are alike by the features they share, rare ones counting more, and by the directions of their vectors; both are
brought to length one, so that long sentences count no more than short ones. What examples of one origin, the home of
those that will be asked about, say of each other counts fully, everything else less: so the others lend what words mean
without imposing their own habits. The system of equations is solved outright; nothing is drawn by chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.record.events.typing.features import BUCKETS
from training.events.examples import Example

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
FREQUENT = 150  # examples with a feature from which it is multiplied densely
ALWAYS = 0.01  # how alike examples are that have nothing in common


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to learn.

    `penalty` is what the squares of the weights cost, `meanings` the share of the vectors in how alike two examples
    are, `shared` how much counts what is not of the home alone. `corpus`, `phrase` and `label` are what an example of
    these origins weighs (0: it is left out), `evenness` how far rare types are made to weigh as much as frequent ones
    (0 to 1).
    """

    penalty: float = 0.004
    meanings: float = 0.3
    shared: float = 0.6
    corpus: float = 1.0
    phrase: float = 1.0
    label: float = 0.0
    evenness: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """A column a class: weights of features by number and of the vectors' numbers, and what is always added."""

    names: Floats
    meanings: Floats
    always: Floats


class Likeness:
    """How alike examples are, each with each; `home` is the origin of those that will be asked about."""

    def __init__(self, examples: Sequence[Example], recipe: Recipe, home: str, *, rare: Floats | None = None) -> None:
        self.recipe = recipe
        self.own = np.array([one.origin == home for one in examples])
        self.rarity = rarity(examples) if rare is None else rare
        self._numbers = [one.numbers for one in examples]
        lengths = np.array([np.sqrt((self.rarity[numbers] ** 2).sum()) for numbers in self._numbers])
        self._share = np.sqrt(1 - recipe.meanings) / lengths
        vectors = np.stack([one.meanings for one in examples])
        self._vectors = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6)
        self._vectors *= np.float32(np.sqrt(recipe.meanings))
        plain = self._by_features() + self._vectors @ self._vectors.T + np.float32(ALWAYS)
        both = self.own[:, None] & self.own[None]
        self.matrix: Floats = plain * (np.float32(recipe.shared**2) + both.astype(np.float32))

    def _by_features(self) -> Floats:
        """The products of the examples' features, frequent ones by matrix and the others one by one."""
        count = len(self._numbers)
        rows = np.repeat(np.arange(count), [len(numbers) for numbers in self._numbers])
        columns = np.concatenate(self._numbers)
        order = np.argsort(columns, kind="stable")
        rows, columns = rows[order], columns[order]
        starts = np.flatnonzero(np.concatenate([[True], columns[1:] != columns[:-1]]))
        pieces = [(int(columns[start]), piece) for start, piece in zip(starts, np.split(rows, starts[1:]), strict=True)]
        frequent = [(number, piece) for number, piece in pieces if len(piece) > FREQUENT]
        dense = np.zeros((count, len(frequent)), np.float32)
        for column, (number, piece) in enumerate(frequent):
            dense[piece, column] = self.rarity[number]
        products: Floats = dense @ dense.T
        for number, piece in pieces:
            if len(piece) <= FREQUENT:
                products[np.ix_(piece, piece)] += self.rarity[number] ** 2
        share = self._share.astype(np.float32)
        products *= share[:, None] * share[None]
        return products

    def coefficients(self, seen: Numbers, targets: Floats, importance: Floats) -> Floats:
        """What each example seen contributes to each column."""
        system = self.matrix[np.ix_(seen, seen)]
        system[np.diag_indices(len(seen))] += np.float32(self.recipe.penalty) / importance
        return np.linalg.solve(system, targets).astype(np.float32)

    def scores(self, asked: Numbers, seen: Numbers, coefficients: Floats) -> Floats:
        """The columns of examples, by what others contribute."""
        return self.matrix[np.ix_(asked, seen)] @ coefficients

    def linear(self, seen: Numbers, coefficients: Floats) -> Linear:
        """The same as weights, as they are for an example of the home."""
        share = np.float32(self.recipe.shared**2) + self.own[seen].astype(np.float32)
        counted = coefficients * share[:, None]
        names = np.zeros((BUCKETS, coefficients.shape[1]), np.float32)
        for number, row in zip(seen, counted, strict=True):
            names[self._numbers[number]] += row * np.float32(self._share[number])
        names *= self.rarity[:, None] ** 2 * np.float32(np.sqrt(1 - self.recipe.meanings))
        meanings = self._vectors[seen].T @ counted * np.float32(np.sqrt(self.recipe.meanings))
        return Linear(names, meanings, np.float32(ALWAYS) * counted.sum(0))


def rarity(examples: Sequence[Example]) -> Floats:
    """What each feature counts: more, the fewer examples have it."""
    having = np.bincount(np.concatenate([one.numbers for one in examples]), minlength=BUCKETS)
    return (np.log((1 + len(examples)) / (1 + having)) + 1).astype(np.float32)
