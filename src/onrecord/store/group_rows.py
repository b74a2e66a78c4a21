"""Lists of what several reports tell together, drawn from narrow columns: a page costs what it shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

import apsw

from onrecord.store.filters import Shown
from onrecord.store.queries import select, select_value
from onrecord.store.rows import Listing
from onrecord.store.search import match_expression
from onrecord.store.verdicts import has_decisions, has_verdict


class GroupOrder(StrEnum):
    """How a list of groups is put in order.

    `WEIGHT` has those with most behind them first, `RECENT` those last spoken of, `NEW` those that the record last
    learnt something of. Groups that are alike in this stand by weight, then by id.
    """

    WEIGHT = "weight"
    RECENT = "recent"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class GroupFilters:
    """Which groups of a family are asked for; None asks for all.

    `text` asks for words in any order, as people type them; `kind` is one of the family's kinds. `actor` is the id of
    somebody who takes part. `outlet` has told it, by its whole name. `report` is the id of a report that tells it.
    `since` and `until` keep what was spoken of in that time, both days included, and leave out what has no date.
    `origins` is how many independent origins there must be. `after_run` keeps those of which a report came in after
    that run. What people rejected is left out unless `shown` asks for it.
    """

    text: str | None = None
    kind: str | None = None
    actor: str | None = None
    outlet: str | None = None
    report: str | None = None
    since: date | None = None
    until: date | None = None
    origins: int = 0
    after_run: int | None = None
    shown: Shown = Shown.STANDING


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group in one line, as `Card` describes it.

    `first_run` and `last_run` are the runs in which the first and the last of its versions came in, None where nobody
    knows.
    """

    group_id: str
    family: str
    label: str
    kind: str
    weight: float
    reports: int
    outlets: int
    origins: int
    begin: date | None
    finish: date | None
    first_run: int | None
    last_run: int | None


ANY_GROUP = GroupFilters()
GROUP_COLUMNS = (
    "g.group_id, g.family, g.label, g.kind, g.weight, g.reports, g.outlets, g.origins, g.begin, g.finish, "
    "g.first_run, g.last_run"
)
_ORDERS = {
    GroupOrder.WEIGHT: "g.weight DESC, g.group_id",
    GroupOrder.RECENT: "g.finish DESC, g.weight DESC, g.group_id",
    GroupOrder.NEW: "g.last_run DESC, g.weight DESC, g.group_id",
}
_INDEXES = {
    GroupOrder.WEIGHT: "grouping_by_weight",
    GroupOrder.RECENT: "grouping_by_finish",
    GroupOrder.NEW: "grouping_by_run",
}
_OF_FAMILY = "g.family = ?"
_TOLD = (
    "EXISTS (SELECT 1 FROM group_member m JOIN item i ON i.item_pk = m.item JOIN version v ON v.version_pk = i.version"
)


def list_groups(
    connection: apsw.Connection,
    family: str,
    filters: GroupFilters,
    *,
    order: GroupOrder = GroupOrder.WEIGHT,
    limit: int | None = None,
    offset: int = 0,
) -> Listing[GroupRow]:
    """One page of a family's groups, and how many match in all."""
    filters, rejected = _without_rejected(connection, family, filters)
    where, bindings = _conditions(connection, family, filters)
    total = select_value(connection, f"SELECT count(*) FROM grouping g WHERE {where}", bindings)
    # Along the index of the order where nothing else is asked for: SQLite would rather sort a hundred thousand groups.
    along = f"INDEXED BY {_INDEXES[order]} " if where == _OF_FAMILY else ""
    query = f"SELECT {GROUP_COLUMNS} FROM grouping g {along}WHERE {where} ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?"
    rows = select(connection, query, (*bindings, -1 if limit is None else limit, offset))
    return Listing(tuple(read_group_row(row) for row in rows), total, rejected=rejected)


