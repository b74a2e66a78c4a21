"""Finds the paragraphs of a text, whichever way its lines were broken.

Saved text comes in two layouts. In one each line is a paragraph, with or without blank lines between. In the other
lines are broken at some width, and only a blank line, an indent or a short last line ends a paragraph. What gives
the second away is that words were moved to the next line only when they did not fit: nearly every line, with the
first word of the next one added, would be wider than the widest line. Lines of the first layout do not have that
property, and end where sentences do.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Span

WIDEST_BROKEN_LINE = 120  # characters: wider lines are paragraphs; mail and terminals break at 60 to 100
NARROWEST_BROKEN_LINE = 40
_SHARE_BROKEN = 0.6  # of the line ends inside groups must look like breaks of a filled line
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_LEFT_OPEN_BEFORE = 60  # characters: a line this long without a closing mark goes on in one that begins small
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it: its span without outer blanks, its indent, and whether a blank line precedes."""

    span: Span
    indent: int
    after_blank: bool


def is_blank(mark: str) -> bool:
    """Whether a character shows nothing."""
    return mark.isspace() or mark in _INVISIBLE or mark in "\x1c\x1d\x1e\x85"


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the characters at its ends that show nothing."""
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return Span(start, end)


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs, titles and lone lines of a text, in order; all between them is blank."""
    lines = tuple(_lines(text))
    groups = _groups(lines)
    width = _broken_width(text, groups)
    paragraphs: list[Span] = []
    for group in groups:
        paragraphs.extend(_joined(text, group, width))
    return tuple(_rejoined(text, paragraphs))


def _lines(text: str) -> Iterator[Line]:
    last_end = 0
    for found in _LINE.finditer(text):
        span = trimmed(text, found.start(), found.end())
        if len(span):
            breaks = len(re.findall(r"\r\n|\n|\r|\f|\v|\x85|\u2028|\u2029", text[last_end : found.start()]))
            yield Line(span, span.start - found.start(), breaks > 1 or last_end == 0)
            last_end = span.end


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines without a blank line between them."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.after_blank or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def _broken_width(text: str, groups: Sequence[Sequence[Line]]) -> int | None:
    """The width at which lines were broken, or None where each line is a paragraph."""
    widths = [line.indent + len(line.span) for group in groups if len(group) > 1 for line in group]
    width = max(widths, default=0)
    if not NARROWEST_BROKEN_LINE <= width <= WIDEST_BROKEN_LINE:
        return None
    pairs = [pair for group in groups for pair in pairwise(group)]
    filled = [line for line, following in pairs if _is_filled(text, line, following, width)]
    in_sentence = [line for line in filled if _CLOSED.search(line.span.of(text)) is None]
    if len(filled) < _SHARE_BROKEN * len(pairs) or 2 * len(in_sentence) < len(filled):
        return None
    return width


def _is_filled(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    first_word = following.span.of(text).split(maxsplit=1)[0]
    return line.indent + len(line.span) + 1 + len(first_word) > width


def _joined(text: str, group: Sequence[Line], width: int | None) -> Iterator[Span]:
    """The paragraphs of a group of lines."""
    if width is None:
        yield from (line.span for line in group)
        return
    start = group[0].span.start
    for line, following in pairwise(group):
        indented = following.indent > line.indent and following.indent >= 2
        ended = not _is_filled(text, line, following, width) and (
            _CLOSED.search(line.span.of(text)) is not None or len(line.span) < width // 2
        )
        if indented or ended:
            yield Span(start, line.span.end)
            start = following.span.start
    yield Span(start, group[-1].span.end)


def _rejoined(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """Paragraphs, with those joined again that were broken in the middle of a sentence."""
    pending: Span | None = None
    for paragraph in paragraphs:
        if pending is not None and _goes_on(pending.of(text), paragraph.of(text)):
            pending = Span(pending.start, paragraph.end)
            continue
        if pending is not None:
            yield pending
        pending = paragraph
    if pending is not None:
        yield pending


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence that was left open goes on in the next paragraph."""
    if len(before) < _LEFT_OPEN_BEFORE or not after[0].islower() or after.startswith("http"):
        return False
    last_line = before.splitlines()[-1]
    return last_line[-1].isalnum() | (last_line[-1] in ",–—-") and (
        len(after) > 40 or _CLOSED.search(after) is not None
    )
