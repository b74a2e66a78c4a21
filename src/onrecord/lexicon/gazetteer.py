"""Places by name: countries, seas and regions, first-level divisions, counties and cities, the most important first.

The cities lie in one sorted table that is searched by halving, so that a quarter of a million names cost 40 MB and
no index. Importance is the decimal logarithm of the people who live there, with what has none, or means more than
its people, placed among them: countries above all cities, seas and regions beside the largest ones.
"""

import gzip
import math
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from onrecord.errors import BadLexicon
from onrecord.lexicon.countries import Country, countries, find_country_by_code, find_country_by_name
from onrecord.lexicon.data_files import read_toml
from onrecord.model import PlaceKind

DATA = "gazetteer.tsv.gz"
REGIONS = "regions.toml"
COLUMNS = ("key", "name", "kind", "country", "division", "latitude", "longitude", "population")

COUNTRY_IMPORTANCE = 10.0
REGION_IMPORTANCE = 8.0
CONTINENT_IMPORTANCE = 10.0
CAPITAL_BONUS = 1.5
COUNTY_IMPORTANCE = 4.5  # where its people are not known
COUNTY_MALUS = 0.5
SPELLING_MALUS = 0.3  # a place of that very name is more likely meant
_PLAIN = str.maketrans({"-": " ", "–": " ", ".": " ", ",": " ", "/": " "} | dict.fromkeys("'’‘ʻʼ`´", ""))
_SHORT = {"saint": "st", "sankt": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    `country` is its ISO 3166-1 alpha-3 code, None for seas and what spans several; `division` the code of the
    first-level division that it is or lies in ("TX"), as GeoNames numbers them, "" where there is none. `members`
    are the codes of the countries that a region lies in, empty for what no list of countries describes. `importance`
    is the decimal logarithm of its people, or what it is worth beside places that have some.
    """

    name: str
    kind: PlaceKind
    country: str | None
    division: str
    latitude: float
    longitude: float
    importance: float
    members: tuple[str, ...] = ()


def place_key(name: str) -> str:
    """The form under which spellings of one name meet: no case, accents, apostrophes, hyphens or "the"."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = name.translate(_PLAIN).casefold().split()
    if len(words) > 1:
        words[0] = _SHORT.get(words[0], words[0])
        if words[0] == "the":
            words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=20_000)
def find_places(name: str) -> tuple[Place, ...]:
    """All places of this name, the most important first; empty where the gazetteer has none.

    Adjectives ("French") name no place. Acronyms of countries must keep their capitals.
    """
    key = place_key(name)
    found: list[Place] = []
    if country := find_country_by_name(name):
        found.append(_of_country(country))
    if name.endswith(".") and (short := find_division(name)):
        found.append(short)
    found += _regions().get(key, ())
    found += _rows(key)
    return tuple(sorted(found, key=lambda place: -place.importance))


def containers(place: Place) -> tuple[str, ...]:
    """The names of what a place lies in, the innermost first: its division and country, or the countries of a region.

    Empty for countries, continents and the high seas.
    """
    if place.kind is PlaceKind.COUNTRY:
        return ()
    division = _of_division(place.country, place.division) if place.country else None
    inner = (division.name,) if division and place.kind in (PlaceKind.CITY, PlaceKind.COUNTY) else ()
    codes = (place.country,) if place.country else place.members
    return inner + tuple(country.name for code in codes if (country := find_country_by_code(code)))


def find_division(short: str) -> Place | None:
    """The state or province that an agency's short form stands for ("Calif.", "Ont."), or None."""
    return _abbreviations().get(short)


@lru_cache(maxsize=20_000)
def begins_name(word: str) -> bool:
    """Whether a name of several words begins with this word."""
    key = place_key(word)
    start = _SHORT.get(key, key) + " "
    lines = _table()
    index = bisect_left(lines, start)
    return (index < len(lines) and lines[index].startswith(start)) or start in _first_words()


@cache
def longest_name() -> int:
    """How many words the longest region's name has; no city's name that matters is longer."""
    return max(len(key.split()) for key in _regions())


