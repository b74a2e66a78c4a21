"""What came in since a moment, and what hangs on some versions: costs what is new, not what the record holds."""

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

import apsw

from onrecord.model.changes import Sighting
from onrecord.store.encoding import read_interval, read_moment, required_moment
from onrecord.store.items import CLAIMS, LINES, PROPOSITIONS, SERIES, TALLIES
from onrecord.store.queries import select, select_value

_SECONDS = 19  # a moment without fractions and zone
# Moments are texts in the order of time, so an index on them finds all that is later; ?1 are the runs since.
_PUBLISHED_SINCE = """
    SELECT version_pk FROM version WHERE published_begin >= ?2
    UNION SELECT version_pk FROM version WHERE modified >= ?2
"""
_SEEN_SINCE = f"""
    SELECT version_pk FROM version WHERE analysed_run IN (SELECT value FROM json_each(?1))
    UNION SELECT version FROM page WHERE first_run IN (SELECT value FROM json_each(?1)) AND version IS NOT NULL
    UNION {_PUBLISHED_SINCE}
"""
# Of a record that did not exist at the moment, all was seen since: there only dates tell, and what has none.
_DATED_SINCE = f"""
    SELECT version_pk FROM version WHERE published_begin IS NULL AND published_finish IS NULL AND ?1 IS NOT NULL
    UNION {_PUBLISHED_SINCE}
"""
_SIGHTINGS = """
    SELECT v.version_id, coalesce((SELECT min(f.started) FROM page p JOIN run f ON f.run_pk = p.first_run
           WHERE p.version = v.version_pk), a.started), a.started, v.published_begin, v.published_finish,
           v.modified
    FROM version v JOIN run a ON a.run_pk = v.analysed_run
    WHERE v.version_pk IN (SELECT value FROM json_each(?)) ORDER BY v.version_id
"""
_EXISTED = """
    SELECT EXISTS (SELECT 1 FROM page WHERE first_run IN (SELECT value FROM json_each(?1)) AND version IS NOT NULL)
        OR EXISTS (SELECT 1 FROM version v WHERE v.analysed_run IN (SELECT value FROM json_each(?1))
                   AND NOT EXISTS (SELECT 1 FROM page p WHERE p.version = v.version_pk))
"""
_TERMS = f"""
    SELECT t.value, count(DISTINCT i.version) FROM (
        SELECT v.version_pk FROM version v WHERE v.current
        AND EXISTS (SELECT 1 FROM item i WHERE i.version = v.version_pk AND i.family = '{LINES}')
        ORDER BY v.version_id LIMIT ?
    ) s CROSS JOIN item i ON i.version = s.version_pk AND i.family = '{LINES}', json_each(i.data, '$[7]') t
    GROUP BY t.value ORDER BY t.value
"""


class Arrived(NamedTuple):
    """The versions that may be new since a moment, and whether the record held any before it."""

    sightings: tuple[Sighting, ...]
    existed: bool


class Kept(NamedTuple):
    """A version of which a timeline may tell: its id, and the JSON of those of its dated lines that were asked for."""

    version_id: str
    lines: tuple[str, ...]


def load_arrived(connection: apsw.Connection, moment: datetime) -> Arrived:
    """When the record came to hold the versions that may be new since a moment."""
    existed, query, bindings = _since(connection, moment)
    pks = [row[0] for row in select(connection, query, bindings)]
    found = tuple(
        Sighting(
            version, required_moment(seen), required_moment(read), read_interval(begin, finish), read_moment(modified)
        )
        for version, seen, read, begin, finish, modified in select(connection, _SIGHTINGS, (json.dumps(pks),))
    )
    return Arrived(found, existed)


def count_arrived(connection: apsw.Connection, moment: datetime) -> int:
    """How many versions may be new since a moment: those seen, read, published or changed since."""
    _, query, bindings = _since(connection, moment)
    return int(select_value(connection, f"SELECT count(*) FROM ({query})", bindings))


def weigh_touched(connection: apsw.Connection, moment: datetime) -> int:
    """How many bytes the claims and series have that versions tell which may be new since a moment."""
    _, query, bindings = _since(connection, moment)
    touched = (
        "SELECT m.grouping FROM item i CROSS JOIN group_member m ON m.item = i.item_pk "
        f"WHERE i.version IN ({query}) AND i.family IN ('{PROPOSITIONS}', '{TALLIES}')"
    )
    weight = (
        f"SELECT ifnull(sum(octet_length(data)), 0) FROM grouping WHERE group_pk IN ({touched}) "
        f"AND family IN ('{CLAIMS}', '{SERIES}')"
    )
    return int(select_value(connection, weight, bindings))


def _since(connection: apsw.Connection, moment: datetime) -> tuple[bool, str, tuple[str, str]]:
    """Whether the record held anything before a moment, and the query for what may be new since, with its bindings."""
    early, late = _runs(connection, moment)
    existed = bool(select_value(connection, _EXISTED, (early,)))
    return existed, _SEEN_SINCE if existed else _DATED_SINCE, (late, _text(moment))


def pks_of(connection: apsw.Connection, version_ids: Iterable[str]) -> list[int]:
    """The row numbers of versions by their ids."""
    query = "SELECT version_pk FROM version WHERE version_id IN (SELECT value FROM json_each(?)) ORDER BY 1"
    return [row[0] for row in select(connection, query, (json.dumps(sorted(set(version_ids))),))]


def pks_of_reports(connection: apsw.Connection, version_ids: Iterable[str]) -> list[int]:
    """The row numbers of all versions of the reports that some versions are of."""
    query = (
        "SELECT version_pk FROM version WHERE report IN (SELECT report FROM version "
        "WHERE version_id IN (SELECT value FROM json_each(?))) ORDER BY 1"
    )
    return [row[0] for row in select(connection, query, (json.dumps(sorted(set(version_ids))),))]


