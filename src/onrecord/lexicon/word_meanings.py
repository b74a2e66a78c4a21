"""What words mean, as vectors: how alike two of them are tells relatives ("quake", "tremor") from strangers.

The table is the one that `training/statements/word_vectors.py` makes; its source and licence stand in the model card
beside it. It holds checksums instead of words.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import BadLexicon

TABLE = ("record", "tagger", "weights", "words.npz")
Floats = NDArray[np.float32]


def meanings(words: Sequence[str]) -> Floats:
    """For each word, given in lower case, a vector of length 1; all zero where it is unknown."""
    return meanings_by_checksum(np.array([crc32(word.encode()) for word in words], np.uint32))


def meanings_by_checksum(wanted: NDArray[np.uint32]) -> Floats:
    """The same for words by their checksums, as a table of words holds them."""
    hashes, vectors = _table()
    places = np.searchsorted(hashes, wanted)
    known = hashes[np.minimum(places, len(hashes) - 1)] == wanted
    found: Floats = vectors[np.where(known, places, len(hashes))]
    return found


def joint_meaning(words: Iterable[str]) -> Floats:
    """The direction of several words together, in whatever order they come."""
    joined: Floats = unit(meanings(sorted(words)).sum(axis=0, keepdims=True))[0]
    return joined


def unit(vectors: Floats) -> Floats:
    """Vectors, one a row, brought to length 1; zero stays zero."""
    lengths = np.sqrt((vectors**2).sum(axis=1, keepdims=True))
    shortened: Floats = (vectors / np.maximum(lengths, np.float32(1e-6))).astype(np.float32)
    return shortened


@cache
def _table() -> tuple[NDArray[np.uint32], Floats]:
    """The checksums of all words, sorted, and their vectors; behind these that of a word which is unknown."""
    try:
        with files("onrecord").joinpath(*TABLE).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            vectors = unit(arrays["vectors"].astype(np.float32))
            return arrays["hashes"], np.append(vectors, np.zeros((1, vectors.shape[1]), np.float32), axis=0)
    except (OSError, ValueError, KeyError) as error:
        raise BadLexicon(TABLE[-1], str(error)) from error