def list_groups_after(
    connection: apsw.Connection, family: str, filters: GroupFilters, *, after: tuple[Any, ...] | None, limit: int
) -> Listing[GroupRow]:
    """The groups of a family that stand after a weight and an id, the heaviest first, and how many there are in all."""
    filters, rejected = _without_rejected(connection, family, filters)
    where, bindings = _conditions(connection, family, filters)
    total = select_value(connection, f"SELECT count(*) FROM grouping g WHERE {where}", bindings)
    if after is not None:
        where += " AND g.weight <= ? AND (g.weight < ? OR g.group_id > ?)"
        bindings = (*bindings, after[0], *after)
    query = f"SELECT {GROUP_COLUMNS} FROM grouping g WHERE {where} ORDER BY {_ORDERS[GroupOrder.WEIGHT]} LIMIT ?"
    rows = tuple(read_group_row(row) for row in select(connection, query, (*bindings, limit)))
    return Listing(rows, total, rejected=rejected)


def find_group(connection: apsw.Connection, group_id: str) -> tuple[GroupRow, str] | None:
    """A group with its JSON, by its id."""
    rows = select(connection, f"SELECT {GROUP_COLUMNS}, g.data FROM grouping g WHERE g.group_id = ?", (group_id,))
    return (read_group_row(rows[0][:-1]), rows[0][-1]) if rows else None


def count_kinds(connection: apsw.Connection, family: str, filters: GroupFilters) -> tuple[tuple[str, int], ...]:
    """How many of the groups that match are of each kind, the most frequent first."""
    filters, _ = _without_rejected(connection, family, filters)
    where, bindings = _conditions(connection, family, filters)
    query = f"SELECT g.kind, count(*) FROM grouping g WHERE {where} GROUP BY g.kind ORDER BY 2 DESC, 1"
    return tuple((row[0], row[1]) for row in select(connection, query, bindings))


def _without_rejected(connection: apsw.Connection, family: str, filters: GroupFilters) -> tuple[GroupFilters, int]:
    """The filters as they are where nobody rejected anything, and how many groups are left out since somebody did."""
    if filters.shown is not Shown.STANDING:
        return filters, 0
    if not has_decisions(connection, "reject"):
        return replace(filters, shown=Shown.ALL), 0
    where, bindings = _conditions(connection, family, replace(filters, shown=Shown.REJECTED))
    return filters, select_value(connection, f"SELECT count(*) FROM grouping g WHERE {where}", bindings)


def _conditions(connection: apsw.Connection, family: str, filters: GroupFilters) -> tuple[str, tuple[str | int, ...]]:
    found: list[tuple[str, tuple[str | int, ...]]] = [(_OF_FAMILY, (family,))]
    if filters.text is not None and (expression := match_expression(filters.text)) is not None:
        words = "g.group_pk IN (SELECT rowid FROM group_words WHERE group_words MATCH ?)"
        found.append((words, (expression,)))
    if filters.kind is not None:
        found.append(("g.kind = ?", (filters.kind,)))
    if filters.actor is not None:
        found.append(("g.group_pk IN (SELECT grouping FROM group_actor WHERE actor_id = ?)", (filters.actor,)))
    if filters.outlet is not None:
        found.append((f"{_TOLD} WHERE m.grouping = g.group_pk AND v.outlet = ?)", (filters.outlet,)))
    if filters.report is not None:
        told = f"{_TOLD} JOIN report r ON r.report_pk = v.report WHERE m.grouping = g.group_pk AND r.report_id = ?)"
        found.append((told, (filters.report,)))
    if filters.since is not None:
        found.append(("g.finish >= ?", (filters.since.isoformat(),)))
    if filters.until is not None:
        found.append(("g.begin <= ?", (filters.until.isoformat(),)))
    if filters.origins:
        found.append(("g.origins >= ?", (filters.origins,)))
    if filters.after_run is not None:
        found.append(("g.last_run > ?", (filters.after_run,)))
    if filters.shown is not Shown.ALL:
        found.append((has_verdict(connection, "g.group_id", filters.shown).sql, ()))
    return " AND ".join(sql for sql, _ in found), tuple(value for _, values in found for value in values)


def read_group_row(row: Sequence[Any]) -> GroupRow:
    """The line that `GROUP_COLUMNS` hold."""
    group_id, family, label, kind, weight, reports, outlets, origins, begin, finish, first_run, last_run = row
    return GroupRow(
        group_id,
        family,
        label,
        kind,
        weight,
        reports,
        outlets,
        origins,
        None if begin is None else date.fromisoformat(begin),
        None if finish is None else date.fromisoformat(finish),
        first_run,
        last_run,
    )
