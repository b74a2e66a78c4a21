"""The layers of the transformer (Vaswani et al. 2017, with BERT's order of steps), and the table of its word pieces.

Matrices ship as whole numbers of one byte with a scale for each column; they are unpacked when they are loaded.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.encoder.wordpieces import WordPieces
from onrecord.errors import BadLexicon

Floats = NDArray[np.float32]
Arrays = Mapping[str, NDArray[Any]]
FILE = "weights/encoder.npz"
PIECES = ("pieces", "table", "places")  # the arrays of the file that are no layer's
HEADS = 12
NEARLY_ZERO = np.float32(1e-12)  # as the encoder was trained
BEND = np.float32(np.sqrt(2 / np.pi))
CUBIC = np.float32(0.044715)
AT_ONCE = 16  # texts; more at once outgrow the processor's cache


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
        states = normal(states + mixed @ at["join"] + at["join_bias"], at["attend_scale"], at["attend_shift"])
        wide = bent(states @ at["widen"] + at["widen_bias"])
        return normal(states + wide @ at["narrow"] + at["narrow_bias"], at["dense_scale"], at["dense_shift"])


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The word pieces with their table, and what the place of a piece adds."""

    words: WordPieces
    table: NDArray[np.int8]
    scales: Floats
    places: Floats

    def states(self, texts: Sequence[Sequence[int]], scale: Floats, shift: Floats) -> Floats:
        """What the first layer reads of some texts, given by the rows of their pieces: one row a piece."""
        flat = np.array([row for text in texts for row in text])
        places = np.concatenate([self.places[: len(text)] for text in texts])
        return normal(self.table[flat] * self.scales[flat, None] + places, scale, shift)


def encode_texts(
    pieces: Pieces, texts: Sequence[Sequence[int]], layers: Sequence[Layer], *, scale: Floats, shift: Floats
) -> Iterator[tuple[int, Floats]]:
    """The states of each text's pieces behind the last layer, with the text's number; texts of like length together."""
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    for start in range(0, len(order), AT_ONCE):
        chosen = order[start : start + AT_ONCE]
        together = [texts[number] for number in chosen]
        bounds = list(pairwise(accumulate((len(text) for text in together), initial=0)))
        states = pieces.states(together, scale, shift)
        for layer in layers:
            states = layer(states, bounds)
        for number, (first, end) in zip(chosen, bounds, strict=True):
            yield number, states[first:end]


@cache
def load_pieces() -> Pieces:
    """The word pieces that ship with the package, loaded once.

    Raises:
        BadLexicon: The file of weights is missing or damaged.
    """
    with _opened("onrecord.encoder", FILE) as arrays:
        words = arrays["pieces"].tobytes().decode("utf-8").split("\n")
        return Pieces(
            WordPieces({word: row for row, word in enumerate(words)}),
            arrays["table"].astype(np.int8, copy=False),
            arrays["table_by"].astype(np.float32),
            arrays["places"].astype(np.float32),
        )


def load_weights(package: str, name: str, *, but: Collection[str] = ()) -> dict[str, Floats]:
    """The arrays of a file of weights of a package, but for those named, those in bytes times their scales.

    Raises:
        BadLexicon: The file is missing or damaged.
    """
    with _opened(package, name) as arrays:
        wanted = [key for key in arrays.files if key not in but and not key.endswith("_by")]
        return {key: _unpacked(arrays, key) for key in wanted}


def _unpacked(arrays: Arrays, key: str) -> Floats:
    array = arrays[key]
    whole: Floats = (array * arrays[f"{key}_by"] if array.dtype == np.int8 else array).astype(np.float32)
    return whole


@contextmanager
def _opened(package: str, name: str) -> Iterator[Any]:
    """The arrays of a file of weights of a package."""
    try:
        with (files(package) / name).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            yield arrays
    except (OSError, ValueError, KeyError) as error:
        raise BadLexicon(name, str(error)) from error


def layers_of(whole: Mapping[str, Floats]) -> tuple[Layer, ...]:
    """The layers among arrays: those whose names begin with a layer's number and a point."""
    numbered = {name: array for name, array in whole.items() if name.split(".")[0].isdigit()}
    count = 1 + max(int(name.split(".")[0]) for name in numbered)
    return tuple(
        Layer({name.split(".")[1]: array for name, array in numbered.items() if name.startswith(f"{number}.")})
        for number in range(count)
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


def normal(states: Floats, scale: Floats, shift: Floats) -> Floats:
    """Each row with mean 0 and variance 1, then scaled and shifted column by column."""
    centred = states - np.asarray(states.mean(axis=1, keepdims=True), np.float32)
    spread = np.asarray((centred**2).mean(axis=1, keepdims=True), np.float32)
    found: Floats = centred / np.sqrt(spread + NEARLY_ZERO) * scale + shift
    return found


def bent(states: Floats) -> Floats:
    """The Gaussian error linear unit in its usual approximation (Hendrycks and Gimpel 2016)."""
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
