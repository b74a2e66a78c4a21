"""Counts over the whole record: what is in it, who speaks in it, what was rejected."""

from collections import defaultdict

import apsw

from onrecord.model import Act, EventType, Interval, MentionKind, RejectionReason
from onrecord.store.actors import read_alternatives, read_offices, read_sectors
from onrecord.store.encoding import read_moment, read_strings, required_moment
from onrecord.store.queries import select, select_row, select_value
from onrecord.store.rows import ActorCount, ActorRow, OutletCount, RecordSummary, RejectionRow, RunRow

_TOP_SPEAKERS = 10

# A page stands rejected when nothing was seen later at the same address.
_STANDING_REJECTIONS = """
    FROM page p WHERE p.reason IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM page later WHERE later.address = p.address AND later.seen_order > p.seen_order)
"""
_SPEAKERS = """
    SELECT a.actor_id, a.name, count(DISTINCT s.statement_pk) AS statements,
    (SELECT count(DISTINCT n.report) FROM entity m JOIN version n ON n.version_pk = m.version AND n.current
     WHERE m.actor = a.actor_pk) AS reports
    FROM statement_party p JOIN statement s ON s.statement_pk = p.statement
    JOIN version v ON v.version_pk = s.version AND v.current
    JOIN entity e ON e.version = s.version AND e.ordinal = p.entity
    JOIN actor a ON a.actor_pk = e.actor
    WHERE p.role = 'speaker' GROUP BY a.actor_pk ORDER BY statements DESC, a.name, a.actor_id LIMIT ?
"""
_MEMBERS = """
    SELECT a.actor_pk, r.report_id, e.descriptions FROM actor a JOIN entity e ON e.actor = a.actor_pk
    JOIN version v ON v.version_pk = e.version AND v.current JOIN report r ON r.report_pk = v.report
"""
_ALIASES = "SELECT x.actor, x.alias FROM actor_alias x JOIN actor a ON a.actor_pk = x.actor"
_STATEMENT_COUNTS = """
    SELECT a.actor_pk, count(DISTINCT s.statement_pk)
    FROM actor a CROSS JOIN entity e ON e.actor = a.actor_pk JOIN version v ON v.version_pk = e.version AND v.current
    CROSS JOIN statement s ON s.version = e.version
    CROSS JOIN statement_party p ON p.statement = s.statement_pk AND p.role = 'speaker' AND p.entity = e.ordinal
"""


def summarise(connection: apsw.Connection) -> RecordSummary:
    """The record in numbers, over the current versions of its reports."""
    begin, finish = select_row(
        connection, "SELECT min(published_begin), max(published_finish) FROM version WHERE current"
    )
    return RecordSummary(
        reports=_count(connection, "SELECT count(*) FROM report"),
        versions=_count(connection, "SELECT count(*) FROM version"),
        statements=_count(
            connection, "SELECT count(*) FROM statement JOIN version ON version_pk = version WHERE current"
        ),
        figures=_count(connection, "SELECT count(*) FROM figure JOIN version ON version_pk = version WHERE current"),
        events=_count(connection, "SELECT count(*) FROM event JOIN version ON version_pk = version WHERE current"),
        actors=_count(connection, "SELECT count(*) FROM actor"),
        rejections=_count(connection, f"SELECT count(*) {_STANDING_REJECTIONS}"),
        undated=_count(
            connection,
            "SELECT count(*) FROM version WHERE current AND published_begin IS NULL AND published_finish IS NULL",
        ),
        published=None if begin is None and finish is None else Interval(read_moment(begin), read_moment(finish)),
        outlets=tuple(
            OutletCount(*row)
            for row in select(
                connection,
                "SELECT outlet, count(*) AS reports FROM version WHERE current GROUP BY outlet "
                "ORDER BY reports DESC, outlet",
            )
        ),
        speakers=tuple(ActorCount(*row) for row in select(connection, _SPEAKERS, (_TOP_SPEAKERS,))),
        acts=tuple(
            (Act(act), count)
            for act, count in select(
                connection,
                "SELECT act, count(*) AS statements FROM statement JOIN version ON version_pk = version "
                "WHERE current GROUP BY act ORDER BY statements DESC, act",
            )
        ),
        types=tuple(
            (EventType(kind), count)
            for kind, count in select(
                connection,
                "SELECT type, count(*) AS events FROM event JOIN version ON version_pk = version "
                "WHERE current GROUP BY type ORDER BY events DESC, type",
            )
        ),
        runs=load_runs(connection),
        stale=is_stale(connection),
    )


