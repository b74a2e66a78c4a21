"""A small sentence encoder in plain numpy: what a title and the first sentences of a report mean, as one vector.

It is a transformer of few layers (`weights/MODEL_CARD.md` tells from what it was distilled, and how well it does). Its
weights ship as whole numbers of one byte; it needs no other package. It reads only telling words, the function words
left out, and so many pieces at most, since its cost grows with them: half of what it would see in a report's beginning
is "the", "of" and "said".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.likeness.texts import telling
from onrecord.cross_report.likeness.wordpieces import WordPieces
from onrecord.errors import BadLexicon
from onrecord.lexicon.word_meanings import Floats, unit

FILE = "weights/encoder.npz"
MOST_PIECES = 64
WORDS_READ = 120  # of a text; more than fill the pieces
AT_ONCE = 16  # texts; more at once outgrow the processor's cache
HEADS = 12
NEARLY_ZERO = np.float32(1e-12)  # as the encoder was trained
BEND = np.float32(np.sqrt(2 / np.pi))
CUBIC = np.float32(0.044715)
SCALE = np.float32(127)


@dataclass(frozen=True, slots=True)
class Layer:
    """The weights of one layer: attention, then two dense steps."""

    arrays: Mapping[str, Floats]

    def __call__(self, states: Floats, bounds: Sequence[tuple[int, int]]) -> Floats:
        """The states of all pieces after this layer; a text's pieces attend to one another only."""
        at = self.arrays
        joint = states @ at["attend"] + at["attend_bias"]
        width = states.shape[1]
        mixed = np.empty_like(states)
        for start, end in bounds:
            mixed[start:end] = _attention(joint[start:end], width)
        states = _normal(states + mixed @ at["join"] + at["join_bias"], at["attend_scale"], at["attend_shift"])
        wide = _bent(states @ at["widen"] + at["widen_bias"])
        return _normal(states + wide @ at["narrow"] + at["narrow_bias"], at["dense_scale"], at["dense_shift"])


@dataclass(frozen=True, slots=True)
class Encoder:
    """The whole encoder: table of pieces, their places, and the layers."""

    pieces: WordPieces
    table: NDArray[np.int8]
    table_scales: Floats
    places: Floats
    scale: Floats
    shift: Floats
    layers: tuple[Layer, ...]

    def encode(self, texts: Sequence[str]) -> Floats:
        """One vector of length 1 for each text, as given."""
        if not texts:
            return np.zeros((0, self.table.shape[1]), np.float32)
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        vectors = np.zeros((len(texts), self.table.shape[1]), np.float32)
        for start in range(0, len(order), AT_ONCE):
            chosen = order[start : start + AT_ONCE]
            vectors[chosen] = self._together([texts[number] for number in chosen])
        return unit(vectors)

    def _together(self, texts: Sequence[str]) -> Floats:
        rows = [self.pieces.rows(text, most=MOST_PIECES) for text in texts]
        bounds = list(pairwise(accumulate((len(some) for some in rows), initial=0)))
        flat = np.array([row for some in rows for row in some])
        places = np.concatenate([self.places[: len(some)] for some in rows])
        states = _normal(self.table[flat] * self.table_scales[flat, None] + places, self.scale, self.shift)
        for layer in self.layers:
            states = layer(states, bounds)
        means: Floats = np.stack([states[start:end].mean(axis=0) for start, end in bounds])
        return means


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
    try:
        place = files("onrecord.cross_report.likeness") / FILE
        with place.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return from_arrays({name: arrays[name] for name in arrays.files})
    except (OSError, ValueError, KeyError) as error:
        raise BadLexicon(FILE, str(error)) from error


def from_arrays(arrays: Mapping[str, NDArray[np.generic]]) -> Encoder:
    """An encoder of the arrays of its file; matrices come in bytes with a scale for each column."""
    words = arrays["pieces"].tobytes().decode("utf-8").split("\n")
    whole = {
        name: (array * arrays[f"{name}_by"] if array.dtype == np.int8 else array).astype(np.float32)  # type: ignore[operator]
        for name, array in arrays.items()
        if "." in name and not name.endswith("_by")
    }
    count = 1 + max(int(name.split(".")[0]) for name in whole)
    layers = tuple(
        Layer({name.split(".")[1]: array for name, array in whole.items() if name.startswith(f"{number}.")})
        for number in range(count)
    )
    return Encoder(
        WordPieces({word: row for row, word in enumerate(words)}),
        arrays["table"].astype(np.int8, copy=False),
        arrays["table_by"].astype(np.float32),
        arrays["places"].astype(np.float32),
        arrays["scale"].astype(np.float32),
        arrays["shift"].astype(np.float32),
        layers,
    )


def _attention(joint: Floats, width: int) -> Floats:
    """What each piece takes from the others of its text: queries, keys and values stand side by side in `joint`."""
    size = width // HEADS
    asked, keys, values = (
        joint[:, part * width : (part + 1) * width].reshape(-1, HEADS, size).transpose(1, 0, 2) for part in range(3)
    )
    scores: Floats = asked @ keys.transpose(0, 2, 1) * np.float32(size**-0.5)
    scores -= scores.max(axis=2, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=2, keepdims=True)
    taken: Floats = (scores @ values).transpose(1, 0, 2).reshape(-1, width)
    return taken


def _normal(states: Floats, scale: Floats, shift: Floats) -> Floats:
    centred = states - np.asarray(states.mean(axis=1, keepdims=True), np.float32)
    spread = np.asarray((centred**2).mean(axis=1, keepdims=True), np.float32)
    normal: Floats = centred / np.sqrt(spread + NEARLY_ZERO) * scale + shift
    return normal


def _bent(states: Floats) -> Floats:
    """The Gaussian error linear unit in its usual approximation."""
    inner = states * states
    inner *= CUBIC
    inner += np.float32(1)
    inner *= states
    inner *= BEND
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= states
    inner *= np.float32(0.5)
    return inner
