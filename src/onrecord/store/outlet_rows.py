"""Outlets as pages show them: how much each carries, whom it quotes, what it takes from whom, how it names things.

All of it is read from the side of the outlet's own reports, so that it costs what the outlet brought.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import apsw

from onrecord.model import Span
from onrecord.model.wording import Mark
from onrecord.store.group_rows import GROUP_COLUMNS, GroupRow, read_group_row
from onrecord.store.items import COPIES, EDGES, NAMINGS, PROPOSITIONS, TALLIES
from onrecord.store.queries import find_row, select, select_value
from onrecord.store.rows import Listing

_TOLD = """
    SELECT m.grouping FROM version v CROSS JOIN item i ON i.version = v.version_pk AND i.family = ?2
    CROSS JOIN group_member m ON m.item = i.item_pk WHERE v.outlet = ?1 AND v.current = 1
"""
_QUOTED = """
    SELECT a.actor_id, a.name, count(DISTINCT s.statement_pk) AS statements
    FROM version v CROSS JOIN statement s ON s.version = v.version_pk
    CROSS JOIN statement_party p ON p.statement = s.statement_pk AND p.role = 'speaker'
    JOIN entity e ON e.version = v.version_pk AND e.ordinal = p.entity JOIN actor a ON a.actor_pk = e.actor
    WHERE v.outlet = ?1 AND v.current = 1 GROUP BY a.actor_pk ORDER BY statements DESC, a.name, a.actor_id LIMIT ?2
"""
# An edge is [report, relation, other report, other name, publisher [key, family, name, kind], ...].
_TAKES = f"""
    SELECT g.kind, coalesce(w.outlet, json_extract(g.data, '$[4][2]'), g.label) AS name, w.outlet IS NOT NULL,
           count(DISTINCT v.version_pk) AS reports, min(g.group_id)
    FROM version v CROSS JOIN item i ON i.version = v.version_pk AND i.family = '{COPIES}'
    CROSS JOIN group_member m ON m.item = i.item_pk JOIN grouping g ON g.group_pk = m.grouping AND g.family = '{EDGES}'
    LEFT JOIN version w ON w.version_id = iif(json_extract(g.data, '$[0]') = v.version_id,
        json_extract(g.data, '$[2]'), json_extract(g.data, '$[0]'))
    WHERE v.outlet = ?1 AND v.current = 1 AND name <> '' GROUP BY g.kind, name ORDER BY reports DESC, g.kind, name
"""
_GIVES = f"""
    SELECT g.kind, v.outlet AS name, 1, count(DISTINCT v.version_pk) AS reports, min(g.group_id)
    FROM grouping g JOIN version v ON v.version_id = json_extract(g.data, '$[0]')
    LEFT JOIN version w ON w.version_id = json_extract(g.data, '$[2]')
    WHERE g.family = '{EDGES}' AND g.kind IN ('copied_from', 'credits') AND v.outlet IS NOT NULL AND v.outlet <> ?1
    AND coalesce(w.outlet, json_extract(g.data, '$[4][2]')) = ?1
    GROUP BY g.kind, name ORDER BY reports DESC, g.kind, name
"""
_NAMES = f"""
    SELECT json_extract(i.data, '$[0]') AS field, json_extract(i.data, '$[1]') AS words, json_extract(i.data, '$[2]'),
           count(*) AS uses, v.version_id, json_extract(i.data, '$[3][0]'), json_extract(i.data, '$[3][1]')
    FROM version v CROSS JOIN item i ON i.version = v.version_pk AND i.family = '{NAMINGS}'
    WHERE v.outlet = ?1 AND v.current = 1 AND json_extract(i.data, '$[5]')
    GROUP BY field, words, 3 HAVING uses >= ?2 ORDER BY field, uses DESC, words
"""


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet in a list: its name as reports give it, its reports, and the first and last day of publication."""

    name: str
    reports: int
    begin: date | None
    finish: date | None


@dataclass(frozen=True, slots=True)
class QuotedActor:
    """Somebody whom an outlet quotes, and in how many statements."""

    actor_id: str
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class OutletTie:
    """What ties an outlet to another, in how many of its reports; `known` says that the other has reports on record."""

    kind: str
    name: str
    known: bool
    reports: int
    edge_id: str


