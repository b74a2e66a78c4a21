"""Finds whom a report credits: agencies and outlets that it names as where it has this from.

Credits stand in furniture ("Source: VOA", "(AFP)" before the first words) and in the prose ("with link to the
Associated Press", "told the Harbour Gazette newspaper"). A credit is evidence of descent: reports that credit one
agency are not independent of each other.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.lexicon.countries import find_country
from onrecord.lexicon.furniture import (
    credit_rules,
    find_outlet,
    not_outlets,
    outlet_pattern,
    press_pattern,
    sentence_openers,
)
from onrecord.model import Credit, CreditKind, Furniture, FurnitureKind, Span
from onrecord.reports.paragraphs import trimmed
from onrecord.reports.segmentation import ProseBlock, find_dateline

_SOURCE_OPENER = re.compile(
    r"\W*(?:(?:original\s+)?(?:sources?|via|from|credit|courtesy\s+of|contribut(?:ing|ed\s+by))\s*[:|–—]"
    r"|(?:with|additional)\s+(?:reporting|inputs?|files?|information|material)\s+(?:by|from))\s*",
    re.IGNORECASE,
)
_CONTRIBUTION = re.compile(r"\bcontribut|\bwith\b|\badditional\b", re.IGNORECASE)
_PHOTO_OPENER = re.compile(
    r"\W*(?:(?:file|archive|cover|featured|main)\s+)?(?:photos?|images?|pictures?|screenshots?|footage|video)"
    r"(?:\s+(?:credits?|sources?|courtesy(?:\s+of)?|by|via|from))?\s*[:©|/,]?\s*",
    re.IGNORECASE,
)
_CAPTION_CREDIT = re.compile(
    r"\b(?:photo(?:graph)?|image|picture|credit)s?(?:\s+(?:by|credit|courtesy\s+of))?\s*[:©]\s*", re.IGNORECASE
)
_NAME_END = re.compile(r"[,;|/()\[\]\n]|\s[-–—]\s|\.\s|\.$|\s(?:in|at|for)\s(?=[A-Z])")
_LEADING_WORDS = re.compile(r"^(?:(?:the|by|from)\s+)+", re.IGNORECASE)
_LONGEST_NAME = 60
_MOST_NAME_WORDS = 6
_NO_NAMES = frozenset(
    {"archive", "file", "handout", "illustration", "illustrative", "open sources", "screenshot", "pool"}
)
_LINK_ENDING = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)

_KINDS = {
    FurnitureKind.SOURCE_LINE: CreditKind.SOURCE_LINE,
    FurnitureKind.PHOTO_CREDIT: CreditKind.PHOTO,
    FurnitureKind.CAPTION: CreditKind.PHOTO,
    FurnitureKind.BYLINE: CreditKind.CONTRIBUTED,
}


def find_credits(page_text: str, blocks: Sequence[ProseBlock], furniture: Sequence[Furniture]) -> tuple[Credit, ...]:
    """All credits of a page, in its order; one place gives one credit."""
    found = [*_in_furniture(page_text, furniture), *_in_prose(page_text, blocks)]
    found.sort(key=lambda credit: (credit.page_span.start, -credit.page_span.end))
    kept: list[Credit] = []
    for credit in found:
        if not kept or credit.page_span.start >= kept[-1].page_span.end:
            kept.append(credit)
    return tuple(kept)


def _in_furniture(page_text: str, furniture: Sequence[Furniture]) -> Iterator[Credit]:
    for piece in furniture:
        if piece.kind is FurnitureKind.DATELINE:
            yield from _in_dateline(page_text, piece.page_span)
        elif piece.kind in _KINDS:
            named = list(_listed(page_text, piece))
            yield from named or _after_opener(page_text, piece)


def _in_dateline(page_text: str, span: Span) -> Iterator[Credit]:
    """The agency of a dateline; the words after it decide where the dateline ends, so they are read along."""
    dateline = find_dateline(page_text, span.start, len(page_text))
    if dateline is not None and "name" in dateline.re.groupindex and dateline["name"]:
        yield _credit(page_text, CreditKind.DATELINE, Span(*dateline.span("name")))


def _kind_of(page_text: str, piece: Furniture) -> CreditKind:
    if piece.kind is FurnitureKind.SOURCE_LINE and _CONTRIBUTION.search(piece.page_span.of(page_text)):
        return CreditKind.CONTRIBUTED
    return _KINDS[piece.kind]


def _listed(page_text: str, piece: Furniture) -> Iterator[Credit]:
    """Known agencies and outlets that a piece of furniture names."""
    span = piece.page_span
    kind = _kind_of(page_text, piece)
    names = list(outlet_pattern().finditer(page_text, span.start, span.end))
    if piece.kind is FurnitureKind.BYLINE and not names:
        names = list(press_pattern().finditer(page_text, span.start, span.end))
    for found in names:
        yield _credit(page_text, kind, Span(*found.span()))


def _after_opener(page_text: str, piece: Furniture) -> Iterator[Credit]:
    """The unlisted name after "Source:" or "Photo:"."""
    found = _opener_of(page_text, piece)
    if found is None:
        return
    end = _NAME_END.search(page_text, found.end(), piece.page_span.end)
    span = trimmed(page_text, found.end(), end.start() if end else piece.page_span.end)
    words = span.of(page_text)
    if _reads_like_name(words):
        yield _credit(page_text, _kind_of(page_text, piece), span)


def _opener_of(page_text: str, piece: Furniture) -> re.Match[str] | None:
    start, end = piece.page_span.start, piece.page_span.end
    if piece.kind is FurnitureKind.CAPTION:
        return _CAPTION_CREDIT.search(page_text, start, end)
    openers = {FurnitureKind.SOURCE_LINE: _SOURCE_OPENER, FurnitureKind.PHOTO_CREDIT: _PHOTO_OPENER}
    opener = openers.get(piece.kind)
    return opener.match(page_text, start, end) if opener else None


def _reads_like_name(words: str) -> bool:
    return (
        1 < len(words) <= _LONGEST_NAME
        and len(words.split()) <= _MOST_NAME_WORDS
        and not _LINK_ENDING.match(words)
        and not any(mark.isdigit() for mark in words)
        and any(mark.isupper() for mark in words)
        and words.lower() not in _NO_NAMES
    )


def _in_prose(page_text: str, blocks: Sequence[ProseBlock]) -> Iterator[Credit]:
    for block in blocks:
        for piece in block.pieces:
            for rule in credit_rules():
                for found in rule.pattern.finditer(page_text, piece.start, piece.end):
                    span = Span(*found.span("name"))
                    if _may_be_outlet(span.of(page_text)):
                        yield _credit(page_text, rule.kind, span)


def _may_be_outlet(name: str) -> bool:
    """Whether an unlisted name can be that of an outlet: not of an authority, a country, or "German" alone."""
    words = name.split()
    if find_outlet(name) is not None:
        return True
    if find_country(name) is not None or all(word in sentence_openers() or word == "TV" for word in words):
        return False
    return not any(word.strip(".,'’").lower() in not_outlets() for word in words)


def _credit(page_text: str, kind: CreditKind, span: Span) -> Credit:
    """A credit under the usual name of the agency, else under the words on the page without article and marks."""
    words = span.of(page_text)
    usual = find_outlet(words)
    if usual is not None:
        return Credit(usual, kind, span)
    start = span.start + len(words) - len(_LEADING_WORDS.sub("", words))
    span = Span(start, max(start, span.start + len(words.rstrip(".,'’"))))
    words = span.of(page_text)
    return Credit(find_outlet(words) or " ".join(words.split()), kind, span)
