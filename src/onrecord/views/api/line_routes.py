"""Reports, statements, figures, events and actors, in lists and one by one."""

from bisect import bisect_right
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from onrecord.store.slices import Slice
from onrecord.views.api.answers import answer, answer_list
from onrecord.views.api.asking import Asked, InEvents, InLines, InList, plain
from onrecord.views.api.cursors import read_cursor
from onrecord.views.api.line_models import Actor, Event, Figure, Layers, Report, ReportInFull, Statement
from onrecord.views.api.lists import Listed
from onrecord.views.api.problems import NoSuchThing
from onrecord.views.shapes.layer_fields import layer_fields
from onrecord.views.shapes.line_fields import (
    actor_fields,
    event_fields,
    figure_fields,
    report_fields,
    statement_fields,
)
from onrecord.views.shapes.page_fields import page_fields
from onrecord.views.web.site import site_of

router = APIRouter()
_LINE = (str, str, int, int, int)  # moment, report, version, position, number: what lists of lines are in order of


class InReport(Asked):
    """Which version of a report."""

    version: Annotated[int | None, Query(ge=1, le=1_000_000, description="the current one unless told")] = None


@router.get("/reports", response_model=Listed[Report], tags=["reports"])
def list_reports(request: Request, asked: Annotated[InLines, Query()]) -> Response:
    """Reports in order of publication, the undated last."""
    after = read_cursor("reports", asked.cursor, str, str, int)
    with site_of(request).read() as reader:
        found = reader.reports_after(asked.filters(), after, limit=asked.limit)
    return answer_list(request, "reports", found, [report_fields(row) for row in found.rows])


@router.get("/reports/{report_id}", response_model=ReportInFull, tags=["reports"])
def show_report(request: Request, report_id: str, asked: Annotated[InReport, Query()]) -> Response:
    """A report in full: its text, and its statements, figures, events and times with their spans."""
    with site_of(request).read() as reader:
        page = reader.find_report(plain(report_id) or "", version=asked.version)
        if page is None and (given := reader.version_given(plain(report_id) or "")) and asked.version is None:
            page = reader.find_report(given)
    if page is None:
        raise NoSuchThing(f"report {report_id}")
    return answer(request, page_fields(page))


@router.get("/reports/{report_id}/layers", response_model=Layers, tags=["reports"])
def show_layers(request: Request, report_id: str, asked: Annotated[InReport, Query()]) -> Response:
    """Sentences, quotations, mentions, times, quantities and places of a report, with their spans."""
    with site_of(request).read() as reader:
        page = reader.find_report(plain(report_id) or "", version=asked.version)
    if page is None:
        raise NoSuchThing(f"report {report_id}")
    return answer(request, layer_fields(page))


@router.get("/statements", response_model=Listed[Statement], tags=["statements"])
def list_statements(request: Request, asked: Annotated[InLines, Query()]) -> Response:
    """Who said what, in order of time, the undated last."""
    after = read_cursor("statements", asked.cursor, *_LINE)
    with site_of(request).read() as reader:
        found = reader.statements_after(asked.filters(), after, limit=asked.limit)
    return answer_list(request, "statements", found, [statement_fields(row) for row in found.rows])


@router.get("/statements/{statement_id}", response_model=Statement, tags=["statements"])
def show_statement(request: Request, statement_id: str) -> Response:
    """One statement."""
    with site_of(request).read() as reader:
        row = reader.find_statement(statement_id)
    if row is None:
        raise NoSuchThing(f"statement {statement_id}")
    return answer(request, statement_fields(row))


@router.get("/figures", response_model=Listed[Figure], tags=["figures"])
def list_figures(request: Request, asked: Annotated[InLines, Query()]) -> Response:
    """How many, according to whom, in order of time, the undated last."""
    after = read_cursor("figures", asked.cursor, *_LINE)
    with site_of(request).read() as reader:
        found = reader.figures_after(asked.filters(), after, limit=asked.limit)
    return answer_list(request, "figures", found, [figure_fields(row) for row in found.rows])


@router.get("/figures/{figure_id}", response_model=Figure, tags=["figures"])
def show_figure(request: Request, figure_id: str) -> Response:
    """One figure."""
    with site_of(request).read() as reader:
        row = reader.find_figure(figure_id)
    if row is None:
        raise NoSuchThing(f"figure {figure_id}")
    return answer(request, figure_fields(row))


@router.get("/events", response_model=Listed[Event], tags=["events"])
def list_events(request: Request, asked: Annotated[InEvents, Query()]) -> Response:
    """Who did what to whom, in order of time, the undated last."""
    after = read_cursor("events", asked.cursor, *_LINE)
    with site_of(request).read() as reader:
        found = reader.events_after(asked.filters(), after, limit=asked.limit)
    return answer_list(request, "events", found, [event_fields(row) for row in found.rows])


@router.get("/events/{event_id}", response_model=Event, tags=["events"])
def show_event(request: Request, event_id: str) -> Response:
    """One event."""
    with site_of(request).read() as reader:
        row = reader.find_event(event_id)
    if row is None:
        raise NoSuchThing(f"event {event_id}")
    return answer(request, event_fields(row))


@router.get("/actors", response_model=Listed[Actor], tags=["actors"])
def list_actors(request: Request, asked: Annotated[InList, Query()]) -> Response:
    """Whom the reports name, those who say most first."""
    after = read_cursor("actors", asked.cursor, int, str, str)
    with site_of(request).read() as reader:
        actors = reader.actors()
    places = [(-actor.statements, actor.name, actor.actor_id) for actor in actors]
    first = 0 if after is None else bisect_right(places, after)
    rows = actors[first : first + asked.limit]
    last = places[first + asked.limit - 1] if first + asked.limit < len(actors) else None
    return answer_list(request, "actors", Slice(rows, len(actors), 0, last), [actor_fields(row) for row in rows])


@router.get("/actors/{actor_id}", response_model=Actor, tags=["actors"])
def show_actor(request: Request, actor_id: str) -> Response:
    """One actor, with its spellings and why they were joined."""
    with site_of(request).read() as reader:
        row = reader.find_actor(actor_id)
    if row is None:
        raise NoSuchThing(f"actor {actor_id}")
    return answer(request, actor_fields(row))
