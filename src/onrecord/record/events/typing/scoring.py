"""Weighs what is seen of a pair and says how likely each type of event is, and that there is none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from onrecord.lexicon.frames import shipped_frames
from onrecord.model import EventType, Span
from onrecord.record.events.triggers import Trigger, find_triggers
from onrecord.record.events.typing.features import buckets, features
from onrecord.record.events.typing.vectors import meanings
from onrecord.record.events.typing.views import View, view
from onrecord.record.reading import Reading

FILE = "weights/types.npz"
TYPES = tuple(EventType)
LEAST = 1e-6  # keeps a vector of nothing from dividing by nothing


@dataclass(frozen=True, slots=True)
class Pair:
    """Who does it and to whom, None where nobody is named; `told_by` is the token that tells it, None if unknown."""

    source: Span | None
    target: Span | None
    told_by: int | None = None


@dataclass(frozen=True, slots=True)
class TypeScores:
    """How likely each type is if there is an event between the two; `none` is how likely it is that there is none."""

    by_type: Mapping[EventType, float]
    none: float

    @property
    def best(self) -> EventType:
        """The likeliest type."""
        return max(self.by_type, key=lambda kind: self.by_type[kind])

    def of(self, kind: EventType) -> float:
        """How likely a type is, given that there is an event."""
        return self.by_type[kind]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Two sets of columns, one a type, and a column for no event.

    There is a row for each feature's number, and one for each number of the vectors. `names` are whole numbers of one
    byte, of `scale` each. `rarity` is what a feature counts towards the length that all features together are divided
    by. `sharpness` is how surely the scores of each set become likelihoods, `none` the slope and height for that of no
    event.
    """

    names: NDArray[np.int8]
    scale: NDArray[np.float32]
    rarity: NDArray[np.float32]
    meanings: NDArray[np.float32]
    always: NDArray[np.float32]
    sharpness: tuple[float, float]
    none: tuple[float, float]


def type_of(
    reading: Reading,
    source: Span | None,
    target: Span | None,
    *,
    trigger: int | None = None,
    triggers: Iterable[Trigger] | None = None,
    news: bool = False,
) -> TypeScores:
    """What one span does to another.

    Args:
        reading: The report.
        source: Who does it, None if nobody is named.
        target: To whom, None if nobody is named.
        trigger: The token that tells the event, if that is known.
        triggers: The report's words that fit frames, if they were looked for already.
        news: Whether to read acts as our labels of news do, where any pair of a report may be asked about; else as the
            codebook's reference set, whose pairs were picked because something happens between them.
    """
    return types_of(reading, [Pair(source, target, trigger)], triggers=triggers, news=news)[0]


def types_of(
    reading: Reading, pairs: Sequence[Pair], *, triggers: Iterable[Trigger] | None = None, news: bool = False
) -> tuple[TypeScores, ...]:
    """What the first of each pair does to the second; the frames are looked for once. See `type_of`."""
    found = find_triggers(reading, shipped_frames()) if triggers is None else triggers
    by_token = {one.token: one for one in found}
    views = (view(reading, pair.source, pair.target, triggers=by_token, told_by=pair.told_by) for pair in pairs)
    return tuple(_scores(one, shipped_weights(), news=news) for one in views)


def _scores(pair: View | None, weights: Weights, *, news: bool) -> TypeScores:
    if pair is None:
        return TypeScores(dict.fromkeys(TYPES, 1 / len(TYPES)), 1.0)
    raw = weigh(buckets(features(pair)), meanings(pair), weights)
    own = raw[len(TYPES) : -1] if news else raw[: len(TYPES)]
    likely = np.exp(weights.sharpness[news] * (own - own.max()))
    likely /= likely.sum()
    slope, height = weights.none
    none = 1 / (1 + float(np.exp(-(slope * raw[-1] + height))))
    return TypeScores({kind: float(value) for kind, value in zip(TYPES, likely, strict=True)}, none)


def weigh(numbers: NDArray[np.int32], vector: NDArray[np.float32], weights: Weights) -> NDArray[np.float32]:
    """The raw scores of all columns."""
    named = weights.names[numbers].sum(0, dtype=np.int32) * weights.scale / np.linalg.norm(weights.rarity[numbers])
    meant = vector @ weights.meanings / (np.linalg.norm(vector) + LEAST)
    scores: NDArray[np.float32] = (named + meant + weights.always).astype(np.float32)
    return scores


@cache
def shipped_weights() -> Weights:
    """The weights that come with the package."""
    with (files("onrecord.record.events") / FILE).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        codebook, news, slope, height = (float(value) for value in arrays["likelihoods"])
        return Weights(
            arrays["names"],
            arrays["scale"],
            arrays["rarity"].astype(np.float32),
            arrays["meanings"].astype(np.float32),
            arrays["always"].astype(np.float32),
            (codebook, news),
            (slope, height),
        )
