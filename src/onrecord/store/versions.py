"""Which report and which version a page is, and keeping them.

  * A key that is known, with words that are known: the same version. Its details are renewed if they changed.
  * A web address that is known, with other words: a further version of the same report. So is another key that is
    known, an id or a path, if the words are like those known under it (see `recurring_keys`).
  * A new key, with the words of a version by the same outlet (or both without one): that report at one more address.
  * Anything else: a new report. The same words at another outlet are another report.

Of several pages that show one version, the one with the smallest key (then address) gives it its details, as long as
the report is not settled; so the order in which pages come in does not matter.
"""

import re
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import apsw

from onrecord import __version__
from onrecord.model import Page, Publication, Record
from onrecord.store.encoding import moment_text, publication_columns
from onrecord.store.identity import Outcome, fingerprint, given_id, report_ids, version_ids
from onrecord.store.insertion import clear_version, free_id, insert_record
from onrecord.store.queries import Binding, find_row, select, select_row, select_value
from onrecord.store.recurring_keys import find_own_key, rename_report
from onrecord.store.report_pages import load_report

# A moment without fractions and zone: what two versions are ordered by.
_SECONDS = 19
_DIGITS = re.compile(r"([0-9]+)")
_ID_KEY = "id:"  # how keys begin that are made of an id that came in


@dataclass(frozen=True, slots=True)
class Arrival:
    """A page that was read, with all that filing it needs.

    `read` is the publication as the page gave it, before any decision of the user. `order` grows with every
    build. `again` says that the user asked for known pages to be read anew.
    """

    page: Page
    record: Record
    read: Publication
    run: int
    order: int
    again: bool = False

    @property
    def key(self) -> str:
        """The report's identity over time: the page's, or the address that the page itself names."""
        return self.record.report.key


class Filed(NamedTuple):
    """Where a page was put: under which key, as which version, and what it turned out to be."""

    key: str
    version: int
    outcome: Outcome


class _Version(NamedTuple):
    pk: int
    report: int
    key: str
    address: str
    digest: str
    analysed_run: int


_VERSION = "SELECT version_pk, report, key, address, digest, analysed_run FROM version"


def file_arrival(connection: apsw.Connection, arrival: Arrival) -> Filed:
    """Puts a page's record where it belongs."""
    if arrival.again:
        _move_rewritten(connection, arrival)
    arrival = _keyed(arrival, find_own_key(connection, arrival.record.report))
    digest = arrival.record.report.digest
    known = find_row(connection, "SELECT report FROM report_key WHERE key = ?", (arrival.key,))
    if known is not None:
        version = _find_version(connection, "report = ? AND digest = ?", known[0], digest)
        if version is None:
            pk, outcome = _new_version(connection, arrival, known[0]), Outcome.NEW_VERSION
        else:
            pk, outcome = version.pk, _renew(connection, arrival, version)
    else:
        version = _find_twin(connection, arrival)
        if version is None:
            pk, outcome = (
                _new_version(connection, arrival, _new_report(connection, arrival.key)),
                Outcome.NEW_REPORT,
            )
        else:
            pk, outcome = version.pk, Outcome.NEW_ADDRESS
            _renew(connection, arrival, version)
            _rename_report(connection, version.report, arrival.key)
    show(connection, arrival.key, pk, arrival.order, given=given_id(arrival.page))
    return Filed(arrival.key, pk, outcome)


def show(connection: apsw.Connection, key: str, version: int, order: int, *, given: str | None = None) -> None:
    """Notes which version a key shows now; a version that a page changed to becomes the latest."""
    report = select_value(connection, "SELECT report FROM version WHERE version_pk = ?", (version,))
    known = find_row(connection, "SELECT shows FROM report_key WHERE key = ?", (key,))
    if known is None:
        connection.execute("INSERT INTO report_key VALUES (?, ?, ?, ?)", (key, report, version, given))
    elif known[0] != version:
        connection.execute("UPDATE report_key SET shows = ? WHERE key = ?", (version, key))
        connection.execute("UPDATE version SET seen_order = ? WHERE version_pk = ?", (order, version))
    else:
        return
    _number(connection, report)


