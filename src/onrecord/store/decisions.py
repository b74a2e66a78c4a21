"""What a person decided about a report, kept apart from what the program found."""

from datetime import UTC, datetime

import apsw

from onrecord.model import Interval, Publication, PublicationBasis, Reason
from onrecord.store.encoding import interval_columns, read_interval
from onrecord.store.queries import find_row


def find_decided(connection: apsw.Connection, key: str) -> Publication | None:
    """The publication that the user set for the report with this key, if any."""
    row = find_row(
        connection,
        "SELECT value, begin, finish FROM decision WHERE field = 'published' "
        "AND report = (SELECT report FROM report_key WHERE key = ?)",
        (key,),
    )
    return None if row is None else decided_publication(row[0], read_interval(row[1], row[2]))


def decided_publication(value: str, interval: Interval | None) -> Publication:
    """A publication as the user set it."""
    return Publication(interval, PublicationBasis.DECLARED, (Reason(f"set by hand to {value}"),))


def decide_published(connection: apsw.Connection, report: int, value: str, interval: Interval) -> None:
    """Keeps the user's date for a report; it holds for all its versions, those to come included."""
    connection.execute(
        "INSERT INTO decision VALUES (?, 'published', ?, ?, ?, ?) ON CONFLICT (report, field) DO UPDATE SET "
        "value = excluded.value, begin = excluded.begin, finish = excluded.finish, decided = excluded.decided",
        (report, value, *interval_columns(interval), datetime.now(UTC).isoformat(timespec="seconds")),
    )


def withdraw_published(connection: apsw.Connection, report: int) -> bool:
    """Forgets the user's date for a report; False where there was none."""
    connection.execute("DELETE FROM decision WHERE report = ? AND field = 'published'", (report,))
    return connection.changes() > 0
