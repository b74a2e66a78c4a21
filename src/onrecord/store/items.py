"""What is compared across reports: items of each version, of several families.

Each family of comparisons (copies, stories, claims, series) has items, which are found by keys (`item_keys`). A link
depends on its two items alone (`item_links`), a group on the items that links join (`groups`); so the record is the
same in whatever order reports came in.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import apsw

from onrecord.store.encoding import read_moment
from onrecord.store.item_keys import place_number
from onrecord.store.queries import find_row

# The families of items, and those of the groups that are made of them.
COPIES, CREDITS, PROPOSITIONS, TALLIES, BEGINNINGS = "copies", "credits", "propositions", "tallies", "beginnings"
EDGES, CLAIMS, DISPUTES, SERIES, STORIES = "edges", "claims", "disputes", "series", "stories"
# Disputes that are not sure enough for lists and briefs.
DOUBTFUL = "doubtful"
# Items that are kept for reading and compared with none.
LINES, NAMINGS, EVENT_LINES = "lines", "namings", "event_lines"
# One for each version: what its items are found by and compared by.
AIDS = "aids"
_ORDINAL_BITS = 24  # two numbers in one are read faster than a pair


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


def waiting_versions(connection: apsw.Connection, families: Iterable[str]) -> list[int]:
    """The versions of which items of some families wait to be compared, in the order of time."""
    query = "SELECT DISTINCT version FROM item WHERE compared = 0 AND family IN (SELECT value FROM json_each(?))"
    rows = connection.execute(query, (json.dumps(sorted(families)),))
    places = load_times(connection, (row[0] for row in rows))
    return sorted(places, key=places.__getitem__)


def load_times(connection: apsw.Connection, versions: Iterable[int]) -> dict[int, int]:
    """Where some versions stand in time among all, by their row numbers."""
    query = (
        "SELECT version_pk, published_begin, version_id FROM version "
        "WHERE version_pk IN (SELECT value FROM json_each(?))"
    )
    rows = connection.execute(query, (json.dumps(sorted(set(versions))),))
    return {pk: place_number(_day(begin), version_id) for pk, begin, version_id in rows}


def _day(begin: str | None) -> date | None:
    moment = read_moment(begin)
    return None if moment is None else moment.date()


def pending_items(connection: apsw.Connection, family: str, versions: Iterable[int]) -> list[ItemPlace]:
    """The items of a family that some versions have and that were not compared with their neighbours yet."""
    query = (
        "SELECT item_pk, version, ordinal FROM item WHERE family = ? AND +compared = 0 "
        "AND version IN (SELECT value FROM json_each(?)) ORDER BY version, ordinal"
    )
    return [ItemPlace(*row) for row in connection.execute(query, (family, json.dumps(sorted(set(versions)))))]


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
        "SELECT i.version, i.ordinal, i.data FROM json_each(:places) w CROSS JOIN item i ON i.family = :family "
        "AND i.version = w.value >> :bits AND i.ordinal = w.value & (1 << :bits) - 1"
    )
    wanted = json.dumps([version << _ORDINAL_BITS | ordinal for version, ordinal in sorted(set(places))])
    rows = connection.execute(query, {"places": wanted, "family": family, "bits": _ORDINAL_BITS})
    return {(row[0], row[1]): row[2] for row in rows}


def versions_by_item(connection: apsw.Connection, items: Iterable[int]) -> dict[int, int]:
    """The row numbers of the versions that items are of, by those of the items."""
    query = "SELECT item_pk, version FROM item WHERE item_pk IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(query, (json.dumps(sorted(set(items))),)))


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
