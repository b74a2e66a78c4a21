"""Keys that are held in memory until all that comes in is filed.

Where nothing was filed before and what comes in comes in the order of time, whoever is near stood there last. So no
neighbour is looked up in the file, and each row is written once, in the order of keys: a table of millions of rows that
takes in some thousands in many places, again and again, is written anew each time.
"""

from collections.abc import Sequence

import numpy as np

from onrecord.store.item_keys import KeyRows, Numbers, no_rows


class HeldKeys:
    """The rows of one family, in runs of which each is less than half as long as the one before it.

    Every row that is added stands behind all that were there before, wherever these share its key.
    """

    def __init__(self) -> None:
        self.runs: list[KeyRows] = []

    def add(self, rows: KeyRows) -> None:
        """Holds rows, given in the order of keys and places."""
        self.runs.append(rows)
        while len(self.runs) > 1 and len(self.runs[-2].keys) < 2 * len(self.runs[-1].keys):
            last = self.runs.pop()
            self.runs[-1] = merged([self.runs[-1], last])

    def near(self, coming: KeyRows, *, window: int) -> KeyRows:
        """The last rows under the keys of what comes in: at least so many of each, where there are as many."""
        wanted = np.unique(coming.keys)
        found = [_last_under(run, wanted, window) for run in self.runs]
        return merged(found) if found else no_rows()


def _last_under(rows: KeyRows, keys: Numbers, window: int) -> KeyRows:
    ends = rows.keys.searchsorted(keys, "right")
    starts = np.maximum(rows.keys.searchsorted(keys, "left"), ends - window)
    counts = ends - starts
    at = np.repeat(starts - (counts.cumsum() - counts), counts) + np.arange(counts.sum())
    return KeyRows(*(column[at] for column in rows))


def merged(runs: Sequence[KeyRows]) -> KeyRows:
    """Rows of several runs in the order of keys, those of one key in the order of the runs."""
    keys, places, items = (np.concatenate(columns) for columns in zip(*runs, strict=True))
    order = keys.argsort(kind="stable")
    return KeyRows(keys[order], places[order], items[order])
