"""Cutting a text wherever a mark begins or ends, so that marks may overlap and nest in any way.

Statements stand within statements, figures within both, and a source may reach out of the sentence of its content:
no tree of elements can show that. So the text is cut at every edge of every mark, and each piece knows all the
marks that cover it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from onrecord.model import Span


class Role(StrEnum):
    """What the words under a mark are, from the widest to the narrowest."""

    PROSE = "prose"
    FURNITURE = "furniture"
    ASKED = "asked"
    COPIED = "copied"
    CLAIM = "claim"
    DISPUTED = "disputed"
    CONTENT = "content"
    SOURCE = "source"
    CUE = "cue"
    EVENT = "event"
    FIGURE = "figure"
    PLACE = "place"
    TIME = "time"
    CREDIT = "credit"


_ORDER = tuple(Role)


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a text that belong to something: `key` is its public id, or one within the report."""

    key: str
    role: Role
    span: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text in which no mark begins or ends, and the marks that cover it, the narrowest last."""

    span: Span
    marks: tuple[Mark, ...]


def cut(whole: Span, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    """The segments of a stretch of text, in order; together they are that stretch."""
    waiting = sorted((mark for mark in marks if len(mark.span) and mark.span.overlaps(whole)), key=_place, reverse=True)
    edges = {whole.start, whole.end}
    for mark in waiting:
        edges.update((max(mark.span.start, whole.start), min(mark.span.end, whole.end)))
    segments = []
    covering: list[Mark] = []
    for start, end in pairwise(sorted(edges)):
        covering = [mark for mark in covering if mark.span.end > start]
        while waiting and waiting[-1].span.start <= start:
            covering.append(waiting.pop())
        segments.append(Segment(Span(start, end), tuple(sorted(covering, key=_width))))
    return tuple(segments)


def _place(mark: Mark) -> tuple[int, int, str]:
    return (mark.span.start, mark.span.end, mark.key)


def _width(mark: Mark) -> tuple[int, int, int]:
    """Widest first; of marks on the same words, the roles decide."""
    return (-len(mark.span), _ORDER.index(mark.role), mark.span.start)
