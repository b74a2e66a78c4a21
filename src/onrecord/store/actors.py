"""Handing out whom the reports name, and keeping whom these names stand for."""

import apsw

from onrecord.model import Actor, EntityReference, MentionKind
from onrecord.store.encoding import read_strings, strings_json
from onrecord.store.queries import select, select_value

_REFERENCES = """
    SELECT v.version_id, e.ordinal, e.name, e.kind, e.descriptions, count(m.ordinal)
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
        EntityReference(version_id, entity, name, MentionKind(kind), read_strings(descriptions), max(1, mentions))
        for version_id, entity, name, kind, descriptions, mentions in select(connection, _REFERENCES)
    )


def replace_actors(connection: apsw.Connection, actors: tuple[Actor, ...]) -> None:
    """Keeps these actors instead of all before, and calls them fresh."""
    connection.execute("DELETE FROM actor")
    versions = dict(select(connection, "SELECT version_id, version_pk FROM version"))
    for actor in actors:
        connection.execute(
            "INSERT INTO actor (actor_id, name, kind, reasons) VALUES (?, ?, ?, ?)",
            (actor.actor_id, actor.name, actor.kind, strings_json(actor.reasons)),
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
    connection.execute("UPDATE state SET value = 'fresh' WHERE name = 'actors'")


def mark_stale(connection: apsw.Connection) -> None:
    """Says that reports came in since the actors were resolved."""
    connection.execute("UPDATE state SET value = 'stale' WHERE name = 'actors'")


def are_stale(connection: apsw.Connection) -> bool:
    """Whether the actors must be resolved again."""
    return bool(select_value(connection, "SELECT value = 'stale' FROM state WHERE name = 'actors'"))
