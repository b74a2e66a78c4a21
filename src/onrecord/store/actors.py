"""Handing out whom the reports name, and keeping whom these names stand for."""

import json
from collections.abc import Sequence

import apsw

from onrecord.model import (
    Actor,
    ActorOffice,
    Alternative,
    EntityReference,
    Interval,
    KnownActor,
    MentionKind,
    Sector,
    iso,
)
from onrecord.store.encoding import read_interval, read_strings, strings_json
from onrecord.store.queries import Binding, select, select_value

_REFERENCES = """
    SELECT v.version_id, e.ordinal, e.name, e.kind, e.descriptions, count(m.ordinal), v.published_begin,
        v.published_finish
    FROM entity e JOIN version v ON v.version_pk = e.version
    LEFT JOIN mention m ON m.version = e.version AND m.entity = e.ordinal
    GROUP BY e.version, e.ordinal ORDER BY v.version_id, e.ordinal
"""

# A speaker is found by every spelling that the record joined to it, not only by the one in the report.
_SPEAKERS = """
    UPDATE statement SET speakers = named.speakers FROM (
        SELECT statement, group_concat(name, '; ' ORDER BY name) AS speakers FROM (
            SELECT DISTINCT p.statement, p.name FROM statement_party p WHERE p.role = 'speaker'
            UNION
            SELECT p.statement, alias.alias FROM statement_party p
            JOIN statement s ON s.statement_pk = p.statement
            JOIN entity e ON e.version = s.version AND e.ordinal = p.entity
            JOIN actor_alias alias ON alias.actor = e.actor
            WHERE p.role = 'speaker'
        ) GROUP BY statement
    ) AS named
    WHERE named.statement = statement.statement_pk AND named.speakers <> statement.speakers
"""


def load_references(connection: apsw.Connection) -> tuple[EntityReference, ...]:
    """Every entity of every version, in an order that does not depend on when reports came in."""
    return tuple(
        EntityReference(
            version_id, entity, name, MentionKind(kind), read_strings(descriptions), max(1, mentions),
            _wall_clock(read_interval(begin, finish)),
        )
        for version_id, entity, name, kind, descriptions, mentions, begin, finish in select(connection, _REFERENCES)
    )  # fmt: skip


def replace_actors(connection: apsw.Connection, actors: tuple[Actor, ...]) -> set[int]:
    """Keeps these actors instead of all before, and calls them fresh.

    Gives back the row numbers of the versions of which some name stands for another actor than before.
    """
    before = _standing(connection)
    connection.execute("DELETE FROM actor")
    versions = dict(select(connection, "SELECT version_id, version_pk FROM version"))
    for actor in actors:
        connection.execute(
            "INSERT INTO actor (actor_id, name, kind, reasons, country, sectors, offices, alternatives) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            _actor_columns(actor),
        )
        pk = connection.last_insert_rowid()
        connection.executemany(
            "INSERT INTO actor_alias VALUES (?, ?, ?)",
            [(pk, ordinal, alias) for ordinal, alias in enumerate(dict.fromkeys((actor.name, *actor.aliases)))],
        )
        connection.executemany(
            "UPDATE entity SET actor = ? WHERE version = ? AND ordinal = ?",
            [(pk, versions[member.version_id], member.entity) for member in actor.members],
        )
    connection.execute(_SPEAKERS)
    connection.execute("UPDATE state SET value = 'fresh' WHERE name IN ('actors', 'who is who')")
    after = _standing(connection)
    return {place[0] for place in before.keys() | after.keys() if before.get(place) != after.get(place)}


def _standing(connection: apsw.Connection) -> dict[tuple[int, int], str]:
    """Whom the entities of each version stand for, by their row numbers and places."""
    query = "SELECT e.version, e.ordinal, a.actor_id FROM entity e JOIN actor a ON a.actor_pk = e.actor"
    return {(version, entity): actor for version, entity, actor in select(connection, query)}


def load_known(connection: apsw.Connection) -> tuple[KnownActor, ...]:
    """The actors that the user told of."""
    query = 'SELECT name, aliases, country, sectors, office, begin, "end", line FROM known_actor ORDER BY ordinal'
    return tuple(
        KnownActor(name, read_strings(aliases), country, read_sectors(sectors), office, begin, end, line)
        for name, aliases, country, sectors, office, begin, end, line in select(connection, query)
    )


def replace_known(connection: apsw.Connection, known: Sequence[KnownActor]) -> None:
    """Keeps these actors of the user instead of all before; the actors are stale if that changes anything."""
    if tuple(known) == load_known(connection):
        return
    connection.execute("DELETE FROM known_actor")
    connection.executemany(
        "INSERT INTO known_actor VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(ordinal, *_known_columns(one)) for ordinal, one in enumerate(known)],
    )
    mark_stale(connection)


def read_sectors(text: str) -> tuple[Sector, ...]:
    """Sectors from their JSON array."""
    return tuple(Sector(code) for code in read_strings(text))


def read_offices(text: str) -> tuple[ActorOffice, ...]:
    """An actor's offices from their JSON array."""
    return tuple(
        ActorOffice(office, country, tuple(Sector(code) for code in sectors), read_interval(begin, finish), reason)
        for office, country, sectors, begin, finish, reason in json.loads(text)
    )


def read_alternatives(text: str) -> tuple[Alternative, ...]:
    """An actor's alternatives from their JSON array."""
    return tuple(Alternative(name, reason) for name, reason in json.loads(text))


def _actor_columns(actor: Actor) -> tuple[Binding, ...]:
    offices = [
        [
            office.office,
            office.country,
            office.sectors,
            *((iso(office.held.begin), iso(office.held.finish)) if office.held else (None, None)),
            office.reason,
        ]
        for office in actor.offices
    ]
    alternatives = [[other.name, other.reason] for other in actor.alternatives]
    return (
        actor.actor_id,
        actor.name,
        actor.kind,
        strings_json(actor.reasons),
        actor.country,
        strings_json(actor.sectors),
        json.dumps(offices, ensure_ascii=False),
        json.dumps(alternatives, ensure_ascii=False),
    )


def _known_columns(known: KnownActor) -> tuple[Binding, ...]:
    return (
        known.name,
        strings_json(known.aliases),
        known.country,
        strings_json(known.sectors),
        known.office,
        known.begin,
        known.end,
        known.line,
    )


def _wall_clock(interval: Interval | None) -> Interval | None:
    """The interval without zones: offices change hands by the day, and lists know no hours."""
    if interval is None:
        return None
    begin, finish = (moment and moment.replace(tzinfo=None) for moment in (interval.begin, interval.finish))
    return Interval(begin, finish)


def mark_stale(connection: apsw.Connection) -> None:
    """Says that reports came in since the actors were resolved."""
    connection.execute("UPDATE state SET value = 'stale' WHERE name = 'actors'")


def mark_decided(connection: apsw.Connection) -> None:
    """Says that people decided anew who is who since the actors were resolved."""
    connection.execute("INSERT OR REPLACE INTO state VALUES ('who is who', 'stale')")


def are_stale(connection: apsw.Connection) -> bool:
    """Whether the actors must be resolved again."""
    query = "SELECT max(value = 'stale') FROM state WHERE name IN ('actors', 'who is who')"
    return bool(select_value(connection, query))
