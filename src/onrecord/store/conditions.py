"""Filters as conditions of SQL.

What a person typed never becomes part of the SQL: it is always bound.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from onrecord.errors import AmbiguousId, NothingFound
from onrecord.model import Interval
from onrecord.store.encoding import moment_text
from onrecord.store.filters import EventFilters, Filters, find_country_code, is_country_code, read_point
from onrecord.store.queries import Binding, find_row, select
from onrecord.store.version_rows import load_version_given

_BOTH = ("source", "target")
# How many of the ids that begin alike an error names.
_SOME = 5
# A moment without fractions and zone: what two times are compared by.
_SECONDS = 19


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL that is true or false of a row, with the values it binds."""

    sql: str
    bindings: tuple[Binding, ...] = ()

    @property
    def is_dear(self) -> bool:
        """Whether it asks this program about every row, so that no row should be asked about twice."""
        return "onrecord_" in self.sql


CURRENT = Condition("v.current = 1")


@dataclass(frozen=True, slots=True)
class Lines:
    """How a kind of line is found: its tables, key, order, time, words, public id, and the index of its order.

    `indexed_earlier` is whether that index holds the lines of earlier versions, too.
    """

    tables: str
    key: str
    order: str
    begin: str
    finish: str
    words: str
    name: str
    index: str | None = None
    indexed_earlier: bool = True

    def read_for(self, filters: Filters) -> str:
        """The tables of a list in the order in which they are read.

        That is along the index that holds the rows in the order of lists, since SQLite would rather sort millions of
        rows. What one report or speaker has is found from there instead, and so are earlier versions
        where the index leaves them out.
        """
        few = filters.report is not None or filters.speaker is not None
        if few or self.index is None or (filters.all_versions and not self.indexed_earlier):
            return self.tables
        first, rest = self.tables.split(" JOIN ", 1)
        return f"{first} INDEXED BY {self.index} CROSS JOIN {rest}"


_SAID = "(s.said_begin IS NOT NULL OR s.said_finish IS NOT NULL)"
_BEGIN = f"CASE WHEN {_SAID} THEN s.said_begin ELSE v.published_begin END"
_FINISH = f"CASE WHEN {_SAID} THEN s.said_finish ELSE v.published_finish END"


def _order(moment: str, *position: str) -> str:
    """By time, the undated last; then by report and place in it, so that the order is the same in every record."""
    return ", ".join((moment, "r.report_id", "v.number", *position))


STATEMENTS = Lines(
    tables="statement s JOIN version v ON v.version_pk = s.version JOIN report r ON r.report_pk = v.report",
    key="s.statement_pk",
    order=_order("s.moment", "s.start", "s.ordinal"),
    begin=_BEGIN,
    finish=_FINISH,
    words="s.words",
    name="s.statement_id",
    index="statement_by_moment",
)
FIGURES = Lines(
    tables=(
        "figure f JOIN version v ON v.version_pk = f.version JOIN report r ON r.report_pk = v.report "
        "LEFT JOIN statement s ON s.version = f.version AND s.ordinal = f.statement"
    ),
    key="f.figure_pk",
    order=_order("f.moment", "f.start", "f.ordinal"),
    begin=_BEGIN,
    finish=_FINISH,
    words="f.words",
    name="f.figure_id",
    index="figure_by_moment",
)
_TOLD = "(e.begin IS NOT NULL OR e.finish IS NOT NULL)"
EVENTS = Lines(
    tables=(
        "event e JOIN version v ON v.version_pk = e.version JOIN report r ON r.report_pk = v.report "
        "LEFT JOIN statement s ON s.version = e.version AND s.ordinal = e.statement"
    ),
    key="e.event_pk",
    order=_order("e.moment", "e.start", "e.ordinal"),
    begin=f"CASE WHEN {_TOLD} THEN e.begin ELSE {_BEGIN} END",
    finish=f"CASE WHEN {_TOLD} THEN e.finish ELSE {_FINISH} END",
    # Who takes part under the fullest name, and the whole sentence: a trigger alone is a word or two.
    words=(
        "e.words || ' ' || coalesce((SELECT group_concat(p.name, ' ') FROM event_participant p "
        "WHERE p.event = e.event_pk), '') || ' ' || coalesce((SELECT substr(v.text, z.start + 1, z.\"end\" - z.start) "
        "FROM sentence z WHERE z.version = e.version AND z.start <= e.start AND z.\"end\" > e.start), '')"
    ),
    name="e.event_id",
    index="event_by_moment",
)
REPORTS = Lines(
    tables="version v JOIN report r ON r.report_pk = v.report",
    key="v.version_pk",
    order=_order(f"coalesce(substr(v.published_begin, 1, {_SECONDS}), '~')"),
    begin="v.published_begin",
    finish="v.published_finish",
    words="coalesce(v.title, '') || ' ' || v.text",
    name="r.report_id",
    index="version_by_moment",
    indexed_earlier=False,
)


