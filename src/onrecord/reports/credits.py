"""Finds whom a report credits: agencies, outlets and monitors that it names as where it has this from.

Credits stand in furniture ("Source: VOA", "(AFP)" before the first words) and in the prose ("with link to the
Associated Press", "told the Harbour Gazette newspaper"). A credit is evidence of descent: reports that credit one
agency are not independent of each other.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.lexicon.bodies import family_of
from onrecord.lexicon.countries import find_country, find_country_by_demonym
from onrecord.lexicon.furniture import (
    copyright_pattern,
    credit_rules,
    find_outlet,
    monitor_again_pattern,
    not_outlets,
    outlet_pattern,
    press_pattern,
    sentence_openers,
)
from onrecord.lexicon.lineage import monitor_pattern
from onrecord.lexicon.outlets import ambiguous_names, find_in_any_case, monitor_names
from onrecord.lexicon.posts import find_body
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
_MOST_OF_PERSON = 4
_OWN_STAFF = re.compile(r"\s+(?:staff|reporters?|correspondents?|news\s?desk|newsroom|desk)\b", re.IGNORECASE)
_NO_NAMES = frozenset(
    {"archive", "file", "handout", "illustration", "illustrative", "open sources", "screenshot", "pool"}
)
_NEAR_TOP = 400
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_SENTENCE_BEFORE = re.compile(r"^.*[a-z]{2}[.!?]\s+", re.DOTALL)
_WIRE = re.compile(r"\b(?:News|Wire|Newswire|Broadcasting|Radio|Television) Service$")
_ONLY_MONITOR = re.compile(r"(?:the\s+)?(?:[\w-]+-based\s+)?(?:observatory|monitor)", re.IGNORECASE)
_BASED = re.compile(r"^(?:[\w-]+-based\s+)?(?:the\s+)?", re.IGNORECASE)
_DAYS = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
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
        elif piece.kind is FurnitureKind.COPYRIGHT:
            yield from _in_copyright(page_text, piece.page_span)
        elif piece.kind in _KINDS:
            named = list(_listed(page_text, piece))
            yield from named or _after_opener(page_text, piece)


def _in_dateline(page_text: str, span: Span) -> Iterator[Credit]:
    """The agency of a dateline; the words after it decide where the dateline ends, so they are read along."""
    dateline = find_dateline(page_text, span.start, len(page_text))
    if dateline is not None and "name" in dateline.re.groupindex and dateline["name"]:
        yield _credit(page_text, CreditKind.DATELINE, Span(*dateline.span("name")))
    elif dateline is None and (opening := outlet_pattern().match(page_text, span.start, span.end)) is not None:
        yield _credit(page_text, CreditKind.DATELINE, Span(*opening.span()))


def _in_copyright(page_text: str, span: Span) -> Iterator[Credit]:
    """The agency whose words these are: "Copyright 2022 The Associated Press. All rights reserved"."""
    found = copyright_pattern().search(page_text, span.start, span.end)
    if found is not None:
        yield _credit(page_text, CreditKind.SOURCE_LINE, Span(*found.span("name")))


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
        pressed = press_pattern().finditer(page_text, span.start, span.end)
        names = [found for found in pressed if not _OWN_STAFF.match(page_text, found.end(), span.end)]
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
    if usual := find_in_any_case(words):
        yield Credit(usual, _kind_of(page_text, piece), span)
    elif _reads_like_name(words) and not _is_colleague(page_text, piece, words):
        yield _credit(page_text, _kind_of(page_text, piece), span)


def _is_colleague(page_text: str, piece: Furniture, words: str) -> bool:
    """Whether it is one of the outlet's own who contributed: "additional reporting by Ada Roe"."""
    named = words.split()
    if _kind_of(page_text, piece) is not CreditKind.CONTRIBUTED or press_pattern().search(words):
        return False
    return 1 < len(named) <= _MOST_OF_PERSON and all(word[:1].isupper() and not word.isupper() for word in named)


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
    found = [credit for block in blocks for piece in block.pieces for credit in _in_piece(page_text, piece)]
    yield from found
    named = {credit.name for credit in found if credit.name in set(monitor_names().values())}
    if len(named) == 1:
        yield from _named_again(page_text, blocks, next(iter(named)), min(credit.page_span.start for credit in found))


def _in_piece(page_text: str, piece: Span) -> Iterator[Credit]:
    for rule in credit_rules():
        if rule.kind is CreditKind.DATELINE and piece.start > _NEAR_TOP:
            continue
        for found in rule.pattern.finditer(page_text, piece.start, piece.end):
            if rule.kind is CreditKind.DATELINE and found.start() > _NEAR_TOP:
                break
            span = Span(*found.span("name"))
            if _may_be_outlet(span.of(page_text)):
                yield _credit(page_text, rule.kind, span)


def _named_again(page_text: str, blocks: Sequence[ProseBlock], name: str, first: int) -> Iterator[Credit]:
    """Where the one monitor that a report names is called "the Observatory", "the monitor"."""
    for block in blocks:
        for piece in block.pieces:
            for found in monitor_again_pattern().finditer(page_text, piece.start, piece.end):
                if found.start("name") > first or found[0][0] in "aA":
                    yield Credit(name, CreditKind.REPORTED_BY, Span(*found.span("name")))


def _may_be_outlet(name: str) -> bool:
    """Whether an unlisted name can be that of an outlet: not of an authority, a country, or "German" alone."""
    words = name.split()
    if _ONLY_MONITOR.fullmatch(name):
        return False
    if find_outlet(name) is not None or name in monitor_names() or monitor_pattern().search(name):
        return True
    if find_country(name) is not None or all(word in sentence_openers() or word == "TV" for word in words):
        return False
    if _ACRONYM.fullmatch(name) and (family_of(name) is not None or find_body(name) is not None):
        return False
    words = words[:-1] if _WIRE.search(name) else words
    return not any(word.strip(".,'’").lower() in not_outlets() for word in words)


def _credit(page_text: str, kind: CreditKind, span: Span) -> Credit:
    """A credit under the usual name of the agency, else under the words on the page without article and marks."""
    span = _without_lead(page_text, span)
    words = span.of(page_text)
    usual = find_outlet(words) or monitor_names().get(" ".join(words.split()))
    return Credit(usual or " ".join(words.split()), kind, span)


def _without_lead(page_text: str, span: Span) -> Span:
    """A name without article, closing marks, and words before a known name ("Wednesday the Times of Israel")."""
    words = span.of(page_text)
    if find_outlet(words) is not None:
        return span
    start = span.start + len(words) - len(_LEADING_WORDS.sub("", _SENTENCE_BEFORE.sub("", words)))
    span = Span(start, max(start, span.start + len(words.rstrip(".,'’"))))
    if find_outlet(span.of(page_text)) is not None:
        return span
    words = span.of(page_text)
    if monitor_pattern().search(words):
        inside = [name for name in monitor_names() if words.endswith(f" {name}")]
        if inside:
            return Span(span.end - max(map(len, inside)), span.end)
        return Span(span.start + len(words) - len(_BASED.sub("", words)), span.end)
    known = [found for found in outlet_pattern().finditer(page_text, span.start, span.end) if found.end() == span.end]
    if known and known[-1].start() > span.start and known[-1][0] not in ambiguous_names():
        return Span(known[-1].start(), span.end)
    first, _, rest = span.of(page_text).partition(" ")
    nation = " " in rest and rest[0].isupper() and find_country_by_demonym(first) is not None
    if rest and (first.rstrip(".,") in _DAYS or nation):
        return Span(span.end - len(rest), span.end)
    return span
