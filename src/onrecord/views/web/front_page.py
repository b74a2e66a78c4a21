"""The first page: what is disputed, what changed since a moment that the reader picks, what moves, who speaks.

What only the whole record can tell was worked out at the end of the last build; the rest is read from narrow rows. So
the page costs the same for any record, also while a build writes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from math import log1p
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model import Interval
from onrecord.model.changes import ChangeKind
from onrecord.model.disputes import Dispute, DisputeItem, Side
from onrecord.model.news import News, Recently
from onrecord.model.series import Relation
from onrecord.model.timeline import TimelineEntry
from onrecord.store import (
    DISPUTES,
    EVERYTHING,
    NEWS,
    SERIES,
    TIMELINE,
    FigureRow,
    Filters,
    GroupFilters,
    GroupOrder,
    GroupRow,
    Listing,
    RecordReader,
    StatementRow,
)
from onrecord.views.web.dispute_pages import SideShown, dispute_briefs, side_name
from onrecord.views.web.moments import NAMES, SHORT, SinceAsked, read_since
from onrecord.views.web.quoting import ChangeShown, show_changes, show_entries
from onrecord.views.web.rivals import show_rivals
from onrecord.views.web.site import site_of
from onrecord.views.web.tellings import dispute_figures, dispute_tellings
from onrecord.views.web.wording import line_time

MOST_COMPARED = 250  # versions that are compared while a reader waits; the last build compared more
MOST_BYTES = 3_000_000  # of the claims and series that these tell: about a second
DISPUTES_SHOWN = 4
VOICES = 2  # of each side of the dispute that stands first
FIGURES_SHOWN = 3
ENTRIES_SHOWN = 9
STATEMENTS_SHOWN = 12
LINES_SHOWN = 14
# Every line that has a date at all, whichever it is.
DATED = Filters(within=Interval(None, None))
Line = TypeVar("Line", StatementRow, FigureRow)
REJECTED_SHOWN = 5
UNDATED_SHOWN = 8
TELLING = 24  # letters below which words of a report tell too little to stand alone
LINES_OF_A_KIND = 2
WORDS_OF_A_LINE = 2
_CANDIDATES = 40
_HALF_LIFE = 7.0  # days after which what is said of a dispute makes it half as lively
# What counts as news of the record itself rather than of the world.
ABOUT_READING = (ChangeKind.REREAD_REPORT,)


@dataclass(frozen=True, slots=True)
class LeadDispute:
    """The dispute that stands first, with several voices of each side."""

    row: GroupRow
    sides: tuple[SideShown, ...]


@dataclass(frozen=True, slots=True)
class NewsShown:
    """The news since a moment with the words of its lines, and since when."""

    asked: SinceAsked
    news: News | None
    lines: tuple[ChangeShown, ...]


def show_front(request: Request) -> Response:
    """What is disputed, new, moving and said, each with its words; and what is in the record, in numbers."""
    site = site_of(request)
    with site.read() as reader:
        overview = reader.overview()
        day = reader.last_day()
        last = datetime.now() if day is None else datetime.combine(day, datetime.min.time())
        rows = liveliest(reader, last)
        conflicts = reader.group_rows(SERIES, GroupFilters(kind=Relation.CONFLICT.value), limit=FIGURES_SHOWN)
        moving = reader.group_rows(
            SERIES, GroupFilters(kind=Relation.RISE.value), order=GroupOrder.RECENT, limit=FIGURES_SHOWN
        )
        kept = dict(reader.last_digest(NEWS, tuple[tuple[Recently, News], ...]) or ())
        news = read_front_news(reader, request.query_params.get("since", ""), kept)
        entries = latest_entries(reader)
        opposed = bool(rows or conflicts.total)
        # Where nothing stands against anything, as in a record of one report, its own lines come first.
        statements, dated_statements = ((), False) if opposed else latest(reader.statements, STATEMENTS_SHOWN)
        figures, dated_figures = ((), False) if opposed else latest(reader.figures, LINES_SHOWN)
        values = {
            "statements": statements,
            "dated_statements": dated_statements,
            "figures": figures,
            "dated_figures": dated_figures,
            "overview": overview,
            "summary": overview.summary,
            "lead": lead_dispute(reader, rows[0]) if rows else None,
            "disputes": rows[1:],
            "briefs": dispute_briefs(reader, rows[1:]),
            "all_disputes": reader.group_rows(DISPUTES, limit=0).total,
            "conflicts": show_rivals(reader, conflicts.rows),
            "moving": show_rivals(reader, moving.rows),
            "all_conflicts": conflicts.total,
            "all_moving": moving.total,
            "news": news,
            "named": {name: kept[name].since for name in SHORT if name in kept},
            "entries": show_entries(reader, entries[-ENTRIES_SHOWN:][::-1], others=6),
            "undated": reader.undated_heads(limit=UNDATED_SHOWN) if overview.summary.undated else (),
            "rejections": reader.rejections(limit=REJECTED_SHOWN) if overview.summary.rejections else (),
            "NAMES": NAMES,
            "SHORT": SHORT,
        }
    status = 400 if news.asked.mistake else 200
    return site.render("front.html", path=request.url.path, status=status, values=values)


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


def _begin(row: StatementRow | FigureRow) -> str:
    time = line_time(row)
    return "" if time is None or time.begin is None else time.begin.replace(tzinfo=None).isoformat()


def liveliest(reader: RecordReader, last: datetime) -> tuple[GroupRow, ...]:
    """The disputes with most origins on their weaker side, those that were spoken of last before equals."""
    heavy = reader.group_rows(DISPUTES, limit=_CANDIDATES).rows
    recent = reader.group_rows(DISPUTES, order=GroupOrder.RECENT, limit=_CANDIDATES).rows

    def liveliness(row: GroupRow) -> tuple[float, str]:
        weaker = int(row.weight // 1000)  # the origins behind the weaker side, see `Card.weight`
        ago = 365 if row.finish is None else max(0, (last.date() - row.finish).days)
        return (-(2 * log1p(weaker) + log1p(row.origins) + 1.5 * 0.5 ** (ago / _HALF_LIFE)), row.group_id)

    return tuple(sorted({*heavy, *recent}, key=liveliness)[:DISPUTES_SHOWN])


def lead_dispute(reader: RecordReader, row: GroupRow) -> LeadDispute:
    """A dispute with the last words of several voices on each side."""
    kind: type[tuple[Side, ...]] = tuple[Side, ...]
    sides = reader.group_part(row.group_id, Dispute, "sides", kind) or ()
    chosen = {number: _voices(side) for number, side in enumerate(sides)}
    items = [item for some in chosen.values() for item in some]
    tellings = dispute_tellings(reader, items, {item.item_id: 0 for item in items})
    figures = dispute_figures(reader, [item for side in sides for item in side.items])
    shown = tuple(
        SideShown(
            side_name(side, figures),
            side.position,
            tuple(tellings[item.item_id] for item in chosen[number]),
            len(side.items),
            side.origins,
        )
        for number, side in enumerate(sides)
    )
    return LeadDispute(row, shown)


def read_front_news(reader: RecordReader, typed: str, kept: dict[Recently, News]) -> NewsShown:
    """The news since what was asked for; what the last build worked out, or compared now where that is little."""
    moments = {name: news.since for name, news in kept.items()}
    if not kept:
        from onrecord.pipeline.reading_across import recent_moments  # only a record without digests needs it

        moments = recent_moments(reader)
    usual = next((name for name in (Recently.BUILD, Recently.DAY, Recently.WEEK) if _tells(kept, name)), Recently.ALL)
    asked = read_since(typed, moments, usual=usual)
    if asked.moment is None:
        return NewsShown(asked, None, ())
    news = kept.get(asked.name) if asked.name is not None else None
    if news is None:
        from onrecord.pipeline.reading_across import read_news

        news = read_news(reader, asked.moment, most=MOST_COMPARED, most_bytes=MOST_BYTES)
    taken = [
        line
        for kind in ChangeKind
        if kind not in (ChangeKind.NEW_REPORT, *ABOUT_READING)
        for line in [line for line in news.lines if line.change.kind is kind][:LINES_OF_A_KIND]
    ]
    taken.sort(key=news.lines.index)
    totals = [(line.before, line.after) for line in taken]
    lines = show_changes(reader, [line.change for line in taken], words=WORDS_OF_A_LINE, totals=totals)
    return NewsShown(asked, news, lines)


def latest_entries(reader: RecordReader) -> tuple[TimelineEntry, ...]:
    """The last entries of the timeline, as a build worked them out; worked out now where none has."""
    kept = reader.last_digest(TIMELINE, tuple[TimelineEntry, ...])
    if kept is not None:
        return kept
    from onrecord.pipeline.reading_across import draw_latest

    return draw_latest(reader)


def _tells(kept: dict[Recently, News], name: Recently) -> bool:
    return name in kept and bool(kept[name].lines or kept[name].uncompared)


def _voices(side: Side) -> list[DisputeItem]:
    """The most telling words of each of the voices that spoke last; those of somebody named come first."""
    best: dict[tuple[str, ...], DisputeItem] = {}
    for item in sorted(side.items, key=lambda item: (_tells_much(item), item.said or "", item.item_id)):
        best[item.speakers] = item
    ranked = sorted(
        best.values(), key=lambda item: (_tells_much(item), bool(item.speakers), item.said or "", item.item_id)
    )
    telling = [item for item in ranked if _tells_much(item)] or ranked[-1:]
    return telling[: -VOICES - 1 : -1]


def _tells_much(item: DisputeItem) -> bool:
    return len(item.span) >= TELLING
