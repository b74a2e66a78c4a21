"""Reads a user's file of actors: CSV with a line of column names, or TOML with one `[[actor]]` for each.

Each row is a name with other spellings, a country, parts of society, and an office with the time for which it is held.
A person of two offices has two rows. Whatever cannot be understood is an error that names its line.
"""

import re
from pathlib import Path

from onrecord.errors import BadActorsFile
from onrecord.lexicon.countries import find_country, find_country_by_code
from onrecord.lexicon.officeholders import read_day
from onrecord.lexicon.posts import body_names, find_body
from onrecord.model import KnownActor, Sector
from onrecord.sources.row_files import Row, RowFile, parts, words

ACTORS = RowFile("actor", ("name", "aliases", "country", "sector", "office", "start", "end"), BadActorsFile)
BEYOND_COUNTRIES = frozenset({"IGO", "NGO", "MNC", "NGM"})
DAY = re.compile(r"\d{4}(-\d\d){0,2}")
CODE = re.compile(r"[A-Za-z]{2,3}")


def read_actors(path: Path) -> tuple[KnownActor, ...]:
    """The actors of a file, in its order.

    Raises:
        NoSuchInput: There is no such file.
        BadActorsFile: A line that cannot be used, with what to do about it.
    """
    return tuple(_actor(path, line, row) for line, row in ACTORS.read(path))


def _actor(path: Path, line: int, row: Row) -> KnownActor:
    name = ACTORS.name_of(path, line, row)
    begin, end = _day(path, line, words(row, "start")), _day(path, line, words(row, "end"))
    first, last = (read_day(begin).begin if begin else None), (read_day(end).finish if end else None)
    if first is not None and last is not None and last <= first:
        raise BadActorsFile(path, line, f"it ends ({end}) before it starts ({begin})", "Check the two dates.")
    return KnownActor(
        name=name,
        aliases=parts(row.get("aliases")),
        country=_country(path, line, words(row, "country")),
        sectors=tuple(_sector(path, line, code) for code in parts(row.get("sector"))),
        office=words(row, "office"),
        begin=begin,
        end=end,
        line=line,
    )


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
