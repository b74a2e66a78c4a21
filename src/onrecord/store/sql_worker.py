"""Answers one question in SQL, in a process of its own that may only read and is ended when it takes too long.

Some of what SQL can ask for cannot be interrupted from within (one long text searched for another), and some eats
memory. A process can always be ended, and the server goes on. It is run as a
program, not imported: it loads SQLite and nothing else, and so starts in some hundredths of a second. A question comes
in on standard input and the answer goes out on standard output, both as one JSON object.
"""

import base64
import json
import math
import re
import sys
import time
from typing import Any

import apsw
import apsw.ext

_MEGABYTE = 1024 * 1024
_MEMORY = 1024 * _MEGABYTE  # address space, of which the program itself takes a small part
_TEMPORARY_FILE = 512 * _MEGABYTE  # what sorting may write aside
_OPERATIONS = 2000  # between two looks at the clock; some tenths of a millisecond
_LIMITS = {
    apsw.SQLITE_LIMIT_LENGTH: 32 * _MEGABYTE,  # of one value: a page may have 10 MB, and its groups more
    apsw.SQLITE_LIMIT_SQL_LENGTH: 20_000,
    apsw.SQLITE_LIMIT_COLUMN: 500,
    apsw.SQLITE_LIMIT_EXPR_DEPTH: 200,
    apsw.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    apsw.SQLITE_LIMIT_ATTACHED: 0,
    apsw.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_ALLOWED = frozenset({apsw.SQLITE_SELECT, apsw.SQLITE_READ, apsw.SQLITE_RECURSIVE})
_REFUSED_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer", "fts5", "sqlite_log"})
# Pragmas that only tell something, with or without a name in brackets; the others set something.
_TELLING = frozenset({
    "table_info", "table_xinfo", "index_list", "index_info", "index_xinfo", "foreign_key_list",
})  # fmt: skip
_TOLD = frozenset({
    "application_id", "compile_options", "data_version", "encoding", "function_list", "page_count", "page_size",
    "schema_version", "table_list", "user_version",
})  # fmt: skip
_NOTHING = re.compile(r"(?:\s|;|--[^\n]*(?:\n|$)|/\*(?s:.)*?(?:\*/|$))*")


class _Refused(Exception):
    """A question that is not answered; its text is a cause that the asking side knows."""


def main() -> int:
    """Reads a question, writes its answer."""
    question = json.load(sys.stdin)
    bound_process(question["seconds"])
    json.dump(answer(question), sys.stdout)
    return 0


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """Columns and rows, or `cause` and `told` where there is no answer.

    `more` says what cut the rows short: "rows" or "bytes"; None where they are all there.
    """
    began = time.monotonic()
    try:
        connection = open_bounded(question["address"], deadline=began + question["seconds"])
        check_single(connection, question["sql"])
        found = collect(connection, question["sql"], question["rows"], question["bytes"])
    except _Refused as refusal:
        return {"cause": str(refusal), "told": ""}
    except apsw.AuthError as error:
        return {"cause": "forbidden", "told": str(error)}
    except apsw.SQLError as error:  # which is how SQLite tells of a function that is not allowed
        return {"cause": "forbidden" if "not authorized" in str(error) else "wrong", "told": str(error)}
    except apsw.InterruptError:
        return {"cause": "time", "told": ""}
    except (apsw.TooBigError, apsw.NoMemError, apsw.FullError, apsw.IOError, MemoryError) as error:
        return {"cause": "size", "told": str(error)}
    except apsw.BindingsError:
        return {"cause": "bindings", "told": ""}
    except UnicodeError:
        return {"cause": "text", "told": ""}
    except (apsw.Error, ValueError) as error:
        return {"cause": "wrong", "told": str(error)}
    return {**found, "seconds": time.monotonic() - began}


def open_bounded(address: str, *, deadline: float) -> apsw.Connection:
    """A connection that reads only, within its limits and until a deadline."""
    connection = apsw.Connection(address, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
    connection.set_busy_timeout(1000)
    connection.pragma("query_only", True)
    connection.pragma("trusted_schema", False)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0)
    for limit, value in _LIMITS.items():
        connection.limit(limit, value)
    connection.authorizer = allow
    connection.set_progress_handler(lambda: time.monotonic() > deadline, _OPERATIONS)
    return connection


def allow(action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
    """SQLite's answer to whether a statement may do something: read, and nothing else."""
    if action in _ALLOWED:
        return apsw.SQLITE_OK
    if action == apsw.SQLITE_FUNCTION:
        return apsw.SQLITE_DENY if (second or "").lower() in _REFUSED_FUNCTIONS else apsw.SQLITE_OK
    if action == apsw.SQLITE_PRAGMA:
        name = (first or "").lower()
        tells = name in _TELLING or (name in _TOLD and second is None)
        return apsw.SQLITE_OK if tells else apsw.SQLITE_DENY
    return apsw.SQLITE_DENY


def check_single(connection: apsw.Connection, sql: str) -> None:
    """Raises unless the text holds one statement, which only reads."""
    if "\0" in sql or _NOTHING.fullmatch(sql):
        raise _Refused("empty")
    told = apsw.ext.query_info(connection, sql)
    if told.query_remaining is not None and not _NOTHING.fullmatch(told.query_remaining):
        raise _Refused("several")
    if not told.is_readonly:
        raise _Refused("forbidden")


def collect(connection: apsw.Connection, sql: str, most_rows: int, most_bytes: int) -> dict[str, Any]:
    """The columns of a statement and as many of its rows as the limits take."""
    cursor = connection.execute(sql)
    rows: list[list[Any]] = []
    size, more = 0, None
    columns: list[str] = []
    for row in cursor:
        columns = columns or [column[0] for column in cursor.get_description()]
        if len(rows) == most_rows:
            more = "rows"
            break
        size += sum(len(value) if isinstance(value, str | bytes) else 8 for value in row)
        if size > most_bytes and rows:
            more = "bytes"
            break
        rows.append([plain(value) for value in row])
    if not columns:
        columns = [name for name, _ in apsw.ext.query_info(connection, sql).description]
    return {"columns": columns, "rows": rows, "more": more}


def plain(value: Any) -> Any:
    """A value as JSON can have it: bytes in base64, and numbers without end as text."""
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode("ascii")}
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def bound_process(seconds: float) -> None:
    """Bounds this process in memory, time and what it may write aside, where the system can."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; there the one who asks ends the process
        return
    for kind, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, math.ceil(seconds) + 1),
        (resource.RLIMIT_FSIZE, _TEMPORARY_FILE),
    ):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    sys.exit(main())
