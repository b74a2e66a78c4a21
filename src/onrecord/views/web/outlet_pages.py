"""Outlets: the list, and the page of one: what it carries, what it has from whom, whom it quotes, how it names."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.copies import Stretch
from onrecord.model.lineage import LineageRelation
from onrecord.store import NamingRow, RecordReader
from onrecord.views.web.asked import read_question
from onrecord.views.web.failures import NoSuchPage
from onrecord.views.web.paging import PAGE_SIZE, Sheet, offset_of
from onrecord.views.web.quoting import Quote
from onrecord.views.web.site import site_of
from onrecord.views.web.time_axis import TimeAxis

SHOWN = 12
LEAST_USES = 1
TIES_SHOWN = 12
NAMES_SHOWN = 6
FIELDS_SHOWN = 8
CHART_HEIGHT = 72
_COLUMN = 0.7  # of the place that a month has, what its column takes
_WORDS = {
    LineageRelation.COPIED_FROM: ("has words from", "has words from it"),
    LineageRelation.CREDITS: ("credits", "credits it"),
    LineageRelation.SHARES_ORIGIN: ("shares words with", "shares words with it"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A month in the chart of an outlet's reports: place and width in per cent, top and height in pixels."""

    x: float
    width: float
    y: float
    height: float
    words: str


@dataclass(frozen=True, slots=True)
class MonthsChart:
    """How many reports an outlet brought over time."""

    axis: TimeAxis
    columns: tuple[Column, ...]
    most: int
    height: int = CHART_HEIGHT


@dataclass(frozen=True, slots=True)
class NameShown:
    """A name that an outlet uses, with the way to the first place where it does."""

    row: NamingRow
    path: str | None


def list_outlets(request: Request) -> Response:
    """The outlets of the record, those with most reports first."""
    site, question = site_of(request), read_question({"page": request.query_params.get("page", "")})
    page = question.page
    text = " ".join(request.query_params.get("text", "").replace("\0", " ").split())
    with site.read() as reader:
        rows = reader.outlets(text or None, limit=PAGE_SIZE, offset=offset_of(page))
        unnamed = sum(row.reports for row in reader.overview().summary.outlets if row.outlet is None)
    sheet = Sheet(rows, page)
    values = {"sheet": sheet, "text": text, "mistakes": question.mistakes, "unnamed": unnamed}
    status = 400 if question.mistakes else 404 if sheet.beyond else 200
    return site.render("outlets.html", path=request.url.path, status=status, values=values)


def show_outlet(request: Request) -> Response:
    """One outlet."""
    site, name = site_of(request), request.path_params["outlet"]
    with site.read() as reader:
        page = reader.find_outlet(name, shown=SHOWN, least_uses=LEAST_USES)
        if page is None:
            raise NoSuchPage(f"outlet “{name}”")
        values = {
            "page": page,
            "chart": draw_months(page.months),
            "names": _names(reader, page.namings),
            "TIES": _WORDS,
            "TIES_SHOWN": TIES_SHOWN,
        }
    return site.render("outlet.html", path="/outlets", values=values)


def draw_months(months: tuple[tuple[str, int], ...]) -> MonthsChart | None:
    """Columns for the months with reports; None for fewer than two months, which a number tells better."""
    if len(months) < 2:
        return None
    days = [date.fromisoformat(f"{month}-01") for month, _ in months]
    most = max(number for _, number in months)
    last = _next_month(days[-1])
    axis = TimeAxis(days[0], last)
    columns = []
    for day, (_, number) in zip(days, months, strict=True):
        left, right = axis.x(day), axis.x(_next_month(day))
        height = round(max(1.0, (CHART_HEIGHT - 4) * number / most), 1)
        width = round(max(0.3, (right - left) * _COLUMN), 2)
        words = f"{day:%b %Y}: {number:,} report{'' if number == 1 else 's'}"
        columns.append(Column(left, width, round(CHART_HEIGHT - height, 1), height, words))
    return MonthsChart(axis, tuple(columns), most)


def _next_month(day: date) -> date:
    if day.year == date.max.year and day.month == 12:
        return date.max
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _names(reader: RecordReader, rows: tuple[NamingRow, ...]) -> tuple[tuple[str, tuple[NameShown, ...], int], ...]:
    """The names by what they name, those used most first, with how many more there are."""
    fields = [(field, list(those)) for field, those in groupby(rows, key=lambda row: row.field)]
    fields.sort(key=lambda pair: (-sum(row.uses for row in pair[1]), pair[0]))
    shown = [(field, those[:NAMES_SHOWN], len(those)) for field, those in fields[:FIELDS_SHOWN]]
    passages = reader.passages(Stretch(row.version_id, row.span) for _, those, _ in shown for row in those)
    paths = {place: Quote(passage).path for place, passage in passages.items()}
    return tuple(
        (
            field,
            tuple(NameShown(row, paths.get(Stretch(row.version_id, row.span))) for row in those),
            total - len(those),
        )
        for field, those, total in shown
    )
