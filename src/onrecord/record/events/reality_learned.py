"""Reads again how real events are told to be, and whether they are any: learned from readers' labels.

The rules of `reality` see an event's path and its teller. A linear model weighs their verdict together with all that
`reality_features` sees, the rest of the report included. Where that leaves open how real an event is, `reality_reader`
reads its sentence, and what both say is added up. The rules' word stands unless another is clearly likelier; and what
is likelier no event at all ("the Strike Group", "fought for the title") is left out.
`weights/MODEL_CARD_REALITIES.md` says what it was trained on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Event, Reality, Reason, Statement
from onrecord.record.events.reality_features import Found, RealityFeatures
from onrecord.record.events.reality_reader import load_reader, passages_of
from onrecord.record.reading import Reading

FILE = "weights/realities.npz"
REALITIES = tuple(Reality)
BUCKETS = 65_536
SURE = 0.7  # chance of a reality from which on its sentence is not read
MARGIN = 0.6  # log-odds by which another reality, or no event, must be likelier than what the rules say
INTO_DONE = 1.5  # the same for what the rules take for planned, possible, denied and the like, to count as done
DONE = frozenset({Reality.ACTUAL, Reality.ONGOING})
Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What features weigh, which buckets they stand in (sorted), and what is always added.

    There is a column for each reality, and a last one for no event.
    """

    buckets: Numbers
    weights: Floats
    always: Floats

    def scores(self, strings: Sequence[str]) -> Floats:
        """The log-odds of each reality, but for what all have in common, and last those of no event at all."""
        return self.scores_of(buckets_of(strings))

    def scores_of(self, numbers: Numbers) -> Floats:
        """The same for the numbers of features, each once."""
        places = np.minimum(np.searchsorted(self.buckets, numbers), len(self.buckets) - 1)
        known = places[self.buckets[places] == numbers]
        scores: Floats = self.weights[known].sum(0) + self.always
        return scores


def reread(reading: Reading, found: Sequence[Found], statements: Sequence[Statement]) -> Iterator[Event]:
    """The events, with the realities that the model gives them where it is surer than the rules; without what is none.

    Args:
        reading: The report.
        found: Its events as the rules have them.
        statements: Its statements, which may tell the events.
    """
    features, weights = RealityFeatures(reading, found, statements), shipped_weights()
    weighed = [weights.scores(features.of(one)) for one in found]
    for one, scores in zip(found, read_open(reading, [one.token for one in found], weighed), strict=True):
        if scores[-1] <= MARGIN:
            reality = likeliest(scores[:-1], one.event.reality)
            yield one.event if reality is one.event.reality else _corrected(one.event, reality)


def read_open(reading: Reading, tokens: Sequence[int], weighed: Sequence[Floats]) -> list[Floats]:
    """The log-odds of events, with what their sentences say of those that the features leave open.

    Args:
        reading: The report.
        tokens: The token that tells each event.
        weighed: What the features say of each, as `Weights.scores` has it.
    """
    unsure = [number for number, scores in enumerate(weighed) if is_open(scores)]
    if not unsure:
        return list(weighed)
    reader = load_reader()
    passages = list(passages_of(reading, [tokens[number] for number in unsure], reader.pieces))
    read = dict(zip(unsure, reader.scores(passages, len(unsure)), strict=True))
    return [scores + read[number] if number in read else scores for number, scores in enumerate(weighed)]


def is_open(scores: Floats) -> bool:
    """Whether features leave open how real an event is: no reality is nearly sure."""
    chances = np.exp(scores[:-1] - scores[:-1].max())
    return bool(1 / chances.sum() < SURE)


def likeliest(scores: Floats, ruled: Reality) -> Reality:
    """The reality of the highest score, or the rules' own if that is nearly as high.

    What one side charges another with never comes to be done by likeness alone: a claim told as a fact is the worst
    mistake that a record can make.
    """
    best = REALITIES[int(np.argmax(scores))]
    lead = scores.max() - scores[REALITIES.index(ruled)]
    if best in DONE and ruled not in DONE:
        return best if lead > INTO_DONE and ruled is not Reality.ALLEGED else ruled
    return best if lead > MARGIN else ruled


def buckets_of(strings: Sequence[str]) -> Numbers:
    """The numbers that stand for features, each once."""
    return np.unique(np.fromiter((crc32(string.encode()) % BUCKETS for string in strings), np.int64, len(strings)))


def _corrected(event: Event, reality: Reality) -> Event:
    reason = Reason(f"{reality} by what readers took such events for; {event.reality} by the rules", event.trigger[0])
    return replace(event, reality=reality, reasons=(*event.reasons, reason))


@cache
def shipped_weights() -> Weights:
    """The weights that come with the package."""
    with (files("onrecord.record.events") / FILE).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        weights = arrays["weights"].astype(np.float32) * arrays["scale"].astype(np.float32)
        return Weights(arrays["buckets"].astype(np.int64), weights, arrays["always"].astype(np.float32))
