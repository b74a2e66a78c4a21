"""The marks of a map: for each place a shape as large as its events are many, with a name where there is room.

A disc stands for a place, a square for a whole country, sea or region, whose middle means nothing. The filled part is
what is told as done or under way; the rest is planned, possible, threatened, demanded, alleged, denied or hypothetical.
No mark rests on colour alone.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.model import PlaceKind, Reality
from onrecord.store import PlaceCount
from onrecord.store.filters import point_key
from onrecord.views.web.map_frames import WIDTH, Frame

GROUPS = {
    "done": (Reality.ACTUAL, Reality.ONGOING),
    "ahead": (Reality.PLANNED, Reality.POSSIBLE, Reality.THREATENED, Reality.DEMANDED, Reality.HYPOTHETICAL),
    "alleged": (Reality.ALLEGED,),
    "denied": (Reality.DENIED,),
}
MOST_MARKS = 500
_AREAS = frozenset((PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.REGION, PlaceKind.SEA))
_SMALLEST, _LARGEST = 4.0, 26.0
_NAMED = 14  # names at most
_FIRST = 4  # names that narrow screens show, too
_LETTER, _LINE = 6.2, 14.0  # width and height of a letter, in units of the sheet


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the sheet; `filled` is the size of the part that is told as done, `label` where the name begins.

    A name to the left of its mark ends there instead. `first` ones are the few that narrow screens show, too.
    """

    place: PlaceCount
    x: float
    y: float
    size: float
    filled: float
    area: bool
    label: tuple[float, float] | None = None
    to_the_left: bool = False
    first: bool = False


def reality_counts(place: PlaceCount) -> dict[str, int]:
    """How many events are told as done, as ahead, as alleged and as denied."""
    told = dict(place.realities)
    return {group: sum(told.get(reality, 0) for reality in realities) for group, realities in GROUPS.items()}


def is_area(place: PlaceCount) -> bool:
    """Whether a place is so large that a point says little."""
    return place.kind in _AREAS


def place_question(place: PlaceCount) -> dict[str, str]:
    """What asks for the events at this very place."""
    return {"place": place.name, "at": point_key(place.latitude, place.longitude)}


def marks(places: Sequence[PlaceCount], frame: Frame) -> tuple[Mark, ...]:
    """The marks of the places in a frame, the largest first so that smaller ones lie above them."""
    shown = [_mark(place, frame, places[0].events) for place in places if _lies_in(place, frame)]
    return tuple(_named(shown))


def _lies_in(place: PlaceCount, frame: Frame) -> bool:
    return place.latitude is not None and place.longitude is not None and frame.holds(place.longitude, place.latitude)


def _mark(place: PlaceCount, frame: Frame, most: int) -> Mark:
    x, y = frame.place(place.longitude or 0.0, place.latitude or 0.0)
    size = max(_SMALLEST, _LARGEST * math.sqrt(place.events / most))
    filled = size * math.sqrt(reality_counts(place)["done"] / place.events)
    return Mark(place, round(x, 1), round(y, 1), round(size, 1), round(filled, 1), is_area(place))


def _named(found: Iterable[Mark]) -> list[Mark]:
    """Names beside the largest marks, right or left of them, as long as they cover neither a mark nor each other."""
    all_marks = list(found)
    taken: list[tuple[float, float, float, float]] = []
    named: list[Mark] = []
    for mark in all_marks:
        spots = _spots(mark) if len(taken) < _NAMED else ()
        box = next((box for box in spots if not _hidden(box, mark, taken, all_marks)), None)
        if box is None:
            named.append(mark)
            continue
        taken.append(box)
        left = box[0] < mark.x
        label = (round(box[2] if left else box[0], 1), round(mark.y + _LINE * 0.3, 1))
        named.append(replace(mark, label=label, to_the_left=left, first=len(taken) <= _FIRST))
    return named


def _spots(mark: Mark) -> tuple[tuple[float, float, float, float], ...]:
    wide = len(mark.place.name) * _LETTER
    top, bottom = mark.y - _LINE / 2, mark.y + _LINE / 2
    right, left = mark.x + mark.size + 4, mark.x - mark.size - 4
    boxes = ((right, top, right + wide, bottom), (left - wide, top, left, bottom))
    return tuple(box for box in boxes if box[0] >= 0 and box[2] <= WIDTH)


def _hidden(
    box: tuple[float, float, float, float],
    own: Mark,
    taken: Sequence[tuple[float, float, float, float]],
    others: Sequence[Mark],
) -> bool:
    if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
        return True
    return any(
        box[0] < other.x + other.size
        and other.x - other.size < box[2]
        and box[1] < other.y + other.size
        and other.y - other.size < box[3]
        for other in others
        if other is not own
    )
