"""What linked items make together, as it is kept: claims, disputes, series, edges of lineage, stories.

A group is JSON of the model's type beside narrow columns, which lists are drawn from and put in order by, so that a
page of a list costs what it shows and not what the record holds.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import apsw

from onrecord.model.cards import Card
from onrecord.store.items import versions_by_item
from onrecord.store.queries import Binding, find_row, select_value
from onrecord.store.values import to_json

_COLUMNS = (
    "family, group_id, label, kind, weight, reports, outlets, origins, begin, finish, first_run, last_run, words, data"
)
# In which run the first of a version's pages came in.
_RUNS = """
    SELECT v.version_pk, coalesce((SELECT min(p.first_run) FROM page p WHERE p.version = v.version_pk), v.analysed_run)
    FROM version v WHERE v.version_pk IN (SELECT value FROM json_each(?))
"""
_BETWEEN = " / "
_MOST_WORDS = 4000  # what a group can be searched by is bounded, since a claim may have hundreds of members


class KeptGroup(NamedTuple):
    """A group to keep: its public id, the value itself, what lists show of it, and the items that belong to it."""

    group_id: str
    value: object
    card: Card
    items: tuple[int, ...]


def remove_groups(
    connection: apsw.Connection, family: str, items: Iterable[int], *, but: Collection[frozenset[int]] = ()
) -> None:
    """Removes the groups of a family that hold any of these items, but those with just these members."""
    if find_row(connection, "SELECT 1 FROM grouping WHERE family = ?", (family,)) is None:
        return  # as in every first build
    found = load_memberships(connection, family, items)
    gone = [pk for pk, members in found.items() if members not in but]
    query = "DELETE FROM grouping WHERE group_pk IN (SELECT value FROM json_each(?))"
    connection.execute(query, (json.dumps(gone),))


def load_memberships(connection: apsw.Connection, family: str, items: Iterable[int]) -> dict[int, frozenset[int]]:
    """The items of each group of a family that holds any of some items, by the groups' row numbers."""
    # With "+", SQLite starts from the members; else it would go through all groups of the family.
    query = (
        "SELECT m.grouping, m.item FROM grouping g CROSS JOIN group_member m ON m.grouping = g.group_pk "
        "WHERE +g.family = ? AND g.group_pk IN "
        "(SELECT grouping FROM group_member WHERE item IN (SELECT value FROM json_each(?)))"
    )
    found: dict[int, list[int]] = defaultdict(list)
    for pk, item in connection.execute(query, (family, json.dumps(sorted(set(items))))):
        found[pk].append(item)
    return {pk: frozenset(members) for pk, members in found.items()}


def insert_groups(connection: apsw.Connection, family: str, kept: Iterable[KeptGroup]) -> None:
    """Keeps groups, who belongs to them and who takes part; a group id that is taken is an error of the family."""
    kept = list(kept)
    versions = versions_by_item(connection, (item for group in kept for item in group.items))
    runs_of = dict(connection.execute(_RUNS, (json.dumps(sorted(set(versions.values()))),)))
    runs = {item: runs_of[version] for item, version in versions.items() if version in runs_of}
    first = select_value(connection, "SELECT coalesce(max(group_pk), 0) + 1 FROM grouping")
    connection.executemany(
        f"INSERT INTO grouping (group_pk, {_COLUMNS}) VALUES (?, {', '.join('?' * len(_COLUMNS.split(',')))})",
        ((pk, *_columns(family, group, runs)) for pk, group in enumerate(kept, first)),
    )
    members = ((pk, item) for pk, group in enumerate(kept, first) for item in group.items)
    connection.executemany("INSERT OR IGNORE INTO group_member VALUES (?, ?)", members)
    actors = ((actor, pk) for pk, group in enumerate(kept, first) for actor in group.card.actors)
    connection.executemany("INSERT INTO group_actor VALUES (?, ?)", actors)


def _columns(family: str, group: KeptGroup, runs: Mapping[int, int]) -> tuple[Binding, ...]:
    card = group.card
    seen = [runs[item] for item in group.items if item in runs]
    return (
        family,
        group.group_id,
        card.label,
        card.kind,
        card.weight,
        card.reports,
        card.outlets,
        card.origins,
        None if card.begin is None else card.begin.isoformat(),
        None if card.finish is None else card.finish.isoformat(),
        min(seen, default=None),
        max(seen, default=None),
        _BETWEEN.join(card.words)[:_MOST_WORDS],
        to_json(group.value),
    )


def load_groups(connection: apsw.Connection, family: str) -> list[tuple[str, str]]:
    """Ids and JSON of all groups of a family, in order of ids."""
    query = "SELECT group_id, data FROM grouping WHERE family = ? ORDER BY group_id"
    return [(row[0], row[1]) for row in connection.execute(query, (family,))]


def load_groups_of(connection: apsw.Connection, family: str, items: Iterable[int]) -> list[tuple[str, str]]:
    """Ids and JSON of the groups of a family that hold any of some items, in order of ids."""
    query = (
        "SELECT DISTINCT g.group_id, g.data FROM group_member m CROSS JOIN grouping g ON g.group_pk = m.grouping "
        "WHERE m.item IN (SELECT value FROM json_each(?)) AND +g.family = ? ORDER BY g.group_id"
    )
    return [(row[0], row[1]) for row in connection.execute(query, (json.dumps(sorted(set(items))), family))]
