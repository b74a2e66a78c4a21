"""What the comparison across reports keeps between builds, in the types of the model."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

import apsw
import numpy as np

from onrecord.model.filed import Filed
from onrecord.store import groups, item_keys, item_links, items
from onrecord.store.filed import load_filed
from onrecord.store.groups import KeptGroup
from onrecord.store.held_keys import HeldKeys, merged
from onrecord.store.item_keys import Filing
from onrecord.store.item_links import Joined, LinkRow, Numbers
from onrecord.store.items import ItemPlace
from onrecord.store.queries import select
from onrecord.store.reviews.holds import settle_holds
from onrecord.store.reviews.rulings import Rulings, rulings_changed, take_rulings
from onrecord.store.values import each_from_json, from_json, to_json


class Comparisons:
    """The items, keys, links and groups of a record that is open for writing.

    What is changed is kept or undone with all else that is done within `RecordWriter.comparing`. Savepoints of its own
    would make SQLite copy every page that comes to be changed, and keys are all over the file.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._none_filed = not item_keys.are_keys_filed(connection)
        self._held: dict[str, HeldKeys] = {}  # by family, as long as none are filed

    def waiting(self, families: Iterable[str]) -> list[int]:
        """The versions of which items of some families wait to be compared, in the order of time."""
        return items.waiting_versions(self._connection, families)

    def pending(self, family: str, versions: Iterable[int]) -> list[ItemPlace]:
        """The items of a family that some versions have and that wait to be compared."""
        return items.pending_items(self._connection, family, versions)

    def places(self, wanted: Iterable[int]) -> dict[int, ItemPlace]:
        """Which items there are, by their row numbers."""
        return items.load_places(self._connection, wanted)

    def places_of(self, family: str, versions: Iterable[int]) -> list[ItemPlace]:
        """Which items of a family some versions have, in order."""
        return items.load_places_of(self._connection, family, versions)

    def items_of(self, family: str, versions: Iterable[int]) -> set[int]:
        """The row numbers of the items of a family that some versions have."""
        return {place.item for place in items.load_places_of(self._connection, family, versions)}

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

    def file_keys(
        self, family: str, filed: Mapping[int, Filed], keys: Mapping[ItemPlace, Sequence[int]], *, window: int
    ) -> Filing:
        """Files items of a family under the numbers of their keys, where they stand in time, beside what is there.

        Where none were filed before, versions have to come in the order of time, and `write_keys` writes what is filed.
        """
        times = {version: item_keys.place_number(head.day, head.version_id) for version, head in filed.items()}
        coming = item_keys.rows_of_items(
            {place.item: found for place, found in keys.items()}, {place.item: times[place.version] for place in keys}
        )
        if self._none_filed:
            held = self._held.setdefault(family, HeldKeys())
            near = held.near(coming, window=window)
            held.add(coming)
        else:
            near = item_keys.filed_near(self._connection, coming, window=window)
            item_keys.file_keys(self._connection, coming)
        return Filing(coming, near)

    def write_keys(self) -> None:
        """Writes the keys that are held in memory, since none were filed before."""
        runs = [run for held in self._held.values() for run in held.runs]
        if runs:
            item_keys.file_keys(self._connection, merged(runs))
            self._held, self._none_filed = {}, False

    def are_neighbours(self, pair: tuple[int, int], keys: Iterable[int], *, window: int, shared: int) -> bool:
        """Whether two items are still neighbours under the keys that they share."""
        return item_keys.are_neighbours(self._connection, *pair, keys, window=window, shared=shared)

    def linked(self, pairs: Numbers) -> list[tuple[int, int]]:
        """Those of some pairs that a link joins."""
        return [(one, other) for one, other in item_links.find_linked(self._connection, pairs).tolist()]

    def drop_links(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Forgets the links of some pairs."""
        item_links.remove_links(self._connection, pairs)

    def keep_links(self, links: Iterable[tuple[tuple[int, int], object]]) -> None:
        """Keeps what was found of pairs that have no link."""
        item_links.insert_links(
            self._connection, (LinkRow(one, other, to_json(value)) for (one, other), value in links)
        )

    def mark_compared(self, families: Iterable[str]) -> None:
        """Says that nothing of some families waits any longer."""
        for family in families:
            items.mark_compared(self._connection, family)

    def components(self, starts: Iterable[int], *, tied: Iterable[tuple[int, int]] = ()) -> Joined:
        """All that links join to some items, and the components that these make; what is tied stays one."""
        return item_links.find_components(self._connection, starts, tied)

    def in_time(self, components: Sequence[Numbers]) -> list[Numbers]:
        """Components in the order in which the first of their items stand in time."""
        if not components:
            return []
        versions = items.versions_by_item(self._connection, np.concatenate(components).tolist())
        times = items.load_times(self._connection, versions.values())
        first = [min(times[versions[item]] for item in component.tolist()) for component in components]
        return [components[n] for n in sorted(range(len(components)), key=first.__getitem__)]

    def links_among(self, wanted: Iterable[int], kind: Any) -> list[tuple[int, int, Any]]:
        """The links of items that are whole components, each once, in order."""
        return _opened(item_links.links_among(self._connection, wanted), kind)

    def take_rulings(self) -> Rulings:
        """What people decided of items, as it is now."""
        settle_holds(self._connection)
        return take_rulings(self._connection)

    def rulings_changed(self) -> bool:
        """Whether what people decided asks for something else of the groups that there are now."""
        settle_holds(self._connection)
        return rulings_changed(self._connection)

    def links_of(self, wanted: Iterable[int], kind: Any) -> list[tuple[int, int, Any]]:
        """The links that touch some items, each once, in order."""
        return _opened(item_links.links_of(self._connection, wanted), kind)

    def linked_to(self, wanted: Iterable[int]) -> set[int]:
        """Both ends of all links that touch some items."""
        return set(item_links.pairs_of(self._connection, wanted).ravel().tolist())

    def drop_links_of(self, wanted: Iterable[int]) -> set[int]:
        """Forgets the links of some items, which are compared anew; gives back both ends of each."""
        ends = item_links.pairs_of(self._connection, wanted)
        self.drop_links((one, other) for one, other in ends.tolist())
        return set(ends.ravel().tolist())

    def versions_called(self, version_ids: Iterable[str]) -> list[int]:
        """The row numbers of versions by their ids."""
        query = "SELECT version_pk FROM version WHERE version_id IN (SELECT value FROM json_each(?)) ORDER BY 1"
        return [row[0] for row in select(self._connection, query, (json.dumps(sorted(set(version_ids))),))]

    def replace_groups(self, family: str, touched: Iterable[int], kept: Iterable[KeptGroup]) -> None:
        """Keeps groups instead of all those of the family that hold any of the items touched."""
        self.drop_groups((family,), touched)
        self.keep_groups(family, kept)

    def drop_groups(
        self, families: Iterable[str], touched: Iterable[int], *, but: Collection[frozenset[int]] = ()
    ) -> None:
        """Drops the groups of some families that hold any of the items touched, but those with just these members."""
        touched = list(touched)
        for family in families:
            groups.remove_groups(self._connection, family, touched, but=but)

    def memberships(self, family: str, wanted: Iterable[int]) -> set[frozenset[int]]:
        """Which items each group of a family has that holds any of some items."""
        return set(groups.load_memberships(self._connection, family, wanted).values())

    def keep_groups(self, family: str, kept: Iterable[KeptGroup]) -> None:
        """Keeps groups of a family."""
        groups.insert_groups(self._connection, family, kept)

    def groups_of(self, family: str, wanted: Iterable[int], kind: Any) -> dict[str, Any]:
        """The groups of a family that hold any of some items, by id."""
        rows = groups.load_groups_of(self._connection, family, wanted)
        return {group_id: from_json(kind, data) for group_id, data in rows}

    def forget(self, family: str) -> None:
        """Sends all items of a family back to be compared, and drops its links and groups."""
        items.forget_family(self._connection, family)

    def all_items(self, family: str) -> list[int]:
        """The row numbers of all items of a family."""
        return [row[0] for row in select(self._connection, "SELECT item_pk FROM item WHERE family = ?", (family,))]


def _opened(rows: Sequence[LinkRow], kind: Any) -> list[tuple[int, int, Any]]:
    values = each_from_json(kind, [row.data for row in rows])
    return [(row.one, row.other, value) for row, value in zip(rows, values, strict=True)]
