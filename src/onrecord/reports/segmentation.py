"""Parts the text of a page into the report's prose and the furniture around it, and loses nothing.

Every character of the page that shows something ends up in exactly one place: a prose block or a piece of
furniture. Characters are never altered, only left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicon.furniture import dateline_patterns, ending_rules, inline_rules, not_places, opening_rules
from onrecord.model import Alignment, Block, BlockKind, Furniture, FurnitureKind, Span
from onrecord.reports.headings import parted
from onrecord.reports.labels import MarkupHints, PageText, label_paragraphs
from onrecord.reports.matching import title_end
from onrecord.reports.paragraphs import find_paragraphs, trimmed

SEPARATOR = "\n\n"
NO_HINTS = MarkupHints()
_DATELINE_PARAGRAPHS = 4
_LONGEST_DATELINE = 120
_CLOSING_MARKS = ".,;:!?…)]”’»%"


@dataclass(frozen=True, slots=True)
class ProseBlock:
    """A block of prose as the pieces of the page that it is made of, in order."""

    kind: BlockKind
    pieces: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A page parted into prose and furniture, both in the order of the page."""

    blocks: tuple[ProseBlock, ...]
    furniture: tuple[Furniture, ...]


@dataclass(frozen=True, slots=True)
class CleanText:
    """The prose of a page joined, with its blocks and the way back to the page."""

    text: str
    blocks: tuple[Block, ...]
    alignment: tuple[Alignment, ...]


def segment(text: str, *, title: str | None = None, hints: MarkupHints = NO_HINTS) -> Segmentation:
    """Part the text of a page.

    Args:
        text: The text, with line ends of any kind.
        title: The declared title, if any.
        hints: What the page's markup says about its lines.
    """
    paragraphs = tuple(parted(text, tuple(_opened(text, find_paragraphs(text), title))))
    page = PageText(text, paragraphs, title, hints)
    blocks: list[ProseBlock] = []
    furniture: list[Furniture] = []
    prose_paragraphs = 0
    for paragraph, label in zip(paragraphs, label_paragraphs(page), strict=True):
        if isinstance(label, FurnitureKind):
            furniture.append(Furniture(label, paragraph))
            continue
        cuts = tuple(_cuts(text, paragraph, label, order=prose_paragraphs))
        prose_paragraphs += label is BlockKind.PARAGRAPH
        furniture.extend(cuts)
        if pieces := tuple(_pieces(text, paragraph, cuts)):
            blocks.append(ProseBlock(label, pieces))
    return Segmentation(tuple(blocks), tuple(furniture))


def assemble(page_text: str, blocks: Sequence[ProseBlock]) -> CleanText:
    """Join the prose blocks of a page, with blank lines between them."""
    parts: list[str] = []
    placed: list[Block] = []
    alignment: list[Alignment] = []
    length = 0
    for block in blocks:
        if parts:
            parts.append(SEPARATOR)
            length += len(SEPARATOR)
        start = length
        for piece in block.pieces:
            if length > start and _needs_space(parts[-1][-1], page_text[piece.start]):
                parts.append(" ")
                length += 1
            alignment.append(Alignment(length, piece.start, len(piece)))
            parts.append(piece.of(page_text))
            length += len(piece)
        placed.append(Block(Span(start, length), block.kind))
    return CleanText("".join(parts), tuple(placed), tuple(alignment))


def left_whole(page_text: str, blocks: Sequence[ProseBlock]) -> CleanText:
    """The page's text as it stands, with its blocks in it; furniture inside a block is not taken out of it."""
    placed = tuple(Block(Span(block.pieces[0].start, block.pieces[-1].end), block.kind) for block in blocks)
    return CleanText(page_text, placed, (Alignment(0, 0, len(page_text)),) if page_text else ())


def _needs_space(before: str, after: str) -> bool:
    return not before.isspace() and not after.isspace() and after not in _CLOSING_MARKS


def find_dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    """The dateline with which a paragraph opens, or None."""
    for pattern in dateline_patterns():
        found = pattern.match(text, start, min(end, start + _LONGEST_DATELINE))
        if found is None or found.end() >= end:
            continue
        label = re.split(r"\s*[(/\[,–—:-]", found[0].strip(), maxsplit=1)[0].strip()
        if label not in not_places():
            return found
    return None


