"""Reads the versions of all reports at once: the ids that lead to each, and when each was seen."""

import json
from collections.abc import Iterable

import apsw

from onrecord.errors import AmbiguousId
from onrecord.model.changes import Sighting
from onrecord.store.encoding import read_interval, read_moment, required_moment
from onrecord.store.queries import select

# How many of the reports that came in under one id are named.
_SOME = 8


def load_version_given(connection: apsw.Connection, wanted: str) -> str | None:
    """The id of the version that came in under an id of its own, or whose file is called so; None if none did.

    Of an edited report that is the current version. Raises AmbiguousId where several reports have that id.
    """
    query = """
        SELECT r.report_id, v.version_id FROM version v JOIN report r ON r.report_pk = v.report
        WHERE v.given_id = ?1 OR v.version_pk IN (SELECT shows FROM report_key WHERE given_id = ?1)
        ORDER BY r.report_id, v.number DESC
    """
    rows = select(connection, query, (wanted,))
    reports = tuple(dict.fromkeys(row[0] for row in rows))
    if len(reports) > 1:
        raise AmbiguousId(wanted, reports[:_SOME])
    return rows[0][1] if rows else None


def load_given_ids(connection: apsw.Connection, version_ids: Iterable[str] | None = None) -> dict[str, str]:
    """For each version, or each of some, an id that leads to it: the one that came in, where it leads to no other."""
    query = """
        SELECT v.version_id, v.given_id, r.report_id, v.current,
               (SELECT count(DISTINCT w.report) FROM version w WHERE w.given_id = v.given_id),
               EXISTS (SELECT 1 FROM version w WHERE w.given_id = v.given_id AND w.version_pk <> v.version_pk)
        FROM version v JOIN report r ON r.report_pk = v.report
    """
    bindings: tuple[str, ...] = ()
    if version_ids is not None:
        query += " WHERE v.version_id IN (SELECT value FROM json_each(?))"
        bindings = (json.dumps(sorted(set(version_ids))),)
    found = {}
    for version, given, report, current, reports, shared in select(connection, query, bindings):
        own = given if reports == 1 else report
        found[version] = own if current or not (shared or reports > 1) else version
    return found


def load_sightings(connection: apsw.Connection) -> tuple[Sighting, ...]:
    """When the record came to hold each version, and when the program last read it."""
    query = """
        SELECT v.version_id, coalesce((SELECT min(f.started) FROM page p JOIN run f ON f.run_pk = p.first_run
               WHERE p.version = v.version_pk), a.started), a.started, v.published_begin, v.published_finish,
               v.modified
        FROM version v JOIN run a ON a.run_pk = v.analysed_run ORDER BY v.version_id
    """
    return tuple(
        Sighting(
            version, required_moment(seen), required_moment(read), read_interval(begin, finish), read_moment(modified)
        )
        for version, seen, read, begin, finish, modified in select(connection, query)
    )
