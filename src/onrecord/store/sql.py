"""Questions in SQL that a person or a program asks of the record: only to read, and within limits.

The record's file is opened read-only by a process of its own, which `sql_worker` describes; what a question may do and
how much it may take does not depend on what it says.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from onrecord.errors import SqlRefused
from onrecord.store.connections import readable_elsewhere

Cell: TypeAlias = str | int | float | dict[str, str] | None
_WORKER = Path(__file__).with_name("sql_worker.py")
_GRACE = 1.0  # seconds beyond its time in which the process should have stopped by itself


@dataclass(frozen=True, slots=True)
class SqlLimits:
    """How much an answer may hold and take: rows, characters and bytes of all its values, seconds."""

    rows: int = 1000
    size: int = 8 * 1024 * 1024
    seconds: float = 5.0


@dataclass(frozen=True, slots=True)
class SqlAnswer:
    """The rows that a question got, under the names of its columns.

    A value is text, a number, None, or bytes as {"base64": ...}. `more` says what cut the rows short, "rows" or
    "bytes"; None where these are all of them. `seconds` is how long it took.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: str | None
    seconds: float


def ask_sql(path: Path, sql: str, limits: SqlLimits | None = None) -> SqlAnswer:
    """What one statement that reads gives of a record.

    Raises:
        SqlRefused: It would write, is not one statement, is wrong, or takes too long or too much.
    """
    limits = limits or SqlLimits()
    question = {"sql": sql, "rows": limits.rows, "bytes": limits.size, "seconds": limits.seconds}
    with readable_elsewhere(path) as address:
        try:
            # -P keeps this folder off the path, where modules are called like some of the standard library.
            done = subprocess.run(
                [sys.executable, "-P", str(_WORKER)],
                input=json.dumps({**question, "address": address}),
                capture_output=True,
                encoding="utf-8",
                timeout=limits.seconds + _GRACE,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise SqlRefused("time", seconds=limits.seconds) from error
    if done.returncode != 0:
        raise SqlRefused("size")
    answer = json.loads(done.stdout)
    if "cause" in answer:
        raise SqlRefused(answer["cause"], told=answer["told"], seconds=limits.seconds)
    return SqlAnswer(
        tuple(answer["columns"]), tuple(map(tuple, answer["rows"])), answer["more"], float(answer["seconds"])
    )
