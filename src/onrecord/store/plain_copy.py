"""A record as a plain SQLite file, with further tables and views: for tools that know nothing of records.

The copy is taken in one moment of the record, whatever a build writes meanwhile, and holds no trace of when it was
made: the same record gives the same bytes. What people noted in review may be confidential, and stays behind.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import apsw

from onrecord.errors import ExportUnwritable
from onrecord.store.connections import is_record, reading, side_file
from onrecord.store.reader import RecordReader
from onrecord.store.reviews.entries import make_tables, strip_notes

Cell = str | int | float | None
Fill = Callable[[RecordReader], Iterable[tuple[str, Iterable[Sequence[Cell]]]]]


def write_plain_copy(path: Path, target: Path, *, sql: str, fill: Fill, finish: str) -> None:
    """Copies a record and adds to the copy what some SQL makes; it appears under its name once it is whole.

    Args:
        path: The record.
        target: The new file; an older one of that name is replaced, unless it is a record itself.
        sql: Makes tables and views.
        fill: The names of tables with their rows, read from the copy.
        finish: SQL that ends the work, once all rows are in.

    Raises:
        ExportUnwritable: The copy cannot be written there, or a record stands there.
    """
    if is_record(target):
        raise ExportUnwritable(target, "a record has that name")
    part = side_file(target, ".part")
    with _removing(part), _explained(target):
        part.write_bytes(b"")  # tells at once whether anything can be written there
        with reading(path) as connection, _explained(target):
            connection.execute("VACUUM INTO ?", (str(part.absolute()),))
        writer = apsw.Connection(str(part.absolute()))
        try:
            strip_notes(writer)
            # A reader of the copy goes on while the copy is written.
            writer.pragma("journal_mode", "wal")
            with RecordReader(part) as reader, writer:
                make_tables(writer)  # of decisions, which a record last written before there were any lacks
                writer.execute(sql)
                for table, rows in fill(reader):
                    _insert(writer, table, rows)
                writer.execute(finish)
            # What is a record no more must not be taken for one: a build would write into it.
            writer.pragma("application_id", 0)
            writer.pragma("journal_mode", "delete")
        finally:
            writer.close()
        part.replace(target)


def _insert(writer: apsw.Connection, table: str, rows: Iterable[Sequence[Cell]]) -> None:
    columns = len(list(writer.execute(f'PRAGMA table_info("{table}")')))
    writer.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * columns)})', rows)


@contextmanager
def _removing(part: Path) -> Iterator[None]:
    """Leaves nothing half made behind."""
    try:
        yield
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            side_file(part, suffix).unlink(missing_ok=True)


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except apsw.FullError as error:
        raise ExportUnwritable(target, "the disk is full") from error
    except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError) as error:
        raise ExportUnwritable(target, "no permission to write there, or no such folder") from error
    except OSError as error:
        raise ExportUnwritable(target, error.strerror or "the disk does not take it") from error
