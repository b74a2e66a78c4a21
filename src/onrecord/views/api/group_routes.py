"""Claims, disputes, series, lineage and stories; timeline and changes; outlets, and the record in numbers."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute as FoundDispute
from onrecord.model.lineage import LineageEdge
from onrecord.model.series import FigureSeries
from onrecord.model.stories import Story as FoundStory
from onrecord.store import CLAIMS, DISPUTES, DOUBTFUL, EDGES, SERIES, STORIES
from onrecord.store.slices import Slice
from onrecord.views.api.answers import answer, answer_list
from onrecord.views.api.asking import Asked, Day, InGroups, InList, last_day, time_between
from onrecord.views.api.cursors import read_cursor
from onrecord.views.api.group_models import (
    Change,
    Claim,
    Dispute,
    Edge,
    Outlet,
    Series,
    Story,
    Summary,
    Timeline,
)
from onrecord.views.api.lists import Listed
from onrecord.views.api.problems import NoSuchThing
from onrecord.views.shapes.group_fields import (
    claim_fields,
    dispute_fields,
    edge_fields,
    entry_fields,
    series_fields,
    story_fields,
)
from onrecord.views.shapes.line_fields import Fields, ends
from onrecord.views.shapes.nearby import Nearby
from onrecord.views.shapes.news_fields import change_fields
from onrecord.views.web.site import site_of

router = APIRouter()
_BUDGET = 50
FAMILIES: dict[str, tuple[Any, Callable[..., Fields]]] = {
    CLAIMS: (CountedClaim, claim_fields),
    DISPUTES: (FoundDispute, dispute_fields),
    DOUBTFUL: (FoundDispute, dispute_fields),
    SERIES: (FigureSeries, series_fields),
    EDGES: (LineageEdge, edge_fields),
    STORIES: (FoundStory, story_fields),
}


class InTime(Asked):
    """Which stretch of time, and how many lines of it."""

    since: Day | None = None
    until: Day | None = None
    limit: Annotated[int, Field(ge=1, le=500, description="how many lines at most, those told most")] = _BUDGET


class InDisputes(InGroups):
    """Which disputes."""

    doubtful: Annotated[bool, Field(description="those that are doubtful, instead of those that are sure")] = False


class SinceThen(InList):
    """Since when."""

    since: Day


@router.get("/claims", response_model=Listed[Claim], tags=["claims"])
def list_claims(request: Request, asked: Annotated[InGroups, Query()]) -> Response:
    """What is claimed, by whom, and from how many independent origins; those with most behind them first."""
    return _list(request, CLAIMS, asked)


@router.get("/claims/{claim_id}", response_model=Claim, tags=["claims"])
def show_claim(request: Request, claim_id: str) -> Response:
    """One claim with everyone who stands somewhere towards it."""
    return _show(request, (CLAIMS,), claim_id, "claim")


@router.get("/disputes", response_model=Listed[Dispute], tags=["disputes"])
def list_disputes(request: Request, asked: Annotated[InDisputes, Query()]) -> Response:
    """Who denies, doubts or contradicts whom, with the words on both sides."""
    return _list(request, DOUBTFUL if asked.doubtful else DISPUTES, asked)


@router.get("/disputes/{dispute_id}", response_model=Dispute, tags=["disputes"])
def show_dispute(request: Request, dispute_id: str) -> Response:
    """One dispute with the words on both sides."""
    return _show(request, (DISPUTES, DOUBTFUL), dispute_id, "dispute")


@router.get("/series", response_model=Listed[Series], tags=["series"])
def list_series(request: Request, asked: Annotated[InGroups, Query()]) -> Response:
    """Figures for one thing side by side: what moves, what agrees, what conflicts."""
    return _list(request, SERIES, asked)


@router.get("/series/{series_id}", response_model=Series, tags=["series"])
def show_series(request: Request, series_id: str) -> Response:
    """One series of figures, point by point."""
    return _show(request, (SERIES,), series_id, "series")


@router.get("/lineage", response_model=Listed[Edge], tags=["lineage"])
def list_lineage(request: Request, asked: Annotated[InGroups, Query()]) -> Response:
    """Which report has what from which other, and whom reports credit."""
    return _list(request, EDGES, asked)


@router.get("/lineage/{edge_id}", response_model=Edge, tags=["lineage"])
def show_edge(request: Request, edge_id: str) -> Response:
    """One edge of lineage, with the words on both sides."""
    return _show(request, (EDGES,), edge_id, "edge of lineage")


@router.get("/stories", response_model=Listed[Story], tags=["stories"])
def list_stories(request: Request, asked: Annotated[InGroups, Query()]) -> Response:
    """Which reports tell of one event."""
    return _list(request, STORIES, asked)


@router.get("/stories/{story_id}", response_model=Story, tags=["stories"])
def show_story(request: Request, story_id: str) -> Response:
    """One story with its reports."""
    return _show(request, (STORIES,), story_id, "story")


@router.get("/timeline", response_model=Timeline, tags=["timeline"])
def show_timeline(request: Request, asked: Annotated[InTime, Query()]) -> Response:
    """What happened when, told most first, in the words of the reports."""
    from onrecord.pipeline.reading_across import draw_timeline

    within = time_between(asked.since, asked.until)
    begin, finish = (None, None) if within is None else (within.begin, within.finish)
    with site_of(request).read() as reader:
        entries = draw_timeline(
            reader,
            budget=asked.limit,
            since=None if begin is None else begin.date(),
            until=None if finish is None else last_day(finish),
        )
        gathered = Nearby(reader)
        shape = {
            "entries": [entry_fields(gathered, ("", entry)) for entry in entries],
            "since": asked.since,
            "until": asked.until,
            "budget": asked.limit,
        }
    return answer(request, shape)


@router.get("/changes", response_model=Listed[Change], tags=["changes"])
def list_changes(request: Request, asked: Annotated[SinceThen, Query()]) -> Response:
    """What is new since a day: claims, denials, positions, figures, edits, reports."""
    from onrecord.pipeline import reading_across

    after = read_cursor("changes", asked.cursor, int)
    within = time_between(asked.since, None)
    assert within is not None
    assert within.begin is not None
    with site_of(request).read() as reader:
        found = reading_across.list_changes(reader, within.begin)
        first = 0 if after is None else max(0, after[0])
        rows = tuple(found[first : first + asked.limit])
        end = first + len(rows)
        gathered = Nearby(reader)
        items = [change_fields(gathered, change) for change in rows]
    return answer_list(request, "changes", Slice(rows, len(found), 0, (end,) if end < len(found) else None), items)


@router.get("/outlets", response_model=Listed[Outlet], tags=["outlets"])
def list_outlets(request: Request, asked: Annotated[InList, Query()]) -> Response:
    """Outlets, those with most reports first."""
    after = read_cursor("outlets", asked.cursor, int, str)
    with site_of(request).read() as reader:
        outlets = reader.summary().outlets
    places = [(-one.reports, one.outlet or "") for one in outlets]
    first = 0 if after is None else sum(place <= after for place in places)
    rows = outlets[first : first + asked.limit]
    last = places[first + asked.limit - 1] if first + asked.limit < len(outlets) else None
    items = [{"outlet": row.outlet, "reports": row.reports} for row in rows]
    return answer_list(request, "outlets", Slice(rows, len(outlets), 0, last), items)


@router.get("/summary", response_model=Summary, tags=["summary"])
def show_summary(request: Request) -> Response:
    """What is in the record, in numbers."""
    with site_of(request).read() as reader:
        found = reader.summary()
    shape = {
        **{name: getattr(found, name) for name in ("reports", "versions", "statements", "figures", "events", "actors")},
        "rejections": found.rejections,
        "undated": found.undated,
        **ends("published", found.published),
        "outlets": sum(one.outlet is not None for one in found.outlets),
        "speakers": [
            {"id": one.actor_id, "name": one.name, "statements": one.statements, "reports": one.reports}
            for one in found.speakers
        ],
        "acts": [{"act": act.value, "statements": count} for act, count in found.acts],
        "types": [{"type": kind.value, "events": count} for kind, count in found.types],
        "stale": found.stale,
    }
    return answer(request, shape)


def _list(request: Request, family: str, asked: InGroups) -> Response:
    kind, fields = FAMILIES[family]
    after = read_cursor(family, asked.cursor, float, str)
    with site_of(request).read() as reader:
        found = reader.groups_after(family, after, limit=asked.limit, filters=asked.filters())
        gathered = Nearby(reader)
        read = [reader.find_group(row.group_id, kind) for row in found.rows]
        items = [fields(gathered, (one[0].group_id, one[1])) for one in read if one is not None]
    return answer_list(request, family, found, items)


def _show(request: Request, families: tuple[str, ...], group_id: str, noun: str) -> Response:
    kind, fields = FAMILIES[families[0]]
    with site_of(request).read() as reader:
        if reader.family_of(group_id) not in families:
            raise NoSuchThing(f"{noun} {group_id}")
        found = reader.find_group(group_id, kind)
        if found is None:
            raise NoSuchThing(f"{noun} {group_id}")
        shape = fields(Nearby(reader), (group_id, found[1]))
    return answer(request, shape)