@dataclass(frozen=True, slots=True)
class NamingRow:
    """A name that an outlet uses in its own voice, how often, and where for the first time."""

    field: str
    words: str
    mark: Mark
    uses: int
    version_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class OutletPage:
    """One outlet: what it brought, over time, and what ties it to others.

    `months` count its reports ("2022-02"). `takes` is what it has from whom, `gives` who has it from there. `claims`
    and `disputes` are the heaviest of those that its reports tell, out of so many.
    """

    row: OutletRow
    undated: int
    statements: int
    months: tuple[tuple[str, int], ...]
    quoted: tuple[QuotedActor, ...]
    takes: tuple[OutletTie, ...]
    gives: tuple[OutletTie, ...]
    claims: Listing[GroupRow]
    disputes: Listing[GroupRow]
    series: Listing[GroupRow]
    namings: tuple[NamingRow, ...]


def list_outlets(connection: apsw.Connection, text: str | None, *, limit: int, offset: int) -> Listing[OutletRow]:
    """One page of the outlets, those with most reports first; `text` is any part of a name."""
    where = "outlet IS NOT NULL AND current = 1 AND (?1 IS NULL OR onrecord_has(outlet, ?1))"
    total = select_value(connection, f"SELECT count(DISTINCT outlet) FROM version WHERE {where}", (text,))
    query = (
        f"SELECT outlet, count(*) AS reports, min(published_begin), max(published_begin) FROM version WHERE {where} "
        "GROUP BY outlet ORDER BY reports DESC, outlet LIMIT ?2 OFFSET ?3"
    )
    return Listing(tuple(_outlet(row) for row in select(connection, query, (text, limit, offset))), int(total))


def find_outlet(connection: apsw.Connection, name: str, *, shown: int, least_uses: int) -> OutletPage | None:
    """The page of an outlet by its whole name; None where no current version has it."""
    counts = (
        "SELECT outlet, count(*), min(published_begin), max(published_begin), sum(published_begin IS NULL) "
        "FROM version WHERE outlet = ? AND current = 1 GROUP BY outlet"
    )
    row = find_row(connection, counts, (name,))
    if row is None:
        return None
    statements = (
        "SELECT count(*) FROM version v CROSS JOIN statement s ON s.version = v.version_pk "
        "WHERE v.outlet = ? AND v.current = 1"
    )
    months = (
        "SELECT substr(published_begin, 1, 7), count(*) FROM version WHERE outlet = ? AND current = 1 "
        "AND published_begin IS NOT NULL GROUP BY 1 ORDER BY 1"
    )
    return OutletPage(
        row=_outlet(row[:4]),
        undated=row[4],
        statements=select_value(connection, statements, (name,)),
        months=tuple((month, number) for month, number in select(connection, months, (name,))),
        quoted=tuple(QuotedActor(*found) for found in select(connection, _QUOTED, (name, shown))),
        takes=_ties(connection, _TAKES, name),
        gives=_ties(connection, _GIVES, name),
        claims=_groups(connection, name, ("claims", PROPOSITIONS), shown),
        disputes=_groups(connection, name, ("disputes", PROPOSITIONS), shown),
        series=_groups(connection, name, ("series", TALLIES), shown),
        namings=tuple(
            NamingRow(field, words, Mark(mark), uses, version, Span(start, end))
            for field, words, mark, uses, version, start, end in select(connection, _NAMES, (name, least_uses))
        ),
    )


def _outlet(row: Sequence[Any]) -> OutletRow:
    name, reports, begin, finish = row
    return OutletRow(name, reports, _day(begin), _day(finish))


def _ties(connection: apsw.Connection, query: str, name: str) -> tuple[OutletTie, ...]:
    return tuple(
        OutletTie(kind, other, bool(known), reports, edge)
        for kind, other, known, reports, edge in select(connection, query, (name,))
        if other != name
    )


def _groups(connection: apsw.Connection, name: str, family: tuple[str, str], shown: int) -> Listing[GroupRow]:
    """The heaviest groups of a family that the outlet's reports tell; `family` names it and that of its items."""
    told = f"FROM grouping g WHERE g.group_pk IN ({_TOLD}) AND g.family = ?3"
    bindings = (name, family[1], family[0])
    rows = select(
        connection, f"SELECT {GROUP_COLUMNS} {told} ORDER BY g.weight DESC, g.group_id LIMIT ?4", (*bindings, shown)
    )
    return Listing(
        tuple(read_group_row(row) for row in rows), select_value(connection, f"SELECT count(*) {told}", bindings)
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text[:10])
