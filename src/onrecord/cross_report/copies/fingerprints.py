"""What a report can be found by when words of it stand elsewhere: sampled runs of five words.

Of every window of runs the one with the smallest number is kept (winnowing: Schleimer, Wilkerson and Aiken, Local
algorithms for document fingerprinting, SIGMOD 2003), so any two reports that share `WINDOW + GRAM - 1` words on end
share a key, wherever they stand and however long the reports are.
"""

import numpy as np

from onrecord.cross_report.copies.filing import Copyable
from onrecord.cross_report.copies.words import GRAM, Numbers, Worded

WINDOW = 8
MOST_KEYS = 1500  # of a text of book length, the smallest numbers: both sides choose the same ones
LEAST_WEIGHT = 3.3  # a run that is little but one name is shared by everybody who writes of it


def keys_of(report: Copyable) -> frozenset[str]:
    """What a report can be found by, about two keys for every nine words."""
    chosen = np.unique(winnowed(_telling(report.worded)))
    return frozenset(f"{number:016x}" for number in chosen[:MOST_KEYS].tolist())


def winnowed(numbers: Numbers) -> Numbers:
    """The smallest number of each window; of all, when there are fewer."""
    if not len(numbers):
        return numbers
    windows = np.lib.stride_tricks.sliding_window_view(numbers, min(WINDOW, len(numbers)))
    smallest: Numbers = windows.min(axis=1)
    return smallest


def _telling(worded: Worded) -> Numbers:
    """The runs of words without those that are little but a name."""
    grams = worded.grams.numbers
    if not len(grams):
        return grams
    return grams[worded.sums[GRAM:] - worded.sums[:-GRAM] >= LEAST_WEIGHT]
