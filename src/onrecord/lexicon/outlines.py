"""The outlines of countries, for maps: rings of longitude and latitude, coarse for the world and finer for a region.

Boundaries are those that Natural Earth draws; they say nothing about whose a place is.
"""

import gzip
import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from onrecord.errors import BadLexicon

DATA = "outlines.json.gz"
_ROUND = 360.0
Position = tuple[float, float]


class Scale(StrEnum):
    """How fine the lines are: for the whole world, or for a few countries."""

    FAR = "far"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line around land or a lake, in degrees: longitude first. The box is west, south, east, north."""

    points: tuple[Position, ...]
    box: tuple[float, float, float, float]


@cache
def outlines(scale: Scale) -> tuple[Ring, ...]:
    """All rings, a country's beside each other.

    Raises:
        BadLexicon: The data file is missing or damaged.
    """
    try:
        data = json.loads(gzip.decompress((files("onrecord.lexicon") / "data" / DATA).read_bytes()))[scale]
        arcs = [_decoded(arc, data["unit"]) for arc in data["arcs"]]
        return tuple(ring for numbers in data["rings"] for ring in _rings(arcs, numbers))
    except (OSError, EOFError, ValueError, LookupError, TypeError) as error:
        raise BadLexicon(DATA, str(error)) from error


def _decoded(arc: list[int], unit: int) -> list[Position]:
    x = y = 0
    points = []
    for dx, dy in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / unit, y / unit))
    return points


def _rings(arcs: list[list[Position]], numbers: list[Any]) -> list[Ring]:
    """The arcs one after the other; each begins where the one before ends, so its first point is left out.

    What crosses the 180th meridian goes on beyond it, and stands a second time at the other end of the world.
    """
    points: list[Position] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    if len(set(points)) < 3:
        return []  # too small for this scale
    points = _unwound(points)
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    copies = [0.0, *([-_ROUND] if east > _ROUND / 2 else []), *([_ROUND] if west < -_ROUND / 2 else [])]
    return [_ring([(x + moved, y) for x, y in points]) for moved in copies]


def _unwound(points: list[Position]) -> list[Position]:
    """The points without leaps from one end of the world to the other; what goes round a pole is led over it."""
    found, moved = points[:1], 0.0
    for (before, _), (x, y) in pairwise(points):
        moved += _ROUND if x - before < -_ROUND / 2 else -_ROUND if x - before > _ROUND / 2 else 0.0
        found.append((x + moved, y))
    if abs(found[-1][0] - found[0][0]) > _ROUND / 2:
        pole = -90.0 if found[0][1] < 0 else 90.0
        found += [(found[-1][0], pole), (found[0][0], pole)]
    return found


def _ring(points: list[Position]) -> Ring:
    across, along = [x for x, _ in points], [y for _, y in points]
    return Ring(tuple(points), (min(across), min(along), max(across), max(along)))
