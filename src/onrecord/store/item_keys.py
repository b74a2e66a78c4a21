"""The keys that items are filed under, and who stands near whom there: those pairs are compared.

Items under one key stand in the order of time, and each is compared with those at most `window` places away: the sorted
neighbourhood of `onrecord.cross_report.neighbours`, kept on disk so that a report that is added costs what its
neighbours cost.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

import apsw
import numpy as np
from numpy.typing import NDArray

from onrecord.store.queries import find_row, select

Numbers = NDArray[np.int64]
_DAY_BITS, _DIGEST_BITS = 22, 41
_UNDATED = (1 << _DAY_BITS) - 1
_ITEM_BITS = 31  # of the row number of an item
_ROWS_AT_ONCE = 100_000  # of millions, Python's numbers would take gigabytes
# Of what is filed under a key, from so many places before the first that comes in to as many behind the last.
_NEAR = """
    SELECT k.key, k.place, k.item FROM coming t CROSS JOIN item_key k ON k.key = t.key
    WHERE EXISTS (SELECT 1 FROM item_key b WHERE b.key = t.key)
    AND k.place >= ifnull((SELECT b.place FROM item_key b WHERE b.key = t.key AND b.place < t.first
                           ORDER BY b.place DESC LIMIT 1 OFFSET :window), 0)
    AND k.place <= ifnull((SELECT b.place FROM item_key b WHERE b.key = t.key AND b.place > t.last
                           ORDER BY b.place LIMIT 1 OFFSET :window), 9223372036854775807)
