"""Who acts on whom: the most frequent pairs, and one pair over time."""

from collections.abc import Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model import EventType, Reality
from onrecord.store import DyadCount, EventFilters, Listing, RecordReader
from onrecord.views.web.asked import EventAsked, Question, read_event_question
from onrecord.views.web.dyad_chart import HEIGHT, WIDTH, chart
from onrecord.views.web.dyad_courses import Course, Stretch, Unit, course
from onrecord.views.web.line_pages import find_named
from onrecord.views.web.paging import PAGE_SIZE, Sheet, offset_of
from onrecord.views.web.site import Site, site_of

ACTORS, COUNTRIES = "actors", "countries"


def show_dyads(request: Request) -> Response:
    """The pairs of the events asked for, or the course of the pair that is asked for."""
    site, question = site_of(request), read_event_question(request.query_params)
    asked, filters = question.asked, question.filters
    if not isinstance(asked, EventAsked) or not isinstance(filters, EventFilters):
        raise TypeError(asked)
    with site.read() as reader:
        shared = {
            "asked": asked,
            "mistakes": question.mistakes,
            "summary": reader.overview().summary,
            "named": find_named(reader, asked),
            "types": tuple(EventType),
            "realities": tuple(Reality),
        }
        if asked.source and asked.target and not question.mistakes:
            unit = _find_unit(request.query_params.get("per", ""))
            spells = reader.event_days(filters)
            turned = reader.event_days(replace(filters, source=filters.target, target=filters.source))
            back = sum(spell.events for spell in turned)
            return _show_course(request, site, course(spells, unit), question, {**shared, "back": back, "per": unit})
        rows, of_actors = None, request.query_params.get("by") == ACTORS
        if not question.mistakes:
            rows, of_actors = _pairs(reader, filters, question.page, request.query_params.get("by"))
    sheet = None if rows is None else Sheet(rows, question.page)
    values = {**shared, "sheet": sheet, "by": ACTORS if of_actors else COUNTRIES}
    status = 400 if question.mistakes else 404 if sheet is not None and sheet.beyond else 200
    return site.render("dyads.html", path=request.url.path, status=status, values=values)


def _pairs(reader: RecordReader, filters: EventFilters, page: int, by: str | None) -> tuple[Listing[DyadCount], bool]:
    """Pairs of countries, or of actors where these are asked for or no country takes part in anything."""
    first = offset_of(page)
    if by != ACTORS:
        rows = reader.dyads(filters, limit=PAGE_SIZE, offset=first)
        if rows.total or by == COUNTRIES:
            return rows, False
    return reader.dyads(filters, of_actors=True, limit=PAGE_SIZE, offset=first), True


def _show_course(
    request: Request, site: Site, shown: Course, question: Question, shared: Mapping[str, object]
) -> Response:
    first = offset_of(question.page)
    rows: tuple[Stretch, ...] = shown.stretches[first : first + PAGE_SIZE]
    sheet = Sheet(Listing(rows, len(shown.stretches)), question.page)
    values = {
        **shared,
        "course": shown,
        "chart": chart(shown),
        "width": WIDTH,
        "height": HEIGHT,
        "units": tuple(Unit),
        "sheet": sheet,
    }
    status = 404 if sheet.beyond else 200
    return site.render("dyad.html", path=request.url.path, status=status, values=values)


def _find_unit(text: str) -> Unit | None:
    """What a bar is to stand for; None where that is not told, or not as a unit."""
    return next((unit for unit in Unit if unit == text), None)
