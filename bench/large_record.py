"""Makes a large record out of the sample crisis, for measuring pages: the same reports under other names and dates.

    python -m bench.large_record large.record --reports 100000

Each copy of the sample renames its people, places and outlets letter by letter, so that every word keeps its length and
every span still fits, and moves all its dates. What is made reads like any record: reports, statements, figures,
events, actors, claims, disputes, series, lineage and stories, with full-text search. Two things differ from a record
that was built: what comparisons are found by (keys and links) is left out, and the inner parts of propositions and
tallies with it, since pages never read them.
"""

import argparse
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import apsw

from onrecord.pipeline.digesting import keep_digests
from onrecord.store import RecordWriter
from tools.screenshots import build_sample

NAMES = 100  # how many sets of names there are; actors come back in every hundredth copy
_DAYS_APART, _DAYS = 3, 3650
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"
_ID = re.compile(r"\b([rvsfecdnly])-([0-9a-z]{8,12})\b")
_ACTOR = re.compile(r"\b(a-[0-9a-z]{6,12})\b")
_BARE = re.compile(r'"([0-9a-f]{12})"')
_DAY = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)")
_KEPT_ITEMS = frozenset({"lines", "namings"})
_NAME = re.compile(r"[A-Z][a-z]{3,}")

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Table:
    """How a table is copied: the columns that count on by copy, those with ids, names, dates, and JSON of all three.

    `counted` names for each such column the table whose row numbers it holds; "run" and "actor" are treated apart.
    """

    name: str
    counted: Mapping[str, str]
    ids: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    mixed: tuple[str, ...] = ()


_OF_VERSION = {"version": "version"}
_PUBLISHED = ("read_begin", "read_finish", "published_begin", "published_finish", "modified")
TABLES = (
    Table("report", {"report_pk": "report"}, ids=("report_id", "key")),
    Table(
        "version",
        {"version_pk": "version", "report": "report", "seen_order": "version"},
        ids=("version_id", "key", "address", "given_id", "digest"),
        named=("title", "outlet", "author", "text", "page_text", "url"),
        dated=_PUBLISHED,
    ),
    Table("report_key", {"report": "report", "shows": "version"}, ids=("key", "given_id")),
    Table(
        "page",
        {"page_pk": "page", "version": "version", "seen_order": "version"},
        ids=("address", "fingerprint", "key"),
    ),
    Table("block", _OF_VERSION),
    Table("alignment", _OF_VERSION),
    Table("furniture", _OF_VERSION),
    Table("credit", _OF_VERSION, named=("name",)),
    Table("link", _OF_VERSION, named=("words",)),
    Table("sentence", _OF_VERSION),
    Table("quotation", _OF_VERSION),
    Table("entity", {"version": "version", "actor": "actor"}, named=("name", "descriptions")),
    Table("mention", _OF_VERSION),
    Table("time_expression", _OF_VERSION, dated=("value", "begin", "finish")),
    Table("quantity", _OF_VERSION),
    Table("toponym", _OF_VERSION, named=("name", "within")),
    Table(
        "statement",
        {"statement_pk": "statement", "version": "version"},
        ids=("statement_id",),
        named=("words", "speakers"),
        dated=("said_begin", "said_finish", "moment"),
    ),
    Table("statement_span", {"statement": "statement"}),
    Table("statement_party", {"statement": "statement"}, named=("name",)),
    Table(
        "figure",
        {"figure_pk": "figure", "version": "version"},
        ids=("figure_id",),
        named=("words", "counts", "scope"),
        dated=("as_of_begin", "as_of_finish", "moment"),
    ),
    Table("figure_claimant", {"figure": "figure"}, named=("name",)),
    Table(
        "event",
        {"event_pk": "event", "version": "version"},
        ids=("event_id",),
        named=("words",),
        dated=("begin", "finish", "moment"),
    ),
    Table("event_span", {"event": "event"}),
    Table("event_participant", {"event": "event"}, named=("name",)),
    Table("item", {"item_pk": "item", "version": "version"}, mixed=("data",)),
    Table(
        "grouping",
        {"group_pk": "grouping"},
        ids=("group_id",),
        named=("label", "words"),
        dated=("begin", "finish"),
        mixed=("data",),
    ),
    Table("group_member", {"grouping": "grouping", "item": "item"}),
    Table("group_actor", {"grouping": "grouping"}, mixed=("actor_id",)),
)
_KEYS = {
    "report": "report_pk",
    "version": "version_pk",
    "page": "page_pk",
    "statement": "statement_pk",
    "figure": "figure_pk",
    "event": "event_pk",
    "item": "item_pk",
    "grouping": "group_pk",
    "actor": "actor_pk",
}


