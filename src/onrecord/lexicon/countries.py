"""Countries by any of their names: short and long forms, acronyms, adjectives, peoples, and seats of government.

"Britain", "the U.K.", "British" and "Britons" lead to one `Country`; "Downing Street" and "London" lead to the
same one through `metonym_country`, because a capital stands for its government only where it speaks or acts,
which the caller knows and this module does not. Acronyms must keep their capitals ("US" is a country, "us" is
not) and other names must begin with one.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.tables import read_rows

DATA = "countries.tsv"
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,4}|[A-Z]{2}[a-z]?[A-Z]")
_POSSESSIVE = re.compile(r"(?<=\w)(?:'s|')$|(?<=\.)'s$")


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory.

    `alpha3` and `alpha2` are its ISO 3166-1 codes (XKX and XK for Kosovo). `name` is the short English name,
    `other_names` further names and acronyms; `adjectives` and `people` its demonyms; `capitals` the seat of
    government first, with other spellings and former seats; `metonyms` buildings and streets that stand for the
    government. The point is in degrees (WGS 84). No name carries "the".
    """

    alpha3: str
    alpha2: str
    name: str
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    capital_speaks: bool
    metonyms: tuple[str, ...]
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class _Index:
    """Names in two rooms: acronyms as they are written, all others without regard to case."""

    acronyms: dict[str, Country]
    names: dict[str, Country]

    def find(self, name: str) -> Country | None:
        return self.find_plain(_plain(name))

    def find_plain(self, key: str) -> Country | None:
        if not key or not (key[0].isupper() or key[0].isdigit()):
            return None
        return self.acronyms.get(key.replace(".", "")) or self.names.get(key.casefold())


@cache
def countries() -> tuple[Country, ...]:
    """All countries and territories, by English name."""
    return tuple(_country(row) for row in read_rows(DATA))


def find_country(name: str) -> Country | None:
    """The country with this name, acronym, adjective or people ("UK", "Britain", "British", "Britons"), or None."""
    key = _plain(name)
    return _named().find_plain(key) or _demonyms().find_plain(key)


def find_country_by_name(name: str) -> Country | None:
    """The country with this name or acronym; None for adjectives and peoples."""
    return _named().find(name)


def find_country_by_demonym(name: str) -> Country | None:
    """The country with this adjective or people ("Russian", "Swedes"); None for names."""
    return _demonyms().find(name)


def find_country_by_code(code: str) -> Country | None:
    """The country with this ISO 3166-1 code of two or three letters, or None."""
    return _codes().get(code.upper())


def metonym_country(name: str) -> Country | None:
    """The country whose government is meant by a capital or seat ("Moscow", "the Kremlin"), or None.

    Capitals that would mislead are left out: Brussels stands for the EU and NATO rather than for Belgium.
    """
    return _metonyms().find(name)


def _country(fields: list[str]) -> Country:
    alpha3, alpha2, name, others, adjectives, people, capitals, speaks, metonyms, latitude, longitude = fields
    return Country(
        alpha3,
        alpha2,
        name,
        _parts(others),
        _parts(adjectives),
        _parts(people),
        _parts(capitals),
        speaks == "yes",
        _parts(metonyms),
        float(latitude),
        float(longitude),
    )


def _parts(field: str) -> tuple[str, ...]:
    return tuple(field.split("|")) if field else ()


def _plain(name: str) -> str:
    """The name without "the", possessive ending, curly apostrophes and doubled spaces."""
    if name.isascii() and name.isalpha():
        return name
    words = " ".join(unicodedata.normalize("NFC", name).replace("’", "'").split())
    if words[:4].lower() == "the ":
        words = words[4:]
    return _POSSESSIVE.sub("", words)


def _index(named: list[tuple[Country, tuple[str, ...]]]) -> _Index:
    """The first country that claims a name keeps it."""
    acronyms: dict[str, Country] = {}
    names: dict[str, Country] = {}
    for country, spellings in named:
        for spelling in spellings:
            key = _plain(spelling)
            if _ACRONYM.fullmatch(key):
                acronyms.setdefault(key.replace(".", ""), country)
            else:
                names.setdefault(key.casefold(), country)
    return _Index(acronyms, names)


@cache
def _named() -> _Index:
    first = [(country, (country.name,)) for country in countries()]
    return _index(first + [(country, country.other_names) for country in countries()])


@cache
def _demonyms() -> _Index:
    first = [(country, country.adjectives) for country in countries()]
    return _index(first + [(country, country.people) for country in countries()])


@cache
def _metonyms() -> _Index:
    seats = [(country, country.metonyms) for country in countries()]
    return _index(seats + [(country, country.capitals) for country in countries() if country.capital_speaks])


@cache
def _codes() -> dict[str, Country]:
    return {code: country for country in countries() for code in (country.alpha2, country.alpha3)}
