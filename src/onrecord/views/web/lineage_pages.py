"""Lineage: who has words from whom, as a graph and a list; and one edge with the words on both sides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model import Span
from onrecord.model.copies import Stretch
from onrecord.model.lineage import Evidence, LineageEdge, LineageRelation
from onrecord.store import EDGES, EdgeEnds, GroupRow, Listing, RecordReader, ReportHead
from onrecord.views.web.addresses import span_path
from onrecord.views.web.failures import NoSuchPage
from onrecord.views.web.group_asked import GroupQuestion
from onrecord.views.web.group_lists import page_asked, show_groups
from onrecord.views.web.lineage_graph import MOST_EDGES, draw_lineage
from onrecord.views.web.paging import Sheet, offset_of
from onrecord.views.web.site import site_of

KINDS = tuple(relation.value for relation in LineageRelation)
EVIDENCE_SHOWN = 20


@dataclass(frozen=True, slots=True)
class EdgeBrief:
    """An edge in a list: the report that has words from elsewhere, and the report or the name that these are from."""

    head: ReportHead | None
    other: ReportHead | None
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one side; `same` says that the other side has them word for word."""

    words: str
    same: bool


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one side of an edge in pieces, and where they stand; `beside` for those beside the prose."""

    pieces: tuple[Piece, ...]
    span: Span
    path: str | None
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Words that carry an edge, on both sides; None where they stand on one side only."""

    own: Side | None
    theirs: Side | None


@dataclass(frozen=True, slots=True)
class Basis:
    """One thing that an edge rests on, with its words."""

    text: str
    words: str | None
    path: str | None


def list_edges(request: Request) -> Response:
    """Who has words from whom."""
    return show_groups(request, EDGES, "lineage.html", kinds=KINDS, details=edge_briefs, more=_graph)


def edge_briefs(reader: RecordReader, rows: Sequence[GroupRow]) -> Mapping[str, EdgeBrief]:
    """For each edge the reports at its ends."""
    ends = reader.edge_ends_called(row.group_id for row in rows)
    heads = _heads(reader, ends)
    return {one.edge_id: EdgeBrief(heads.get(one.report), heads.get(one.other_report or ""), one.name) for one in ends}


def _graph(reader: RecordReader, question: GroupQuestion) -> Mapping[str, object]:
    found = reader.edge_ends(question.filters, order=question.order, limit=MOST_EDGES)
    return {"graph": draw_lineage(found.rows, _heads(reader, found.rows), found.total)}


def _heads(reader: RecordReader, ends: Sequence[EdgeEnds]) -> dict[str, ReportHead]:
    return reader.heads_of({end for one in ends for end in (one.report, one.other_report) if end is not None})


def show_edge(request: Request) -> Response:
    """One edge: the words on both sides, those that are the same marked, and what it rests on."""
    site, wanted = site_of(request), request.path_params["edge_id"]
    number = page_asked(request.query_params)
    with site.read() as reader:
        row = reader.find_group_row(wanted)
        found = reader.find_group(wanted, LineageEdge) if row is not None and row.family == EDGES else None
        if row is None or found is None:
            raise NoSuchPage(f"edge {wanted}")
        edge = found[1]
        heads = reader.heads_of(end for end in (edge.report, edge.other_report) if end is not None)
        first = offset_of(number, EVIDENCE_SHOWN)
        pairs = _pairs(reader, edge, edge.evidence[first : first + EVIDENCE_SHOWN], heads)
        sheet = Sheet(Listing(pairs, len(edge.evidence)), number, EVIDENCE_SHOWN)
        values = {
            "row": row,
            "edge": edge,
            "head": heads.get(edge.report),
            "other": heads.get(edge.other_report or ""),
            "name": edge.other_name or (edge.publisher.name if edge.publisher is not None else None),
            "pairs": sheet,
            "bases": _bases(reader, edge, heads),
        }
    return site.render("edge.html", path=request.url.path, status=404 if sheet.beyond else 200, values=values)


def _pairs(
    reader: RecordReader, edge: LineageEdge, evidence: Sequence[Evidence], heads: Mapping[str, ReportHead]
) -> tuple[Pair, ...]:
    other = edge.other_report or ""
    own = {one.span for one in evidence if one.span is not None}
    theirs = {one.other_span for one in evidence if one.other_span is not None}
    beside = {one.page_span for one in evidence if one.span is None and one.page_span is not None}
    passages = reader.passages([*(Stretch(edge.report, s) for s in own), *(Stretch(other, s) for s in theirs)])
    words = reader.page_words(Stretch(edge.report, span) for span in beside)

    def side(version_id: str, span: Span | None, same: Sequence[Span]) -> Side | None:
        passage = None if span is None else passages.get(Stretch(version_id, span))
        if passage is None or span is None:
            return None
        return Side(cut_pieces(passage.words, span, same), span, span_path(heads[version_id], [span]))

    pairs = []
    for one in evidence:
        mine = side(edge.report, one.span, [piece for piece, _ in one.pieces])
        if one.span is None and one.page_span is not None:
            stretch = Stretch(edge.report, one.page_span)
            mine = Side((Piece(words.get(stretch, ""), same=False),), one.page_span, None, beside=True)
        pairs.append(Pair(mine, side(other, one.other_span, [piece for _, piece in one.pieces])))
    return tuple(pairs)


def cut_pieces(words: str, span: Span, same: Sequence[Span]) -> tuple[Piece, ...]:
    """The words of a span in pieces: those that the other side has word for word, and those between them."""
    pieces: list[Piece] = []
    done = span.start
    for part in sorted(same):
        start, end = max(part.start, done), min(part.end, span.end)
        if start < end:
            pieces += [Piece(words[done - span.start : start - span.start], same=False)] if start > done else []
            pieces.append(Piece(words[start - span.start : end - span.start], same=True))
            done = end
    if done < span.end:
        pieces.append(Piece(words[done - span.start :], same=False))
    return tuple(pieces)


def _bases(reader: RecordReader, edge: LineageEdge, heads: Mapping[str, ReportHead]) -> tuple[Basis, ...]:
    passages = reader.passages(Stretch(edge.report, reason.span) for reason in edge.reasons if reason.span is not None)
    bases = []
    for reason in edge.reasons:
        passage = None if reason.span is None else passages.get(Stretch(edge.report, reason.span))
        path = None if passage is None else span_path(heads[edge.report], [passage.span])
        bases.append(Basis(reason.text, None if passage is None else " ".join(passage.words.split())[:200], path))
    return tuple(bases)
