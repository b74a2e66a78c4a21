"""Draws the lineage of some reports in memory, without a store: for measuring."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.cross_report import copies, lineage
from onrecord.cross_report.lineage import Lineage, OutletRegister, Sourced
from onrecord.cross_report.neighbours import Keyed, neighbours
from onrecord.model import Report, Span
from onrecord.model.copies import Copy
from onrecord.model.filed import Filed
from onrecord.model.lineage import LineageEdge


@dataclass(frozen=True, slots=True)
class Among:
    """The lineage of some reports with what it was drawn from."""

    sources: tuple[Sourced, ...]
    copies: tuple[Copy, ...]
    edges: tuple[LineageEdge, ...]
    lineage: Lineage


def draw_lineage(reports: Sequence[Filed], register: OutletRegister) -> Among:
    """The edges among some reports, found as a build finds them."""
    sources = {filed.version_id: lineage.sourced(filed, register) for filed in reports}
    opened = {filed.version_id: copies.open_report(filed) for filed in reports}
    alike = neighbours(Keyed(key, copies.keys_of(one), one.filed.order) for key, one in opened.items())
    found = [copy for a, b in alike if (copy := copies.compare(opened[a], opened[b])) is not None]
    tied = neighbours((Keyed(key, lineage.keys_of(one), one.filed.order) for key, one in sources.items()), shared=2)
    links = [link for a, b in tied for link in lineage.compare(sources[a], sources[b])]
    edges = lineage.lineage_edges(sources.values(), found, links)
    return Among(tuple(sources.values()), tuple(found), edges, lineage.lineage_of(sources.values(), edges))


def as_filed(report: Report, version_id: str, *, report_id: str = "", sentences: Sequence[Span] = ()) -> Filed:
    """A report as the comparison sees it, with its credits."""
    return Filed(
        version_id,
        report_id or report.key,
        1,
        report.text,
        title=report.title,
        outlet=report.outlet,
        author=report.author,
        url=report.url,
        published=report.publication.interval,
        paragraphs=tuple(block.span for block in report.blocks),
        sentences=tuple(sentences),
        credits=report.credits,
        credit_spans=tuple(in_text(report, credit.page_span) for credit in report.credits),
    )


def in_text(report: Report, page_span: Span) -> Span | None:
    """Where words of the page stand in the report's text, None where they are set aside."""
    for piece in report.alignment:
        if piece.page_start <= page_span.start and page_span.end <= piece.page_start + piece.length:
            return page_span.moved(piece.start - piece.page_start)
    return None
