"""Claims: the list, and the page of one with who stands where, over time, by outlet and by descent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.propositions import Position
from onrecord.store import CLAIMS, ClaimOutline, GroupRow, MemberLine, RecordReader
from onrecord.views.web.addresses import claim_path
from onrecord.views.web.coverage import cover
from onrecord.views.web.descents import Descendant, draw_descents
from onrecord.views.web.failures import NoSuchPage
from onrecord.views.web.group_lists import page_asked, show_groups
from onrecord.views.web.group_wording import SIDES, STANDS, day_words
from onrecord.views.web.origins_shown import OriginsShown, show_origins
from onrecord.views.web.paging import offset_of
from onrecord.views.web.positions_chart import Dated, draw_positions
from onrecord.views.web.site import site_of
from onrecord.views.web.tellings import Telling, claim_tellings, telling_key

DISPUTED = "disputed"
STAND_SHOWN = 20
OUTLETS_NAMED = 40  # of those that carry nothing of it; beyond, their number says enough


@dataclass(frozen=True, slots=True)
class Stand:
    """Those who stand in one way towards a claim: their tellings on this page, and where their words come from."""

    name: str
    position: Position
    tellings: tuple[Telling, ...]
    total: int
    behind: OriginsShown
    descents: tuple[Descendant, ...]


def list_claims(request: Request) -> Response:
    """What is claimed, those first that most independent origins say in a clause."""
    return show_groups(request, CLAIMS, "claims.html", kinds=[DISPUTED], details=_counts)


def _counts(reader: RecordReader, rows: Sequence[GroupRow]) -> Mapping[str, dict[Position, int]]:
    found = reader.claim_positions(row.group_id for row in rows)
    return {
        name: {position: held[position] for position in Position if position in held} for name, held in found.items()
    }


def show_claim(request: Request) -> Response:
    """One claim: who asserts, denies, doubts or raises it, in which words, from how many origins."""
    site, wanted = site_of(request), request.path_params["claim_id"]
    number = page_asked(request.query_params)
    with site.read() as reader:
        row = reader.find_group_row(wanted)
        outline = reader.claim_outline(wanted) if row is not None and row.family == CLAIMS else None
        if row is None or outline is None:
            raise NoSuchPage(f"claim {wanted}")
        held = _by_position(outline.members)
        pages = max(1, *(-(-len(members) // STAND_SHOWN) for members in held.values()))
        first = offset_of(number, STAND_SHOWN)
        here = [member.index for members in held.values() for member in members[first : first + STAND_SHOWN]]
        tellings = claim_tellings(reader, reader.claim_members(wanted, here))
        outlets = set(reader.outlet_names())
        carrying = cover(outline.members)
        values = {
            "row": row,
            "outline": outline,
            "stands": tuple(_stand(reader, outline, members, tellings) for members in held.values()),
            "chart": draw_positions(_dated(wanted, held)),
            "behind": show_origins(reader, outline.origins, [member.version_id for member in outline.members]),
            "carrying": carrying,
            "silent": sorted(outlets - {one.outlet for one in carrying if one.outlet is not None}),
            "named": OUTLETS_NAMED,
            "disputes": reader.disputes_of(wanted),
            "doubtful": reader.disputes_of(wanted, doubtful=True),
            "number": number,
            "pages": pages,
        }
    return site.render("claim.html", path=request.url.path, status=404 if number > pages else 200, values=values)


def _by_position(members: Sequence[MemberLine]) -> dict[Position, list[MemberLine]]:
    """Members by where they stand, each by day, the undated last."""
    held: dict[Position, list[MemberLine]] = {position: [] for position in Position}
    for member in members:
        held[member.position].append(member)
    return {
        position: sorted(found, key=lambda one: (one.day is None, str(one.day), one.index))
        for position, found in held.items()
        if found
    }


def _stand(
    reader: RecordReader, outline: ClaimOutline, members: Sequence[MemberLine], tellings: Mapping[int, Telling]
) -> Stand:
    position = members[0].position
    versions = {member.version_id for member in members}
    edges = reader.edge_ends_of(versions)
    heads = reader.heads_of({*versions, *(edge.other_report for edge in edges if edge.other_report is not None)})
    return Stand(
        SIDES[position],
        position,
        tuple(tellings[member.index] for member in members if member.index in tellings),
        len(members),
        show_origins(
            reader,
            outline.origins,
            [member.version_id for member in outline.members],
            only=frozenset(member.index for member in members),
        ),
        draw_descents(versions, edges, heads),
    )


def _dated(claim_id: str, held: Mapping[Position, Sequence[MemberLine]]) -> list[Dated]:
    dated = []
    for position, members in held.items():
        for place, member in enumerate(members):
            page = place // STAND_SHOWN + 1
            query = f"?page={page}" if page > 1 else ""
            words = f"{member.outlet or 'outlet not named'} {STANDS[position]}, {day_words(member.day)}"
            path = f"{claim_path(claim_id)}{query}#{telling_key(member.index)}"
            dated.append(Dated(SIDES[position], position, member.day, words, path))
    return dated
