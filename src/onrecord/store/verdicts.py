"""What people decided as conditions of SQL: which verdict a row has, and which speaker and time they put in its place.

A decision narrows lists only where there is one of its kind, so that a record without decisions costs nothing more.
"""

from dataclasses import replace

import apsw

from onrecord.store.conditions import EVENTS, STATEMENTS, Condition, Lines, moments, named_actors
from onrecord.store.filters import Shown
from onrecord.store.queries import select

_HOLDS = "SELECT 1 FROM review_hold h WHERE h.target_id = {name} AND h.slot = '{slot}'"
_VALUE = (
    "(SELECT json_extract(w.value, '$.{field}') FROM review_hold h JOIN review w ON w.review_pk = h.review "
    "WHERE h.target_id = s.statement_id AND h.slot = '{slot}')"
)
_SPEAKER = _VALUE.format(field="speaker", slot="speaker")


def has_decisions(connection: apsw.Connection, slot: str) -> bool:
    """Whether any decision of a kind holds for anything."""
    return _are_kept(connection) and bool(
        select(connection, "SELECT 1 FROM review_hold WHERE slot = ? LIMIT 1", (slot,))
    )


def has_any_decision(connection: apsw.Connection) -> bool:
    """Whether any decision holds for anything."""
    return _are_kept(connection) and bool(select(connection, "SELECT 1 FROM review_hold LIMIT 1"))


def has_verdict(connection: apsw.Connection, name: str, shown: Shown) -> Condition:
    """Whether the row with this public id has a verdict that is asked for."""
    if not _are_kept(connection):
        return Condition("0" if shown in (Shown.REJECTED, Shown.CONFIRMED) else "1")
    rejected, confirmed = (f"EXISTS ({_HOLDS.format(name=name, slot=slot)})" for slot in ("reject", "confirm"))
    return Condition(
        {
            Shown.STANDING: f"NOT {rejected}",
            Shown.REJECTED: rejected,
            Shown.CONFIRMED: confirmed,
            Shown.OPEN: f"NOT {rejected} AND NOT {confirmed}",
            Shown.ALL: "1",
        }[shown]
    )


def with_corrected_times(connection: apsw.Connection, lines: Lines) -> Lines:
    """A kind of line as it is dated where a person corrected when something was said."""
    if not has_decisions(connection, "said"):
        return lines
    return replace(lines, begin=_corrected(lines.begin), finish=_corrected(lines.finish))


def with_corrected_speaker(connection: apsw.Connection, lines: Lines, found: Condition, speaker: str) -> Condition:
    """Whether a line is spoken by somebody, asked of the corrected speaker where there is one."""
    if lines not in (STATEMENTS, EVENTS) or not has_decisions(connection, "speaker"):
        return found
    name, actors = named_actors(connection, speaker)
    spelled = (
        f"EXISTS (SELECT 1 FROM actor_alias x JOIN json_each(?) j ON j.value = x.actor WHERE x.alias = {_SPEAKER})"
    )
    return Condition(
        f"CASE WHEN {_SPEAKER} IS NULL THEN {found.sql} ELSE onrecord_names({_SPEAKER}, ?) OR {spelled} END",
        (*found.bindings, name, actors),
    )


def put_in_order(connection: apsw.Connection, *, corrected: bool) -> None:
    """Gives the lines of all versions in which a time was corrected their moment in the order of lists.

    That is the one that people gave, or else, with `corrected` false, the one that the program found.
    """
    query = (
        "SELECT DISTINCT s.version FROM review_hold h JOIN statement s ON s.statement_id = h.target_id "
        "WHERE h.slot = 'said'"
    )
    for (version,) in select(connection, query):
        for kind in ("statement", "figure", "event"):
            connection.execute(_corrected(moments(kind)) if corrected else moments(kind), (version,))


def _are_kept(connection: apsw.Connection) -> bool:
    """Whether the record has a place for decisions: one that was last written before there were any has not."""
    return connection.table_exists(None, "review_hold")


def _corrected(sql: str) -> str:
    for column, field in (("s.said_begin", "begin"), ("s.said_finish", "finish")):
        sql = sql.replace(column, f"coalesce({_VALUE.format(field=field, slot='said')}, {column})")
    return sql
