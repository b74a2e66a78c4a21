"""The links between items as the record keeps them, and what they join."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import apsw
import numpy as np
from numpy.typing import NDArray

from onrecord.store.queries import select_value

_CHUNK = 5000
_A_LARGE_PART = 0.25  # of all items: looking up their links one by one takes longer than to go through all there are
Numbers = NDArray[np.int64]


class Joined(NamedTuple):
    """Items with all that links join to them, and those of them that are joined, component by component, in order."""

    items: Numbers
    components: list[Numbers]

    def alone(self) -> list[int]:
        """The items to which no link joins any other."""
        return [*map(int, np.setdiff1d(self.items, np.concatenate([self.items[:0], *self.components])))]


class LinkRow(NamedTuple):
    """A link as it is kept: the row numbers of its items, the smaller first, and its JSON."""

    one: int
    other: int
    data: str


def insert_links(connection: apsw.Connection, links: Iterable[LinkRow]) -> None:
    """Keeps links between pairs that have none."""
    connection.executemany("INSERT INTO item_link VALUES (?, ?, ?)", links)


def remove_links(connection: apsw.Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Removes the links of some pairs, the smaller row number first."""
    connection.executemany("DELETE FROM item_link WHERE one = ? AND other = ?", pairs)


def find_linked(connection: apsw.Connection, pairs: Numbers) -> Numbers:
    """Those of some pairs, the smaller row number first, that a link joins."""
    ones = np.unique(pairs[:, 0]).tolist()
    known = _pairs(row for row in _chunked(connection, "SELECT one, other FROM item_link WHERE one IN", ones))
    both, counts = np.unique(np.concatenate([known, np.unique(pairs, axis=0)]), axis=0, return_counts=True)
    return np.asarray(both[counts > 1])


def links_of(connection: apsw.Connection, items: Iterable[int]) -> list[LinkRow]:
    """The links that touch some items, each once, in order."""
    wanted = sorted(set(items))
    found = {
        row[:2]: LinkRow(*row)
        for column in ("one", "other")
        for row in _chunked(connection, f"SELECT one, other, data FROM item_link WHERE {column} IN", wanted)
    }
    return [found[pair] for pair in sorted(found)]


def links_among(connection: apsw.Connection, items: Iterable[int]) -> list[LinkRow]:
    """The links of items of which none has a link to another item than these, in order."""
    query = "SELECT one, other, data FROM item_link WHERE one IN"
    return sorted(LinkRow(*row) for row in _chunked(connection, query, sorted(set(items))))


def pairs_of(connection: apsw.Connection, items: Iterable[int]) -> Numbers:
    """The pairs of items that links join to some items; one that joins two of them may come twice."""
    wanted = sorted(set(items))
    queries = (f"SELECT one, other FROM item_link WHERE {column} IN" for column in ("one", "other"))
    return _pairs(row for query in queries for row in _chunked(connection, query, wanted))


def _chunked(connection: apsw.Connection, query: str, wanted: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    for first in range(0, len(wanted), _CHUNK):
        some = json.dumps(wanted[first : first + _CHUNK])
        yield from connection.execute(f"{query} (SELECT value FROM json_each(?))", (some,))


def _pairs(rows: Iterable[tuple[Any, ...]]) -> Numbers:
    found = np.fromiter(rows, dtype=[("one", np.int64), ("other", np.int64)])
    return np.stack([found["one"], found["other"]], axis=1)


def find_components(connection: apsw.Connection, starts: Iterable[int], tied: Iterable[tuple[int, int]] = ()) -> Joined:
    """The items that links join to any of these, with the components that they make.

    `tied` are pairs that belong together without a link.
    """
    ties: Numbers = np.array([*tied], np.int64).reshape(-1, 2)
    seen: Numbers = np.unique(np.fromiter(starts, np.int64))
    if len(seen) >= _A_LARGE_PART * select_value(connection, "SELECT ifnull(max(item_pk), 0) FROM item"):
        return _components_of_all(connection, seen, ties)
    border, known = seen, [np.empty((0, 2), np.int64)]
    while len(border):
        joined = np.concatenate([pairs_of(connection, border.tolist()), ties[np.isin(ties, border).any(axis=1)]])
        known.append(joined)
        border = np.setdiff1d(joined, seen)
        seen = np.union1d(seen, border)
    return Joined(seen, _parted(seen, np.concatenate(known)))


def _components_of_all(connection: apsw.Connection, starts: Numbers, ties: Numbers) -> Joined:
    """The same by going through all links once: less work where most of them are asked for, as in a first build."""
    links = _pairs(connection.execute("SELECT one, other FROM item_link"))
    pairs = np.concatenate([links, ties])
    parts = _parted(np.unique(pairs), pairs)
    if not parts:
        return Joined(starts, [])
    begins = np.cumsum([0, *map(len, parts[:-1])])
    touched = np.logical_or.reduceat(np.isin(np.concatenate(parts), starts), begins).tolist()
    found = [part for part, wanted in zip(parts, touched, strict=True) if wanted]
    return Joined(np.unique(np.concatenate([starts, *found])), found)


def _parted(items: Numbers, pairs: Numbers) -> list[Numbers]:
    """Those of some items, in order, that pairs join, taken apart into what hangs together."""
    one, other = np.searchsorted(items, pairs).T
    first: Numbers = np.arange(len(items))  # for each item the first one that it is known to hang together with
    while True:
        lower = first.copy()
        for ends, least in ((first[one], first[other]), (first[other], first[one])):
            np.minimum.at(lower, ends, least)
        lower = lower[lower]
        if np.array_equal(lower, first):
            break
        first = lower
    joined = np.unique(pairs)
    of = first[np.searchsorted(items, joined)]
    order = np.argsort(of, kind="stable")
    starts = np.flatnonzero(np.diff(of[order], prepend=-1))
    return np.split(joined[order], starts[1:]) if len(joined) else []
