"""Disputes: the list with both sides in their shortest words, and the page of one with all its tellings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.claims import SlotPoints
from onrecord.model.disputes import Dispute, DisputeItem, DisputeKind, Side, TypedLink
from onrecord.model.propositions import Position
from onrecord.store import CLAIMS, DISPUTES, DOUBTFUL, FigureRow, GroupRow, Listing, RecordReader
from onrecord.views.web.addresses import dispute_path
from onrecord.views.web.failures import NoSuchPage
from onrecord.views.web.group_lists import page_asked, show_groups
from onrecord.views.web.group_wording import SIDES
from onrecord.views.web.origins_shown import OriginsShown, show_origins
from onrecord.views.web.paging import Sheet, offset_of
from onrecord.views.web.positions_chart import Dated, draw_positions
from onrecord.views.web.site import site_of
from onrecord.views.web.tellings import (
    Telling,
    dispute_figures,
    dispute_speakers,
    dispute_tellings,
    telling_key,
)
from onrecord.views.web.wording import value_words

KINDS = (
    DisputeKind.DENIES,
    DisputeKind.CONTRADICTS,
    DisputeKind.DOUBTS,
    DisputeKind.REVISES,
    DisputeKind.RETRACTS,
)
SIDE_SHOWN = 25
LINKS_SHOWN = 20
_TELLING = 24  # letters below which words of a report tell too little to stand alone
_SIDES_KIND: type[tuple[Side, ...]] = tuple[Side, ...]
_EVIDENCE_KIND: type[tuple[SlotPoints, ...]] = tuple[SlotPoints, ...]


@dataclass(frozen=True, slots=True)
class SideShown:
    """One side: what it is called, its tellings on this page, how many it has, and why its origins are so many."""

    name: str
    position: Position
    tellings: tuple[Telling, ...]
    total: int
    origins: int
    behind: OriginsShown | None = None


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """One end of a link: who says it, and where it stands on the page."""

    names: str
    telling: DisputeItem
    path: str


@dataclass(frozen=True, slots=True)
class LinkShown:
    """What one telling is to an earlier one, and why."""

    link: TypedLink
    later: LinkEnd
    earlier: LinkEnd


def list_disputes(request: Request) -> Response:
    """What is disputed, both sides in their own words."""
    return show_groups(request, DISPUTES, "disputes.html", kinds=[kind.value for kind in KINDS], details=dispute_briefs)


def dispute_briefs(reader: RecordReader, rows: Sequence[GroupRow]) -> Mapping[str, tuple[SideShown, ...]]:
    """For each dispute its sides, each with its shortest telling words."""
    found = {row.group_id: reader.group_part(row.group_id, Dispute, "sides", _SIDES_KIND) or () for row in rows}
    chosen = {(name, n): _shortest(side) for name, sides in found.items() for n, side in enumerate(sides)}
    items = [item for item in chosen.values() if item is not None]
    tellings = dispute_tellings(reader, items, {item.item_id: 0 for item in items})
    figures = dispute_figures(reader, [item for sides in found.values() for side in sides for item in side.items])
    return {
        name: tuple(
            SideShown(
                side_name(side, figures),
                side.position,
                () if (item := chosen[name, number]) is None else (tellings[item.item_id],),
                len(side.items),
                side.origins,
            )
            for number, side in enumerate(sides)
        )
        for name, sides in found.items()
    }


def show_dispute(request: Request) -> Response:
    """Both sides beside each other, word for word, with what ties them and why their origins are so many."""
    site, wanted = site_of(request), request.path_params["dispute_id"]
    number, links_page = page_asked(request.query_params), page_asked(request.query_params, "links")
    with site.read() as reader:
        sides = reader.group_part(wanted, Dispute, "sides", _SIDES_KIND) if wanted.startswith("d-") else None
        row = reader.find_group_row(wanted)
        if sides is None or row is None:
            raise NoSuchPage(f"dispute {wanted}")
        items = [item for side in sides for item in side.items]
        numbers = {item.item_id: n for n, item in enumerate(items)}
        most = max((len(side.items) for side in sides), default=0)
        pages = max(1, -(-most // SIDE_SHOWN))
        first = offset_of(number, SIDE_SHOWN)
        here = [item for side in sides for item in side.items[first : first + SIDE_SHOWN]]
        figures = dispute_figures(reader, items)
        tellings = dispute_tellings(reader, here, numbers)
        claim_id = f"c-{reader.group_part(wanted, Dispute, 'claim_id', str) or ''}"
        places = _places(sides, wanted)
        values = {
            "row": row,
            "sides": tuple(_side(reader, side, tellings, figures) for side in sides),
            "links": _links(reader, wanted, items, places, links_page),
            "doubtful": row.family == DOUBTFUL,
            "chance": reader.group_part(wanted, Dispute, "chance", float),
            "evidence": reader.group_part(wanted, Dispute, "evidence", _EVIDENCE_KIND) or (),
            "chart": draw_positions(_dated(sides, figures, places)),
            "number": number,
            "pages": pages,
            "claim_id": claim_id if reader.family_of(claim_id) == CLAIMS else None,
            "series": reader.series_with(next(iter(figures.values())).figure_id) if figures else (),
        }
    status = 404 if number > pages else 200
    return site.render("dispute.html", path=request.url.path, status=status, values=values)


def side_name(side: Side, figures: Mapping[str, FigureRow]) -> str:
    """What a side is called: what those on it do, or the number that they give."""
    values = [figures[item.item_id].quantity for item in side.items if item.item_id in figures]
    if not values:
        return SIDES[side.position]
    lowest = min(values, key=lambda value: (value.low is None, value.low or 0))
    highest = max(values, key=lambda value: (value.high is not None, value.high or 0))
    one, other = value_words(lowest), value_words(highest)
    return one if one == other else f"{one} to {other}"


def _shortest(side: Side) -> DisputeItem | None:
    """The item of a side with the fewest words that still tell something; those of somebody named come first."""
    return min(
        side.items,
        key=lambda item: (not item.speakers, len(item.span) < _TELLING, abs(len(item.span) - _TELLING), item.item_id),
        default=None,
    )


def _places(sides: Sequence[Side], dispute_id: str) -> dict[str, str]:
    """Where each item stands: on which page of the dispute, and there."""
    places: dict[str, str] = {}
    number = 0
    for side in sides:
        for place, item in enumerate(side.items):
            page = place // SIDE_SHOWN + 1
            query = f"?page={page}" if page > 1 else ""
            places[item.item_id] = f"{dispute_path(dispute_id)}{query}#{telling_key(number)}"
            number += 1
    return places


def _side(
    reader: RecordReader, side: Side, tellings: Mapping[str, Telling], figures: Mapping[str, FigureRow]
) -> SideShown:
    versions = [item.version_id for item in side.items]
    return SideShown(
        side_name(side, figures),
        side.position,
        tuple(tellings[item.item_id] for item in side.items if item.item_id in tellings),
        len(side.items),
        side.origins,
        None if side.behind is None else show_origins(reader, side.behind, versions),
    )


def _links(
    reader: RecordReader, wanted: str, items: Sequence[DisputeItem], places: Mapping[str, str], number: int
) -> Sheet[LinkShown]:
    kinds = reader.group_fields(wanted, Dispute, "links", TypedLink, "kind")
    # What opposes stands before what only says the same.
    in_order = sorted(range(len(kinds)), key=lambda index: (kinds[index] not in KINDS, index))
    first = offset_of(number, LINKS_SHOWN)
    rows = reader.group_parts(wanted, Dispute, "links", TypedLink, in_order[first : first + LINKS_SHOWN]).values()
    known = {item.item_id: item for item in items}
    ends = {end for link in rows for end in (link.later, link.earlier) if end in known}
    names = reader.actor_names(actor for end in ends for actor in known[end].actors)

    def end(item_id: str) -> LinkEnd:
        speakers = dispute_speakers(known[item_id], names)
        return LinkEnd(" and ".join(speaker.name for speaker in speakers), known[item_id], places[item_id])

    shown = tuple(
        LinkShown(link, end(link.later), end(link.earlier))
        for link in rows
        if link.later in known and link.earlier in known
    )
    return Sheet(Listing(shown, len(kinds)), number, LINKS_SHOWN)


def _dated(sides: Sequence[Side], figures: Mapping[str, FigureRow], places: Mapping[str, str]) -> list[Dated]:
    """The items as the chart shows them: a row for each position, or for each number."""
    return [
        Dated(
            SIDES[item.position] if item.item_id not in figures else side_name(side, figures),
            item.position,
            None if item.said is None else date.fromisoformat(item.said[:10]),
            f"{' and '.join(item.speakers) or 'the report itself'}, {item.said or 'undated'}",
            places[item.item_id],
        )
        for side in sides
        for item in side.items
    ]
