"""The first page: what is in the record."""

from collections.abc import Callable
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model import Interval
from onrecord.store import (
    EVERYTHING,
    EventRow,
    FigureRow,
    Filters,
    Listing,
    RecordReader,
    RecordSummary,
    ReportRow,
    StatementRow,
)
from onrecord.views.web.site import site_of
from onrecord.views.web.wording import line_time

STATEMENTS_SHOWN = 12
EVENTS_SHOWN = 10
FIGURES_SHOWN = 14
UNDATED_SHOWN = 8
# Every line that has a date at all, whichever it is.
DATED = Filters(within=Interval(None, None))
Line = TypeVar("Line", StatementRow, FigureRow, EventRow)


def show_front(request: Request) -> Response:
    """What is in the record: counts, who is speaking, the latest figures, events and statements, what is undated."""
    site = site_of(request)
    with site.read() as reader:
        summary = reader.summary()
        statements, dated_statements = latest(reader.statements, STATEMENTS_SHOWN)
        figures, dated_figures = latest(reader.figures, FIGURES_SHOWN)
        events, dated_events = latest(reader.events, EVENTS_SHOWN)
        values = {
            "summary": summary,
            "statements": statements,
            "dated_statements": dated_statements,
            "figures": figures,
            "dated_figures": dated_figures,
            "events": events,
            "dated_events": dated_events,
            "undated": undated_reports(reader, summary),
            "rejections": reader.rejections(),
        }
    return site.render("front.html", path=request.url.path, values=values)


def list_rejected(request: Request) -> Response:
    """All pages that could not be used, why, and what to do about it."""
    site = site_of(request)
    with site.read() as reader:
        rejections = reader.rejections()
    return site.render("rejected.html", path=request.url.path, values={"rejections": rejections})


def latest(read: Callable[..., Listing[Line]], limit: int) -> tuple[tuple[Line, ...], bool]:
    """The last lines in time, newest first, and then as many undated ones as there is room for.

    Also whether any line has a date at all: without one, the first lines are as good as any.
    """
    dated = read(DATED, limit=0).total
    # A stable sort: lines of one moment keep the order in which their report gives them.
    rows = sorted(read(DATED, limit=limit, offset=max(0, dated - limit)).rows, key=_begin, reverse=True)
    if len(rows) < limit:
        rows.extend(read(EVERYTHING, limit=limit - len(rows), offset=dated).rows)
    return tuple(rows), dated > 0


def undated_reports(reader: RecordReader, summary: RecordSummary) -> tuple[ReportRow, ...]:
    """The first of the reports without any known date; lists hold them last."""
    tail = reader.reports(limit=UNDATED_SHOWN, offset=summary.reports - summary.undated).rows
    return tuple(row for row in tail if row.head.publication.interval is None)


def _begin(row: StatementRow | FigureRow | EventRow) -> str:
    time = line_time(row)
    return "" if time is None or time.begin is None else time.begin.replace(tzinfo=None).isoformat()
