"""The points of the regions, held against the cities of the gazetteer, which come from another source."""

import gzip
import math
from collections import defaultdict
from collections.abc import Mapping
from importlib.resources import files

from onrecord.lexicon.data_files import read_toml

DATA = files("onrecord.lexicon") / "data"
NEAREST = 12
CELL = 5  # degrees
# Regions with no city of their own country near: ice, islets that lie off another coast, a dam at a border, and the
# Golan, whose towns GeoNames lists under Israel.
APART = frozenset(
    {
        "Antarctica", "Antarctic", "Golan Heights", "Pratas Islands", "Pratas Island", "Yeonpyeong Island",
        "Grand Ethiopian Renaissance Dam", "Kerguelen",
    }
)  # fmt: skip
Cells = Mapping[tuple[int, int], list[tuple[float, float, str]]]


def cities() -> Cells:
    """Latitude, longitude and country of every city, by map cell."""
    cells: dict[tuple[int, int], list[tuple[float, float, str]]] = defaultdict(list)
    for line in gzip.decompress((DATA / "gazetteer.tsv.gz").read_bytes()).decode().splitlines():
        fields = line.split("\t")
        if len(fields) > 6 and fields[2] == "city":
            latitude, longitude = float(fields[5]), float(fields[6])
            cells[int(latitude // CELL), int(longitude // CELL)].append((latitude, longitude, fields[3]))
    return cells


def nearest_countries(cells: Cells, latitude: float, longitude: float) -> set[str]:
    """The countries of the nearest cities."""
    shrink = math.cos(math.radians(latitude))
    row, column = int(latitude // CELL), int(longitude // CELL)
    near = [
        (math.hypot(city[0] - latitude, (city[1] - longitude) * shrink), city[2])
        for y in range(-3, 4)
        for x in range(-3, 4)
        for city in cells.get((row + y, column + x), ())
    ]
    return {country for _, country in sorted(near)[:NEAREST]}


def test_every_region_lies_among_cities_of_its_countries() -> None:
    cells = cities()
    entries = [
        (name, entry)
        for entries in read_toml("regions.toml").values()
        if isinstance(entries, dict)
        for name, entry in entries.items()
        if isinstance(entry, dict) and entry.get("in") and "at" in entry
    ]
    assert len(entries) > 300
    astray = [name for name, entry in entries if nearest_countries(cells, *entry["at"]).isdisjoint(entry["in"])]
    assert set(astray) <= APART, sorted(set(astray) - APART)
