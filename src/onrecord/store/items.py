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
from typing import NamedTuple

import apsw
import numpy as np
from numpy.typing import NDArray

_DAY_BITS, _DIGEST_BITS = 22, 41
_UNDATED = (1 << _DAY_BITS) - 1
_CHUNK = 1000
Numbers = NDArray[np.int64]


class ItemRow(NamedTuple):
    """An item as it is kept: row number, row number of its version, place among that version's items, and its JSON."""

    item: int
    version: int
    ordinal: int
    data: str


class LinkRow(NamedTuple):
    """A link as it is kept: the row numbers of its items, the smaller first, and its JSON."""

    one: int
    other: int
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
        "INSERT INTO item (family, version, ordinal, place, compared, data) VALUES (?, ?, ?, 0, 0, ?)",
        [(family, version, ordinal, data) for ordinal, data in enumerate(values)],
    )


def remove_items(connection: apsw.Connection, version: int) -> None:
    """Removes a version's items; those that stood near them are compared anew, since others may come near them now."""
    connection.execute(
        "UPDATE item SET compared = 0 WHERE item_pk IN (SELECT k.item FROM item_key k WHERE k.key IN "
        "(SELECT key FROM item_key JOIN item ON item_pk = item WHERE version = ?))",
        (version,),
    )
    connection.execute(
        "DELETE FROM grouping WHERE group_pk IN "
        "(SELECT grouping FROM group_member JOIN item ON item_pk = item WHERE version = ?)",
        (version,),
    )
    connection.execute("DELETE FROM item WHERE version = ?", (version,))


def pending_items(connection: apsw.Connection, family: str) -> list[ItemRow]:
    """The items of a family that were not compared with their neighbours yet."""
    query = (
        "SELECT item_pk, version, ordinal, data FROM item WHERE family = ? AND compared = 0 ORDER BY version, ordinal"
    )
    return [ItemRow(*row) for row in connection.execute(query, (family,))]


def load_items(connection: apsw.Connection, items: Iterable[int]) -> dict[int, ItemRow]:
    """Items by their row numbers."""
    wanted = sorted(set(items))
    found = {}
    for first in range(0, len(wanted), _CHUNK):
        query = "SELECT item_pk, version, ordinal, data FROM item WHERE item_pk IN (SELECT value FROM json_each(?))"
        for row in connection.execute(query, (json.dumps(wanted[first : first + _CHUNK]),)):
            found[row[0]] = ItemRow(*row)
    return found


def file_keys(connection: apsw.Connection, rows: Iterable[tuple[int, int, int]]) -> None:
    """Files items under their keys: (key, place, item) each; items that stood there before are taken out first."""
    ordered = sorted(rows)
    items = {(item,) for _, _, item in ordered}
    connection.executemany("DELETE FROM item_key WHERE item = ?", items)
    connection.executemany("INSERT OR IGNORE INTO item_key VALUES (?, ?, ?)", ordered)
    connection.executemany("UPDATE item SET place = ? WHERE item_pk = ?", {(place, item) for _, place, item in ordered})


