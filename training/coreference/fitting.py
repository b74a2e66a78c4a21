"""Fits the ranker's weights: a log-linear model of which candidate, or nobody, a phrase stands for.

Each weight is the sum of one that all pronouns (or all nameless phrases) share and one of its own sort, both held
small, so that rare sorts lean on the common ones. All of the examples are used in each step, so the outcome does not
depend on their order, and nothing is drawn by chance.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.annotations.mentions.antecedents import NOBODY_SLOTS, SLOTS
from onrecord.annotations.mentions.ranker import Weights
from training.coreference.examples import NAMELESS, Example

SORTS = ("he", "they", "it", "office", "body")
STEPS = 400
RATE = 0.1
DECIMALS = 3
Floats = NDArray[np.float64]
Key = tuple[str, str, str, str]  # sort or family, "candidate" or "nobody", slot, value


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights as a table that can be written as JSON."""

    tables: Mapping[str, Mapping[str, Mapping[str, Mapping[str, float]]]]

    def weights(self) -> Weights:
        """As the ranker uses them."""

        def part(name: str, slots: Sequence[str]) -> dict[str, tuple[Mapping[str, float], ...]]:
            return {sort: tuple(of_sort[name].get(slot, {}) for slot in slots) for sort, of_sort in self.tables.items()}

        return Weights(part("candidate", SLOTS), part("nobody", NOBODY_SLOTS))

    def as_json(self) -> dict[str, object]:
        """As the package stores them."""
        return {"slots": {"candidate": list(SLOTS), "nobody": list(NOBODY_SLOTS)}, "weights": self.tables}


def fit(examples: Sequence[Example], *, importance: Sequence[float], penalty: float) -> Fitted:
    """Weights that make the right candidates likely.

    Args:
        examples: What to learn from.
        importance: How much each example counts.
        penalty: How much the squares of the weights cost, in examples.
    """
    numbers: dict[Key, int] = {}
    rows: list[list[int]] = []
    group: list[int] = []
    is_right: list[bool] = []
    for n, example in enumerate(examples):
        sort = example.choice.sort
        rows.append([numbers.setdefault(key, len(numbers)) for key in _keys(sort, "nobody", example.choice.nobody)])
        is_right.append(not example.right)
        for k, candidate in enumerate(example.choice.candidates):
            rows.append([numbers.setdefault(key, len(numbers)) for key in _keys(sort, "candidate", candidate.values)])
            is_right.append(k in example.right)
        group.extend([n] * (1 + len(example.choice.candidates)))
    width = max(len(row) for row in rows)
    padded = np.array([row + [len(numbers)] * (width - len(row)) for row in rows])
    learned = _descend(
        padded, np.array(group), np.array(is_right), np.array(importance), size=len(numbers), penalty=penalty
    )
    return Fitted(_tables(numbers, learned))


def _keys(sort: str, part: str, values: Sequence[str]) -> Iterator[Key]:
    family = "nameless" if sort in NAMELESS else "pronoun"
    for slot, value in zip(NOBODY_SLOTS if part == "nobody" else SLOTS, values, strict=True):
        if value:
            yield sort, part, slot, value
            yield family, part, slot, value


def _descend(
    rows: NDArray[np.int64],
    group: NDArray[np.int64],
    is_right: NDArray[np.bool_],
    importance: Floats,
    *,
    size: int,
    penalty: float,
) -> Floats:
    """Gradient steps with a rate of its own for each weight (Adam), over all examples at once."""
    weights, mean, square = np.zeros(size + 1), np.zeros(size + 1), np.zeros(size + 1)
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    total = importance.sum()
    for step in range(1, STEPS + 1):
        scores = weights[rows].sum(axis=1)
        scores = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        right = np.where(is_right, scores, 0.0)
        expected = scores / np.add.reduceat(scores, starts)[group]
        observed = right / np.maximum(np.add.reduceat(right, starts), 1e-30)[group]
        pull = (expected - observed) * importance[group]
        gradient = np.bincount(rows.ravel(), np.repeat(pull, rows.shape[1]), size + 1) / total
        gradient += penalty * weights / total
        gradient[size] = 0.0
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        rate = RATE * (1 - step / (STEPS + 1))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def _tables(numbers: Mapping[Key, int], learned: Floats) -> dict[str, dict[str, dict[str, dict[str, float]]]]:
    """For each sort, the weights of its own and those of its family as one table."""
    tables: dict[str, dict[str, dict[str, dict[str, float]]]] = {}
    for sort in SORTS:
        family = "nameless" if sort in NAMELESS else "pronoun"
        of_sort: dict[str, dict[str, dict[str, float]]] = {"candidate": {}, "nobody": {}}
        for owner, part, slot, value in sorted(numbers):
            if owner in (sort, family):
                table = of_sort[part].setdefault(slot, {})
                table[value] = table.get(value, 0.0) + float(learned[numbers[owner, part, slot, value]])
        tables[sort] = {
            part: {slot: {v: round(w, DECIMALS) for v, w in table.items()} for slot, table in slots.items()}
            for part, slots in of_sort.items()
        }
    return tables