def moments(kind: str) -> str:
    """SQL that gives the lines of one version the moment that lists put them in order by; binds the version."""
    lines = {"statement": STATEMENTS, "figure": FIGURES, "event": EVENTS}[kind]
    begin = f"SELECT substr({lines.begin}, 1, {_SECONDS}) FROM {lines.tables} WHERE {lines.key} = o.{kind}_pk"
    return f"UPDATE {kind} AS o SET moment = coalesce(({begin}), '~') WHERE o.version = ?"


def all_of(conditions: Sequence[Condition]) -> tuple[str, tuple[Binding, ...]]:
    """Some conditions as one piece of SQL with what it binds; true of every row where there are none."""
    sql = " AND ".join(f"({condition.sql})" for condition in conditions) or "1"
    return sql, tuple(value for condition in conditions for value in condition.bindings)


def dated(lines: Lines, within: Interval) -> Condition:
    """Whether a line's time meets the time that is asked for."""
    begin, finish = moment_text(within.begin), moment_text(within.finish)
    parts, bindings = [f"(({lines.begin}) IS NOT NULL OR ({lines.finish}) IS NOT NULL)"], []
    if finish is not None:
        parts.append(f"(({lines.begin}) IS NULL OR substr({lines.begin}, 1, {_SECONDS}) < ?)")
        bindings.append(finish[:_SECONDS])
    if begin is not None:
        parts.append(f"(({lines.finish}) IS NULL OR substr({lines.finish}, 1, {_SECONDS}) > ?)")
        bindings.append(begin[:_SECONDS])
    return Condition(" AND ".join(parts), tuple(bindings))


def undated(lines: Lines) -> Condition:
    """Whether a line has no known time at all."""
    return Condition(f"(({lines.begin}) IS NULL AND ({lines.finish}) IS NULL)")


def conditions_of(connection: apsw.Connection, lines: Lines, filters: Filters) -> list[Condition]:
    """All conditions of the filters but the one on dates."""
    found = []
    if not filters.all_versions:
        found.append(CURRENT)
    if filters.report is not None:
        found.append(Condition("r.report_pk = ?", (resolve_report(connection, filters.report),)))
    if filters.outlet is not None:
        found.append(Condition("onrecord_names(v.outlet, ?)", (filters.outlet,)))
    if filters.text is not None:
        found.append(Condition(f"onrecord_has({lines.words}, ?)", (filters.text,)))
    if filters.speaker is not None:
        found.append(spoken_by(connection, lines, filters.speaker))
    # Figures, events and reports have neither act nor kind: those of the statement that carries or tells it count.
    if filters.act is not None:
        found.append(_of_statement(lines, "act", filters.act.value))
    if filters.kind is not None:
        found.append(_of_statement(lines, "kind", filters.kind.value))
    return found


def event_conditions(connection: apsw.Connection, filters: EventFilters) -> list[Condition]:
    """The conditions that only events have."""
    found = []
    if filters.type is not None:
        found.append(Condition("e.type = ?", (filters.type.value,)))
    if filters.reality is not None:
        found.append(Condition("e.reality = ?", (filters.reality.value,)))
    for roles, wanted in ((_BOTH, filters.actor), (_BOTH[:1], filters.source), (_BOTH[1:], filters.target)):
        if wanted is not None:
            found.append(_taking_part(connection, roles, wanted))
    if filters.country is not None:
        part = "SELECT 1 FROM event_participant p WHERE p.event = e.event_pk AND p.country = ?"
        found.append(Condition(f"EXISTS ({part})", (find_country_code(filters.country),)))
    if filters.at is not None:
        found.append(_very_place(filters.at, filters.place))
    elif filters.place is not None:
        within = "EXISTS (SELECT 1 FROM json_each(t.within) w WHERE onrecord_names(w.value, ?))"
        place = "SELECT 1 FROM toponym t WHERE t.version = e.version AND t.ordinal = e.place"
        bindings = (filters.place, filters.place)
        found.append(Condition(f"EXISTS ({place} AND (onrecord_names(t.name, ?) OR {within}))", bindings))
    return found


def resolve_report(connection: apsw.Connection, wanted: str) -> int:
    """The report that an id, the one that it came in with, the beginning of one, a page key or an address names."""
    rows = select(
        connection,
        "SELECT report_pk FROM report WHERE report_id = ?1 UNION SELECT report FROM report_key WHERE key = ?1 "
        "UNION SELECT report FROM version WHERE version_id = ?1 "
        "UNION SELECT report FROM (SELECT v.report FROM page p JOIN version v ON v.version_pk = p.version "
        "WHERE p.address = ?1 ORDER BY p.seen_order DESC LIMIT 1)",
        (wanted,),
    )
    if not rows and (version := load_version_given(connection, wanted)) is not None:
        rows = select(connection, "SELECT report FROM version WHERE version_id = ?", (version,))
    if not rows and wanted:
        query = "SELECT report_pk, report_id FROM report WHERE substr(report_id, 1, length(?1)) = ?1 ORDER BY report_id"
        rows = select(connection, query, (wanted,))
        if len(rows) > 1:
            raise AmbiguousId(wanted, tuple(name for _, name in rows[:_SOME]))
    if len(rows) != 1:
        raise NothingFound(wanted, "report")
    return int(rows[0][0])


