"""Where quotation begins and ends.

Quotation marks pair within a paragraph; a paragraph left open goes on in the next one if that begins with an
opening mark. Reports that went through translation lose marks and turn them round, so a mark's role is decided by
its surroundings as much as by its shape, and a closing mark that is missing is looked for where two words are glued
("two weeksHe said") or where the reporting clause begins (", he said").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from onrecord.lexicon.reporting import reporting_forms
from onrecord.model import Block, BlockKind, Quotation, Span

DOUBLE_MARK = re.compile(r"``|''|[\"“”„‟«»＂❝❞]+")
OPENING_SHAPES = "“„«‟❝`"
CLOSING_SHAPES = "”»❞'"
BEFORE_OPENING = set(" \t\n\xa0([{—–-/:;,")
AFTER_CLOSING = set(" \t\n\xa0)]}—–-/:;,.!?…")
SINGLE_OPENING = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–]))[‘'](?=\w)", re.MULTILINE)
SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")
GLUED = re.compile(r"(?<=[^\W\d_A-Z][^\W\d_A-Z])(?=[A-Z][a-z]+\b)|(?<=[.,!?])(?=[A-Z][a-z]+ )")
CLAUSE_END = re.compile(r"[.!?](?:\s|$)|[\"“”«»]")
MAX_REPORTING_CLAUSE = 120  # code points


class Role(Enum):
    """What a mark does, as far as its surroundings tell."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark, its span, its role by its surroundings, and its role by its shape."""

    span: Span
    by_place: Role
    by_shape: Role


