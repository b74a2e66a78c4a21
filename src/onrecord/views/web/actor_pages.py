"""Who speaks: the list of actors, and the page of one: what it says, holds, gave up, and does to whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.disputes import Dispute, DisputeItem, DisputeKind, Side, TypedLink
from onrecord.store import (
    CLAIMS,
    DISPUTES,
    EventFilters,
    Filters,
    GroupFilters,
    GroupOrder,
    GroupRow,
    Listing,
    RecordReader,
    StatementRow,
)
from onrecord.views.web.asked import read_question
from onrecord.views.web.dispute_pages import side_name
from onrecord.views.web.failures import NoSuchPage
from onrecord.views.web.group_lists import page_asked
from onrecord.views.web.paging import PAGE_SIZE, Sheet, offset_of
from onrecord.views.web.site import site_of
from onrecord.views.web.tellings import Telling, dispute_tellings

LINES_SHOWN = 25
GROUPS_SHOWN = 10
FIGURES_SHOWN = 12
EVENTS_SHOWN = 12
REPORTS_SHOWN = 12
ADDRESSED_SHOWN = 12
TURNS = (DisputeKind.REVISES, DisputeKind.RETRACTS)
_WORDS = 2  # tellings of an actor on its side of a dispute


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an actor stands in a dispute: its side, and its words there."""

    row: GroupRow
    side: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A position that an actor changed or took back: the words before and after."""

    row: GroupRow
    kind: DisputeKind
    before: Telling
    after: Telling


def list_actors(request: Request) -> Response:
    """Whom the reports name, those who say most first."""
    site, question = site_of(request), read_question({"page": request.query_params.get("page", "")})
    page = question.page
    text = " ".join(request.query_params.get("text", "").replace("\0", " ").split())
    with site.read() as reader:
        sheet = Sheet(reader.actor_lines(text or None, limit=PAGE_SIZE, offset=offset_of(page)), page)
    values = {"sheet": sheet, "text": text, "mistakes": question.mistakes}
    status = 400 if question.mistakes else 404 if sheet.beyond else 200
    return site.render("actors.html", path=request.url.path, status=status, values=values)


def show_actor(request: Request) -> Response:
    """One actor: what it says, newest first, where it stands and stood, whom it addresses, what it is told to do."""
    site, wanted, page = site_of(request), request.path_params["actor_id"], page_asked(request.query_params)
    spoken = Filters(speaker=wanted)
    with site.read() as reader:
        actor = reader.find_actor(wanted)
        if actor is None:
            raise NoSuchPage(f"actor {wanted}")
        sheet = Sheet(_newest(reader, spoken, page), page, LINES_SHOWN)
        disputes = reader.group_rows(DISPUTES, GroupFilters(actor=wanted), order=GroupOrder.RECENT, limit=GROUPS_SHOWN)
        values = {
            "actor": actor,
            "sheet": sheet,
            "stands": tuple(_stand(reader, row, wanted) for row in disputes.rows),
            "all_disputes": disputes.total,
            "turns": tuple(_turns(reader, wanted)),
            "claims": reader.group_rows(CLAIMS, GroupFilters(actor=wanted), limit=GROUPS_SHOWN),
            "addressed": reader.addressed_by(wanted, limit=ADDRESSED_SHOWN),
            "deeds": reader.deeds_of(wanted),
            "figures": reader.figures(spoken, limit=FIGURES_SHOWN),
            "events": reader.events(EventFilters(actor=wanted), limit=EVENTS_SHOWN),
            "reports": reader.reports(spoken, limit=REPORTS_SHOWN),
        }
    status = 404 if sheet.beyond else 200
    return site.render("actor.html", path=request.url.path, status=status, values=values)


def _newest(reader: RecordReader, spoken: Filters, page: int) -> Listing[StatementRow]:
    """One page of the statements, the last first."""
    total = reader.statements(spoken, limit=0).total
    after = max(0, total - offset_of(page, LINES_SHOWN))
    first = max(0, after - LINES_SHOWN)
    return Listing(reader.statements(spoken, limit=after - first, offset=first).rows[::-1], total)


def _sides(reader: RecordReader, row: GroupRow) -> tuple[Side, ...]:
    kind: type[tuple[Side, ...]] = tuple[Side, ...]
    return reader.group_part(row.group_id, Dispute, "sides", kind) or ()


def _stand(reader: RecordReader, row: GroupRow, actor_id: str) -> Stand:
    """The side of a dispute on which an actor has most words, and the last of these words."""
    sides = _sides(reader, row)
    own = {number: [item for item in side.items if actor_id in item.actors] for number, side in enumerate(sides)}
    number = max(own, key=lambda number: len(own[number]), default=None)
    if number is None or not own[number]:
        return Stand(row, "", ())
    last = sorted(own[number], key=lambda item: (len(item.span) >= 24, item.said or "", item.item_id))[-_WORDS:]
    return Stand(row, side_name(sides[number], {}), tuple(_told(reader, last[::-1]).values()))


def _turns(reader: RecordReader, actor_id: str) -> Iterator[Turn]:
    """What the actor said and later revised or took back, as the links of disputes tell."""
    kind: type[tuple[TypedLink, ...]] = tuple[TypedLink, ...]
    for turn in TURNS:
        filters = GroupFilters(actor=actor_id, kind=turn.value)
        for row in reader.group_rows(DISPUTES, filters, order=GroupOrder.RECENT, limit=GROUPS_SHOWN).rows:
            items = {item.item_id: item for side in _sides(reader, row) for item in side.items}
            for link in reader.group_part(row.group_id, Dispute, "links", kind) or ():
                later, earlier = items.get(link.later), items.get(link.earlier)
                if link.kind not in TURNS or later is None or earlier is None or actor_id not in later.actors:
                    continue
                told = _told(reader, [earlier, later])
                yield Turn(row, link.kind, told[earlier.item_id], told[later.item_id])
                break


def _told(reader: RecordReader, items: Sequence[DisputeItem]) -> dict[str, Telling]:
    return dispute_tellings(reader, items, {item.item_id: 0 for item in items})
