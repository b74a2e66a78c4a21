"""Where the words of a line stand, said in one way for all kinds of lines, so that an assistant can cite them."""

from onrecord.model import Span
from onrecord.store import EventRow, FigureRow, ReportHead, StatementRow
from onrecord.views.shapes.line_fields import Fields


def statement_spans(row: StatementRow) -> list[Fields]:
    """The words of a statement: who says it, that it is said, and what, piece by piece."""
    return [
        *_spans(row.report, "source", row.source, row.source_words),
        *_spans(row.report, "cue", row.cue, row.cue_words),
        *_spans(row.report, "content", row.content, row.words),
    ]


def figure_spans(row: FigureRow) -> list[Fields]:
    """The words of a figure."""
    return _spans(row.report, "figure", (row.span,), row.words)


def event_spans(row: EventRow) -> list[Fields]:
    """The words of an event, and the sentence that they stand in."""
    return [
        *_spans(row.report, "trigger", row.trigger, row.words),
        *_spans(row.report, "sentence", (row.sentence,), row.sentence_words),
    ]


def _spans(head: ReportHead, role: str, spans: tuple[Span, ...], words: str) -> list[Fields]:
    pieces = words.split(" … ") if len(spans) > 1 else [words]
    told = pieces if len(pieces) == len(spans) else [words] * len(spans)
    return [
        {
            "report": head.report_id,
            "version": head.number,
            "role": role,
            "start": span.start,
            "end": span.end,
            "words": piece,
        }
        for span, piece in zip(spans, told, strict=True)
    ]
