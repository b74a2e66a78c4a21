"""Reads a user's file of actors: CSV with a line of column names, or TOML with one `[[actor]]` for each.

Each row is a name with other spellings, a country, parts of society, and an office with the time for which it is held.
A person of two offices has two rows. Whatever cannot be understood is an error that names its line.
"""

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import BadActorsFile, NoSuchInput
from onrecord.lexicon.countries import find_country, find_country_by_code
from onrecord.lexicon.officeholders import read_day
from onrecord.lexicon.posts import body_names, find_body
from onrecord.model import KnownActor, Sector

COLUMNS = ("name", "aliases", "country", "sector", "office", "start", "end")
BEYOND_COUNTRIES = frozenset({"IGO", "NGO", "MNC", "NGM"})
PARTED = re.compile(r"\s*[|;]\s*")
DAY = re.compile(r"\d{4}(-\d\d){0,2}")
CODE = re.compile(r"[A-Za-z]{2,3}")


def read_actors(path: Path) -> tuple[KnownActor, ...]:
    """The actors of a file, in its order.

    Raises:
        NoSuchInput: There is no such file.
        BadActorsFile: A line that cannot be used, with what to do about it.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadActorsFile(path, line, "it is not UTF-8", "Save the file as UTF-8.") from error
    except OSError as error:
        raise NoSuchInput(path) from error
    rows = _toml_rows(path, text) if path.suffix.lower() == ".toml" else _csv_rows(path, text)
    return tuple(_actor(path, line, row) for line, row in rows)


def _csv_rows(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
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
                _check_columns(path, line, names)
                continue
            if len(fields) != len(names):
                cause = f"it has {len(fields)} fields, and the first line names {len(names)} columns"
                raise BadActorsFile(path, line, cause, 'Put "quotes" around fields that hold the delimiter.')
            yield line, dict(zip(names, fields, strict=True))
    except csv.Error as error:
        raise BadActorsFile(
            path, before + 1, str(error), 'Close every quotation mark, and double those within: "".'
        ) from error


def _toml_rows(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        raise BadActorsFile(path, int(place.group(1)) if place else 1, str(error), "Mend the TOML there.") from error
    starts = [i for i, line in enumerate(text.split("\n"), 1) if re.match(r"\s*\[\[\s*actor\s*\]\]", line)]
    actors = content.pop("actor", [])
    if content or not isinstance(actors, list) or len(starts) != len(actors):
        other = ", ".join(content) or "actor"
        raise BadActorsFile(path, 1, f"it has {other!r} outside of actors", "Write each actor below a line [[actor]].")
    for line, row in zip(starts, actors, strict=True):
        _check_columns(path, line, list(row))
        yield line, row


def _check_columns(path: Path, line: int, names: Sequence[str]) -> None:
    known = ", ".join(COLUMNS)
    unknown = [name for name in names if name not in COLUMNS]
    if unknown:
        raise BadActorsFile(path, line, f"there is no column {unknown[0]!r}", f"The columns are: {known}.")
    if "name" not in names:
        raise BadActorsFile(
            path, line, "the column 'name' is missing", f"The columns are: {known}; name must be there."
        )
    if len(set(names)) < len(names):
        raise BadActorsFile(path, line, "a column stands there twice", "Name each column once.")


def _actor(path: Path, line: int, row: Mapping[str, Any]) -> KnownActor:
    def words(column: str) -> str | None:
        value = row.get(column)
        return str(value).strip() or None if value is not None else None

    name = words("name")
    if name is None or not any(char.isalnum() for char in name):
        raise BadActorsFile(path, line, "it has no name", "Write the actor's usual name into the column 'name'.")
    begin, end = _day(path, line, words("start")), _day(path, line, words("end"))
    first, last = (read_day(begin).begin if begin else None), (read_day(end).finish if end else None)
    if first is not None and last is not None and last <= first:
        raise BadActorsFile(path, line, f"it ends ({end}) before it starts ({begin})", "Check the two dates.")
    return KnownActor(
        name=name,
        aliases=_parts(row.get("aliases")),
        country=_country(path, line, words("country")),
        sectors=tuple(_sector(path, line, code) for code in _parts(row.get("sector"))),
        office=words("office"),
        begin=begin,
        end=end,
        line=line,
    )


def _parts(value: object) -> tuple[str, ...]:
    """Several values: a list in TOML, parted by "|" or ";" in CSV."""
    if value is None:
        return ()
    parts = [str(one).strip() for one in value] if isinstance(value, list) else PARTED.split(str(value).strip())
    return tuple(dict.fromkeys(part for part in parts if part))


def _country(path: Path, line: int, text: str | None) -> str | None:
    if text is None:
        return None
    if text.upper() in BEYOND_COUNTRIES or text.upper() in body_names():
        return text.upper()
    country = (find_country_by_code(text) if CODE.fullmatch(text) else None) or find_country(text)
    if country is not None:
        return country.alpha3
    body = find_body(text)
    if body is None:
        cause = f"{text!r} is no country"
        raise BadActorsFile(path, line, cause, "Write a name or an ISO code (UKR), or one of IGO, NGO, MNC, NGM.")
    return body


def _sector(path: Path, line: int, code: str) -> Sector:
    try:
        return Sector(code.upper())
    except ValueError as error:
        known = ", ".join(sector.value for sector in Sector)
        raise BadActorsFile(path, line, f"{code!r} is no sector", f"The sectors are: {known}.") from error


def _day(path: Path, line: int, text: str | None) -> str | None:
    if text is None:
        return None
    if DAY.fullmatch(text):
        try:
            read_day(text)
        except ValueError:
            pass
        else:
            return text
    raise BadActorsFile(path, line, f"{text!r} is no date", "Write 2022-05-16, 2022-05 or 2022.")
