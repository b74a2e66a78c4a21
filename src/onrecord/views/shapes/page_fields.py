"""One version of a report in full, and what a search found, as dicts."""

from onrecord.store import ReportHit, ReportPage, StatementHit
from onrecord.views.shapes.layer_fields import time_fields
from onrecord.views.shapes.line_fields import (
    Fields,
    event_fields,
    figure_fields,
    head_fields,
    pair,
    reason_fields,
    statement_fields,
)


def page_fields(page: ReportPage) -> Fields:
    """Everything about one version of a report."""
    report = page.report
    return {
        **head_fields(page.head),
        "published_reasons": reason_fields(page.head.publication.reasons),
        "text": page.text,
        "page_text": report.page_text,
        "blocks": [{"kind": block.kind.value, "span": pair(block.span)} for block in page.blocks],
        "furniture": [
            {
                "kind": piece.kind.value,
                "page_span": pair(piece.page_span),
                "words": piece.page_span.of(report.page_text),
            }
            for piece in page.furniture
        ],
        "credits": [
            {"name": credit.name, "kind": credit.kind.value, "page_span": pair(credit.page_span)}
            for credit in page.credits
        ],
        "links": [{"url": link.url, "words": link.words} for link in page.links],
        "addresses": [
            {
                "address": row.address,
                "bytes_digest": row.bytes_digest,
                "first_seen": row.first_seen.isoformat(),
                "last_seen": row.last_seen.isoformat(),
            }
            for row in page.addresses
        ],
        "times": time_fields(page),
        "statements": [statement_fields(row) for row in page.statements],
        "figures": [figure_fields(row) for row in page.figures],
        "events": [event_fields(row) for row in page.events],
    }


def statement_hit_fields(hit: StatementHit) -> Fields:
    """A statement that a search found."""
    return statement_fields(hit.statement)


def report_hit_fields(hit: ReportHit) -> Fields:
    """A report that a search found, with the words around the best match."""
    return {**head_fields(hit.report), "snippet": [{"text": piece.text, "hit": piece.hit} for piece in hit.snippet]}