def _rows(key: str) -> list[Place]:
    lines = _table()
    wanted = key + "\t"
    found: list[Place] = []
    for index in range(bisect_left(lines, wanted), len(lines)):
        if not lines[index].startswith(wanted):
            break
        found.append(_place(lines[index].split("\t")))
    for code in {place.country for place in found if place.country}:
        if key in _capitals().get(code, ()):
            cities = [place for place in found if place.country == code and place.kind is PlaceKind.CITY]
            if cities:
                seat = max(cities, key=lambda city: city.importance)
                found[found.index(seat)] = replace(seat, importance=round(seat.importance + CAPITAL_BONUS, 2))
    return found


def _place(fields: Sequence[str]) -> Place:
    key, name, kind, country, division, latitude, longitude, population = fields
    people = math.log10(max(int(population), 100))
    if kind == "county":
        people = people - COUNTY_MALUS if int(population) else COUNTY_IMPORTANCE
    if name and place_key(name) != key:
        people -= SPELLING_MALUS
    return Place(
        name or key.title(), PlaceKind(kind), country, division, float(latitude), float(longitude), round(people, 2)
    )


@cache
def _table() -> list[str]:
    """The lines of the table, in the order of code points, as Python compares strings."""
    try:
        content = gzip.decompress((files("onrecord.lexicon") / "data" / DATA).read_bytes()).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BadLexicon(DATA, str(error)) from error
    lines = content.split("\n")
    first = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    return lines[first + 1 : -1]


@cache
def _capitals() -> Mapping[str, frozenset[str]]:
    return {country.alpha3: frozenset(map(place_key, country.capitals)) for country in countries()}


def _of_country(country: Country) -> Place:
    return Place(
        country.name, PlaceKind.COUNTRY, country.alpha3, "", country.latitude, country.longitude, COUNTRY_IMPORTANCE
    )


@cache
def _regions() -> Mapping[str, tuple[Place, ...]]:
    """Seas, continents and regions by key."""
    data: Mapping[str, Any] = read_toml(REGIONS)
    found: dict[str, tuple[Place, ...]] = {}
    for kind in (PlaceKind.SEA, PlaceKind.CONTINENT, PlaceKind.REGION):
        for name, entry in data[kind.value].items():
            members = entry.get("in", ())
            country = members[0] if len(members) == 1 else None
            latitude, longitude = entry["at"]
            importance = CONTINENT_IMPORTANCE if kind is PlaceKind.CONTINENT else REGION_IMPORTANCE
            place = Place(name, kind, country, "", latitude, longitude, importance, tuple(members))
            for key in {place_key(spelling) for spelling in (name, *entry.get("also", ()))}:
                found[key] = (*found.get(key, ()), place)
    return found


@cache
def _first_words() -> frozenset[str]:
    """The first words of names of regions and countries, alone and with the next ("u s"), with a space behind."""
    names = [place_key(name) for country in countries() for name in (country.name, *country.other_names)]
    names += [place_key(short) for short in _abbreviations()]
    keys = [key.split() for key in (*names, *_regions()) if key]
    return frozenset(" ".join(words[:width]) + " " for words in keys for width in (1, 2))


@cache
def _abbreviations() -> Mapping[str, Place]:
    data: Mapping[str, Mapping[str, str]] = read_toml(REGIONS)["abbreviation"]
    alpha3 = {"US": "USA", "CA": "CAN"}
    found: dict[str, Place] = {}
    for country, codes in data.items():
        for short, code in codes.items():
            if place := _of_division(alpha3[country], code):
                found[short] = place
    return found


def _of_division(country: str, code: str) -> Place | None:
    return _divisions().get((country, code))


@cache
def _divisions() -> Mapping[tuple[str, str], Place]:
    """First-level divisions by country and code."""
    found: dict[tuple[str, str], Place] = {}
    for line in _table():
        if "\tdivision\t" in line:
            place = _place(line.split("\t"))
            if place.country:
                found.setdefault((place.country, place.division), place)
    return found