def find_quotations(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """All quotations of a report, in order, with the ends of broken ones inferred.

    Args:
        text: The report's text.
        blocks: Its titles, headings and paragraphs.

    Returns:
        Quotations that do not overlap, each within one block.
    """
    found: list[Quotation] = []
    open_before: int | None = None
    for index, block in enumerate(blocks):
        in_block, left_open = _quotations_of_block(text, index, blocks)
        if in_block and open_before is not None and in_block[0].outer.start == _first_ink(text, block.span):
            in_block[0] = replace(in_block[0], continues=open_before)
        found.extend(in_block)
        open_before = len(found) - 1 if left_open else None
    return tuple(found)


def _quotations_of_block(text: str, index: int, blocks: Sequence[Block]) -> tuple[list[Quotation], bool]:
    """The quotations of one block, and whether the last one goes on into the next block."""
    span = blocks[index].span
    marks = _double_marks(text, span)
    if not marks:
        return [_quotation(text, start, end, index) for start, end in _single_quoted(text, span)], False
    found: list[Quotation] = []
    opening: Mark | None = None
    after = span.start
    for mark in marks:
        if opening is None:
            if _closes(mark):
                start = _lost_opening(text, Span(after, mark.span.start))
                if start is not None:
                    found.append(_quotation(text, Span(start, start), mark.span, index, repaired=True))
            else:
                opening = mark
        elif mark.by_place is Role.OPENS and mark.by_shape is not Role.CLOSES:
            end = _lost_closing(text, Span(opening.span.end, mark.span.start))
            if end is not None:
                found.append(_quotation(text, opening.span, Span(end, end), index, repaired=True))
            opening = mark
        else:
            repaired = mark.by_shape is Role.OPENS
            found.append(_quotation(text, opening.span, mark.span, index, repaired=repaired))
            opening = None
        after = mark.span.end
    if opening is None:
        return found, False
    return _close_at_end(text, index, blocks, opening, found)


def _close_at_end(
    text: str, index: int, blocks: Sequence[Block], opening: Mark, found: list[Quotation]
) -> tuple[list[Quotation], bool]:
    """Ends a quotation whose closing mark is not in its block."""
    span = blocks[index].span
    rest = Span(opening.span.end, span.end)
    end = _glued_closing(text, rest)
    if end is None and _next_paragraph_opens(text, index, blocks):
        whole = Span(span.end, span.end)
        return [*found, _quotation(text, opening.span, whole, index)], True
    end = end if end is not None else _lost_closing(text, rest)
    if end is None and blocks[index].kind is BlockKind.PARAGRAPH:
        end = span.end
    if end is None:
        return found, False
    return [*found, _quotation(text, opening.span, Span(end, end), index, repaired=True)], False


def _double_marks(text: str, span: Span) -> list[Mark]:
    marks: list[Mark] = []
    for match in DOUBLE_MARK.finditer(text, span.start, span.end):
        before = text[match.start() - 1] if match.start() > span.start else " "
        after = text[match.end()] if match.end() < span.end else " "
        if before.isdigit() and match.group() in ('"', "''") and not any(m.by_place is Role.OPENS for m in marks[-1:]):
            continue  # inches and seconds of arc
        marks.append(
            Mark(Span(match.start(), match.end()), _role_by_place(before, after), _role_by_shape(match.group()))
        )
    return marks


def _role_by_place(before: str, after: str) -> Role:
    opens = before in BEFORE_OPENING and after not in AFTER_CLOSING
    closes = after in AFTER_CLOSING and before not in " \t\n\xa0([{"
    if opens == closes:
        return Role.EITHER
    return Role.OPENS if opens else Role.CLOSES


def _role_by_shape(mark: str) -> Role:
    if mark[0] in OPENING_SHAPES:
        return Role.OPENS
    return Role.CLOSES if mark[0] in CLOSING_SHAPES else Role.EITHER


def _closes(mark: Mark) -> bool:
    """Whether a mark closes although nothing is open: its place says so, and its shape does not speak against it."""
    if mark.by_place is Role.CLOSES:
        return mark.by_shape is not Role.OPENS
    return mark.by_place is Role.EITHER and mark.by_shape is Role.CLOSES


def _single_quoted(text: str, span: Span) -> list[tuple[Span, Span]]:
    """Pairs of single marks, used as quotation marks in a block without double ones."""
    pairs = []
    position = span.start
    while opening := SINGLE_OPENING.search(text, position, span.end):
        closing = SINGLE_CLOSING.search(text, opening.end(), span.end)
        if closing is None:
            break
        pairs.append((Span(*opening.span()), Span(*closing.span())))
        position = closing.end()
    return pairs


def _lost_closing(text: str, inside: Span) -> int | None:
    """Where a quotation ends whose closing mark is missing: where two words are glued, or a reporting clause begins."""
    glued = _glued_closing(text, inside)
    if glued is not None:
        return glued
    for match in re.finditer(r"[,.!?](?=\s)", text[inside.start : inside.end]):
        end = inside.start + match.end()
        if match.group() == "," and _reporting_clause_at(text, end, inside.end):
            return end
    return None


def _glued_closing(text: str, inside: Span) -> int | None:
    """Where a mark fell out between two words that are now one, with a reporting clause behind it."""
    for match in GLUED.finditer(text, inside.start, inside.end):
        if _reporting_clause_at(text, match.start(), inside.end):
            return match.start()
    return None


def _reporting_clause_at(text: str, position: int, limit: int) -> bool:
    """Whether "He said", "Said Mr Lind" or "White House spokeswoman Ada Roe said" begins at the position."""
    end = CLAUSE_END.search(text, position, min(limit, position + MAX_REPORTING_CLAUSE))
    clause = text[position : end.start() if end else min(limit, position + MAX_REPORTING_CLAUSE)]
    words = re.findall(r"[\w'’.-]+", clause)
    return any(word.lower().strip(".") in reporting_forms() for word in words[:12])


def _lost_opening(text: str, before: Span) -> int | None:
    """Where a quotation begins whose opening mark is missing, or None if nothing tells.

    A stop without a space ("mobilised.to support") is where a mark fell out; else the last colon, or comma after a
    reporting word.
    """
    stretch = before.of(text)
    glitches = [match.end() for match in re.finditer(r"[a-z]{3}[.,](?=[a-z])", stretch)]
    if glitches:
        return before.start + glitches[-1]
    colons = [match.end() for match in re.finditer(r"[:,]\s+(?=\w)", stretch)]
    for end in reversed(colons):
        words = re.findall(r"[\w'’-]+", stretch[:end])[-6:]
        if any(word.lower() in reporting_forms() for word in words):
            return before.start + end
    return None


def _next_paragraph_opens(text: str, index: int, blocks: Sequence[Block]) -> bool:
    if index + 1 >= len(blocks) or blocks[index + 1].kind is not BlockKind.PARAGRAPH:
        return False
    following = blocks[index + 1].span
    first = _first_ink(text, following)
    return first < following.end and text[first] in '"“«„'


def _first_ink(text: str, span: Span) -> int:
    position = span.start
    while position < span.end and text[position].isspace():
        position += 1
    return position


def _quotation(text: str, opening: Span, closing: Span, block: int, *, repaired: bool = False) -> Quotation:
    start, end = opening.end, max(opening.end, closing.start)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(Span(start, end), Span(opening.start, max(closing.end, end)), block, repaired)