def _opened(text: str, paragraphs: Sequence[Span], title: str | None) -> Iterator[Span]:
    """Paragraphs, with the declared title, and a date before it, parted from a first one that has swallowed them."""
    first = paragraphs[0] if paragraphs else Span(0, 0)
    opening = _find_opening(text, first, title) if title and len(title.split()) > 2 else None
    if opening is None:
        yield from paragraphs
        return
    if opening.start > first.start:
        yield trimmed(text, first.start, opening.start)
    yield opening
    yield trimmed(text, opening.end, first.end)
    yield from paragraphs[1:]


def _find_opening(text: str, paragraph: Span, title: str) -> Span | None:
    """The declared title, if a paragraph opens with it, or with a date and it, and goes on with a new sentence."""
    starts = [paragraph.start]
    for rule in opening_rules():
        if found := rule.pattern.match(text, paragraph.start, paragraph.end):
            starts.append(trimmed(text, found.end(), paragraph.end).start)
    for start in starts:
        end = title_end(text[start : paragraph.end], title)
        if end is not None and _begins_anew(text, start + end, paragraph.end):
            return Span(start, start + end)
    return None


def _begins_anew(text: str, at: int, end: int) -> bool:
    """Whether a new sentence or title begins at a position, after a space."""
    rest = trimmed(text, at, end)
    if not at < rest.start < end:
        return False
    return text[rest.start].isupper() or text[rest.start].isdigit() or text[rest.start] in "\"“‘'«("


def _cuts(text: str, paragraph: Span, label: BlockKind, *, order: int) -> Iterator[Furniture]:
    """Furniture inside a block of prose, in order and apart from each other; `order` counts the paragraphs before."""
    start, end = paragraph.start, paragraph.end
    for opening in _openings(text, paragraph, order if label is BlockKind.PARAGRAPH else _DATELINE_PARAGRAPHS):
        yield opening
        start = opening.page_span.end
    found = [
        Furniture(rule.kind, trimmed(text, *match.span()))
        for rule in inline_rules()
        for match in rule.pattern.finditer(text, start, end)
    ]
    if label is BlockKind.PARAGRAPH:
        found.extend(
            Furniture(rule.kind, trimmed(text, *match.span()))
            for rule in ending_rules()
            if (match := rule.pattern.search(text, max(start, end - _LONGEST_DATELINE * 3), end))
        )
    for furniture in sorted(found, key=lambda piece: (piece.page_span.start, -piece.page_span.end)):
        if furniture.page_span.start >= start and len(furniture.page_span):
            yield furniture
            start = furniture.page_span.end


def _openings(text: str, paragraph: Span, order: int) -> Iterator[Furniture]:
    """What stands before the first words of a paragraph: marks anywhere, dates and datelines near the top only."""
    start = paragraph.start
    for rule in opening_rules():
        found = rule.pattern.match(text, start, paragraph.end)
        if found is not None and (order == 0 or rule.kind is not FurnitureKind.DATELINE):
            span = trimmed(text, start, found.end())
            yield Furniture(rule.kind, span)
            start = trimmed(text, span.end, paragraph.end).start
    dateline = find_dateline(text, start, paragraph.end) if order < _DATELINE_PARAGRAPHS else None
    if dateline is not None:
        yield Furniture(FurnitureKind.DATELINE, trimmed(text, start, dateline.end()))


def _pieces(text: str, paragraph: Span, cuts: Sequence[Furniture]) -> Iterator[Span]:
    """What the cuts leave of a paragraph; of the blanks around a cut one is kept, where words stand on both sides."""
    kept: Span | None = None
    start = paragraph.start
    for cut in (*(cut.page_span for cut in cuts), Span(paragraph.end, paragraph.end)):
        piece = trimmed(text, start, cut.start)
        if len(piece):
            if kept is not None:
                if text[piece.start] not in _CLOSING_MARKS:
                    kept, piece = _spaced(text, kept, piece)
                yield kept
            kept = piece
        start = cut.end
    if kept is not None:
        yield kept


def _spaced(text: str, before: Span, after: Span) -> tuple[Span, Span]:
    """Two pieces, one of them longer by the blank that parted it from the furniture between them, if there was one."""
    if text[before.end].isspace():
        return Span(before.start, before.end + 1), after
    if text[after.start - 1].isspace():
        return before, Span(after.start - 1, after.end)
    return before, after