def replace_contents(connection: apsw.Connection, version: int, record: Record, *, read: Publication, run: int) -> None:
    """Writes a version's record anew, under the same report."""
    key = select_value(
        connection,
        "SELECT r.key FROM version v JOIN report r ON r.report_pk = v.report WHERE version_pk = ?",
        (version,),
    )
    stays = select_row(connection, "SELECT digest, version_id FROM version WHERE version_pk = ?", (version,))
    digest = record.report.digest
    name = stays[1] if stays[0] == digest else free_id(connection, "version", version_ids(key, digest))
    clear_version(connection, version)
    columns = {"version_id": name, **_version_columns(record, read, run)}
    connection.execute(
        f"UPDATE version SET {', '.join(f'{column} = ?' for column in columns)} WHERE version_pk = ?",
        (*columns.values(), version),
    )
    insert_record(connection, version, key, record)
    _number(connection, select_value(connection, "SELECT report FROM version WHERE version_pk = ?", (version,)))


def is_settled(connection: apsw.Connection, report: int) -> bool:
    """Whether a report's id and details no longer follow the smallest key: people may know it by now."""
    return bool(
        select_value(
            connection,
            "SELECT settled OR EXISTS (SELECT 1 FROM decision WHERE report = report_pk) FROM report "
            "WHERE report_pk = ?",
            (report,),
        )
    )


def _keyed(arrival: Arrival, key: str) -> Arrival:
    report = replace(arrival.record.report, key=key)
    return replace(arrival, record=replace(arrival.record, report=report))


def _find_version(connection: apsw.Connection, condition: str, *bindings: Binding) -> _Version | None:
    row = find_row(connection, f"{_VERSION} WHERE {condition} ORDER BY key, version_pk", bindings)
    return None if row is None else _Version(*row)


def _find_twin(connection: apsw.Connection, arrival: Arrival) -> _Version | None:
    """The version with the same words by the same outlet.

    Where neither names an outlet, two pages that came in with ids of their own stay two: they may be copies of each
    other from two outlets.
    """
    report = arrival.record.report
    apart = report.outlet is None and report.key.startswith(_ID_KEY)
    also = " AND substr(key, 1, 3) <> ?" if apart else ""
    bindings = (report.digest, report.outlet, *((_ID_KEY,) if apart else ()))
    return _find_version(connection, f"digest = ? AND outlet IS ?{also}", *bindings)


def _new_report(connection: apsw.Connection, key: str) -> int:
    name = free_id(connection, "report", report_ids(key))
    connection.execute("INSERT INTO report (report_id, key) VALUES (?, ?)", (name, key))
    return connection.last_insert_rowid()


def _new_version(connection: apsw.Connection, arrival: Arrival, report: int) -> int:
    key = select_value(connection, "SELECT key FROM report WHERE report_pk = ?", (report,))
    columns = {
        "version_id": free_id(connection, "version", version_ids(key, arrival.record.report.digest)),
        "report": report,
        "number": 0,
        "current": 0,
        "seen_order": arrival.order,
        "given_id": given_id(arrival.page),
        **_version_columns(arrival.record, arrival.read, arrival.run),
    }
    connection.execute(
        f"INSERT INTO version ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", tuple(columns.values())
    )
    version = connection.last_insert_rowid()
    insert_record(connection, version, key, arrival.record)
    _number(connection, report)
    return version


def _version_columns(record: Record, read: Publication, run: int) -> dict[str, Binding]:
    report = record.report
    in_force = publication_columns(record.annotations.publication)
    return {
        "key": report.key,
        "address": report.address,
        "digest": report.digest,
        "title": report.title,
        "outlet": report.outlet,
        "author": report.author,
        "url": report.url,
        "modified": moment_text(report.modified),
        "text": report.text,
        "page_text": report.page_text,
        **dict(
            zip(("read_basis", "read_begin", "read_finish", "read_reasons"), publication_columns(read), strict=True)
        ),
        **dict(
            zip(("published_basis", "published_begin", "published_finish", "published_reasons"), in_force, strict=True)
        ),
        "onrecord": __version__,
        "analysed_run": run,
    }


