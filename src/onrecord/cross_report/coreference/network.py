"""Scores pairs: small networks of two hidden layers, averaged, that read the comparisons of a pair.

They are trained by `training/cross_coreference` and ship as `weights/*.npz`; `weights/MODEL_CARD.md` tells on what.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from onrecord.cross_report.coreference.comparing import Comparison, Floats
from onrecord.errors import BadLexicon

FURTHEST = 4.0  # standard deviations: what lies further off counts as no more than that
HOPELESS = 0.01  # a score of one network below which the others are not asked: most pairs, and none that is joined
AT_ONCE = 8_000_000  # values in memory at a time
LAYERS = ("first", "first_bias", "second", "second_bias", "last", "last_bias")


@dataclass(frozen=True, slots=True)
class Network:
    """Networks that score alike pairs: `slots` names the comparisons that they read, `layers` has one stack each.

    The first axis of each layer runs over the networks. `least` is the score from which on clusters are joined.
    """

    slots: tuple[str, ...]
    mean: Floats
    spread: Floats
    layers: tuple[Floats, ...]
    least: float

    def score(self, values: Floats) -> Floats:
        """The mean score, from 0 to 1, of each row of values; what one network finds hopeless the others do not see."""
        scaled = np.clip((values - self.mean) / self.spread, -FURTHEST, FURTHEST)
        scores = self._score_by(0, scaled)
        hopeful = np.flatnonzero(scores > HOPELESS)
        seen = scaled[hopeful]
        for k in range(1, len(self.layers[0])):
            scores[hopeful] += self._score_by(k, seen)
        scores[hopeful] /= np.float32(len(self.layers[0]))
        return scores

    def _score_by(self, k: int, scaled: Floats) -> Floats:
        """The score of each row by one of the networks."""
        first, first_bias, second, second_bias, last, last_bias = (layer[k] for layer in self.layers)
        hidden = np.maximum(scaled @ first + first_bias, 0)
        hidden = np.maximum(hidden @ second + second_bias, 0)
        scores: Floats = 1 / (1 + np.exp(-(hidden @ last + last_bias)))
        return scores

    def score_all(self, slots: Mapping[str, Comparison], count: int) -> Floats:
        """The score of every pair of `count` mentions, the same both ways, 1 for a mention with itself."""
        scores = np.zeros((count, count), np.float32)
        block = max(1, AT_ONCE // max(1, count * len(self.slots)))
        for start in range(0, count, block):
            rows = np.arange(start, min(start + block, count))
            values = values_of([slots[name] for name in self.slots], rows)
            later = np.arange(count)[None, :] > rows[:, None]  # each pair once
            scores[rows[:, None].repeat(count, axis=1)[later], np.nonzero(later)[1]] = self.score(values[later])
        scores += scores.T
        np.fill_diagonal(scores, 1)
        return scores


@dataclass(frozen=True, slots=True)
class Networks:
    """The scorers of both sorts of mention: `first` by itself, `second` knowing what the first made of the story."""

    first_event: Network
    first_entity: Network
    second_event: Network
    second_entity: Network


def values_of(comparisons: Sequence[Comparison], rows: "np.ndarray[tuple[int], np.dtype[np.intp]]") -> Floats:
    """Rows x mentions x comparisons."""
    return np.stack([np.asarray(compare(rows), np.float32) for compare in comparisons], axis=-1)


@cache
def shipped_networks() -> Networks:
    """The networks that ship with the package.

    Raises:
        BadLexicon: A file is missing or damaged.
    """
    return Networks(
        *(_load(f"{name}.npz") for name in ("first_event", "first_entity", "second_event", "second_entity"))
    )


def _load(name: str) -> Network:
    try:
        path = files("onrecord.cross_report.coreference") / "weights" / name
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return Network(
                tuple(str(slot) for slot in arrays["slots"]),
                arrays["mean"].astype(np.float32),
                arrays["spread"].astype(np.float32),
                tuple(arrays[layer].astype(np.float32) for layer in LAYERS),
                float(arrays["least"]),
            )
    except (OSError, ValueError, KeyError) as error:
        raise BadLexicon(name, str(error)) from error
