"""What is worked out once at the end of a build and kept, so that the first page costs the same for any record."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

import apsw

from onrecord.store.encoding import required_moment
from onrecord.store.queries import find_row, select_value
from onrecord.store.rows import RecordSummary
from onrecord.store.summaries import is_stale, load_runs, summarise
from onrecord.store.values import from_json, to_json

SUMMARY, TOPIC, NEWS, TIMELINE, MONTHS = "summary", "topic", "news", "timeline", "months"


class KeptDigest(NamedTuple):
    """A digest as it is kept: the run whose record it tells of, and its JSON."""

    run: int
    data: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The record in numbers as its last finished build left it.

    `as_of` is when that build ended where another has begun since: it is under way, or was interrupted. None where
    the numbers are those of this moment.
    """

    summary: RecordSummary
    as_of: datetime | None


def keep_digest(connection: apsw.Connection, name: str, value: object, *, run: int) -> None:
    """Keeps a digest instead of the one before."""
    if _are_kept(connection):
        connection.execute("INSERT OR REPLACE INTO digest VALUES (?, ?, ?)", (name, run, to_json(value)))


def find_digest(connection: apsw.Connection, name: str) -> KeptDigest | None:
    """The digest of a name; None where no build has finished with one."""
    if not _are_kept(connection):
        return None
    row = find_row(connection, "SELECT run, data FROM digest WHERE name = ?", (name,))
    return None if row is None else KeptDigest(*row)


def last_run(connection: apsw.Connection) -> int:
    """The run that changed the record last; 0 where none did."""
    return int(select_value(connection, "SELECT ifnull(max(run_pk), 0) FROM run"))


def load_overview(connection: apsw.Connection) -> Overview:
    """The record in numbers, as the last finished build counted them; counted now where none has."""
    kept = find_digest(connection, SUMMARY)
    if kept is None:
        return Overview(summarise(connection), None)
    # Which builds there were is cheap to tell, and must be told as it is.
    summary = replace(from_json(RecordSummary, kept.data), runs=load_runs(connection), stale=is_stale(connection))
    if kept.run == last_run(connection):
        return Overview(summary, None)
    finished = select_value(connection, "SELECT coalesce(finished, started) FROM run WHERE run_pk = ?", (kept.run,))
    return Overview(summary, required_moment(finished))


def _are_kept(connection: apsw.Connection) -> bool:
    """Whether the record has a place for digests: one that was made without it goes on without them."""
    return connection.table_exists(None, "digest")
