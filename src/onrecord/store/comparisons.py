"""What the comparison across reports keeps between builds, in the types of the model."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any, NamedTuple

import apsw

from onrecord.model.filed import Filed
from onrecord.store import groups, items
from onrecord.store.filed import load_filed
from onrecord.store.groups import KeptGroup
from onrecord.store.item_links import LinkRow, are_linked, find_components, links_of, replace_links
from onrecord.store.items import ItemPlace
from onrecord.store.queries import select
from onrecord.store.reviews.holds import settle_holds
from onrecord.store.reviews.rulings import Rulings, rulings_changed, take_rulings
from onrecord.store.values import each_from_json, from_json, to_json

Change = Callable[[], AbstractContextManager[apsw.Connection]]


class Component(NamedTuple):
    """Items that links join, and those links: the pair of items with the value that was kept."""

    items: tuple[int, ...]
    links: tuple[tuple[int, int, Any], ...]


class Comparisons:
    """The items, keys, links and groups of a record that is open for writing."""

    def __init__(self, connection: apsw.Connection, change: Change) -> None:
        self._connection = connection
        self._change = change

    def pending(self, family: str) -> list[ItemPlace]:
        """The items of a family that wait to be compared."""
        return items.pending_items(self._connection, family)

    def places(self, wanted: Iterable[int]) -> dict[int, ItemPlace]:
        """Which items there are, by their row numbers."""
        return items.load_places(self._connection, wanted)

    def places_of(self, family: str, versions: Iterable[int]) -> list[ItemPlace]:
        """Which items of a family some versions have, in order."""
        return items.load_places_of(self._connection, family, versions)

    def values(self, family: str, kind: Any, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Any]:
        """What is kept of items of a family, by the row numbers of their versions and their places there."""
        found = items.load_values(self._connection, family, places)
        return dict(zip(found, each_from_json(kind, found.values()), strict=True))

    def versions_of(self, wanted: Iterable[int]) -> set[int]:
        """The row numbers of the versions that some items are of."""
        return items.versions_of(self._connection, wanted)

    def each_of(self, family: str, kind: Any, versions: Iterable[int]) -> dict[int, tuple[Any, ...]]:
        """What is kept of the items of a family, by the row numbers of the versions that have any."""
        found = items.load_items_of(self._connection, family, versions)
        values = iter(each_from_json(kind, [row.data for rows in found.values() for row in rows]))
        return {version: tuple(islice(values, len(rows))) for version, rows in found.items()}

    def filed(self, versions: Iterable[int]) -> dict[int, Filed]:
        """Versions by their row numbers."""
        return load_filed(self._connection, versions)

    def actors(self, versions: Iterable[int]) -> dict[tuple[int, int], str]:
        """For the entities of some versions, by version and index, the id of the actor across reports."""
        return items.load_actors_of(self._connection, versions)

    def file_keys(self, filed: Mapping[int, Filed], keys: Mapping[ItemPlace, Iterable[int]]) -> None:
        """Files items under the numbers of their keys, where they stand in time."""
        places = {version: items.place_number(head.day, head.version_id) for version, head in filed.items()}
        rows = [(key, places[place.version], place.item) for place, found in keys.items() for key in found]
        with self._change() as connection:
            items.file_keys(connection, rows)

    def candidates(
        self, *, window: int, shared: int, days: int | None
    ) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The pairs to compare under the keys filed last, and the linked pairs that others may have come between."""
        joined, pushed = items.candidate_pairs(self._connection, window=window, shared=shared, days=days)
        return joined, [pair for pair in pushed if are_linked(self._connection, pair)]

    def are_neighbours(self, pair: tuple[int, int], keys: Iterable[int], *, window: int, shared: int) -> bool:
        """Whether two items are still neighbours under the keys that they share."""
        return items.are_neighbours(self._connection, *pair, keys, window=window, shared=shared)

    def replace_links(
        self, family: str, compared: Sequence[tuple[int, int]], links: Iterable[tuple[tuple[int, int], object]]
    ) -> None:
        """Keeps what was found of the pairs that were compared; nothing of the family waits any longer."""
        with self._change() as connection:
            rows = [LinkRow(one, other, to_json(value)) for (one, other), value in links]
            replace_links(connection, compared, rows)
            items.mark_compared(connection, family)

    def components(self, starts: Iterable[int], kind: Any, *, tied: Iterable[tuple[int, int]] = ()) -> list[Component]:
        """All that links join to some items, with links of a type, component by component; what is tied stays one."""
        found = find_components(self._connection, starts, tied)
        values = iter(each_from_json(kind, [row.data for _, links in found for row in links]))
        return [
            Component(members, tuple((row.one, row.other, value) for row, value in zip(links, values, strict=False)))
            for members, links in found
        ]

    def take_rulings(self) -> Rulings:
        """What people decided of items, as it is now."""
        with self._change() as connection:
            settle_holds(connection)
            return take_rulings(connection)

    def rulings_changed(self) -> bool:
        """Whether what people decided asks for something else of the groups that there are now."""
        with self._change() as connection:
            settle_holds(connection)
            return rulings_changed(connection)

    def links_of(self, wanted: Iterable[int], kind: Any) -> list[tuple[int, int, Any]]:
        """The links that touch some items, each once, in order."""
        found = sorted({(row.one, row.other): row for row in links_of(self._connection, sorted(set(wanted)))}.items())
        values = each_from_json(kind, [row.data for _, row in found])
        return [(*pair, value) for (pair, _), value in zip(found, values, strict=True)]

    def linked_to(self, wanted: Iterable[int]) -> list[tuple[int, int]]:
        """The pairs of items that links join to some items."""
        return sorted({(row.one, row.other) for row in links_of(self._connection, sorted(set(wanted)))})

    def versions_called(self, version_ids: Iterable[str]) -> list[int]:
        """The row numbers of versions by their ids."""
        query = "SELECT version_pk FROM version WHERE version_id IN (SELECT value FROM json_each(?)) ORDER BY 1"
        return [row[0] for row in select(self._connection, query, (json.dumps(sorted(set(version_ids))),))]

    def replace_groups(self, family: str, touched: Iterable[int], kept: Iterable[KeptGroup]) -> None:
        """Keeps groups instead of all those of the family that hold any of the items touched."""
        with self._change() as connection:
            groups.remove_groups(connection, family, touched)
            groups.insert_groups(connection, family, kept)

    def groups_of(self, family: str, wanted: Iterable[int], kind: Any) -> dict[str, Any]:
        """The groups of a family that hold any of some items, by id."""
        rows = groups.load_groups_of(self._connection, family, wanted)
        return {group_id: from_json(kind, data) for group_id, data in rows}

    def forget(self, family: str) -> None:
        """Sends all items of a family back to be compared, and drops its links and groups."""
        with self._change() as connection:
            items.forget_family(connection, family)

    def all_items(self, family: str) -> list[int]:
        """The row numbers of all items of a family."""
        return [row[0] for row in select(self._connection, "SELECT item_pk FROM item WHERE family = ?", (family,))]
