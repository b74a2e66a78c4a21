"""Reads the sentence of an event whose features leave open how real it is told to be.

A transformer of three layers, whose word pieces are those of `onrecord.encoder`, reads the sentence once for all its
events; two dense steps turn what an event's first word piece has come to mean into the log-odds of each reality. It was
trained on readers' labels; `weights/MODEL_CARD_REALITIES.md` tells how.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from onrecord.encoder import Layer, Pieces, encode_texts, layers_of, load_pieces, load_weights
from onrecord.encoder.layers import Floats, bent
from onrecord.record.reading import Reading

FILE = "weights/realities_reader.npz"
LONGEST = 90  # pieces of a sentence that is read whole; of a longer one what is around each event
BEFORE, BEHIND = 50, 40  # pieces around an event of such a sentence


@dataclass(frozen=True, slots=True)
class Passage:
    """The rows of the word pieces of a sentence or a part of it, and at which of them its events stand.

    `events` are places among the tokens that were asked for, `at` their places among the pieces.
    """

    rows: tuple[int, ...]
    events: tuple[int, ...]
    at: tuple[int, ...]


def passages_of(reading: Reading, tokens: Sequence[int], pieces: Pieces) -> Iterator[Passage]:
    """The sentences of some tokens as word pieces; of a long sentence a part for each token."""
    by_sentence: dict[int, list[int]] = {}
    for number, token in enumerate(tokens):
        by_sentence.setdefault(reading.sentence_at[token], []).append(number)
    for sentence, events in by_sentence.items():
        whole = reading.annotations.sentences[sentence]
        rows: list[int] = []
        begins: dict[int, int] = {}
        for token in range(whole.first_token, whole.after_token):
            begins[token] = len(rows)
            rows += pieces.words.rows_of_word(reading.tokens[token].text)
        if len(rows) <= LONGEST:
            yield _passage(rows, events, [begins[tokens[event]] for event in events], pieces)
            continue
        for event in events:
            at = begins[tokens[event]]
            first = max(0, at - BEFORE)
            yield _passage(rows[first : at + BEHIND], [event], [at - first], pieces)


def _passage(rows: Sequence[int], events: Sequence[int], at: Sequence[int], pieces: Pieces) -> Passage:
    whole = (pieces.words.first, *rows, pieces.words.last)
    return Passage(whole, tuple(events), tuple(1 + place for place in at))


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """The reader's layers, and the two dense steps behind them."""

    pieces: Pieces
    layers: tuple[Layer, ...]
    arrays: Mapping[str, Floats]

    def scores(self, passages: Sequence[Passage], events: int) -> Floats:
        """The log-odds of each reality, and last of no event, for so many events that stand in passages.

        Returns:
            Events x realities and one.
        """
        own = self.arrays
        found = np.zeros((events, len(own["out_bias"])), np.float32)
        texts = [passage.rows for passage in passages]
        for number, states in encode_texts(self.pieces, texts, self.layers, scale=own["scale"], shift=own["shift"]):
            hidden = bent(states[list(passages[number].at)] @ own["hidden"] + own["hidden_bias"])
            found[list(passages[number].events)] = hidden @ own["out"] + own["out_bias"]
        return found


@cache
def load_reader() -> Reader:
    """The reader that ships with the package, loaded once.

    Raises:
        BadLexicon: The file of weights is missing or damaged.
    """
    whole = load_weights("onrecord.record.events", FILE)
    return Reader(load_pieces(), layers_of(whole), whole)
