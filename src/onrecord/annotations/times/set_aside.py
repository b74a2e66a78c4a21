"""Times in the datelines that cleaning set aside: "KYIV, Feb. 16 (Agency) -". They are time expressions of the page."""

from dataclasses import replace

from onrecord.annotations.times.anchoring import anchor_times
from onrecord.annotations.times.finding import find_times
from onrecord.model import FurnitureKind, Publication, Report, TimeExpression


def find_dateline_times(report: Report, publication: Publication) -> tuple[TimeExpression, ...]:
    """The times that a report's datelines tell, in order; their spans point into `Report.page_text`.

    `publication` is the one in force, from which a date without a year gets it.
    """
    found: list[TimeExpression] = []
    for piece in report.furniture:
        if piece.kind is FurnitureKind.DATELINE:
            words = piece.page_span.of(report.page_text)
            times = anchor_times(find_times(words), publication, text=words)
            found.extend(replace(time, span=time.span.moved(piece.page_span.start)) for time in times)
    return tuple(found)
