"""The piece of the world that a map shows, and the land in it: longitudes and latitudes as places on a sheet.

The projection is equirectangular, true to scale on the middle latitude of the frame. Where events lie close together,
the frame is theirs and not the whole world's: a crisis has a region, and the capitals of those who speak of it lie far
from there.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicon.outlines import Ring, Scale, outlines

WIDTH = 960
_TALLEST = 500
_FLATTEST = 380
_LEAST = 3.0  # degrees of latitude that a frame spans at least
_AROUND = 0.18  # of the extent, left free on each side
_SHARE = 0.85  # of all events that the frame of a region must hold
_WHOLE_WORLD = (-180.0, -58.0, 180.0, 84.0)
_NEAR = 100.0  # degrees of longitude below which the finer outlines are drawn
Position = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A sheet `WIDTH` wide that shows the world from west to east and from south to north, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def height(self) -> float:
        """How tall the sheet is, in the units of its width."""
        return round((self.north - self.south) * self._unit / self._squeeze)

    @property
    def whole(self) -> bool:
        """Whether it is the whole world's."""
        return (self.west, self.south, self.east, self.north) == _WHOLE_WORLD

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a place lies on the sheet."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north

    def place(self, longitude: float, latitude: float) -> Position:
        """Where a place lies on the sheet, from its upper left corner."""
        return (longitude - self.west) * self._unit, (self.north - latitude) * self._unit / self._squeeze

    @property
    def _unit(self) -> float:
        return WIDTH / (self.east - self.west)

    @property
    def _squeeze(self) -> float:
        return _squeezed((self.south + self.north) / 2)


WORLD = Frame(*_WHOLE_WORLD)


def frame_around(places: Sequence[tuple[float, float, int]]) -> Frame:
    """The frame in which most of the events lie; each place is its longitude, its latitude and how many they are.

    It is the whole world's where there are none, or where they lie all over it.
    """
    if not places:
        return WORLD
    middle = (_weighted_median((x, n) for x, _, n in places), _weighted_median((y, n) for _, y, n in places))
    held, wanted = [], _SHARE * sum(count for *_, count in places)
    for place in sorted(places, key=lambda place: math.dist(place[:2], middle)):
        held.append(place)
        wanted -= place[2]
        if wanted <= 0:
            break
    return _fitted([x for x, *_ in held], [y for _, y, _ in held])


def land(frame: Frame) -> str:
    """The land in a frame, as the data of one SVG path; its fill rule is "evenodd"."""
    scale = Scale.NEAR if frame.east - frame.west < _NEAR else Scale.FAR
    return "".join(_drawn(ring, frame) for ring in outlines(scale) if _meets(ring, frame))


def _fitted(across: Sequence[float], along: Sequence[float]) -> Frame:
    """A frame around some positions, with room around them and the shape of a sheet."""
    west, east, south, north = min(across), max(across), min(along), max(along)
    middle = (south + north) / 2
    squeeze = _squeezed(middle)
    tall = max(_LEAST, (north - south) * (1 + 2 * _AROUND))
    wide = max(tall * WIDTH / _TALLEST / squeeze, (east - west) * (1 + 2 * _AROUND))
    tall = max(tall, wide * squeeze * _FLATTEST / WIDTH)
    if wide >= 300 or tall >= 120:
        return WORLD
    centre = max(-180 + wide / 2, min(180 - wide / 2, (west + east) / 2))
    middle = max(-90 + tall / 2, min(90 - tall / 2, middle))
    return Frame(centre - wide / 2, middle - tall / 2, centre + wide / 2, middle + tall / 2)


def _squeezed(latitude: float) -> float:
    """How long a degree across is beside one along; near the poles, where it comes to nothing, a fifth."""
    return max(0.2, math.cos(math.radians(latitude)))


def _weighted_median(values: Iterable[tuple[float, int]]) -> float:
    ordered = sorted(values)
    half = sum(count for _, count in ordered) / 2
    for value, count in ordered:
        half -= count
        if half <= 0:
            return value
    return ordered[-1][0]


def _meets(ring: Ring, frame: Frame) -> bool:
    west, south, east, north = ring.box
    return west < frame.east and east > frame.west and south < frame.north and north > frame.south


def _drawn(ring: Ring, frame: Frame) -> str:
    """A ring as a part of a path; cut a little outside the frame, so that the cut is not to be seen."""
    spare = (frame.east - frame.west) * 0.02
    points = list(ring.points)
    for axis, bound, below in (
        (0, frame.west - spare, False),
        (0, frame.east + spare, True),
        (1, frame.south - spare, False),
        (1, frame.north + spare, True),
    ):
        points = list(_cut(points, axis, bound, _below(bound) if below else _above(bound)))
    corners: list[str] = []
    for point in points:
        x, y = frame.place(*point)
        corner = f"{x:.1f} {y:.1f}"
        if not corners or corners[-1] != corner:
            corners.append(corner)
    return f"M{'L'.join(corners)}Z" if len(corners) > 2 else ""


def _below(bound: float) -> Callable[[float], bool]:
    return lambda value: value <= bound


def _above(bound: float) -> Callable[[float], bool]:
    return lambda value: value >= bound


def _cut(points: Sequence[Position], axis: int, bound: float, inside: Callable[[float], bool]) -> Iterator[Position]:
    """The part of a ring on one side of a line (Sutherland and Hodgman)."""
    for before, point in zip((*points[-1:], *points[:-1]), points, strict=True):
        if inside(before[axis]) != inside(point[axis]):
            share = (bound - before[axis]) / (point[axis] - before[axis])
            yield (before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1]))
        if inside(point[axis]):
            yield point
