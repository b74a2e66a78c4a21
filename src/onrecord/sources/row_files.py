"""Reads what a user tells in rows: CSV with a line of column names, or TOML with one table for each row.

Which columns there are, and what a row stands for, is said by a `RowFile`; what they mean is its reader's business.
"""

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from onrecord.errors import BadActorsFile, BadOutletsFile, NoSuchInput

PARTED = re.compile(r"\s*[|;]\s*")

Row: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RowFile:
    """What a kind of file has in it: the word for a row, its columns, and the error for a line that cannot be used."""

    word: str
    columns: tuple[str, ...]
    error: type[BadActorsFile] | type[BadOutletsFile]

    def read(self, path: Path) -> Iterator[tuple[int, Row]]:
        """The rows of a file in its order, each with the line on which it begins, counted from 1.

        Raises:
            NoSuchInput: There is no such file.
            BadActorsFile, BadOutletsFile: A line that cannot be used, with what to do about it.
        """
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise self.error(path, line, "it is not UTF-8", "Save the file as UTF-8.") from error
        except FileNotFoundError as error:
            raise NoSuchInput(path) from error
        except OSError as error:
            cause = f"it cannot be read ({error.strerror})"
            raise self.error(path, 1, cause, "Name a file that can be read.") from error
        if not text.strip():
            remedy = "Write its columns or tables; a file with only column names takes back what was told before."
            raise self.error(path, 1, "the file is empty", remedy)
        yield from self._toml(path, text) if path.suffix.lower() == ".toml" else self._csv(path, text)

    def name_of(self, path: Path, line: int, row: Row) -> str:
        """The name that every row must have."""
        name = words(row, "name") if isinstance(row.get("name"), str) else None
        if name is None or not any(char.isalnum() for char in name):
            remedy = f"Write the {self.word}'s usual name into the column 'name'."
            raise self.error(path, line, "it has no name", remedy)
        return name

    def _csv(self, path: Path, text: str) -> Iterator[tuple[int, Row]]:
        first = text.split("\n", 1)[0]
        delimiter = max(",;\t", key=first.count)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        names: list[str] = []
        before = 0
        try:
            for fields in reader:
                line, before = before + 1, reader.line_num
                if not any(field.strip() for field in fields):
                    continue
                if not names:
                    names = [name.strip().lower() for name in fields]
                    self._check_columns(path, line, names)
                    continue
                if len(fields) != len(names):
                    cause = f"it has {len(fields)} fields, and the first line names {len(names)} columns"
                    raise self.error(path, line, cause, 'Put "quotes" around fields that hold the delimiter.')
                yield line, dict(zip(names, fields, strict=True))
        except csv.Error as error:
            remedy = 'Close every quotation mark, and double those within: "".'
            raise self.error(path, before + 1, str(error), remedy) from error

    def _toml(self, path: Path, text: str) -> Iterator[tuple[int, Row]]:
        try:
            content = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"line (\d+)", str(error))
            raise self.error(path, int(place.group(1)) if place else 1, str(error), "Mend the TOML there.") from error
        header = re.compile(rf"\s*\[\[\s*{self.word}\s*\]\]")
        starts = [i for i, line in enumerate(text.split("\n"), 1) if header.match(line)]
        rows = content.pop(self.word, [])
        if content or not isinstance(rows, list) or len(starts) != len(rows):
            other = ", ".join(content) or self.word
            cause = f"it has {other!r} outside of {self.word}s"
            raise self.error(path, 1, cause, f"Write each {self.word} below a line [[{self.word}]].")
        for line, row in zip(starts, rows, strict=True):
            self._check_columns(path, line, list(row))
            yield line, row

    def _check_columns(self, path: Path, line: int, names: Sequence[str]) -> None:
        known = ", ".join(self.columns)
        unknown = [name for name in names if name not in self.columns]
        if unknown:
            raise self.error(path, line, f"there is no column {unknown[0]!r}", f"The columns are: {known}.")
        if "name" not in names:
            remedy = f"The columns are: {known}; name must be there."
            raise self.error(path, line, "the column 'name' is missing", remedy)
        if len(set(names)) < len(names):
            raise self.error(path, line, "a column stands there twice", "Name each column once.")


def words(row: Row, column: str) -> str | None:
    """What stands in a column; None for nothing."""
    value = row.get(column)
    return str(value).strip() or None if value is not None else None


def parts(value: object) -> tuple[str, ...]:
    """Several values: a list in TOML, parted by "|" or ";" in CSV."""
    if value is None:
        return ()
    found = [str(one).strip() for one in value] if isinstance(value, list) else PARTED.split(str(value).strip())
    return tuple(dict.fromkeys(part for part in found if part))