def _renew(connection: apsw.Connection, arrival: Arrival, version: _Version) -> Outcome:
    """Gives a known version the details of a page that shows the same words, where that page is the one to ask."""
    if arrival.again:
        ours = arrival.key == version.key or version.analysed_run < arrival.run
    elif is_settled(connection, version.report):
        ours = arrival.key == version.key
    else:
        ours = (arrival.key, arrival.record.report.address) <= (version.key, version.address)
    if not ours:
        return Outcome.UNCHANGED
    if not arrival.again:
        before = load_report(connection, version.pk)
        after = replace(arrival.record.report, publication=arrival.read)
        same_details = replace(before, key=after.key, address=after.address) == after
        if same_details and (before.key, before.address) == (after.key, after.address):
            return Outcome.UNCHANGED
    replace_contents(connection, version.pk, arrival.record, read=arrival.read, run=arrival.run)
    connection.execute("UPDATE version SET given_id = ? WHERE version_pk = ?", (given_id(arrival.page), version.pk))
    return Outcome.UPDATED


def _rename_report(connection: apsw.Connection, report: int, key: str) -> None:
    """Names an unsettled report after a smaller key."""
    named = select_value(connection, "SELECT key FROM report WHERE report_pk = ?", (report,))
    if key >= named or is_settled(connection, report):
        return
    rename_report(connection, report, key)


def _move_rewritten(connection: apsw.Connection, arrival: Arrival) -> None:
    """Where the same bytes now give other words, because cleaning changed, moves the version instead of adding one."""
    mark, digest = fingerprint(arrival.page), arrival.record.report.digest
    row = find_row(connection, "SELECT version FROM page WHERE fingerprint = ? AND version IS NOT NULL", (mark,))
    version = None if row is None else _find_version(connection, "version_pk = ?", row[0])
    if version is None or version.digest == digest:
        return
    twin = _find_version(connection, "report = ? AND digest = ?", version.report, digest)
    others = find_row(connection, "SELECT 1 FROM page WHERE version = ? AND fingerprint <> ?", (version.pk, mark))
    if twin is None and others is None:
        replace_contents(connection, version.pk, arrival.record, read=arrival.read, run=arrival.run)
    elif twin is not None:
        connection.execute("UPDATE page SET version = ? WHERE fingerprint = ?", (twin.pk, mark))
        if others is None:
            connection.execute("UPDATE report_key SET shows = ? WHERE shows = ?", (twin.pk, version.pk))
            connection.execute("DELETE FROM version WHERE version_pk = ?", (version.pk,))
            _number(connection, version.report)


def _number(connection: apsw.Connection, report: int) -> None:
    """Counts a report's versions in order: of publication where every one is dated by its page, else of sight.

    What one build brought is in the order of dates, then of addresses, as folders are read, whatever order the user
    named them in.
    """
    rows = select(
        connection,
        "SELECT version_pk, read_basis, coalesce(read_begin, ''), coalesce(modified, ''), seen_order, address, digest "
        "FROM version WHERE report = ?",
        (report,),
    )
    dated = all(basis in ("page", "declared") and begin for _, basis, begin, *_ in rows)

    def place(row: tuple[Any, ...]) -> tuple[Any, ...]:
        _, _, begin, modified, seen, address, digest = row
        dates, build = (begin[:_SECONDS], modified[:_SECONDS]), (seen,)
        return (*(dates + build if dated else build + dates), _counted(address), digest)

    for number, row in enumerate(sorted(rows, key=place), start=1):
        connection.execute(
            "UPDATE version SET number = ?, current = ? WHERE version_pk = ?", (number, number == len(rows), row[0])
        )


def _counted(address: str) -> list[tuple[int, str]]:
    """An address as it sorts: line 9 of a file before line 10."""
    parts = _DIGITS.split(address)
    return [(len(part.lstrip("0")) if index % 2 else 0, part) for index, part in enumerate(parts)]
