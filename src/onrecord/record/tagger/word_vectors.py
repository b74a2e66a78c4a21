"""What words mean, as vectors learned elsewhere: so that a verb that was never seen in training finds its relatives.

The table was made by `training/statements/word_vectors.py`; `weights/MODEL_CARD.md` names its source and licence. It
holds no words, only their checksums.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

FILE = "weights/words.npz"
SCALE = 24  # what the vectors were multiplied by to become whole numbers of one byte


@cache
def word_vectors() -> NDArray[np.float32]:
    """The vectors, one a row; row 0, for unknown words, is all zero."""
    known = _table()[1].astype(np.float32) / SCALE
    return np.concatenate([np.zeros((1, known.shape[1]), np.float32), known])


def word_rows(words: Iterable[str]) -> NDArray[np.int32]:
    """The row of each word, given in lower case; 0 where it is unknown."""
    hashes = _table()[0]
    wanted = np.fromiter((crc32(word.encode()) for word in words), np.uint32)
    places = np.minimum(np.searchsorted(hashes, wanted), len(hashes) - 1)
    return np.where(hashes[places] == wanted, places + 1, 0).astype(np.int32)


@cache
def _table() -> tuple[NDArray[np.uint32], NDArray[np.int8]]:
    with (files("onrecord.record.tagger") / FILE).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return arrays["hashes"], arrays["vectors"]
