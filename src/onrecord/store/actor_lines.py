"""Actors as lists and their pages show them: in order, a page at a time, and what each does towards others."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from onrecord.model import ActorOffice, EventType, MentionKind
from onrecord.store.actors import read_offices
from onrecord.store.queries import select, select_value
from onrecord.store.rows import Listing

_RANK = """
    INSERT INTO actor_rank (actor_id, statements, reports)
    SELECT a.actor_id, ifnull(s.number, 0), ifnull(n.number, 0) FROM actor a
    LEFT JOIN (
        SELECT e.actor, count(DISTINCT s.statement_pk) AS number
        FROM statement_party p JOIN statement s ON s.statement_pk = p.statement
        JOIN version v ON v.version_pk = s.version AND v.current
        JOIN entity e ON e.version = s.version AND e.ordinal = p.entity
        WHERE p.role = 'speaker' GROUP BY e.actor
    ) s ON s.actor = a.actor_pk
    LEFT JOIN (
        SELECT e.actor, count(DISTINCT v.report) AS number FROM entity e
        JOIN version v ON v.version_pk = e.version AND v.current GROUP BY e.actor
    ) n ON n.actor = a.actor_pk
    ORDER BY 2 DESC, 3 DESC, a.name, a.actor_id
"""
_ADDRESSED = """
    SELECT coalesce(b.actor_id, ''), coalesce(b.name, q.name) AS name, count(DISTINCT s.statement_pk) AS statements
    FROM actor a CROSS JOIN entity e ON e.actor = a.actor_pk JOIN version v ON v.version_pk = e.version AND v.current
    CROSS JOIN statement s ON s.version = e.version
    CROSS JOIN statement_party p ON p.statement = s.statement_pk AND p.role = 'speaker' AND p.entity = e.ordinal
    CROSS JOIN statement_party q ON q.statement = s.statement_pk AND q.role = 'addressee'
    LEFT JOIN entity f ON f.version = e.version AND f.ordinal = q.entity LEFT JOIN actor b ON b.actor_pk = f.actor
    WHERE a.actor_id = ?1 GROUP BY 1, 2 ORDER BY statements DESC, name LIMIT ?2
"""
_DEEDS = """
    SELECT p.role, t.type, count(DISTINCT t.event_pk) AS events
    FROM actor a CROSS JOIN entity e ON e.actor = a.actor_pk JOIN version v ON v.version_pk = e.version AND v.current
    CROSS JOIN event t ON t.version = e.version
    CROSS JOIN event_participant p ON p.event = t.event_pk AND p.entity = e.ordinal
    WHERE a.actor_id = ?1 GROUP BY 1, 2 ORDER BY events DESC, t.type
"""


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor in a list."""

    actor_id: str
    name: str
    kind: MentionKind
    aliases: tuple[str, ...]
    offices: tuple[ActorOffice, ...]
    country: str | None
    statements: int
    reports: int


@dataclass(frozen=True, slots=True)
class Addressed:
    """Somebody whom an actor speaks to; `actor_id` is empty for one who is nobody known."""

    actor_id: str
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Deeds:
    """How many events of a type an actor is said to take part in, doing them (`source`) or having them done."""

    role: str
    type: EventType
    events: int


def rank_actors(connection: apsw.Connection) -> None:
    """Puts all actors in the order of lists: those who say most first, then those whom most reports name."""
    if connection.table_exists(None, "actor_rank"):
        connection.execute("DELETE FROM actor_rank")
        connection.execute(_RANK)


def list_actors(connection: apsw.Connection, text: str | None, *, limit: int, offset: int) -> Listing[ActorLine]:
    """One page of the actors in their order; `text` is any part of a spelling."""
    ranked = connection.table_exists(None, "actor_rank")
    tables = "actor a LEFT JOIN actor_rank r ON r.actor_id = a.actor_id" if ranked else (
        "(SELECT *, 0 AS statements, 0 AS reports, NULL AS rank FROM actor) a"
    )  # fmt: skip
    where = "?1 IS NULL OR a.actor_pk IN (SELECT actor FROM actor_alias WHERE onrecord_has(alias, ?1))"
    total = select_value(connection, f"SELECT count(*) FROM actor a WHERE {where}", (text,))
    query = (
        "SELECT a.actor_pk, a.actor_id, a.name, a.kind, a.offices, a.country, ifnull(statements, 0), "
        f"ifnull(reports, 0) FROM {tables} WHERE {where} ORDER BY rank IS NULL, rank, a.actor_id LIMIT ?2 OFFSET ?3"
    )
    rows = select(connection, query, (text, limit, offset))
    aliases = _aliases(connection, [row[0] for row in rows])
    return Listing(
        tuple(
            ActorLine(
                actor_id,
                name,
                MentionKind(kind),
                tuple(alias for alias in aliases[pk] if alias != name),
                read_offices(offices),
                country,
                statements,
                reports,
            )
            for pk, actor_id, name, kind, offices, country, statements, reports in rows
        ),
        int(total),
    )


def load_addressed(connection: apsw.Connection, actor_id: str, limit: int) -> tuple[Addressed, ...]:
    """Whom an actor speaks to most."""
    return tuple(Addressed(*row) for row in select(connection, _ADDRESSED, (actor_id, limit)))


def load_deeds(connection: apsw.Connection, actor_id: str) -> tuple[Deeds, ...]:
    """In which events an actor is said to take part."""
    return tuple(Deeds(role, EventType(kind), events) for role, kind, events in select(connection, _DEEDS, (actor_id,)))


def _aliases(connection: apsw.Connection, pks: Sequence[int]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for pk in pks:
        query = "SELECT alias FROM actor_alias WHERE actor = ? ORDER BY ordinal"
        found[pk] = [row[0] for row in select(connection, query, (pk,))]
    return found
