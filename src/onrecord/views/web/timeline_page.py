"""The timeline: what is told to have happened when, in the words of the record, a month or a window at a time."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import BadDate
from onrecord.model.timeline import TimelineEntry
from onrecord.store import RecordReader
from onrecord.views.web.addresses import asking
from onrecord.views.web.dates import parse_date
from onrecord.views.web.quoting import show_entries
from onrecord.views.web.site import site_of

STEPS = {"day": "day", "week": "week", "month": "month"}
MOST_LINES = 40_000  # dated lines that are weighed while a reader waits
BUDGETS = (10, 25, 50)
_MOST_BUDGET = 200
_OTHERS = 12


@dataclass(frozen=True, slots=True)
class TimelineAsked:
    """A window of the timeline as it was asked for, and what is wrong with it, by field."""

    by: str = "day"
    budget: int | None = None
    since: date | None = None
    until: date | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    mistakes: Mapping[str, str] = field(default_factory=dict)

    def address(self, **changed: str) -> str:
        """The address of this window with some of it changed."""
        return asking("/timeline", {**self.typed, **changed})


@dataclass(frozen=True, slots=True)
class MonthShown:
    """A month of which reports tell: its name within its year, how much of it is told, and its address."""

    name: str
    lines: int
    share: float
    path: str
    current: bool


def show_timeline(request: Request) -> Response:
    """The entries of a window, by day, week or month, or the most told within a budget; the months that lead there."""
    from onrecord.pipeline.reading_across import draw_timeline

    site = site_of(request)
    with site.read() as reader:
        months = reader.months()
        asked = read_timeline(request.query_params, _usual(reader))
        lines = _lines_within(months, asked)
        entries: tuple[TimelineEntry, ...] = ()
        if not asked.mistakes and lines <= MOST_LINES:
            entries = draw_timeline(reader, by=asked.by, budget=asked.budget, since=asked.since, until=asked.until)
        values = {
            "overview": reader.overview(),
            "asked": asked,
            "years": _years(months, asked),
            "entries": show_entries(reader, entries, others=_OTHERS),
            "weighed": lines,
            "too_many": lines > MOST_LINES,
            "STEPS": STEPS,
            "BUDGETS": BUDGETS,
        }
    status = 400 if asked.mistakes else 200
    return site.render("timeline.html", path=request.url.path, status=status, values=values)


def read_timeline(parameters: Mapping[str, str], usual: tuple[date, date] | None) -> TimelineAsked:
    """The window that an address asks for; the month of the last report where it names none."""
    typed = {
        name: " ".join(parameters.get(name, "").replace("\0", " ").split())
        for name in ("by", "budget", "since", "until")
    }
    mistakes: dict[str, str] = {}
    since, until = (_day(typed[name], name, mistakes) for name in ("since", "until"))
    if since is not None and until is not None and until < since:
        mistakes["until"] = "This lies before the first date."
    by = typed["by"] or "day"
    if by not in STEPS:
        mistakes["by"] = f"“{by}” is none of: {', '.join(STEPS)}."
    budget = None
    if typed["budget"]:
        number = int(typed["budget"]) if typed["budget"].isascii() and typed["budget"].isdecimal() else 0
        budget = number if 0 < number <= _MOST_BUDGET else None
        if budget is None:
            mistakes["budget"] = f"A number from 1 to {_MOST_BUDGET}."
    if not typed["since"] and not typed["until"] and usual is not None and budget is None:
        since, until = usual
    return TimelineAsked(by, budget, since, until, {k: v for k, v in typed.items() if v}, mistakes)


def _day(written: str, name: str, mistakes: dict[str, str]) -> date | None:
    """The first day of what was typed, or for the end of a window its last."""
    if not written:
        return None
    try:
        interval = parse_date(written)
    except BadDate:
        mistakes[name] = f"“{written}” is not a date. Write 2022-02-16, 2022-02 or 2022."
        return None
    if name == "since":
        return None if interval.begin is None else interval.begin.date()
    return None if interval.finish is None else date.fromordinal(interval.finish.date().toordinal() - 1)


def _usual(reader: RecordReader) -> tuple[date, date] | None:
    last = reader.last_day()
    return None if last is None else (last.replace(day=1), _end_of_month(last))


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _lines_within(months: tuple[tuple[str, int], ...], asked: TimelineAsked) -> int:
    first = "" if asked.since is None else asked.since.isoformat()[:7]
    last = "9999-12" if asked.until is None else asked.until.isoformat()[:7]
    return sum(lines for month, lines in months if first <= month <= last)


def _years(months: tuple[tuple[str, int], ...], asked: TimelineAsked) -> dict[str, tuple[MonthShown, ...]]:
    """The months of each year with how much is told of them, the last year first."""
    most = max((lines for _, lines in months), default=1)
    years: dict[str, list[MonthShown]] = {}
    for month, lines in months:
        year, number = month.split("-")
        begin = date(int(year), int(number), 1)
        shown = MonthShown(
            calendar.month_abbr[int(number)],
            lines,
            lines / most,
            asking("/timeline", {"by": asked.typed.get("by", ""), "since": month, "until": month}),
            asked.since == begin and asked.until == _end_of_month(begin),
        )
        years.setdefault(year, []).append(shown)
    return {year: tuple(years[year]) for year in sorted(years, reverse=True)}
