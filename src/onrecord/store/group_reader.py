"""Reading what several reports tell together: claims, disputes, series, edges of lineage, stories."""

from typing import TypeVar

from onrecord.store.group_rows import (
    ANY_GROUP,
    GroupFilters,
    GroupOrder,
    GroupRow,
    count_kinds,
    find_group,
    list_groups,
)
from onrecord.store.groups import load_groups
from onrecord.store.opened import OpenRecord
from onrecord.store.queries import find_row
from onrecord.store.rows import Listing
from onrecord.store.values import from_json
from onrecord.store.version_groups import VersionGroups, load_version_groups

Value = TypeVar("Value")


class GroupReader(OpenRecord):
    """The groups of an open record, and the items that they are made of."""

    def groups(self, family: str, kind: type[Value]) -> tuple[tuple[str, Value], ...]:
        """All groups of a family with their ids: claims, disputes, series, edges of lineage, stories."""
        with self._moment() as connection:
            return tuple((name, from_json(kind, data)) for name, data in load_groups(connection, family))

    def group_rows(
        self,
        family: str,
        filters: GroupFilters = ANY_GROUP,
        *,
        order: GroupOrder = GroupOrder.WEIGHT,
        limit: int | None = None,
        offset: int = 0,
    ) -> Listing[GroupRow]:
        """The groups of a family in one line each."""
        with self._moment() as connection:
            return list_groups(connection, family, filters, order=order, limit=limit, offset=offset)

    def group_kinds(self, family: str, filters: GroupFilters = ANY_GROUP) -> tuple[tuple[str, int], ...]:
        """How many groups of a family there are of each kind, the most frequent first."""
        with self._moment() as connection:
            return count_kinds(connection, family, filters)

    def find_group(self, group_id: str, kind: type[Value]) -> tuple[GroupRow, Value] | None:
        """A group by its id, with its line; `kind` is the type of its family. None for an id that the record lacks."""
        with self._moment() as connection:
            found = find_group(connection, group_id)
            return None if found is None else (found[0], from_json(kind, found[1]))

    def groups_of_version(self, version_id: str) -> VersionGroups:
        """The claims and disputes of one version of a report, and what it has from others or others from it."""
        with self._moment() as connection:
            return load_version_groups(connection, version_id)

    def family_of(self, group_id: str) -> str | None:
        """To which family a group belongs; None for an id that is none's."""
        with self._moment() as connection:
            row = find_row(connection, "SELECT family FROM grouping WHERE group_id = ?", (group_id,))
            return None if row is None else str(row[0])

    def kept_items(self, family: str, kind: type[Value]) -> dict[str, tuple[Value, ...]]:
        """What was found in the current version of each report, for one family, by the ids of versions."""
        query = (
            "SELECT v.version_id, i.data FROM item i JOIN version v ON v.version_pk = i.version AND v.current "
            "WHERE i.family = ? ORDER BY v.version_id, i.ordinal"
        )
        found: dict[str, list[Value]] = {}
        with self._moment() as connection:
            for version_id, data in connection.execute(query, (family,)):
                found.setdefault(version_id, []).append(from_json(kind, data))
        return {version_id: tuple(values) for version_id, values in found.items()}