def load_groups_with(connection: apsw.Connection, family: str, version_ids: Iterable[str]) -> list[tuple[str, str]]:
    """Ids and JSON of the groups of a family that rest on any of some versions, in order of ids."""
    query = """
        SELECT g.group_id, g.data FROM grouping g WHERE g.group_pk IN (
            SELECT m.grouping FROM version v CROSS JOIN item i ON i.version = v.version_pk
            CROSS JOIN group_member m ON m.item = i.item_pk
            WHERE v.version_id IN (SELECT value FROM json_each(?1))
        ) AND g.family = ?2 ORDER BY g.group_id
    """
    wanted = json.dumps(sorted(set(version_ids)))
    return [(row[0], row[1]) for row in connection.execute(query, (wanted, family))]


def load_actor_ids(connection: apsw.Connection, version_ids: Iterable[str]) -> dict[tuple[str, int], str]:
    """Whom the entities of some versions stand for, by the version's id and the entity's place."""
    query = (
        "SELECT v.version_id, e.ordinal, a.actor_id FROM version v CROSS JOIN entity e ON e.version = v.version_pk "
        "JOIN actor a ON a.actor_pk = e.actor WHERE v.version_id IN (SELECT value FROM json_each(?))"
    )
    wanted = json.dumps(sorted(set(version_ids)))
    return {(version, entity): actor for version, entity, actor in connection.execute(query, (wanted,))}


def load_dated(connection: apsw.Connection, since: date | None, until: date | None) -> list[Kept]:
    """The current versions with dated lines, and the lines of a window; both days included, None for no bound.

    Without lines come those that were published in the window and tell of other times.
    """
    first = "" if since is None else since.isoformat()
    after = f"{date.max}T99" if until in (None, date.max) else (until + timedelta(days=1)).isoformat()
    query = f"""
        SELECT v.version_id, i.data FROM item i {_by_time(connection)}
        JOIN version v ON v.version_pk = i.version AND v.current
        WHERE i.family = '{LINES}' AND json_extract(i.data, '$[1][0]') >= ?1 AND json_extract(i.data, '$[1][0]') < ?2
        ORDER BY v.version_id, i.ordinal
    """
    found: dict[str, list[str]] = {}
    for version_id, data in connection.execute(query, (first, after)):
        found.setdefault(version_id, []).append(data)
    published = f"""
        SELECT v.version_id FROM version v WHERE v.published_begin >= ?1 AND v.published_begin < ?2 AND v.current
        AND EXISTS (SELECT 1 FROM item i WHERE i.version = v.version_pk AND i.family = '{LINES}')
    """
    for (version_id,) in connection.execute(published, (first, after)):
        found.setdefault(version_id, [])
    return [Kept(version_id, tuple(lines)) for version_id, lines in sorted(found.items())]


def load_first_published(connection: apsw.Connection) -> Iterable[tuple[str, str]]:
    """Begin and end of publication of the reports with dated lines, the earliest first."""
    query = f"""
        SELECT v.published_begin, v.published_finish FROM version v
        WHERE v.published_begin IS NOT NULL AND v.published_finish IS NOT NULL AND v.current
        AND EXISTS (SELECT 1 FROM item i WHERE i.version = v.version_pk AND i.family = '{LINES}')
        ORDER BY v.published_begin
    """
    return connection.execute(query)


def count_months(connection: apsw.Connection) -> tuple[tuple[str, int], ...]:
    """The months that dated lines tell of, with how many lines, in order of time."""
    query = f"""
        SELECT substr(json_extract(i.data, '$[1][0]'), 1, 7) AS month, count(*) FROM item i {_by_time(connection)}
        WHERE i.family = '{LINES}' AND json_extract(i.data, '$[1][0]') >= '' AND i.version IN (
            SELECT version_pk FROM version WHERE current)
        GROUP BY month ORDER BY month
    """
    return tuple((month, lines) for month, lines in select(connection, query))


def load_imprints(connection: apsw.Connection) -> list[tuple[str, str, str | None, str | None]]:
    """Of every version its id, that of its report, the outlet and the address."""
    query = "SELECT v.version_id, r.report_id, v.outlet, v.url FROM version v JOIN report r ON r.report_pk = v.report"
    return [(row[0], row[1], row[2], row[3]) for row in select(connection, query)]


def count_terms(connection: apsw.Connection, most: int) -> tuple[int, dict[str, int]]:
    """How many reports have dated lines, up to `most` of them, and how many of these have each word in such lines."""
    counts = dict(select(connection, _TERMS, (most,)))
    query = (
        "SELECT count(DISTINCT i.version) FROM item i JOIN version v ON v.version_pk = i.version AND v.current "
        f"WHERE i.family = '{LINES}'"
    )
    return min(most, int(select_value(connection, query))), counts


def _by_time(connection: apsw.Connection) -> str:
    """The index that finds lines by their time: without counts of rows, SQLite prefers that of all lines."""
    has = select(connection, "SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = 'item_by_time'")
    return "INDEXED BY item_by_time" if has else ""


def _runs(connection: apsw.Connection, moment: datetime) -> tuple[str, str]:
    """The runs that began before a moment, and those since, as JSON arrays."""
    plain = moment.replace(tzinfo=None)
    runs = select(connection, "SELECT run_pk, started FROM run")
    begun = {pk: required_moment(started).replace(tzinfo=None) for pk, started in runs}
    early, late = ([pk for pk, at in begun.items() if (at < plain) is before] for before in (True, False))
    return json.dumps(early), json.dumps(late)


def _text(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat()[:_SECONDS]
