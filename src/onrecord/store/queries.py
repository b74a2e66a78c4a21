"""Asking SQLite for rows, with the types that the rest of the store expects.

Columns come back untyped; the schema says what they hold, and `verify` checks it.
"""

from collections.abc import Sequence
from typing import Any

import apsw

Binding = str | int | float | None


def select(connection: apsw.Connection, sql: str, bindings: Sequence[Binding] = ()) -> list[tuple[Any, ...]]:
    """All rows of a query."""
    return list(connection.execute(sql, tuple(bindings)))


def find_row(connection: apsw.Connection, sql: str, bindings: Sequence[Binding] = ()) -> tuple[Any, ...] | None:
    """The first row of a query, or None where it has none."""
    row: tuple[Any, ...] | None = connection.execute(sql, tuple(bindings)).fetchone()
    return row


def select_row(connection: apsw.Connection, sql: str, bindings: Sequence[Binding] = ()) -> tuple[Any, ...]:
    """The first row of a query that always has one."""
    return select(connection, sql, bindings)[0]


def select_value(connection: apsw.Connection, sql: str, bindings: Sequence[Binding] = ()) -> Any:
    """The only column of the only row of a query."""
    return select_row(connection, sql, bindings)[0]
