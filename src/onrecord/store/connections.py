"""Opening a record file, and telling what it is before anything touches it.

The header of the file is read through SQLite's own file layer: closing a second handle of one's own on a database
that the process has open would drop SQLite's locks on it (POSIX locks belong to the process, not to the handle).
"""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import apsw

from onrecord.errors import NewerRecord, NoSuchRecord, NotARecord, OlderRecord, RecordBusy, RecordUnwritable
from onrecord.store.filters import has, names
from onrecord.store.weighing import WEIGHT, weigh_row

APPLICATION_ID = 0x6F6E7263
SCHEMA_VERSION = 5
BUSY_MILLISECONDS = 10_000
_HEADER_BYTES = 100
# What a reader keeps of the file while one page is made. SQLite's own 2 MB read some parts of a large record twice.
_CACHE_KIB = 32 * 1024
# What a writer keeps of it: the comparison of many reports goes through whole tables in the order of keys.
_WRITER_CACHE_KIB = 256 * 1024
# A record up to this size is checked for damage before it is written to; that takes less than 0.2 s.
_CHECKED_BYTES = 64 * 1024 * 1024
_MAGIC = b"SQLite format 3\x00"


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into errors that name the record, the cause and the remedy."""
    try:
        yield
    except (apsw.NotADBError, apsw.CorruptError) as error:
        raise NotARecord(path, f"it is damaged: {error}") from error
    except apsw.FullError as error:
        raise RecordUnwritable(path, "the disk is full") from error
    except apsw.BusyError as error:
        raise RecordBusy(path) from error
    except (apsw.ReadOnlyError, apsw.PermissionsError, apsw.CantOpenError) as error:
        remedy = "Ask for the right to write there, or name another place with --record"
        raise RecordUnwritable(path, "no permission to write here", remedy) from error
    except apsw.IOError as error:
        raise RecordUnwritable(path, f"the disk does not take or give the data: {error}") from error


def check_header(path: Path) -> None:
    """Raises unless the file is a whole record of a version that this program knows; never changes it."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoSuchRecord(path) from error
    except OSError as error:
        raise NotARecord(path, f"it cannot be opened: {error.strerror}") from error
    if stat.S_ISDIR(status.st_mode):
        raise NotARecord(path, "it is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise NotARecord(path, "it is not an ordinary file")
    header = _read_header(path)
    if header[:16] != _MAGIC:
        raise NotARecord(path, "the file is empty" if not header else "it is some other kind of file")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotARecord(path, "it is the database of another program")
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA_VERSION:
        raise NewerRecord(path, version, SCHEMA_VERSION)
    if version < SCHEMA_VERSION:
        raise OlderRecord(path, version, SCHEMA_VERSION)
    pages, page_size = int.from_bytes(header[28:32], "big"), int.from_bytes(header[16:18], "big")
    expected = pages * (65536 if page_size == 1 else page_size)
    # While a write-ahead log waits, the file itself may still be shorter than its header says.
    if status.st_size < expected and not _size(side_file(path, "-wal")):
        raise NotARecord(path, f"it is cut short: {status.st_size:,} of {expected:,} bytes are there")


def is_record(path: Path) -> bool:
    """Whether there is a record, of whatever version, at a path."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError:
        return False
    return header[:16] == _MAGIC and int.from_bytes(header[68:72], "big") == APPLICATION_ID


def side_file(path: Path, suffix: str) -> Path:
    """The file that stands beside the record under its name and a suffix."""
    return path.with_name(path.name + suffix)


def open_reading(path: Path) -> apsw.Connection:
    """A connection that can only read, sees what builds have committed, and never waits for them.

    In a folder that nobody may write to, SQLite cannot set up the files that it shares with a writer; there can
    then be no writer either, and the file is read as it stands.
    """
    connection, _ = _connect_reading(path)
    try:
        connection.pragma("cache_size", -_CACHE_KIB)
        connection.create_scalar_function("onrecord_names", lambda *values: names(*values), 2, deterministic=True)
        connection.create_scalar_function("onrecord_has", lambda *values: has(*values), 2, deterministic=True)
        connection.register_fts5_function(WEIGHT, weigh_row)
    except apsw.Error:  # the file is damaged: only now did SQLite look into it
        connection.close()
        _tidy(path)
        raise
    return connection


def open_writing(path: Path) -> apsw.Connection:
    """A connection that reads and writes an existing record.

    An acknowledged commit survives the death of the process and, with `synchronous = FULL`, the loss of power.
    """
    check_header(path)
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    connection.set_busy_timeout(BUSY_MILLISECONDS)
    connection.pragma("journal_mode", "wal")
    connection.pragma("synchronous", "full")
    connection.pragma("foreign_keys", True)
    connection.pragma("cache_size", -_WRITER_CACHE_KIB)
    if path.stat().st_size <= _CHECKED_BYTES and (state := connection.pragma("quick_check")) != "ok":
        connection.close()
        raise NotARecord(path, f"it is damaged: {state}")
    return connection


@contextmanager
def reading(path: Path) -> Iterator[apsw.Connection]:
    """A connection for reading as long as the block lasts; it leaves no empty side files behind."""
    with explained(path):
        connection = open_reading(path)
        try:
            yield connection
        finally:
            connection.close()
            _tidy(path)


@contextmanager
def readable_elsewhere(path: Path) -> Iterator[str]:
    """The address under which another process can open the record for reading, as long as the block lasts."""
    with explained(path):
        connection, mode = _connect_reading(path)
    try:
        yield _address(path, mode)
    finally:
        connection.close()
        _tidy(path)


def _tidy(path: Path) -> None:
    """Removes the empty side files that readers leave beside a record which no one else has open.

    SQLite does it itself when the last connection closes, but only for one that could write.
    """
    wal = side_file(path, "-wal")
    if not wal.exists() or _size(wal):
        return  # a build is at work, or was killed: what its log holds is the next build's to take over
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        connection.pragma("schema_version")
        connection.close()
    except apsw.Error:
        return  # a folder that cannot be written, or a build that has just begun: the files are harmless


def _connect_reading(path: Path) -> tuple[apsw.Connection, str]:
    """A connection that can only read, and the mode of its address."""
    check_header(path)
    try:
        connection = _connect(path, "mode=ro")
        connection.pragma("schema_version")
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        if _size(side_file(path, "-wal")):
            raise NotARecord(path, "its last build was cut off, and this folder cannot be written to mend it") from None
        return _connect(path, "immutable=1"), "immutable=1"
    return connection, "mode=ro"


def _connect(path: Path, mode: str) -> apsw.Connection:
    connection = apsw.Connection(_address(path, mode), flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
    connection.set_busy_timeout(BUSY_MILLISECONDS)
    return connection


def _address(path: Path, mode: str) -> str:
    return f"file:{quote(str(path.absolute()))}?{mode}"


def _read_header(path: Path) -> bytes:
    try:
        file = apsw.VFSFile("", str(path.absolute()), [apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_MAIN_DB, 0])
    except (apsw.CantOpenError, apsw.PermissionsError, apsw.IOError) as error:
        raise NotARecord(path, "there is no permission to read it") from error
    try:
        return file.xRead(min(_HEADER_BYTES, file.xFileSize()), 0)
    finally:
        file.xClose()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
