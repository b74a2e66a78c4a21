"""Reads a user's file of outlets: CSV with a line of column names, or TOML with one `[[outlet]]` for each.

Each row is a name with other spellings, the owner, the country of its seat, what kind of outlet it is, and its web
sites. Outlets with one owner are no witnesses independent of each other. Whatever cannot be understood is an error that
names its line.
"""

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from onrecord.errors import BadOutletsFile, NoSuchInput
from onrecord.lexicon.countries import find_country, find_country_by_code
from onrecord.model.lineage import KnownOutlet, OutletKind

COLUMNS = ("name", "aliases", "owner", "country", "kind", "site")
PARTED = re.compile(r"\s*[|;]\s*")
CODE = re.compile(r"[A-Za-z]{2,3}")
SITE = re.compile(r"(?:https?://)?(?P<host>(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+)(?:[:/].*)?", re.IGNORECASE)


def read_outlets(path: Path) -> tuple[KnownOutlet, ...]:
    """The outlets of a file, in its order.

    Raises:
        NoSuchInput: There is no such file.
        BadOutletsFile: A line that cannot be used, with what to do about it.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadOutletsFile(path, line, "it is not UTF-8", "Save the file as UTF-8.") from error
    except OSError as error:
        raise NoSuchInput(path) from error
    rows = _toml_rows(path, text) if path.suffix.lower() == ".toml" else _csv_rows(path, text)
    outlets = tuple(_outlet(path, line, row) for line, row in rows)
    _check_names(path, outlets)
    return outlets


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
                raise BadOutletsFile(path, line, cause, 'Put "quotes" around fields that hold the delimiter.')
            yield line, dict(zip(names, fields, strict=True))
    except csv.Error as error:
        remedy = 'Close every quotation mark, and double those within: "".'
        raise BadOutletsFile(path, before + 1, str(error), remedy) from error


def _toml_rows(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        raise BadOutletsFile(path, int(place.group(1)) if place else 1, str(error), "Mend the TOML there.") from error
    starts = [i for i, line in enumerate(text.split("\n"), 1) if re.match(r"\s*\[\[\s*outlet\s*\]\]", line)]
    outlets = content.pop("outlet", [])
    if content or not isinstance(outlets, list) or len(starts) != len(outlets):
        other = ", ".join(content) or "outlet"
        cause = f"it has {other!r} outside of outlets"
        raise BadOutletsFile(path, 1, cause, "Write each outlet below a line [[outlet]].")
    for line, row in zip(starts, outlets, strict=True):
        _check_columns(path, line, list(row))
        yield line, row


def _check_columns(path: Path, line: int, names: Sequence[str]) -> None:
    known = ", ".join(COLUMNS)
    unknown = [name for name in names if name not in COLUMNS]
    if unknown:
        raise BadOutletsFile(path, line, f"there is no column {unknown[0]!r}", f"The columns are: {known}.")
    if "name" not in names:
        remedy = f"The columns are: {known}; name must be there."
        raise BadOutletsFile(path, line, "the column 'name' is missing", remedy)
    if len(set(names)) < len(names):
        raise BadOutletsFile(path, line, "a column stands there twice", "Name each column once.")


def _outlet(path: Path, line: int, row: Mapping[str, object]) -> KnownOutlet:
    def words(column: str) -> str | None:
        value = row.get(column)
        return str(value).strip() or None if value is not None else None

    name = words("name")
    if name is None or not any(char.isalnum() for char in name):
        raise BadOutletsFile(path, line, "it has no name", "Write the outlet's usual name into the column 'name'.")
    return KnownOutlet(
        name=name,
        aliases=_parts(row.get("aliases")),
        owner=words("owner"),
        country=_country(path, line, words("country")),
        kind=_kind(path, line, words("kind")),
        sites=tuple(_site(path, line, site) for site in _parts(row.get("site"))),
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
    country = (find_country_by_code(text) if CODE.fullmatch(text) else None) or find_country(text)
    if country is None:
        raise BadOutletsFile(path, line, f"{text!r} is no country", "Write a country's name or its ISO code (UKR).")
    return country.alpha3


def _kind(path: Path, line: int, text: str | None) -> OutletKind | None:
    if text is None:
        return None
    try:
        return OutletKind(text.lower())
    except ValueError as error:
        known = ", ".join(kind.value for kind in OutletKind)
        raise BadOutletsFile(path, line, f"{text!r} is no kind of outlet", f"The kinds are: {known}.") from error


def _site(path: Path, line: int, text: str) -> str:
    found = SITE.fullmatch(text)
    if found is None:
        raise BadOutletsFile(path, line, f"{text!r} is no web site", "Write it as in example.org.")
    return found["host"].lower().removeprefix("www.")


def _check_names(path: Path, outlets: Sequence[KnownOutlet]) -> None:
    """One name may not stand for two outlets: nobody could tell who is meant."""
    known: dict[str, KnownOutlet] = {}
    for outlet in outlets:
        for name in (outlet.name, *outlet.aliases):
            other = known.setdefault(name.casefold(), outlet)
            if other is not outlet:
                cause = f"{name!r} stands for the outlet of line {other.line} too"
                raise BadOutletsFile(path, outlet.line, cause, "Name each outlet once, with all its spellings.")