"""


class KeyRows(NamedTuple):
    """Which items are filed under which keys, and where these stand in time; in order of keys, places and items."""

    keys: Numbers
    places: Numbers
    items: Numbers


class Filing(NamedTuple):
    """What came in under keys, and what stood near it there before; the same item may be in both."""

    coming: KeyRows
    near: KeyRows

    def again(self) -> list[int]:
        """The items that were filed before."""
        return [*map(int, np.intersect1d(self.coming.items, self.near.items))]

    def candidates(self, *, window: int, shared: int, days: int | None) -> tuple[Numbers, Numbers]:
        """The pairs to compare since this came in, and the pairs that others may have come between.

        Items more than `days` days apart are not compared; None sets no bound, and the undated are near to all. Of
        each pair to compare, at least one item came in and both are neighbours under `shared` keys, at most `window`
        places away from each other. The other pairs are of items that were there.
        """
        fresh, rows = self._merged()
        day = rows.places >> _DIGEST_BITS
        joined: list[Numbers] = []
        apart: list[Numbers] = []
        before: Numbers = np.cumsum(~fresh)  # how many that were there stand up to here
        farthest = window
        if (fresh[:-1] & ~fresh[1:] & (rows.keys[:-1] == rows.keys[1:])).any():  # some came between others
            farthest += _most_under_a_key(self.coming.keys)
        at: Numbers = np.arange(len(fresh))  # rows that have another one under their key so far behind them
        for distance in range(1, farthest + 1):
            at = at[: np.searchsorted(at, len(fresh) - distance)]
            at = at[rows.keys[at] == rows.keys[at + distance]]
            if not len(at):
                break
            new = fresh[at] | fresh[at + distance]
            if distance <= window:
                kept = at[new & _are_near(day[at], day[at + distance], days)]
                joined.append(_pairs(rows.items, kept, distance))
            else:
                kept = at[~new & (before[at + distance] - before[at] <= window)]
                apart.append(_pairs(rows.items, kept, distance))
        return _often(joined, shared), _often(apart, 1)

    def _merged(self) -> tuple[NDArray[np.bool_], KeyRows]:
        """All rows in order, and which of them came in."""
        if not len(self.near.keys):
            return np.ones(len(self.coming.keys), np.bool_), self.coming
        rows = _in_order(*(np.concatenate(pair) for pair in zip(self.coming, self.near, strict=True)))
        return np.isin(rows.items, self.coming.items), rows


def key_number(family: str, key: str) -> int:
    """A key as the number under which it is filed; 63 bits, so that two of ten million fall together once in 10^5."""
    return int.from_bytes(hashlib.blake2b(f"{family}\0{key}".encode(), digest_size=8).digest(), "big") >> 1


def place_number(day: date | None, version_id: str) -> int:
    """Where a version stands among all: by day, the undated last, then by a digest of its id."""
    number = int.from_bytes(hashlib.blake2b(version_id.encode(), digest_size=8).digest(), "big")
    return (_UNDATED if day is None else day.toordinal()) << _DIGEST_BITS | number >> (64 - _DIGEST_BITS)


def key_rows(rows: Iterable[tuple[int, int, int]]) -> KeyRows:
    """Rows of (key, place, item), each once and in order."""
    found = np.fromiter(rows, dtype=[(name, np.int64) for name in ("key", "place", "item")])
    return _in_order(found["key"], found["place"], found["item"])


def rows_of_items(keys: Mapping[int, Sequence[int]], times: Mapping[int, int]) -> KeyRows:
    """The same for items by their row numbers: under which keys, and where they stand in time."""
    items = sorted(keys, key=lambda item: (times[item], item))
    counts = [len(keys[item]) for item in items]
    numbers = np.fromiter(chain.from_iterable(keys[item] for item in items), np.int64, sum(counts))
    order = numbers.argsort(kind="stable")
    places = np.array([times[item] for item in items], np.int64).repeat(counts)
    return _each_once(KeyRows(numbers[order], places[order], np.array(items, np.int64).repeat(counts)[order]))


def _in_order(keys: Numbers, places: Numbers, items: Numbers) -> KeyRows:
    order = np.lexsort((items, places, keys))
    return _each_once(KeyRows(keys[order], places[order], items[order]))


def _each_once(rows: KeyRows) -> KeyRows:
    fresh = np.ones(len(rows.keys), np.bool_)
    fresh[1:] = (rows.keys[1:] != rows.keys[:-1]) | (rows.items[1:] != rows.items[:-1])
    return rows if fresh.all() else KeyRows(*(column[fresh] for column in rows))


def no_rows() -> KeyRows:
    """No rows at all."""
    return KeyRows(*(np.empty(0, np.int64) for _ in KeyRows._fields))


def file_keys(connection: apsw.Connection, rows: KeyRows) -> None:
    """Files items under their keys. What an item can be found by never changes."""
    for first in range(0, len(rows.keys), _ROWS_AT_ONCE):
        some = zip(*(column[first : first + _ROWS_AT_ONCE].tolist() for column in rows), strict=True)
        connection.executemany("INSERT OR IGNORE INTO item_key VALUES (?, ?, ?)", some)


def filed_near(connection: apsw.Connection, coming: KeyRows, *, window: int) -> KeyRows:
    """What is filed already under the keys of what comes in, as far as it can be a neighbour or stands in between."""
    keys, starts = np.unique(coming.keys, return_index=True)
    columns = keys, coming.places[starts], coming.places[np.append(starts, len(coming.keys))[1:] - 1]
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS coming "
        "(key INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL)"
    )
    connection.execute("DELETE FROM coming")
    rows = zip(*(column.tolist() for column in columns), strict=True)
    connection.executemany("INSERT INTO coming VALUES (?, ?, ?)", rows)
    return key_rows(connection.execute(_NEAR, {"window": window}))


def are_keys_filed(connection: apsw.Connection) -> bool:
    """Whether anything is filed under any key."""
    return find_row(connection, "SELECT 1 FROM item_key") is not None


def _most_under_a_key(keys: Numbers) -> int:
    return int(np.unique(keys, return_counts=True)[1].max(initial=0))


def _are_near(one: Numbers, other: Numbers, days: int | None) -> NDArray[np.bool_]:
    if days is None:
        return np.ones(len(one), np.bool_)
    near: NDArray[np.bool_] = (np.abs(other - one) <= days) | (one == _UNDATED) | (other == _UNDATED)
    return near


def _pairs(items: Numbers, at: Numbers, distance: int) -> Numbers:
    """Pairs of items as one number each, which sorts faster than two: the smaller row number, then the larger."""
    one, other = items[at], items[at + distance]
    codes: Numbers = np.minimum(one, other) << _ITEM_BITS | np.maximum(one, other)
    return codes


def _often(found: Sequence[Numbers], least: int) -> Numbers:
    """The pairs that were found at least so often, in order."""
    codes = np.sort(np.concatenate(found)) if found else np.empty(0, np.int64)
    begins = np.flatnonzero(np.diff(codes, prepend=-1))
    codes = codes[begins[np.diff(begins, append=len(codes)) >= least]]
    pairs = np.stack([codes >> _ITEM_BITS, codes & (1 << _ITEM_BITS) - 1], axis=1)
    kept: Numbers = pairs[pairs[:, 0] != pairs[:, 1]]
    return kept


def are_neighbours(
    connection: apsw.Connection, one: int, other: int, keys: Iterable[int], *, window: int, shared: int
) -> bool:
    """Whether two items stand near each other under so many of the keys that they share."""
    place = "SELECT place, item FROM item_key WHERE key = ? AND item IN (?, ?) ORDER BY place, item"
    between = "SELECT count(*) FROM item_key WHERE key = ? AND (place, item) > (?, ?) AND (place, item) <= (?, ?)"
    near = 0
    for key in keys:
        ends = select(connection, place, (key, one, other))
        if len(ends) == 2:
            near += select(connection, between, (key, *ends[0], *ends[1]))[0][0] <= window
    return near >= shared
