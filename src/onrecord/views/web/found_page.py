"""A page as it was found: its whole text, with the report's own prose told from what was set aside."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Block, BlockKind, Report, Span
from onrecord.views.web.paragraphs import Paragraphs
from onrecord.views.web.segments import Mark, Role, cut

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class FoundPiece:
    """Words of a page under the same marks: prose, furniture, a credit, or none of these."""

    text: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line of a page, and what stands in it besides prose: kinds of furniture and credits, each once.

    `aside` is whether none of it is the report's own prose.
    """

    pieces: tuple[FoundPiece, ...]
    furniture: tuple[str, ...]
    credits: tuple[str, ...]
    aside: bool


def found_lines(report: Report) -> Iterator[FoundLine]:
    """The lines of a report's page that hold anything, in order."""
    text = report.page_text
    spans = [Span(*line.span()) for line in _LINE.finditer(text) if line.group().strip()]
    lines = Paragraphs(text, [Block(span, BlockKind.PARAGRAPH) for span in spans])
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in _marks(report):
        for number in lines.touched(mark.span):
            marks[number].append(mark)
    for number, line in enumerate(lines.blocks):
        held = [mark for mark in marks[number] if mark.span.overlaps(line.span)]
        yield FoundLine(
            tuple(
                FoundPiece(segment.span.of(text), tuple(dict.fromkeys(mark.role.value for mark in segment.marks)))
                for segment in cut(line.span, held)
            ),
            tuple(dict.fromkeys(mark.key for mark in held if mark.role is Role.FURNITURE)),
            tuple(dict.fromkeys(mark.key for mark in held if mark.role is Role.CREDIT)),
            all(mark.role is not Role.PROSE for mark in held),
        )


def _marks(report: Report) -> Iterator[Mark]:
    for part in report.alignment:
        yield Mark("prose", Role.PROSE, Span(part.page_start, part.page_start + part.length))
    for piece in report.furniture:
        yield Mark(piece.kind.value, Role.FURNITURE, piece.page_span)
    for credit in report.credits:
        yield Mark(f"{credit.kind.value}: {credit.name}", Role.CREDIT, credit.page_span)
