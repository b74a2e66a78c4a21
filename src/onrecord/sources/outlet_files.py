"""Reads a user's file of outlets: CSV with a line of column names, or TOML with one `[[outlet]]` for each.

Each row is a name with other spellings, the owner, the country of its seat, what kind of outlet it is, and its web
sites. Outlets with one owner are no witnesses independent of each other. Whatever cannot be understood is an error that
names its line.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from onrecord.errors import BadOutletsFile
from onrecord.lexicon.countries import find_country, find_country_by_code
from onrecord.model.lineage import KnownOutlet, OutletKind
from onrecord.sources.row_files import Row, RowFile, parts, words

OUTLETS = RowFile("outlet", ("name", "aliases", "owner", "country", "kind", "site"), BadOutletsFile)
CODE = re.compile(r"[A-Za-z]{2,3}")
SITE = re.compile(r"(?:https?://)?(?P<host>(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+)(?:[:/].*)?", re.IGNORECASE)


def read_outlets(path: Path) -> tuple[KnownOutlet, ...]:
    """The outlets of a file, in its order.

    Raises:
        NoSuchInput: There is no such file.
        BadOutletsFile: A line that cannot be used, with what to do about it.
    """
    outlets = tuple(_outlet(path, line, row) for line, row in OUTLETS.read(path))
    _check_names(path, outlets)
    return outlets


def _outlet(path: Path, line: int, row: Row) -> KnownOutlet:
    name = OUTLETS.name_of(path, line, row)
    return KnownOutlet(
        name=name,
        aliases=parts(row.get("aliases")),
        owner=words(row, "owner"),
        country=_country(path, line, words(row, "country")),
        kind=_kind(path, line, words(row, "kind")),
        sites=tuple(_site(path, line, site) for site in parts(row.get("site"))),
        line=line,
    )


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