def named_actors(connection: apsw.Connection, name: str) -> tuple[str, str]:
    """What a name binds in a condition: itself, and the actors that it names as a JSON array."""
    actors = select(
        connection,
        "SELECT actor_pk FROM actor WHERE actor_id = ?1 "
        "UNION SELECT actor FROM actor_alias WHERE onrecord_names(alias, ?1)",
        (name,),
    )
    return name, json.dumps([row[0] for row in actors])


def _very_place(at: str, name: str | None) -> Condition:
    point = read_point(at) or (None, None)
    named = "" if name is None else " AND t.name = ?"
    place = f"SELECT 1 FROM toponym t WHERE t.version = e.version AND t.ordinal = e.place{named}"
    bindings = (*(() if name is None else (name,)), *point)
    return Condition(f"EXISTS ({place} AND t.latitude IS ? AND t.longitude IS ?)", bindings)


def _taking_part(connection: apsw.Connection, roles: tuple[str, ...], name: str) -> Condition:
    part = f"p.role IN ({', '.join('?' * len(roles))})"
    among = f"p.event = e.event_pk AND {part}"
    if is_country_code(name):
        return Condition(f"EXISTS (SELECT 1 FROM event_participant p WHERE {among} AND p.country = ?)", (*roles, name))
    if actors := select(connection, "SELECT actor_pk FROM actor WHERE actor_id = ?", (name,)):
        # From the actor to its events: an actor takes part in few of all.
        found = (
            "SELECT p.event FROM entity n JOIN event x ON x.version = n.version JOIN event_participant p "
            f"ON p.event = x.event_pk AND p.entity = n.ordinal WHERE n.actor = ? AND {part}"
        )
        return Condition(f"e.event_pk IN ({found})", (actors[0][0], *roles))
    match = "(onrecord_names(p.name, ?) OR n.actor IN (SELECT value FROM json_each(?)) OR p.country = ?)"
    return Condition(
        "EXISTS (SELECT 1 FROM event_participant p LEFT JOIN entity n ON n.version = e.version "
        f"AND n.ordinal = p.entity WHERE {among} AND {match})",
        (*roles, *named_actors(connection, name), name.strip().upper()),
    )


def spoken_by(connection: apsw.Connection, lines: Lines, speaker: str) -> Condition:
    """Whether somebody of a name speaks in a line, as the program found it."""
    actor = find_row(connection, "SELECT actor_pk FROM actor WHERE actor_id = ?", (speaker,))
    if actor is not None:
        return _spoken_by_actor(lines, actor[0])
    wanted = named_actors(connection, speaker)
    match = "(onrecord_names(p.name, ?) OR n.actor IN (SELECT value FROM json_each(?)))"
    entity = "LEFT JOIN entity n ON n.version = v.version_pk AND n.ordinal = p.entity"
    if lines is FIGURES:
        return Condition(
            f"EXISTS (SELECT 1 FROM figure_claimant p {entity} WHERE p.figure = f.figure_pk AND {match})", wanted
        )
    own = "p.statement = s.statement_pk" if lines in (STATEMENTS, EVENTS) else "q.version = v.version_pk"
    return Condition(
        f"EXISTS (SELECT 1 FROM statement_party p JOIN statement q ON q.statement_pk = p.statement {entity} "
        f"WHERE {own} AND p.role = 'speaker' AND {match})",
        wanted,
    )


def _spoken_by_actor(lines: Lines, actor: int) -> Condition:
    """The same of an actor who is known: found from the actor, so that it costs what they said."""
    if lines is FIGURES:
        return Condition(
            "f.figure_pk IN (SELECT p.figure FROM entity n CROSS JOIN figure o ON o.version = n.version "
            "CROSS JOIN figure_claimant p ON p.figure = o.figure_pk AND p.entity = n.ordinal WHERE n.actor = ?)",
            (actor,),
        )
    found, of = ("s.statement_pk", "q.statement_pk") if lines in (STATEMENTS, EVENTS) else ("v.version_pk", "q.version")
    return Condition(
        f"{found} IN (SELECT {of} FROM entity n CROSS JOIN statement q ON q.version = n.version "
        "CROSS JOIN statement_party p ON p.statement = q.statement_pk AND p.role = 'speaker' "
        "AND p.entity = n.ordinal WHERE n.actor = ?)",
        (actor,),
    )


def _of_statement(lines: Lines, column: str, value: str) -> Condition:
    if lines is REPORTS:
        return Condition(
            f"EXISTS (SELECT 1 FROM statement s WHERE s.version = v.version_pk AND s.{column} = ?)", (value,)
        )
    return Condition(f"s.{column} = ?", (value,))
