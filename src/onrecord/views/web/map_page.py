"""The map of events: how many are told to happen where, and the places that are on no map."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model import EventType, Reality
from onrecord.store import EventFilters, Listing, PlaceCount, PlaceCounts
from onrecord.views.web.asked import Question, read_event_question
from onrecord.views.web.line_pages import find_named
from onrecord.views.web.map_frames import WIDTH, WORLD, Frame, frame_around, land
from onrecord.views.web.map_marks import MOST_MARKS, Mark, is_area, marks
from onrecord.views.web.paging import PAGE_SIZE, Sheet, offset_of
from onrecord.views.web.site import site_of

WHOLE = "world"


@dataclass(frozen=True, slots=True)
class WorldMap:
    """A map as it is drawn; `beyond` are the places outside of its frame, `left_out` how many are too rare to draw."""

    frame: Frame
    width: int
    land: str
    marks: tuple[Mark, ...]
    beyond: tuple[PlaceCount, ...]
    left_out: int


def show_map(request: Request) -> Response:
    """Where events happen, as a map and as a table of places."""
    site, question = site_of(request), read_event_question(request.query_params)
    whole = request.query_params.get("view") == WHOLE
    counts = None
    with site.read() as reader:
        summary = reader.overview().summary
        named = find_named(reader, question.asked)
        if not question.mistakes and isinstance(question.filters, EventFilters):
            counts = reader.event_places(question.filters)
    values = {
        "asked": question.asked,
        "mistakes": question.mistakes,
        "summary": summary,
        "named": named,
        "counts": counts,
        "whole": whole,
        "sheet": None if counts is None else _sheet(counts, question),
        "map": None if counts is None else draw(counts, whole=whole),
        "types": tuple(EventType),
        "realities": tuple(Reality),
    }
    status = 400 if question.mistakes else 200
    return site.render("map.html", path=request.url.path, status=status, values=values)


def draw(counts: PlaceCounts, *, whole: bool) -> WorldMap:
    """The map of some places: of where most events are, or of the whole world."""
    known = [place for place in counts.places if place.latitude is not None and place.longitude is not None]
    # What is only known to be somewhere in a country does not say which region to show, unless nothing else does.
    telling = [place for place in known if not is_area(place)] or known
    spots = [(place.longitude or 0.0, place.latitude or 0.0, place.events) for place in telling]
    frame = WORLD if whole else frame_around(spots)
    drawn = known[:MOST_MARKS]
    beyond = [place for place in drawn if not frame.holds(place.longitude or 0.0, place.latitude or 0.0)]
    return WorldMap(frame, WIDTH, land(frame), marks(drawn, frame), tuple(beyond), len(known) - len(drawn))


def _sheet(counts: PlaceCounts, question: Question) -> Sheet[PlaceCount]:
    first = offset_of(question.page)
    rows = counts.places[first : first + PAGE_SIZE]
    return Sheet(Listing(rows, len(counts.places), counts.undated), question.page)
