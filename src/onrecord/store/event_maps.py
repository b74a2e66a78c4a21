"""Where events happen and who acts on whom, counted by SQLite: a record may hold more events than fit in memory.

Counts are of tellings: an event that three reports tell counts three times, as it does in the list of events.
"""

from dataclasses import dataclass

import apsw

from onrecord.lexicon.ontology import event_types
from onrecord.model import PlaceKind, Reality
from onrecord.store.conditions import (
    EVENTS,
    Lines,
    all_of,
    dated,
    undated,
)
from onrecord.store.encoding import read_strings
from onrecord.store.filters import EventFilters
from onrecord.store.narrowing import narrow
from onrecord.store.queries import Binding, select, select_row, select_value

QUADS = (1, 2, 3, 4)  # PLOVER: verbal and material cooperation, verbal and material conflict


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place with how many events happen there, as told; `realities` are in the order of how many.

    Latitude and longitude are None for a place that no gazetteer knows.
    """

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    kind: PlaceKind | None
    within: tuple[str, ...]
    realities: tuple[tuple[Reality, int], ...]

    @property
    def events(self) -> int:
        """How many events."""
        return sum(count for _, count in self.realities)


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """The places of events, the most frequent first; `nowhere` counts events without a place.

    `undated` counts events that match all else but have no known date, while the filter asks for dates.
    """

    places: tuple[PlaceCount, ...]
    nowhere: int
    undated: int


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair: `key` is what a filter takes, a country's code or an actor's id; only actors have a name."""

    key: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class DyadCount:
    """Who acts on whom, and how often in each of `QUADS`."""

    source: Side
    target: Side
    quads: tuple[int, ...]

    @property
    def events(self) -> int:
        """How many events."""
        return sum(self.quads)


@dataclass(frozen=True, slots=True)
class Spell:
    """How many events of one quad class begin on one day and are over by another.

    `begin` and `finish` are ISO days; the last is the last day that is touched. None where an end is not known.
    """

    begin: str | None
    finish: str | None
    quad: int
    events: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """The events that are asked for as a piece of SQL; `undated` are left out for lack of a date."""

    lines: Lines
    where: str
    bindings: tuple[Binding, ...]
    undated: int


def count_places(connection: apsw.Connection, filters: EventFilters) -> PlaceCounts:
    """The places of the events that match."""
    asked = _matching(connection, filters)
    query = f"""
        SELECT t.name, t.country, t.latitude, t.longitude, max(t.kind), max(t.within), e.reality, count(*) AS n
        FROM {asked.lines.tables} JOIN toponym t ON t.version = e.version AND t.ordinal = e.place
        WHERE {asked.where} GROUP BY 1, 2, 3, 4, 7 ORDER BY n DESC, 7
    """
    found: dict[tuple[str, str | None, float | None, float | None], PlaceCount] = {}
    for *key, kind, within, reality, count in select(connection, query, asked.bindings):
        place = (key[0], key[1], key[2], key[3])
        before = found[place].realities if place in found else ()
        shown = None if kind is None else PlaceKind(kind)
        found[place] = PlaceCount(*place, shown, read_strings(within), (*before, (Reality(reality), count)))
    places = sorted(found.values(), key=lambda place: (-place.events, place.name, place.country or ""))
    placed = sum(place.events for place in places)
    total = select_value(connection, f"SELECT count(*) FROM {asked.lines.tables} WHERE {asked.where}", asked.bindings)
    return PlaceCounts(tuple(places), total - placed, asked.undated)


def count_dyads(
    connection: apsw.Connection, filters: EventFilters, *, of_actors: bool, limit: int, offset: int
) -> tuple[tuple[DyadCount, ...], int, int]:
    """The most frequent pairs of countries or of actors; how many pairs there are; how many events lack a date."""
    asked = _matching(connection, filters)
    pairs = _PAIRS_OF_ACTORS if of_actors else _PAIRS_OF_COUNTRIES
    # One event counts once for a pair, however many of one country take part in it.
    columns = f"e.event_pk, {pairs.columns}, {_quad()} AS quad"
    each = f"SELECT DISTINCT {columns} FROM {asked.lines.tables} {pairs.joins} WHERE {asked.where}"
    counted = (
        f"SELECT one, other, {', '.join(f'sum(quad = {quad})' for quad in QUADS)}, count(*) AS n, count(*) OVER () "
        f"FROM ({each}) WHERE one IS NOT NULL AND other IS NOT NULL GROUP BY one, other"
    )
    rows = select(
        connection, f"{counted} ORDER BY n DESC, one, other LIMIT ? OFFSET ?", (*asked.bindings, limit, offset)
    )
    if not rows and offset:
        total = select_value(connection, f"SELECT count(*) FROM ({counted})", asked.bindings)
    else:
        total = rows[0][-1] if rows else 0
    sides = {key: _side(connection, key, of_actors=of_actors) for row in rows for key in row[:2]}
    dyads = tuple(DyadCount(sides[row[0]], sides[row[1]], tuple(row[2:6])) for row in rows)
    return dyads, total, asked.undated


def count_days(connection: apsw.Connection, filters: EventFilters) -> tuple[Spell, ...]:
    """The events that match by the days that they touch and their quad class, in order of time."""
    asked = _matching(connection, filters)
    # A finish at midnight is the end of the day before.
    last = f"date(substr({asked.lines.finish}, 1, 19), '-1 second')"
    query = f"""
        SELECT substr({asked.lines.begin}, 1, 10), {last}, {_quad()}, count(*)
        FROM {asked.lines.tables} WHERE {asked.where} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    """
    return tuple(Spell(*row) for row in select(connection, query, asked.bindings))


def _matching(connection: apsw.Connection, filters: EventFilters) -> _Asked:
    """The events that the list of events has under the same filters: without what people rejected, and as corrected."""
    lines, conditions = narrow(connection, EVENTS, filters)
    without_date = 0
    if filters.within is not None:
        where, bindings = all_of([*conditions, undated(lines)])
        without_date = select_value(connection, f"SELECT count(*) FROM {lines.tables} WHERE {where}", bindings)
        conditions.append(dated(lines, filters.within))
    where, bindings = all_of(conditions)
    return _Asked(lines, where, bindings, without_date)


@dataclass(frozen=True, slots=True)
class _Pairs:
    columns: str
    joins: str


_SIDES = (
    "JOIN event_participant p ON p.event = e.event_pk AND p.role = 'source' "
    "JOIN event_participant q ON q.event = e.event_pk AND q.role = 'target'"
)
_PAIRS_OF_COUNTRIES = _Pairs("p.country AS one, q.country AS other", _SIDES)
_PAIRS_OF_ACTORS = _Pairs(
    "m.actor AS one, n.actor AS other",
    f"{_SIDES} JOIN entity m ON m.version = e.version AND m.ordinal = p.entity "
    "JOIN entity n ON n.version = e.version AND n.ordinal = q.entity",
)


def _quad() -> str:
    types = " ".join(f"WHEN '{kind.value}' THEN {entry.quad}" for kind, entry in event_types().items())
    return f"CASE e.type {types} END"


def _side(connection: apsw.Connection, key: str | int, *, of_actors: bool) -> Side:
    if of_actors:
        return Side(*select_row(connection, "SELECT actor_id, name FROM actor WHERE actor_pk = ?", (key,)))
    return Side(str(key))
