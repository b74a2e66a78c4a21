"""What is compared across reports: items of each version, the keys they are found by, their links and groups.

Each family of comparisons (copies, stories, claims, series) has items. Those under one key stand in the order of time,
and each is compared with those at most `window` places away: the sorted neighbourhood of
`onrecord.cross_report.neighbours`, kept on disk so that a report that is added costs what its neighbours cost. A link
depends on its two items alone, a group on the items that links join; so the record is the same in whatever order
reports came in.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import apsw
import numpy as np
from numpy.typing import NDArray

from onrecord.store.queries import find_row, select, select_value

# The families of items, and those of the groups that are made of them.
COPIES, CREDITS, PROPOSITIONS, TALLIES, BEGINNINGS = "copies", "credits", "propositions", "tallies", "beginnings"
EDGES, CLAIMS, DISPUTES, SERIES, STORIES = "edges", "claims", "disputes", "series", "stories"
# Items that are kept for reading and compared with none.
LINES, NAMINGS, EVENT_LINES = "lines", "namings", "event_lines"
# One for each version: what its items are found by and compared by.
AIDS = "aids"

_DAY_BITS, _DIGEST_BITS = 22, 41
_UNDATED = (1 << _DAY_BITS) - 1
_CROWDED = 3  # times as much as came in: from here on what stands far off is worth leaving out
# From so many places before the first that came in under a key to as many behind the last.
_WITHIN_WINDOW = """
    AND k.place >= ifnull((SELECT b.place FROM item_key b WHERE b.key = t.key AND b.place < t.first
                           ORDER BY b.place DESC LIMIT 1 OFFSET :window), 0)
    AND k.place <= ifnull((SELECT b.place FROM item_key b WHERE b.key = t.key AND b.place > t.last
                           ORDER BY b.place LIMIT 1 OFFSET :window), 9223372036854775807)
"""
Numbers = NDArray[np.int64]


class ItemPlace(NamedTuple):
    """Which item it is: row number, row number of its version, and place among that version's items of its family."""

    item: int
    version: int
    ordinal: int


class ItemRow(NamedTuple):
    """An item as it is kept: row number, row number of its version, place among that version's items, and its JSON."""

    item: int
    version: int
    ordinal: int
    data: str


def key_number(family: str, key: str) -> int:
    """A key as the number under which it is filed; 63 bits, so that two of ten million fall together once in 10^5."""
    return int.from_bytes(hashlib.blake2b(f"{family}\0{key}".encode(), digest_size=8).digest(), "big") >> 1


def place_number(day: date | None, version_id: str) -> int:
    """Where a version stands among all: by day, the undated last, then by a digest of its id."""
    number = int.from_bytes(hashlib.blake2b(version_id.encode(), digest_size=8).digest(), "big")
    return (_UNDATED if day is None else day.toordinal()) << _DIGEST_BITS | number >> (64 - _DIGEST_BITS)


def insert_items(connection: apsw.Connection, version: int, family: str, values: Sequence[str]) -> None:
    """Files a version's items of one family, not compared yet."""
    connection.executemany(
        "INSERT INTO item (family, version, ordinal, compared, data) VALUES (?, ?, ?, 0, ?)",
        [(family, version, ordinal, data) for ordinal, data in enumerate(values)],
    )


def remove_items(connection: apsw.Connection, version: int) -> None:
    """Removes a version's items; those that stood near them are compared anew, since others may come near them now."""
    own = "SELECT item_pk FROM item WHERE version = ?"
    if find_row(connection, own, (version,)) is None:
        return
    connection.execute(
        "UPDATE item SET compared = 0 WHERE item_pk IN (SELECT k.item FROM item_key k WHERE k.key IN "
        f"(SELECT key FROM item_key WHERE item IN ({own})))",
        (version,),
    )
    connection.execute(
        "DELETE FROM grouping WHERE group_pk IN "
        "(SELECT grouping FROM group_member JOIN item ON item_pk = item WHERE version = ?)",
        (version,),
    )
    connection.execute(f"DELETE FROM item_key WHERE item IN ({own})", (version,))
    connection.execute("DELETE FROM item WHERE version = ?", (version,))