def candidate_pairs(
    connection: apsw.Connection, family: str, *, window: int, shared: int
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The pairs to compare since items came in, and the linked ones that they may have pushed apart.

    Of each pair to compare, at least one item is pending and both are neighbours under `shared` keys.
    """
    keys, items, fresh = _touched(connection, family)
    joined: list[Numbers] = []
    apart: list[Numbers] = []
    known: Numbers = np.cumsum(~fresh)  # how many known items stand up to here
    for distance in range(1, window + _most_under_a_key(keys[fresh]) + 1):
        same = keys[:-distance] == keys[distance:]
        if not same.any():
            break
        new = fresh[:-distance] | fresh[distance:]
        if distance <= window:
            joined.append(_pairs(items, np.flatnonzero(same & new), distance))
        elif len(known) and known[-1]:
            near_before = known[distance:] - known[:-distance] <= window
            apart.append(_pairs(items, np.flatnonzero(same & ~new & near_before), distance))
        else:
            break
    return _often(joined, shared), _often(apart, 1)


def _most_under_a_key(keys: Numbers) -> int:
    return int(np.unique(keys, return_counts=True)[1].max(initial=0))


def _touched(connection: apsw.Connection, family: str) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
    """Everything that is filed under a key of a pending item, in order: keys, items, and which items are pending."""
    rows = connection.execute(
        "SELECT k.key, k.item, i.compared = 0 FROM item_key k JOIN item i ON i.item_pk = k.item WHERE k.key IN "
        "(SELECT p.key FROM item_key p JOIN item q ON q.item_pk = p.item WHERE q.family = ? AND q.compared = 0) "
        "ORDER BY k.key, k.place, k.item",
        (family,),
    )
    table = np.fromiter(rows, dtype=[("key", np.int64), ("item", np.int64), ("fresh", np.int64)])
    return table["key"], table["item"], table["fresh"].astype(np.bool_)


def _pairs(items: Numbers, at: Numbers, distance: int) -> Numbers:
    one, other = items[at], items[at + distance]
    return np.stack([np.minimum(one, other), np.maximum(one, other)], axis=1)


def _often(found: Sequence[Numbers], least: int) -> list[tuple[int, int]]:
    """The pairs that were found at least so often, in order."""
    if not found:
        return []
    pairs, counts = np.unique(np.concatenate(found), axis=0, return_counts=True)
    return [(int(one), int(other)) for one, other in pairs[(counts >= least) & (pairs[:, 0] != pairs[:, 1])]]


def are_neighbours(connection: apsw.Connection, one: int, other: int, *, window: int, shared: int) -> bool:
    """Whether two items stand near each other under so many keys."""
    query = """
        SELECT (SELECT count(*) FROM item_key b WHERE b.key = x.key AND (b.place, b.item) > (min(x.place, y.place),
               iif(x.place = y.place, min(x.item, y.item), iif(x.place < y.place, x.item, y.item)))
               AND (b.place, b.item) <= (max(x.place, y.place),
               iif(x.place = y.place, max(x.item, y.item), iif(x.place < y.place, y.item, x.item))))
        FROM item_key x JOIN item_key y ON y.key = x.key AND y.item = ?2 WHERE x.item = ?1
    """
    return sum(int(row[0]) <= window for row in connection.execute(query, (one, other))) >= shared


def replace_links(connection: apsw.Connection, compared: Iterable[tuple[int, int]], links: Iterable[LinkRow]) -> None:
    """Keeps these links of the pairs that were compared, instead of those before."""
    connection.executemany("DELETE FROM item_link WHERE one = ? AND other = ?", compared)
    connection.executemany("INSERT INTO item_link VALUES (?, ?, ?)", links)


def mark_compared(connection: apsw.Connection, family: str) -> None:
    """Says that no item of a family waits any longer."""
    connection.execute("UPDATE item SET compared = 1 WHERE family = ? AND compared = 0", (family,))


def find_components(connection: apsw.Connection, starts: Iterable[int]) -> list[tuple[tuple[int, ...], list[LinkRow]]]:
    """The items that links join to any of these, component by component, with their links; each in order."""
    left = set(starts)
    components = []
    while left:
        seen = {left.pop()}
        links: dict[tuple[int, int], LinkRow] = {}
        border = list(seen)
        while border:
            near = set[int]()
            for row in _links_of(connection, border):
                links[row.one, row.other] = row
                near.update((row.one, row.other))
            border = sorted(near - seen)
            seen |= near
        left -= seen
        components.append((tuple(sorted(seen)), [links[pair] for pair in sorted(links)]))
    return sorted(components, key=lambda component: component[0])


def _links_of(connection: apsw.Connection, items: Sequence[int]) -> Iterable[LinkRow]:
    for first in range(0, len(items), _CHUNK):
        wanted = json.dumps(items[first : first + _CHUNK])
        for column in ("one", "other"):
            query = f"SELECT one, other, data FROM item_link WHERE {column} IN (SELECT value FROM json_each(?))"
            yield from (LinkRow(*row) for row in connection.execute(query, (wanted,)))


def remove_groups(connection: apsw.Connection, family: str, items: Iterable[int]) -> None:
    """Removes the groups of a family that hold any of these items."""
    connection.executemany(
        "DELETE FROM grouping WHERE family = ?1 AND group_pk IN (SELECT grouping FROM group_member WHERE item = ?2)",
        [(family, item) for item in items],
    )


def insert_group(connection: apsw.Connection, family: str, group_id: str, data: str, items: Iterable[int]) -> None:
    """Keeps a group and who belongs to it; a group id that is taken already is an error of the family."""
    connection.execute("INSERT INTO grouping (family, group_id, data) VALUES (?, ?, ?)", (family, group_id, data))
    group = connection.last_insert_rowid()
    connection.executemany("INSERT OR IGNORE INTO group_member VALUES (?, ?)", [(group, item) for item in items])


def load_groups(connection: apsw.Connection, family: str) -> list[tuple[str, str]]:
    """Ids and JSON of all groups of a family, in order of ids."""
    query = "SELECT group_id, data FROM grouping WHERE family = ? ORDER BY group_id"
    return [(row[0], row[1]) for row in connection.execute(query, (family,))]


def items_by_version(rows: Iterable[ItemRow]) -> dict[int, list[ItemRow]]:
    """Items under the row numbers of their versions."""
    found: dict[int, list[ItemRow]] = defaultdict(list)
    for row in rows:
        found[row.version].append(row)
    return found
