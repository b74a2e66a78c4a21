"""What a speaker does by saying something, from the reporting phrase and the content: asserts, denies, accuses, ...

A small network with one hidden layer reads what the tagger's first network made of both, the meanings of their words,
which of them are reporting words, and hashed lemmas. Several such networks, which differ in their seed, are averaged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Act
from onrecord.record.tagger.features import Features
from onrecord.record.tagger.network import Cue, Floats

ACTS = tuple(Act)
LEMMA, REPORTING = 1, 11  # columns of the token features
REPORTING_SIZE = 40
LEMMA_BUCKETS = 4096
OPENING = 3  # tokens at the beginning of a content, which often show a demand or a question


@dataclass(frozen=True, slots=True, eq=False)
class ActFeatures:
    """One statement as its act is judged by: numbers, and the buckets of the lemmas of cue and content."""

    dense: Floats
    cue_lemmas: NDArray[np.int64]
    content_lemmas: NDArray[np.int64]


def act_features(
    features: Features, hidden: Floats, meanings: Floats, cue: Cue, content: NDArray[np.int64]
) -> ActFeatures:
    """What the act of a statement is judged by.

    Args:
        features: The report's tokens.
        hidden: What the tagger's first network made of them (tokens x width).
        meanings: The word vectors, by `Features.forms`.
        cue: The reporting phrase.
        content: The content's tokens; at least one.
    """
    phrase = np.arange(*cue)
    of_cue, of_content = meanings[features.forms[phrase]], meanings[features.forms[content]]
    quoted = float((features.quotations[content] >= 0).mean())
    dense = np.concatenate(
        [
            hidden[phrase].mean(axis=0),
            hidden[content].mean(axis=0),
            of_cue.mean(axis=0),
            of_content.mean(axis=0),
            of_content.max(axis=0),
            of_content.min(axis=0),
            of_content[:OPENING].mean(axis=0),
            _present(features.ids[phrase, REPORTING]),
            _present(features.ids[content, REPORTING]),
            np.array([quoted, np.log(len(content))], np.float32),
        ]
    )
    lemmas = features.ids[:, LEMMA].astype(np.int64) % LEMMA_BUCKETS
    return ActFeatures(dense.astype(np.float32), lemmas[phrase], lemmas[content])


def _present(values: NDArray[np.int32]) -> Floats:
    present = np.zeros(REPORTING_SIZE, np.float32)
    present[values] = 1
    return present


class ActModel:
    """The networks for acts, from weights as `training/statements/acts.py` writes them."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._mean, self._spread = weights["mean"].astype(np.float32), weights["spread"].astype(np.float32)
        self._members: list[dict[str, Floats]] = []
        while f"{len(self._members)}.out.weight" in weights:
            prefix = f"{len(self._members)}."
            own = {name: array for name, array in weights.items() if name.startswith(prefix)}
            self._members.append({name.removeprefix(prefix): array.astype(np.float32) for name, array in own.items()})

    def find_acts(self, statements: Sequence[ActFeatures]) -> list[Act]:
        """The likeliest act of each statement."""
        if not statements:
            return []
        dense = (np.array([one.dense for one in statements]) - self._mean) / self._spread
        total = sum(self._scores(member, dense, statements) for member in self._members)
        return [ACTS[int(best)] for best in np.argmax(total, axis=1)]

    @staticmethod
    def _scores(member: Mapping[str, Floats], dense: Floats, statements: Sequence[ActFeatures]) -> Floats:
        cues = np.array([member["cue.weight"][one.cue_lemmas].mean(axis=0) for one in statements])
        contents = np.array([member["content.weight"][one.content_lemmas].mean(axis=0) for one in statements])
        x = np.concatenate([dense, cues, contents], axis=1) @ member["hidden.weight"].T + member["hidden.bias"]
        np.maximum(x, 0, out=x)
        scores = x @ member["out.weight"].T + member["out.bias"]
        scores -= scores.max(axis=1, keepdims=True)
        log: Floats = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return log
