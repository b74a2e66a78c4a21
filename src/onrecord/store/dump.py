"""The whole record as lines of text, the same for the same pages: for comparing two records.

Everything that depends on when and in which order pages came in is left out: row numbers, runs, times of sight, and
which version stands at a key now. What is left depends on the builds, not on the order of pages within one: undated
versions of a report are numbered by the build that brought them, so pages added in two builds may be numbered
otherwise than in one.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import apsw

from onrecord.store.connections import reading
from onrecord.store.queries import select

# What each line says, in SQL; internal row numbers never appear, public ids stand in their place.
_REPORT_LAYERS = ("block", "alignment", "furniture", "credit", "link", "sentence", "quotation", "mention")
_LAYERS = (*_REPORT_LAYERS, "time_expression", "quantity", "toponym", "entity")
_INTERNAL = frozenset(
    {"version", "version_pk", "report", "statement_pk", "figure_pk", "event_pk", "actor", "analysed_run", "seen_order"}
)
_QUERIES = {
    "report": "SELECT report_id, key, settled FROM report ORDER BY report_id",
    "key": ("SELECT k.key, r.report_id FROM report_key k JOIN report r ON r.report_pk = k.report ORDER BY k.key"),
    "decision": (
        "SELECT r.report_id, d.field, d.value, d.begin, d.finish FROM decision d "
        "JOIN report r ON r.report_pk = d.report ORDER BY r.report_id, d.field"
    ),
    "page": (
        "SELECT p.address, p.fingerprint, p.key, p.bytes_digest, v.version_id, p.reason, p.message, p.remedy "
        "FROM page p LEFT JOIN version v ON v.version_pk = p.version ORDER BY p.address, p.fingerprint"
    ),
    "statement span": (
        'SELECT s.statement_id, p.role, p.piece, p.start, p."end" FROM statement_span p '
        "JOIN statement s ON s.statement_pk = p.statement ORDER BY s.statement_id, p.role, p.piece"
    ),
    "party": (
        'SELECT s.statement_id, p.role, p.ordinal, p.name, p.kind, p.start, p."end", p.entity FROM statement_party p '
        "JOIN statement s ON s.statement_pk = p.statement ORDER BY s.statement_id, p.role, p.ordinal"
    ),
    "claimant": (
        'SELECT f.figure_id, c.ordinal, c.name, c.kind, c.start, c."end", c.entity FROM figure_claimant c '
        "JOIN figure f ON f.figure_pk = c.figure ORDER BY f.figure_id, c.ordinal"
    ),
    "event span": (
        'SELECT e.event_id, p.piece, p.start, p."end" FROM event_span p '
        "JOIN event e ON e.event_pk = p.event ORDER BY e.event_id, p.piece"
    ),
    "participant": (
        'SELECT e.event_id, p.role, p.ordinal, p.name, p.kind, p.start, p."end", p.entity, p.country, p.sectors, '
        "p.reasons FROM event_participant p JOIN event e ON e.event_pk = p.event ORDER BY e.event_id, p.role, p.ordinal"
    ),
    "item": (
        "SELECT v.version_id, i.family, i.ordinal, i.compared, i.data FROM item i "
        "JOIN version v ON v.version_pk = i.version ORDER BY v.version_id, i.family, i.ordinal"
    ),
    "item link": (
        "SELECT min(v.version_id, w.version_id), a.family, l.data FROM item_link l "
        "JOIN item a ON a.item_pk = l.one JOIN version v ON v.version_pk = a.version "
        "JOIN item b ON b.item_pk = l.other JOIN version w ON w.version_pk = b.version ORDER BY 2, 1, 3"
    ),
    "group": "SELECT family, group_id, data FROM grouping ORDER BY family, group_id",
    "known outlet": "SELECT ordinal, data FROM known_outlet ORDER BY ordinal",
    "actor": (
        "SELECT actor_id, name, kind, reasons, country, sectors, offices, alternatives FROM actor ORDER BY actor_id"
    ),
    "known actor": (
        'SELECT ordinal, name, aliases, country, sectors, office, begin, "end", line FROM known_actor ORDER BY ordinal'
    ),
    "alias": (
        "SELECT a.actor_id, x.ordinal, x.alias FROM actor_alias x JOIN actor a ON a.actor_pk = x.actor "
        "ORDER BY a.actor_id, x.ordinal"
    ),
    "member": (
        "SELECT v.version_id, e.ordinal, a.actor_id FROM entity e JOIN version v ON v.version_pk = e.version "
        "JOIN actor a ON a.actor_pk = e.actor ORDER BY v.version_id, e.ordinal"
    ),
}


def dump_record(path: Path) -> Iterator[str]:
    """Every line of the record as JSON, in an order of its own; two records of the same builds give the same lines."""
    with reading(path) as connection:
        for name, query in (*_QUERIES.items(), *_version_queries(connection)):
            for row in select(connection, query):
                yield json.dumps([name, *row], ensure_ascii=False)


def _version_queries(connection: apsw.Connection) -> Iterator[tuple[str, str]]:
    yield "version", f"SELECT r.report_id, {_columns(connection, 'version', 'x')} {_of_version('version', 'x')}"
    for table, order in (("statement", "x.statement_id"), ("figure", "x.figure_id"), ("event", "x.event_id")):
        columns = _columns(connection, table, "x")
        yield table, f"SELECT v.version_id, {columns} FROM {table} x {_JOIN} ORDER BY {order}"
    for table in _LAYERS:
        columns = _columns(connection, table, "x")
        yield table, f"SELECT v.version_id, {columns} FROM {table} x {_JOIN} ORDER BY v.version_id, x.ordinal"


_JOIN = "JOIN version v ON v.version_pk = x.version"


def _of_version(table: str, alias: str) -> str:
    return f"FROM {table} {alias} JOIN report r ON r.report_pk = {alias}.report ORDER BY {alias}.version_id"


def _columns(connection: apsw.Connection, table: str, alias: str) -> str:
    """A table's columns but the internal ones; `statement` of a figure or event is an ordinal, so it stays."""
    names = [row[1] for row in select(connection, f"PRAGMA table_info({table})")]
    return ", ".join(f'{alias}."{name}"' for name in names if name not in _INTERNAL)
