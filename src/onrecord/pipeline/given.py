"""Texts as callers give them, and the way between their positions and the report's."""

import re
from dataclasses import dataclass, replace

from onrecord.model import Alignment, Block, BlockKind, Report, Span

_DIGITS = re.compile(r"[0-9]{1,12}")
_ENDS = 2  # a span has a start and an end


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stretches of the given text between which an event is asked for."""

    source: Span
    target: Span


@dataclass(frozen=True, slots=True)
class Given:
    """A text as it was given, with its report, to lead spans back to it.

    `pairs` are those whose events are asked for, None where all events are.
    """

    text: str
    report: Report
    pairs: tuple[Pair, ...] | None = None

    @classmethod
    def of(cls, text: str, report: Report, pairs: tuple[Pair, ...] | None) -> "Given":
        """A text with its report, which is read whole where furniture would swallow one of the pairs."""
        given = cls(text, report, pairs)
        if all(given.find_span(side) for pair in pairs or () for side in (pair.source, pair.target)):
            return given
        return cls(text, _read_whole(report, text), pairs)

    def pieces(self, *spans: Span) -> list[list[int]]:
        """Where spans of the report's text stand in the given text; pieces that only white space parts are one."""
        pieces: list[list[int]] = []
        for span in spans:
            first_of_span = len(pieces)
            for piece in self.report.page_spans(span):
                if len(pieces) > first_of_span and not self.text[pieces[-1][1] : piece.start].strip():
                    pieces[-1][1] = piece.end
                else:
                    pieces.append([piece.start, piece.end])
        return pieces

    def whole(self, span: Span) -> tuple[int, int] | None:
        """From the first to the last piece of a span; None where nothing of it stands in the given text."""
        pieces = self.pieces(span)
        return (pieces[0][0], pieces[-1][1]) if pieces else None

    def find_span(self, span: Span) -> Span | None:
        """Where a span of the given text stands in the report's; None where the report sets all of it aside."""
        pieces = [
            (max(span.start, piece.page_start) + offset, min(span.end, piece.page_start + piece.length) + offset)
            for piece in self.report.alignment
            for offset in (piece.start - piece.page_start,)
            if max(span.start, piece.page_start) < min(span.end, piece.page_start + piece.length)
        ]
        return Span(pieces[0][0], pieces[-1][1]) if pieces else None


def parse_pairs(value: object, text: str) -> tuple[Pair, ...] | str:
    """Pairs as a line of JSON gives them, or what is wrong with them."""
    if not isinstance(value, list):
        return '"pairs" is not a list'
    pairs = []
    for number, item in enumerate(value, start=1):
        if not isinstance(item, dict):
            return f"pair {number} is not an object"
        spans = []
        for side in ("source", "target"):
            span = _span(item.get(side))
            if span is None:
                return f'pair {number}: "{side}" is not [start, end] with start < end'
            if span.end > len(text):
                return f'pair {number}: "{side}" ends at {span.end}, after the text ({len(text)} code points)'
            spans.append(span)
        pairs.append(Pair(*spans))
    return tuple(pairs)


def _span(value: object) -> Span | None:
    # The numbers come as the strings of digits that they were written as, so that ids keep their form.
    if not isinstance(value, list) or len(value) != _ENDS:
        return None
    ends = [int(end) for end in value if isinstance(end, str) and _DIGITS.fullmatch(end)]
    return Span(*ends) if len(ends) == _ENDS and ends[0] < ends[1] else None


def _read_whole(report: Report, text: str) -> Report:
    """The report with nothing set aside: one paragraph, in which every position is that of the given text."""
    whole = Span(0, len(text))
    return replace(
        report,
        text=text,
        blocks=(Block(whole, BlockKind.PARAGRAPH),),
        alignment=(Alignment(0, 0, len(text)),),
        furniture=(),
    )