def pending_items(connection: apsw.Connection, family: str) -> list[ItemPlace]:
    """The items of a family that were not compared with their neighbours yet."""
    query = "SELECT item_pk, version, ordinal FROM item WHERE family = ? AND compared = 0 ORDER BY version, ordinal"
    return [ItemPlace(*row) for row in connection.execute(query, (family,))]


def load_places(connection: apsw.Connection, items: Iterable[int]) -> dict[int, ItemPlace]:
    """Which items there are, by their row numbers."""
    query = "SELECT item_pk, version, ordinal FROM item WHERE item_pk IN (SELECT value FROM json_each(?))"
    rows = connection.execute(query, (json.dumps(sorted(set(items))),))
    return {row[0]: ItemPlace(*row) for row in rows}


def load_places_of(connection: apsw.Connection, family: str, versions: Iterable[int]) -> list[ItemPlace]:
    """Which items of a family some versions have, in order."""
    query = (
        "SELECT item_pk, version, ordinal FROM item WHERE family = ? "
        "AND version IN (SELECT value FROM json_each(?)) ORDER BY version, ordinal"
    )
    return [ItemPlace(*row) for row in connection.execute(query, (family, json.dumps(sorted(set(versions)))))]


def load_values(
    connection: apsw.Connection, family: str, places: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], str]:
    """The JSON of items of a family by the row numbers of their versions and their places there."""
    query = (
        "SELECT i.version, i.ordinal, i.data FROM json_each(?) w CROSS JOIN item i ON i.family = ? "
        "AND i.version = json_extract(w.value, '$[0]') AND i.ordinal = json_extract(w.value, '$[1]')"
    )
    rows = connection.execute(query, (json.dumps(sorted(set(places))), family))
    return {(row[0], row[1]): row[2] for row in rows}


def versions_of(connection: apsw.Connection, items: Iterable[int]) -> set[int]:
    """The row numbers of the versions that some items are of."""
    query = "SELECT DISTINCT version FROM item WHERE item_pk IN (SELECT value FROM json_each(?))"
    return {row[0] for row in connection.execute(query, (json.dumps(sorted(set(items))),))}


def load_items_of(connection: apsw.Connection, family: str, versions: Iterable[int]) -> dict[int, list[ItemRow]]:
    """The items of a family that some versions have, in order, by the versions' row numbers."""
    query = (
        "SELECT item_pk, version, ordinal, data FROM item WHERE family = ? "
        "AND version IN (SELECT value FROM json_each(?)) ORDER BY version, ordinal"
    )
    rows = connection.execute(query, (family, json.dumps(sorted(set(versions)))))
    return items_by_version(ItemRow(*row) for row in rows)


def load_actors_of(connection: apsw.Connection, versions: Iterable[int]) -> dict[tuple[int, int], str]:
    """For the entities of some versions, by version and ordinal, the id of the actor that they stand for."""
    query = (
        "SELECT e.version, e.ordinal, a.actor_id FROM entity e JOIN actor a ON a.actor_pk = e.actor "
        "WHERE e.version IN (SELECT value FROM json_each(?))"
    )
    return {(row[0], row[1]): row[2] for row in connection.execute(query, (json.dumps(sorted(set(versions))),))}


def file_keys(connection: apsw.Connection, rows: Iterable[tuple[int, int, int]]) -> None:
    """Files items under their keys: (key, place, item) each. What an item can be found by never changes.

    The keys are remembered as touched, for `candidate_pairs`.
    """
    ordered = sorted(rows)
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS touched "
        "(key INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL)"
    )
    connection.execute("DELETE FROM touched")
    under = (list(rows) for _, rows in groupby(ordered, key=itemgetter(0)))
    connection.executemany(
        "INSERT INTO touched VALUES (?, ?, ?)", ((rows[0][0], rows[0][1], rows[-1][1]) for rows in under)
    )
    connection.executemany("INSERT OR IGNORE INTO item_key VALUES (?, ?, ?)", ordered)