def main() -> int:
    """Makes the record and says how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--reports", type=int, default=100_000)
    arguments = parser.parse_args()
    if arguments.record.exists():
        parser.error(f"{arguments.record} exists; remove it or name another file")
    began = time.perf_counter()
    made = make(arguments.record, arguments.reports)
    size = arguments.record.stat().st_size / 1e9
    print(f"{made:,} reports, {size:.1f} GB, {time.perf_counter() - began:,.0f} s")
    return 0


def make(path: Path, reports: int) -> int:
    """Writes a record of at least so many reports, and gives back how many there are."""
    with tempfile.TemporaryDirectory() as folder:
        built = build_sample(Path(folder) / "sample.record")
        shutil.copyfile(built, path)
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000")
    connection.execute("PRAGMA foreign_keys = OFF")
    schema = files("onrecord.store").joinpath("schema.sql").read_text(encoding="utf-8")
    triggers = re.findall(r"CREATE TRIGGER (\w+).*?\nEND;", schema, flags=re.DOTALL)
    for trigger in triggers:
        connection.execute(f"DROP TRIGGER {trigger}")
    copies = _Copies(connection)
    number = 1
    while copies.reports * number < reports:
        copies.add(number)
        number += 1
    connection.execute("DELETE FROM item_key; DELETE FROM item_link")
    for index in re.findall(r"CREATE VIRTUAL TABLE (\w+)", schema):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    connection.execute("".join(re.findall(r"CREATE TRIGGER .*?\nEND;", schema, flags=re.DOTALL)))
    connection.execute("ANALYZE; PRAGMA journal_mode = WAL")
    connection.close()
    with RecordWriter(path) as writer:  # counts the record, as the end of a build does
        writer.finish()
        keep_digests(writer, path)
        writer.commit()
    return copies.reports * number


class _Copies:
    """The rows of the sample, and the copies of them that a record gets."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._columns = {table.name: _columns(connection, table.name) for table in (*TABLES, _ACTOR_TABLE, _ALIASES)}
        self._rows = {
            name: [*connection.execute(f"SELECT {_quoted(columns)} FROM {name}")]
            for name, columns in self._columns.items()
        }
        self._strides = {
            table: max((row[self._columns[table].index(key)] for row in self._rows[table]), default=0)
            for table, key in _KEYS.items()
        }
        self.reports = len(self._rows["report"])
        known = {name for (names,) in connection.execute("SELECT alias FROM actor_alias") for name in _names(names)}
        outlets = connection.execute("SELECT DISTINCT outlet FROM version WHERE outlet IS NOT NULL")
        self._names = sorted(known | {name for (names,) in outlets for name in _names(names)})
        self._renamed: dict[tuple[str, int], list[list[Any]]] = {}

    def add(self, number: int) -> None:
        """Adds the copy with this number, from 1 on."""
        names = number % NAMES
        with self._connection:
            if number < NAMES:
                for table in (_ACTOR_TABLE, _ALIASES):
                    self._insert(table.name, self._made(table, names, number))
            for table in TABLES:
                self._insert(table.name, self._made(table, names, number))

    def _made(self, table: Table, names: int, number: int) -> Iterable[Row]:
        columns = self._columns[table.name]
        suffix, days = _suffix(number), timedelta(number * _DAYS_APART % _DAYS)
        places = {column: columns.index(column) for column in (*table.ids, *table.dated, *table.mixed)}
        counts = [
            (columns.index(column), self._strides[of] * (names if of == "actor" else number))
            for column, of in table.counted.items()
        ]
        for renamed in self._named(table, names):
            row = list(renamed)
            for place, added in counts:
                row[place] = None if row[place] is None else row[place] + added
            for column in table.ids:
                row[places[column]] = None if row[places[column]] is None else row[places[column]] + suffix
            for column in table.dated:
                row[places[column]] = _later(row[places[column]], days)
            for column in table.mixed:
                mixed = _ID.sub(rf"\g<1>-\g<2>{suffix}", row[places[column]])
                mixed = _BARE.sub(rf'"\g<1>{suffix}"', mixed)
                mixed = _ACTOR.sub(rf"\g<1>{_suffix(names)}", mixed) if names else mixed
                row[places[column]] = _later(mixed, days)
            yield row

    def _named(self, table: Table, names: int) -> list[list[Any]]:
        """The rows of a table under other names; JSON of propositions and tallies is left out."""
        if (table.name, names) not in self._renamed:
            rename = _renaming(self._names, names)
            columns = self._columns[table.name]
            places = [columns.index(column) for column in (*table.named, *table.mixed)]
            rows = [list(row) for row in self._rows[table.name]]
            for row in rows:
                if table.name == "item" and row[columns.index("family")] not in _KEPT_ITEMS:
                    row[columns.index("data")] = "[]"
                for place in places:
                    row[place] = None if row[place] is None else rename(row[place])
            self._renamed[table.name, names] = rows
        return self._renamed[table.name, names]

    def _insert(self, table: str, rows: Iterable[Row]) -> None:
        marks = ", ".join("?" * len(self._columns[table]))
        columns = _quoted(self._columns[table])
        self._connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


