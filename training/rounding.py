"""Rounds matrices of weights to whole numbers of one byte, as the package reads them."""

import numpy as np
from numpy.typing import NDArray

MOST = 127  # of a signed byte


def rounded(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """A matrix in whole numbers of a byte, and what each column is to be multiplied by."""
    scales = np.maximum(np.abs(matrix).max(axis=0) / MOST, 1e-6).astype(np.float16)
    whole = np.clip(np.rint(matrix / scales.astype(np.float32)), -MOST, MOST)
    return whole.astype(np.int8), scales
