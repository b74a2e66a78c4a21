"""All that changed since a moment, with the words before and after; and the page that an analyst prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.brief import BriefPart
from onrecord.model.changes import Change, ChangeKind, Novelty
from onrecord.model.news import News, Recently
from onrecord.store import NEWS, RecordReader
from onrecord.views.web.group_lists import page_asked
from onrecord.views.web.moments import NAMES, SHORT, SinceAsked, read_since
from onrecord.views.web.news_wording import CHANGES, NOVELTIES
from onrecord.views.web.paging import PAGE_SIZE, offset_of
from onrecord.views.web.quoting import ChangeShown, quote_all, show_changes
from onrecord.views.web.site import site_of

MOST_COMPARED = 600  # versions that are compared while a reader waits: about three seconds
MOST_BYTES = 8_000_000  # of the claims and series that these tell: about as long
OF_A_KIND = 12  # changes of one kind, before a page of that kind alone shows them all
WORDS = 4
PARTS = {
    BriefPart.NEW: "New",
    BriefPart.DISPUTES: "Disputed",
    BriefPart.FIGURES: "Figures",
    BriefPart.EVENTS: "What happened",
    BriefPart.AGREED: "Told by several independent origins",
}


@dataclass(frozen=True, slots=True)
class ChangesOfKind:
    """The changes of one kind that are new for one reason; `anchor` is set for the first of a kind."""

    kind: ChangeKind
    novelty: Novelty
    total: int
    lines: tuple[ChangeShown, ...]
    anchor: bool


def list_all_changes(request: Request) -> Response:
    """What is new since a moment: why it counts as new, then what kind of change it is."""
    from onrecord.pipeline.reading_across import is_too_much, list_changes

    site, page = site_of(request), page_asked(request.query_params)
    wanted = next((kind for kind in ChangeKind if kind.value == request.query_params.get("kind")), None)
    with site.read() as reader:
        named = named_moments(reader)
        asked = read_since(request.query_params.get("since", ""), named, usual=_usual(named))
        arrived = 0 if asked.moment is None else reader.count_arrived(asked.moment)
        too_many = asked.moment is not None and is_too_much(
            reader, asked.moment, most=MOST_COMPARED, most_bytes=MOST_BYTES
        )
        found: Sequence[Change] = ()
        if asked.moment is not None and not too_many:
            found = list_changes(reader, asked.moment)
        in_short = _in_short(reader, asked) if too_many else None
        groups = _groups(reader, found, wanted, page)
        overview = reader.overview()
    here = max((group.total for group in groups), default=0) if wanted else 0
    values = {
        "overview": overview,
        "asked": asked,
        "named": named,
        "arrived": arrived,
        "too_many": too_many,
        "in_short": in_short,
        "found": groups,
        "total": len(found),
        "wanted": wanted,
        "page": page,
        "pages": max(1, -(-here // PAGE_SIZE)),
        "NAMES": NAMES,
        "SHORT": SHORT,
    }
    status = 400 if asked.mistake else 200
    return site.render("changes.html", path=request.url.path, status=status, values=values)


def print_brief(request: Request) -> Response:
    """The brief: a page of sentences that each carry their sources, made to be printed."""
    from onrecord.pipeline.reading_across import draw_brief, is_too_much

    site = site_of(request)
    with site.read() as reader:
        named = named_moments(reader)
        asked = read_since(request.query_params.get("since", ""), named)
        since = None if asked.name is Recently.ALL else asked.moment
        too_many = since is not None and is_too_much(reader, since, most=MOST_COMPARED, most_bytes=MOST_BYTES)
        since = None if too_many else since
        page = None if asked.mistake else draw_brief(reader, since)
        cited = (
            ()
            if page is None
            else [
                one
                for section in page.sections
                for item in section.items
                for s in item.sentences
                for one in s.citations
            ]
        )
        quotes = quote_all(reader, cited)
        numbers = {one: number for number, one in enumerate(dict.fromkeys(cited), 1)}
        values = {
            "brief": page,
            "asked": asked,
            "named": named,
            "too_many": too_many,
            "quotes": quotes,
            "numbers": numbers,
            "PARTS": PARTS,
            "NAMES": NAMES,
            "SHORT": SHORT,
        }
    status = 400 if asked.mistake else 200
    return site.render("brief.html", path=request.url.path, status=status, values=values)


def named_moments(reader: RecordReader) -> dict[Recently, datetime]:
    """The moments that go by a name, as the last build left them."""
    kept = reader.last_digest(NEWS, tuple[tuple[Recently, News], ...])
    if kept is None:
        from onrecord.pipeline.reading_across import recent_moments

        moments: Mapping[Recently, datetime] = recent_moments(reader)
    else:
        moments = {name: news.since for name, news in kept}
    return {name: moments[name] for name in SHORT if name in moments}


def _in_short(reader: RecordReader, asked: SinceAsked) -> tuple[ChangeShown, ...]:
    """The changes since a moment by name that tell most, as the last build found them."""
    kept = dict(reader.last_digest(NEWS, tuple[tuple[Recently, News], ...]) or ())
    news = None if asked.name is None else kept.get(asked.name)
    lines = () if news is None else news.lines
    totals = [(line.before, line.after) for line in lines]
    return show_changes(reader, [line.change for line in lines], words=WORDS, totals=totals)


def _usual(named: Mapping[Recently, datetime]) -> Recently:
    return next(name for name in (Recently.BUILD, Recently.WEEK, Recently.ALL) if name in named)


def _groups(
    reader: RecordReader, found: Sequence[Change], wanted: ChangeKind | None, page: int
) -> tuple[ChangesOfKind, ...]:
    """The changes by why they are new and what they are, the first of each; of one kind that is asked for, a page."""
    groups, anchored = [], set()
    for novelty in NOVELTIES:
        for kind in (wanted,) if wanted is not None else CHANGES:
            those = [change for change in found if change.kind is kind and change.novelty is novelty]
            if not those:
                continue
            first = offset_of(page) if wanted is not None else 0
            shown = those[first : first + (PAGE_SIZE if wanted is not None else OF_A_KIND)]
            lines = show_changes(reader, shown, words=WORDS)
            groups.append(ChangesOfKind(kind, novelty, len(those), lines, kind not in anchored))
            anchored.add(kind)
    return tuple(groups)