def candidate_pairs(
    connection: apsw.Connection, *, window: int, shared: int, days: int | None = None
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The pairs to compare under the keys filed last, and the linked ones that may have been pushed apart.

    Items more than `days` days apart are not compared; None sets no bound, and the undated are near to all.

    Of each pair to compare, at least one item is pending and both are neighbours under `shared` keys.
    """
    keys, items, fresh, day = _touched(connection, window)
    joined: list[Numbers] = []
    apart: list[Numbers] = []
    known: Numbers = np.cumsum(~fresh)  # how many known items stand up to here
    at: Numbers = np.arange(len(keys))  # rows that have another one under their key so far behind them
    for distance in range(1, window + _most_under_a_key(keys[fresh]) + 1):
        at = at[at + distance < len(keys)]
        at = at[keys[at] == keys[at + distance]]
        if not len(at):
            break
        new = fresh[at] | fresh[at + distance]
        if distance <= window:
            near = new & _are_near(day[at], day[at + distance], days)
            joined.append(_pairs(items, at[near], distance))
        elif len(known) and known[-1]:
            near_before = known[at + distance] - known[at] <= window
            apart.append(_pairs(items, at[~new & near_before], distance))
        else:
            break
    return _often(joined, shared), _often(apart, 1)


def _most_under_a_key(keys: Numbers) -> int:
    return int(np.unique(keys, return_counts=True)[1].max(initial=0))


def _are_near(one: Numbers, other: Numbers, days: int | None) -> NDArray[np.bool_]:
    if days is None:
        return np.ones(len(one), np.bool_)
    near: NDArray[np.bool_] = (np.abs(other - one) <= days) | (one == _UNDATED) | (other == _UNDATED)
    return near


def _touched(connection: apsw.Connection, window: int) -> tuple[Numbers, Numbers, NDArray[np.bool_], Numbers]:
    """What is filed under the keys filed last, in order: keys, items, which items are pending, and their days.

    Where much more is filed there than came in, only what stands within a window of that is read.
    """
    filed = "FROM touched t CROSS JOIN item_key k ON k.key = t.key"
    few = _CROWDED * int(select_value(connection, f"SELECT count(*) {filed} AND k.place BETWEEN t.first AND t.last"))
    many = int(select_value(connection, f"SELECT count(*) FROM (SELECT 1 {filed} LIMIT ?)", (few + 1,)))
    near = _WITHIN_WINDOW if many > few else ""
    rows = connection.execute(
        f"SELECT k.key, k.item, i.compared = 0, k.place {filed} {near} "
        "JOIN item i ON i.item_pk = k.item ORDER BY k.key, k.place, k.item",
        {"window": window} if near else None,
    )
    table = np.fromiter(rows, dtype=[(name, np.int64) for name in ("key", "item", "fresh", "place")])
    return table["key"], table["item"], table["fresh"].astype(np.bool_), table["place"] >> _DIGEST_BITS


def _pairs(items: Numbers, at: Numbers, distance: int) -> Numbers:
    one, other = items[at], items[at + distance]
    return np.stack([np.minimum(one, other), np.maximum(one, other)], axis=1)


def _often(found: Sequence[Numbers], least: int) -> list[tuple[int, int]]:
    """The pairs that were found at least so often, in order."""
    pairs = np.concatenate(found) if found else np.empty((0, 2), np.int64)
    if not len(pairs):
        return []
    items, places = np.unique(pairs, return_inverse=True)
    codes = places.reshape(pairs.shape) @ np.array([len(items), 1])  # one number for a pair sorts faster than two
    codes, counts = np.unique(codes, return_counts=True)
    one, other = items[codes // len(items)], items[codes % len(items)]
    kept = (counts >= least) & (one != other)
    return list(zip(one[kept].tolist(), other[kept].tolist(), strict=True))


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


def mark_compared(connection: apsw.Connection, family: str) -> None:
    """Says that no item of a family waits any longer."""
    connection.execute("UPDATE item SET compared = 1 WHERE family = ? AND compared = 0", (family,))


def forget_family(connection: apsw.Connection, family: str) -> None:
    """Drops the links and groups of a family; all its items wait to be compared again."""
    own = "SELECT item_pk FROM item WHERE family = ?"
    connection.execute(f"DELETE FROM item_link WHERE one IN ({own})", (family,))
    connection.execute("DELETE FROM grouping WHERE family = ?", (family,))
    connection.execute("UPDATE item SET compared = 0 WHERE family = ?", (family,))


def items_by_version(rows: Iterable[ItemRow]) -> dict[int, list[ItemRow]]:
    """Items under the row numbers of their versions."""
    found: dict[int, list[ItemRow]] = defaultdict(list)
    for row in rows:
        found[row.version].append(row)
    return found