def is_stale(connection: apsw.Connection) -> bool:
    """Whether a build was interrupted or still runs, so that actors may be out of date."""
    return bool(select_value(connection, "SELECT value = 'stale' FROM state WHERE name = 'actors'"))


def load_rejections(connection: apsw.Connection, limit: int | None = None) -> tuple[RejectionRow, ...]:
    """The pages that stand rejected where they were last seen."""
    rows = select(
        connection,
        "SELECT p.address, p.reason, p.message, p.remedy, "
        f"(SELECT started FROM run WHERE run_pk = p.last_run) {_STANDING_REJECTIONS} ORDER BY p.address LIMIT ?",
        (-1 if limit is None else limit,),
    )
    return tuple(
        RejectionRow(address, RejectionReason(reason), message, remedy, required_moment(seen))
        for address, reason, message, remedy, seen in rows
    )


def load_actors(connection: apsw.Connection, actor_id: str | None) -> tuple[ActorRow, ...]:
    """All actors, or the one with this id; those with most statements first."""
    # One that is asked for is found by its id; a condition that also fits all would have every row read.
    wanted = "WHERE ?1 IS NULL" if actor_id is None else "WHERE a.actor_id = ?1"
    members = defaultdict(list)
    for actor, report, descriptions in select(connection, f"{_MEMBERS} {wanted} ORDER BY r.report_id", (actor_id,)):
        members[actor].append((report, read_strings(descriptions)))
    aliases = defaultdict(list)
    for actor, alias in select(connection, f"{_ALIASES} {wanted} ORDER BY x.actor, x.ordinal", (actor_id,)):
        aliases[actor].append(alias)
    counts = {row[0]: row[1] for row in select(connection, f"{_STATEMENT_COUNTS} {wanted} GROUP BY 1", (actor_id,))}
    columns = "actor_pk, actor_id, name, kind, reasons, country, sectors, offices, alternatives"
    query = f"SELECT {columns} FROM actor a {wanted}"
    actors = [
        ActorRow(
            actor_id=identity,
            name=name,
            kind=MentionKind(kind),
            aliases=tuple(alias for alias in aliases[pk] if alias != name),
            reasons=read_strings(reasons),
            descriptions=tuple(sorted({words for _, descriptions in members[pk] for words in descriptions})),
            statements=counts.get(pk, 0),
            reports=tuple(dict.fromkeys(report for report, _ in members[pk])),
            country=country,
            sectors=read_sectors(sectors),
            offices=read_offices(offices),
            alternatives=read_alternatives(alternatives),
        )
        for pk, identity, name, kind, reasons, country, sectors, offices, alternatives in select(
            connection, query, (actor_id,)
        )
    ]
    return tuple(sorted(actors, key=lambda actor: (-actor.statements, actor.name, actor.actor_id)))


def load_runs(connection: apsw.Connection) -> tuple[RunRow, ...]:
    """All builds and changes by hand, in order of time."""
    rows = select(
        connection,
        "SELECT started, finished, onrecord, new_reports, new_versions, new_addresses, updated, unchanged, rejected "
        "FROM run ORDER BY run_pk",
    )
    return tuple(RunRow(required_moment(row[0]), read_moment(row[1]), *row[2:]) for row in rows)


def _count(connection: apsw.Connection, query: str, *bindings: int) -> int:
    return int(select_value(connection, query, bindings))
