"""What linked items make together, as it is kept: claims, disputes, series, edges of lineage, stories.

A group is JSON of the model's type beside narrow columns, which lists are drawn from and put in order by, so that a
page of a list costs what it shows and not what the record holds.
"""

import json
from collections.abc import Collection, Iterable

import apsw

from onrecord.model.cards import Card
from onrecord.store.queries import select_row

_COLUMNS = (
    "family, group_id, label, kind, weight, reports, outlets, origins, begin, finish, first_run, last_run, words, data"
)
# In which run the first of the versions came in that the items are of, and in which the last.
_SEEN = """
    SELECT min(run), max(run) FROM (
        SELECT coalesce((SELECT min(p.first_run) FROM page p WHERE p.version = v.version_pk), v.analysed_run) AS run
        FROM version v WHERE v.version_pk IN (
            SELECT i.version FROM item i WHERE i.item_pk IN (SELECT value FROM json_each(?))))
"""
_BETWEEN = " / "
_MOST_WORDS = 4000  # what a group can be searched by is bounded, since a claim may have hundreds of members


def remove_groups(connection: apsw.Connection, family: str, items: Iterable[int]) -> None:
    """Removes the groups of a family that hold any of these items."""
    connection.executemany(
        "DELETE FROM grouping WHERE family = ?1 AND group_pk IN (SELECT grouping FROM group_member WHERE item = ?2)",
        [(family, item) for item in items],
    )


def insert_group(
    connection: apsw.Connection, family: str, group_id: str, data: str, card: Card, items: Collection[int]
) -> None:
    """Keeps a group, who belongs to it and who takes part; a group id that is taken is an error of the family."""
    first, last = select_row(connection, _SEEN, (json.dumps(sorted(items)),))
    connection.execute(
        f"INSERT INTO grouping ({_COLUMNS}) VALUES ({', '.join('?' * len(_COLUMNS.split(',')))})",
        (
            family,
            group_id,
            card.label,
            card.kind,
            card.weight,
            card.reports,
            card.outlets,
            card.origins,
            None if card.begin is None else card.begin.isoformat(),
            None if card.finish is None else card.finish.isoformat(),
            first,
            last,
            _BETWEEN.join(card.words)[:_MOST_WORDS],
            data,
        ),
    )
    group = connection.last_insert_rowid()
    connection.executemany("INSERT OR IGNORE INTO group_member VALUES (?, ?)", [(group, item) for item in items])
    connection.executemany("INSERT INTO group_actor VALUES (?, ?)", [(actor, group) for actor in card.actors])


def load_groups(connection: apsw.Connection, family: str) -> list[tuple[str, str]]:
    """Ids and JSON of all groups of a family, in order of ids."""
    query = "SELECT group_id, data FROM grouping WHERE family = ? ORDER BY group_id"
    return [(row[0], row[1]) for row in connection.execute(query, (family,))]


def load_groups_of(connection: apsw.Connection, family: str, items: Iterable[int]) -> list[tuple[str, str]]:
    """Ids and JSON of the groups of a family that hold any of some items, in order of ids."""
    query = (
        "SELECT DISTINCT g.group_id, g.data FROM grouping g JOIN group_member m ON m.grouping = g.group_pk "
        "WHERE g.family = ? AND m.item IN (SELECT value FROM json_each(?)) ORDER BY g.group_id"
    )
    return [(row[0], row[1]) for row in connection.execute(query, (family, json.dumps(sorted(set(items)))))]
