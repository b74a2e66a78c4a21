"""Writing the record: one writer at a time, in batches that are acknowledged only when they are on disk.

What `commit` has acknowledged survives a killed process and, as far as the disk keeps its word, a power cut: the
write-ahead log is synced at each commit. What came after the last commit is as if it had never been.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw

from onrecord import __version__
from onrecord.errors import NotARecord, RecordUnwritable
from onrecord.model import Actor, EntityReference, Interval, KnownActor, Page, Publication, Record, Rejection, Report
from onrecord.model.lineage import KnownOutlet
from onrecord.model.review import ActorRuling, Review
from onrecord.store import actors, decisions, outlets, sightings, versions
from onrecord.store.actor_lines import rank_actors
from onrecord.store.comparisons import Comparisons
from onrecord.store.conditions import resolve_report
from onrecord.store.connections import check_header, explained, open_writing, side_file
from onrecord.store.digests import SUMMARY, keep_digest
from onrecord.store.encoding import read_publication
from onrecord.store.identity import Outcome
from onrecord.store.locks import WriterLock
from onrecord.store.queries import select, select_row, select_value
from onrecord.store.recurring_keys import find_own_key, name_families
from onrecord.store.report_pages import load_report
from onrecord.store.reviews.actor_rulings import find_actor_rulings
from onrecord.store.reviews.dates import dates_to_set, dates_to_withdraw
from onrecord.store.reviews.deciding import keep_reviews
from onrecord.store.reviews.entries import make_tables
from onrecord.store.reviews.holds import settle_holds
from onrecord.store.reviews.journal import taking_over
from onrecord.store.rows import RecordSummary
from onrecord.store.sightings import Known
from onrecord.store.summaries import summarise

# In which column of `run` an outcome is counted.
_COUNTED = {
    Outcome.NEW_REPORT: "new_reports",
    Outcome.NEW_VERSION: "new_versions",
    Outcome.NEW_ADDRESS: "new_addresses",
    Outcome.UPDATED: "updated",
    Outcome.UNCHANGED: "unchanged",
}
_REJECTED = "rejected"
_CLOSING_MILLISECONDS = 500


class RecordWriter:
    """A record that is open for writing, and is made if there is none; use it with `with`, or close it.

    `settings` is kept with the run, as JSON. Raises RecordBusy while another writer is at work, NotARecord and
    NewerRecord or OlderRecord for files that it must not touch, RecordUnwritable where the disk refuses.
    """

    def __init__(self, path: Path, *, settings: str = "{}") -> None:
        self._path = path
        _check_place(path)
        self._lock = WriterLock(path)
        try:
            with explained(path):
                if not path.exists():
                    _create(path)
                self._connection = open_writing(path)
                make_tables(self._connection)
                self._order: int = select_value(
                    self._connection,
                    "SELECT max(ifnull((SELECT max(seen_order) FROM page), 0), "
                    "ifnull((SELECT max(seen_order) FROM version), 0))",
                )
        except BaseException:
            if hasattr(self, "_connection"):
                self._connection.close()
            self._lock.release()
            raise
        self._build = self._order + 1  # what one build brings has no order of sight
        self._settings = settings
        self._started = _now()
        self._run = 0
        self._counts: Counter[str] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Drops what was not committed, and lets the next writer in."""
        try:
            # A full disk may refuse the last checkpoint; the log beside the record keeps what was committed.
            with suppress(apsw.Error):
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                # While others read, closing leaves the log behind; emptied, the last of them can clear it away.
                self._connection.set_busy_timeout(_CLOSING_MILLISECONDS)
                select(self._connection, "PRAGMA wal_checkpoint(TRUNCATE)")
            with suppress(apsw.Error):
                self._connection.close()
        finally:
            self._lock.release()

    def find_known(self, page: Page) -> Known | None:
        """What a page became before, if it is the same to the byte; None if it must be read."""
        with explained(self._path):
            return sightings.find_known(self._connection, page)

    def find_decided(self, report: Report) -> Publication | None:
        """The publication date that the user set for the report that this is a version of."""
        with explained(self._path):
            return decisions.find_decided(self._connection, find_own_key(self._connection, report))

    def note_known(self, page: Page, known: Known) -> None:
        """Notes that a page was seen again."""
        with self._change() as connection:
            sightings.note_page(connection, page, known, run=self._run, order=self._order)
            if known.version is not None:
                versions.show(connection, known.key, known.version, self._build)
        self._counts[_COUNTED[Outcome.UNCHANGED] if known.rejection is None else _REJECTED] += 1

    def add(self, page: Page, record: Record, *, read: Publication | None = None, again: bool = False) -> Outcome:
        """Files what was found on a page; `read` is its own date, where the record's is one that the user set.

        Fails as a whole or not at all: an error leaves the record without this page.
        """
        with self._change() as connection:
            arrival = versions.Arrival(page, record, read or record.report.publication, self._run, self._build, again)
            key, version, outcome = versions.file_arrival(connection, arrival)
            sightings.note_page(connection, page, Known(key, version, None), run=self._run, order=self._order)
            if outcome is not Outcome.UNCHANGED:
                actors.mark_stale(connection)
        self._counts[_COUNTED[outcome]] += 1
        return outcome

    def reject(self, rejection: Rejection, page: Page | None = None) -> None:
        """Notes that something cannot be used; without a page, it could not even be read as one."""
        with self._change() as connection:
            if page is None:
                sightings.note_unread(connection, rejection, run=self._run, order=self._order)
            else:
                sightings.note_page(
                    connection, page, Known(page.key, None, rejection), run=self._run, order=self._order
                )
        self._counts[_REJECTED] += 1

    def commit(self) -> None:
        """Acknowledges everything up to here: it is on disk when this returns."""
        with explained(self._path):
            if not self._connection.in_transaction:
                return
            for column, count in self._counts.items():
                self._connection.execute(f"UPDATE run SET {column} = {column} + ? WHERE run_pk = ?", (count, self._run))
            self._connection.execute("COMMIT")
            self._counts.clear()

    def references(self) -> tuple[EntityReference, ...] | None:
        """Every entity of the record, for resolving actors; None while the actors are fresh."""
        with explained(self._path):
            if not actors.are_stale(self._connection):
                return None
            return actors.load_references(self._connection)

    def known_actors(self) -> tuple[KnownActor, ...]:
        """The actors that the user told of, in this build or before."""
        with explained(self._path):
            return actors.load_known(self._connection)

    def actor_rulings(self) -> tuple[ActorRuling, ...]:
        """What people decided of who is who."""
        with explained(self._path):
            return find_actor_rulings(self._connection)

    def dates_to_set(self) -> tuple[tuple[str, Review], ...]:
        """The reports whose date a decision sets otherwise than the record has it."""
        with explained(self._path):
            return dates_to_set(self._connection)

    def dates_to_withdraw(self) -> tuple[str, ...]:
        """The reports that have a date which a decision set that no longer holds."""
        with explained(self._path):
            return dates_to_withdraw(self._connection)

    def remember_actors(self, known: tuple[KnownActor, ...]) -> None:
        """Keeps the user's actors instead of those told of before."""
        with self._change() as connection:
            actors.replace_known(connection, known)

    def known_outlets(self) -> tuple[KnownOutlet, ...]:
        """The outlets that the user told of, in this build or before."""
        with explained(self._path):
            return outlets.load_outlets(self._connection)

    def remember_outlets(self, known: tuple[KnownOutlet, ...]) -> None:
        """Keeps the user's outlets instead of those told of before; credits are compared anew if that changes any."""
        with self._change() as connection:
            outlets.replace_outlets(connection, known)

    def replace_actors(self, resolved: tuple[Actor, ...]) -> set[int]:
        """Keeps these actors instead of all before; gives back the versions whose names stand for others now."""
        with self._change() as connection:
            return actors.replace_actors(connection, resolved)

    @contextmanager
    def comparing(self) -> Iterator[Comparisons]:
        """What the comparison across reports works on; all that is done with it is kept, or nothing if it fails."""
        with self._change() as connection:
            yield Comparisons(connection)

    def settle_names(self) -> None:
        """Gives what this run brought the ids that do not depend on the order in which it came."""
        with self._change() as connection:
            name_families(connection)

    def take_reviews(self) -> int:
        """Takes over the decisions that wait beside the record, and acknowledges all up to here; how many these are."""
        with taking_over(self._path) as waiting:
            if waiting:
                with self._change() as connection:
                    keep_reviews(connection, waiting)
                self.commit()
            return len(waiting)

    def finish(self) -> None:
        """Ends the run: ids are settled, what people decided holds for what is there now, and the record is counted."""
        with self._change() as connection:
            name_families(connection)
            settle_holds(connection)
            connection.execute("UPDATE report SET settled = 1 WHERE settled = 0")
            connection.execute("UPDATE run SET finished = ? WHERE run_pk = ?", (_now(), self._run))
            rank_actors(connection)
            keep_digest(connection, SUMMARY, summarise(connection), run=self._run)
        self.commit()

    def keep_digest(self, name: str, value: object) -> None:
        """Keeps what was worked out from the record as this run has left it; it is acknowledged at once."""
        with self._change() as connection:
            keep_digest(connection, name, value, run=self._run)
        self.commit()

    def decide_published(self, wanted: str, value: str, interval: Interval) -> str:
        """Keeps the user's date for a report and gives back the report's id; `reports_of` then needs analysing."""
        with self._change() as connection:
            report = resolve_report(connection, wanted)
            decisions.decide_published(connection, report, value, interval)
            return str(select_value(connection, "SELECT report_id FROM report WHERE report_pk = ?", (report,)))

    def withdraw_published(self, wanted: str) -> str:
        """Forgets the user's date for a report and gives back the report's id."""
        with self._change() as connection:
            report = resolve_report(connection, wanted)
            decisions.withdraw_published(connection, report)
            return str(select_value(connection, "SELECT report_id FROM report WHERE report_pk = ?", (report,)))

    def reports_of(self, report_id: str) -> Iterator[tuple[int, Report]]:
        """Every version of a report with its row number, as it was read from its page."""
        with explained(self._path):
            for (pk,) in select(
                self._connection,
                "SELECT version_pk FROM version JOIN report ON report_pk = report WHERE report_id = ? ORDER BY number",
                (report_id,),
            ):
                yield pk, load_report(self._connection, pk)

    def replace_record(self, version: int, record: Record) -> None:
        """Keeps another analysis of a version; the date that its page gave stays as it was."""
        with self._change() as connection:
            columns = "read_basis, read_begin, read_finish, read_reasons"
            read = select_row(connection, f"SELECT {columns} FROM version WHERE version_pk = ?", (version,))
            versions.replace_contents(connection, version, record, read=read_publication(*read), run=self._run)
            actors.mark_stale(connection)
        self._counts[_COUNTED[Outcome.UPDATED]] += 1

    def summary(self) -> RecordSummary:
        """What is in the record, in numbers."""
        with explained(self._path):
            return summarise(self._connection)

    def analysed_elsewhere(self) -> int:
        """How many versions another version of the program analysed."""
        with explained(self._path):
            query = "SELECT count(*) FROM version WHERE onrecord <> ?"
            return int(select_value(self._connection, query, (__version__,)))

    @contextmanager
    def _change(self) -> Iterator[apsw.Connection]:
        """One change within the running batch, undone as a whole if it fails."""
        with explained(self._path):
            if not self._connection.in_transaction:
                self._connection.execute("BEGIN IMMEDIATE")
            if not self._run:
                self._run = self._begin_run()
            self._order += 1
            self._connection.execute("SAVEPOINT change")
            try:
                yield self._connection
            except BaseException as error:
                self._undo_change(error)
                raise
            self._connection.execute("RELEASE change")

    def _undo_change(self, error: BaseException) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK TO change")
            self._connection.execute("RELEASE change")
        elif not isinstance(error, (apsw.FullError, apsw.IOError)):
            # For want of memory, too, SQLite drops the whole batch; that must never pass for one bad page.
            raise RecordUnwritable(self._path, str(error)) from error

    def _begin_run(self) -> int:
        """The run begins with its first change, so that a record found damaged before is left as it is."""
        self._connection.execute(
            "INSERT INTO run (started, onrecord, settings) VALUES (?, ?, ?)",
            (self._started, __version__, self._settings),
        )
        return self._connection.last_insert_rowid()


def _check_place(path: Path) -> None:
    """Raises where no record can be, before a lock file is made there."""
    if path.exists():
        check_header(path)
    elif path.is_symlink():
        raise NotARecord(path, "it is a link to nothing")
    elif not path.parent.is_dir():
        remedy = "Make the folder, or name another place with --record"
        raise RecordUnwritable(path, f"there is no folder {path.parent}", remedy)


def _create(path: Path) -> None:
    """Makes an empty record under another name first, so that a half-made one never stands at its place."""
    draft = side_file(path, "-new")
    draft.unlink(missing_ok=True)
    try:
        connection = apsw.Connection(str(draft))
        try:
            connection.execute("BEGIN")
            select(connection, files("onrecord.store").joinpath("schema.sql").read_text(encoding="utf-8"))
            make_tables(connection)
            connection.execute("COMMIT")
            connection.pragma("journal_mode", "wal")
        finally:
            connection.close()
        draft.rename(path)
    except OSError as error:
        raise RecordUnwritable(path, error.strerror or str(error)) from error
    finally:
        draft.unlink(missing_ok=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
