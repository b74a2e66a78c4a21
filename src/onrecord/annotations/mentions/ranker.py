"""Chooses whom a pronoun or a nameless phrase stands for: the candidate with the highest trained score, or nobody.

What is known of a candidate is a value for each of a few slots (how far back, in which role, of what gender). A score
is the sum of one weight for each value, so that every choice can be read off the table of weights. The weights are
trained by `training/coreference` and ship as `weights/ranker.json`.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.errors import BadLexicon

WEIGHTS = "ranker.json"
Values = tuple[str, ...]
Tables = Sequence[Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may be the antecedent: its cluster, and a value for each of `SLOTS`."""

    phrase: int
    cluster: int
    values: Values


@dataclass(frozen=True, slots=True)
class Choice:
    """A phrase whose antecedent is looked for: its sort, the candidates, and what speaks for none of them.

    `sort` is "he", "they", "it", "office" or "body".
    """

    phrase: int
    sort: str
    candidates: tuple[Candidate, ...]
    nobody: Values


Chooser = Callable[[Choice], Candidate | None]


@dataclass(frozen=True, slots=True)
class Weights:
    """For each sort of phrase, a table of weights for each slot, of candidates and of there being none."""

    candidate: Mapping[str, Tables]
    nobody: Mapping[str, Tables]


def choose(choice: Choice, *, weights: Weights | None = None) -> Candidate | None:
    """The candidate with the highest score, the first of equal ones; None if nobody scores higher."""
    known = weights or shipped_weights()
    tables = known.candidate[choice.sort]
    best, highest = None, score(choice.nobody, known.nobody[choice.sort])
    for candidate in choice.candidates:
        reached = score(candidate.values, tables)
        if reached > highest:
            best, highest = candidate, reached
    return best


def score(values: Values, tables: Tables) -> float:
    """The sum of the weights of some values; values that training never met weigh nothing."""
    return sum(table.get(value, 0.0) for value, table in zip(values, tables, strict=True))


@cache
def shipped_weights() -> Weights:
    """The weights that ship with the package.

    Raises:
        BadLexicon: The file is missing or damaged.
    """
    try:
        text = (files("onrecord.annotations.mentions") / "weights" / WEIGHTS).read_text(encoding="utf-8")
        return read_weights(text)
    except (OSError, ValueError, KeyError) as error:
        raise BadLexicon(WEIGHTS, str(error)) from error


def read_weights(text: str) -> Weights:
    """Weights from JSON: {"slots": {"candidate", "nobody"}, "weights": {sort: {"candidate", "nobody"}}}."""
    content = json.loads(text)

    def tables(part: str) -> dict[str, Tables]:
        return {
            sort: tuple(of_sort[part].get(slot, {}) for slot in content["slots"][part])
            for sort, of_sort in content["weights"].items()
        }

    return Weights(tables("candidate"), tables("nobody"))
