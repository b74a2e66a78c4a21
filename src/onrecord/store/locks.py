"""One build at a time: an advisory lock beside the record.

The lock belongs to the process and is gone when the process is, however it ends; a lock file left behind by a killed
build therefore stops nobody. It is not the record file itself that is locked: closing a second handle on it would
drop the locks that SQLite holds there.
"""

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.errors import RecordBusy, RecordUnwritable
from onrecord.store.connections import side_file

_POLL = 0.02  # seconds between two attempts to take a lock

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WriterLock:
    """Held by the one process that writes a record; taking it twice raises RecordBusy."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = side_file(path, "-lock")
        self._handle = self._take()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def release(self) -> None:
        """Lets the next build in; the lock file goes while the lock is still held, so that none can slip between."""
        if self._handle is None:
            return
        if sys.platform != "win32":
            self._file.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None

    def _take(self) -> int | None:
        while True:
            try:
                handle = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o644)
            except OSError as error:
                raise RecordUnwritable(self._path, error.strerror or str(error)) from error
            try:
                _lock(handle)
            except OSError as error:
                os.close(handle)
                raise RecordBusy(self._path) from error
            if self._is_current(handle):
                return handle
            os.close(handle)  # the holder before removed the file between our opening and our locking it

    def _is_current(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self._file.stat())
        except FileNotFoundError:
            return False


def waiting_lock(path: Path, *, seconds: float = 10.0) -> WriterLock:
    """The lock beside a file, waited for; raises RecordBusy if it stays taken."""
    until = time.monotonic() + seconds
    while True:
        try:
            return WriterLock(path)
        except RecordBusy:
            if time.monotonic() >= until:
                raise
            time.sleep(_POLL)
