"""What a title and the first sentences of a report mean, as one vector.

`onrecord.encoder` reads the text; the vector is the mean of what its pieces come to mean. Only telling words are read,
the function words left out, and so many pieces at most, since the cost grows with them: half of what would be seen in a
report's beginning is "the", "of" and "said".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from onrecord.cross_report.likeness.texts import telling
from onrecord.encoder.layers import FILE, PIECES, Layer, Pieces, encode_texts, layers_of, load_pieces, load_weights
from onrecord.lexicon.word_meanings import Floats, unit

MOST_PIECES = 64
WORDS_READ = 120  # of a text; more than fill the pieces
SCALE = np.float32(127)


@dataclass(frozen=True, slots=True)
class Encoder:
    """The whole encoder: word pieces and layers."""

    pieces: Pieces
    scale: Floats
    shift: Floats
    layers: tuple[Layer, ...]

    def encode(self, texts: Sequence[str]) -> Floats:
        """One vector of length 1 for each text, as given."""
        vectors = np.zeros((len(texts), self.pieces.table.shape[1]), np.float32)
        rows = [self.pieces.words.rows(text, most=MOST_PIECES) for text in texts]
        for number, states in encode_texts(self.pieces, rows, self.layers, scale=self.scale, shift=self.shift):
            vectors[number] = states.mean(axis=0)
        return unit(vectors)


def encode(texts: Sequence[str]) -> Floats:
    """What each text means, as a vector of length 1; only its beginning and its telling words are read."""
    return load_encoder().encode([" ".join(telling(text.split()[:WORDS_READ])) for text in texts])


def packed(vector: Floats) -> bytes:
    """A vector of length 1 in a byte a number, to be kept; `unpacked` gives it back but for rounding."""
    largest = max(float(np.abs(vector).max()), 1e-6)
    return bytes(np.rint(vector / largest * SCALE).astype(np.int8))


def unpacked(kept: Sequence[bytes]) -> Floats:
    """The vectors of what `packed` gave, one row each, of length 1."""
    rows: Floats = np.stack([np.frombuffer(one, np.int8) for one in kept]).astype(np.float32)
    return unit(rows)


@cache
def load_encoder() -> Encoder:
    """The encoder that ships with the package, loaded once.

    Raises:
        BadLexicon: The file of weights is missing or damaged.
    """
    whole = load_weights("onrecord.encoder", FILE, but=PIECES)
    return Encoder(load_pieces(), whole["scale"], whole["shift"], layers_of(whole))