_ACTOR_TABLE = Table("actor", {"actor_pk": "actor"}, named=("name",), mixed=("actor_id",))
_ALIASES = Table("actor_alias", {"actor": "actor"}, named=("alias",))


def _columns(connection: apsw.Connection, table: str) -> list[str]:
    """The columns that are written; those that SQLite works out are not among these."""
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _quoted(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _names(words: str) -> list[str]:
    return _NAME.findall(words)


def _renaming(names: Sequence[str], number: int) -> Callable[[str], str]:
    """Puts other letters in the place of those of names: a vowel for a vowel, a consonant for a consonant."""
    if number == 0:
        return lambda text: text
    other = {name: _other(name, number) for name in names}
    wanted = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")")
    return lambda text: wanted.sub(lambda found: other[found[0]], text)


def _other(name: str, number: int) -> str:
    by = {"vowels": number % len(_VOWELS), "consonants": number // len(_VOWELS)}
    letters = []
    for letter in name.lower():
        for kind, alphabet in (("vowels", _VOWELS), ("consonants", _CONSONANTS)):
            if letter in alphabet:
                letters.append(alphabet[(alphabet.index(letter) + by[kind]) % len(alphabet)])
                break
        else:
            letters.append(letter)
    return "".join(letters).capitalize()


@cache
def _suffix(number: int) -> str:
    """Letters that tell a copy from all others."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    found = ""
    for _ in range(4):
        number, rest = divmod(number, len(digits))
        found = digits[rest] + found
    return found


def _later(text: str | None, days: timedelta) -> str | None:
    if text is None:
        return None
    return _DAY.sub(lambda found: _moved(found[0], days), text)


@cache
def _moved(day: str, days: timedelta) -> str:
    return (date.fromisoformat(day) + days).isoformat()


if __name__ == "__main__":
    sys.exit(main())
