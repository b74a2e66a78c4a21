"""A record that is open for reading, and the one moment of it that each call sees."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw

from onrecord.store.connections import explained, reading


class OpenRecord:
    """An open record, for reading; use it with `with`, or close it.

    Raises NoSuchRecord, NotARecord, NewerRecord or OlderRecord on opening what cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reading = reading(path)
        self._connection = self._reading.__enter__()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The record's file."""
        return self._path

    def close(self) -> None:
        """Closes the record and leaves no side files behind that were not there before."""
        self._reading.__exit__(None, None, None)

    @contextmanager
    def moment(self) -> Iterator[None]:
        """Holds one moment of the record: all that is asked within the block is answered from it."""
        with self._moment():
            yield

    @contextmanager
    def _moment(self) -> Iterator[apsw.Connection]:
        """One transaction, so that all queries within it see the same record; within `moment`, that one."""
        with explained(self._path):
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.execute("ROLLBACK")
