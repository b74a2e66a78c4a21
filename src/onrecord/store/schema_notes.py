"""What the tables and columns of the record hold, in the words of the schema itself."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_TABLE = re.compile(
    r"((?:^--[^\n]*\n)*)^CREATE (?:VIRTUAL )?TABLE (?:IF NOT EXISTS )?(\w+)"
    r"(?: USING fts5)? \(\n(.*?)^\)[^\n]*;",
    re.MULTILINE | re.DOTALL,
)
_COLUMN = re.compile(r'^\s+"?(\w+)"?\s+([A-Z]+)\b[^\n]*?(?:--\s*(.*))?$')
_NO_COLUMN = frozenset({"PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "CONSTRAINT", "CREATE"})
_VIEW = re.compile(r"((?:^--[^\n]*\n)*)^CREATE VIEW (\w+) AS SELECT\n(.*?);$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r'^\s.*\bAS "?(\w+)"?,?\s*(?:--\s*(.*))?$')
_WORDS = re.compile(r"^\s+(\w+(?:, \w+)*), content ?= ?['\"](\w+)['\"]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ColumnNote:
    """A column: its name, its type ("" in a view), and what it holds; empty where its name says it all."""

    name: str
    type: str
    note: str


@dataclass(frozen=True, slots=True)
class TableNote:
    """A table: its name, what a row of it is, and its columns."""

    name: str
    note: str
    columns: tuple[ColumnNote, ...]


@cache
def schema_notes() -> tuple[TableNote, ...]:
    """All tables of the record, in the order of the schema."""
    folder = files("onrecord.store")
    schemas = (folder.joinpath(name).read_text(encoding="utf-8") for name in ("schema.sql", "review.sql"))
    return tuple(note for schema in schemas for note in read_notes(schema))


def read_notes(sql: str) -> tuple[TableNote, ...]:
    """What the comments of some SQL say of the tables that it makes, then of the views."""
    views = (_view(*match) for match in _VIEW.findall(sql))
    return (*(_table(*match) for match in _TABLE.findall(sql)), *views)


def _table(comment: str, name: str, body: str) -> TableNote:
    note = _above(comment)
    if words := _WORDS.search(body):
        columns = [ColumnNote(column, "FTS5", "") for column in words[1].split(", ")]
        columns.append(ColumnNote("rowid", "INTEGER", f"row number in {words[2]}"))
        return TableNote(name, note or f"Full-text search over {words[2]}: WHERE {name} MATCH 'words'.", tuple(columns))
    found = [match for line in body.splitlines() if (match := _COLUMN.match(line)) and match[1] not in _NO_COLUMN]
    return TableNote(name, note, tuple(ColumnNote(match[1], match[2], (match[3] or "").strip()) for match in found))


def _view(comment: str, name: str, body: str) -> TableNote:
    found = [match for line in body.splitlines() if (match := _NAMED.match(line))]
    return TableNote(name, _above(comment), tuple(ColumnNote(one[1], "", (one[2] or "").strip()) for one in found))


def _above(comment: str) -> str:
    return " ".join(line.lstrip("- ").strip() for line in comment.splitlines())
