"""What of a report's text each of its credits covers.

A credit above or below the prose ("Source: VOA", a dateline) covers all of it. One in the prose covers the sentence
that it stands in, with the quotation that runs through it and the sentences that go on with the same words. Photo
credits cover nothing, and a report that credits itself depends on nobody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.cross_report.lineage.publishers import OutletRegister, publisher_of, same_publisher
from onrecord.cross_report.lineage.telling import rarest, words_of
from onrecord.lexicon.lineage import background_pattern, following_pattern, standing_pattern, whole_pattern
from onrecord.model.filed import Filed
from onrecord.model.lineage import Publisher
from onrecord.model.reports import Credit, CreditKind
from onrecord.model.spans import Span

LEAD = 900
"""How many code points of a report a credit for all of it is judged by."""
MOST_OPENING = 12
_ABOVE = 400
_OPEN, _CLOSED = "“«„", "”»"
_WHOLE_KINDS = (CreditKind.SOURCE_LINE, CreditKind.DATELINE)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A credit of a report with whom it means and what of the text it covers.

    `name` is what the report calls them. `span` covers the name in the text and is None where it stands beside the
    prose; `page_span` covers it on the page, None for a credit that is the report's author. `scope` is empty where
    nothing tells what of the report it covers ("AFP contributed to this report"). `words` are the telling words of the
    part of the scope by which the credit is judged.
    """

    name: str
    publisher: Publisher
    kind: CreditKind
    span: Span | None
    page_span: Span | None
    scope: tuple[Span, ...]
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sourced:
    """A report with its publisher and all whom it credits.

    `opening` are the most telling words of its beginning, as many as `MOST_OPENING`, the most telling first.
    """

    filed: Filed
    publisher: Publisher
    attributions: tuple[Attribution, ...]
    opening: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """The telling words of all of it."""
        return _words_of(self.filed.text)

    @property
    def lead(self) -> frozenset[str]:
        """The telling words of its beginning."""
        return _lead_of(self.filed.text)


@lru_cache(maxsize=4096)
def _words_of(text: str) -> frozenset[str]:
    return _lead_of(text) | words_of(text, (Span(min(LEAD, len(text)), len(text)),))


@lru_cache(maxsize=4096)
def _lead_of(text: str) -> frozenset[str]:
    return words_of(text, (Span(0, min(LEAD, len(text))),))


def opening_of(text: str) -> tuple[str, ...]:
    """The most telling words of a text's beginning."""
    return rarest(_lead_of(text), MOST_OPENING)


def sourced(filed: Filed, register: OutletRegister, *, opening: tuple[str, ...] | None = None) -> Sourced:
    """A report with what it says of where it comes from; depends on the report alone.

    `opening` is what `opening_of` its text gives, where that is known already.
    """
    publisher = publisher_of(filed, register)
    found = [*_of_author(filed, register), *_of_credits(filed, register)]
    others = [one for one in found if not same_publisher(one.publisher, publisher)]
    judged = {scope: _judged_words(filed.text, scope) for scope in {one.scope for one in others}}
    attributions = tuple(replace(one, words=judged[one.scope]) for one in others)
    return Sourced(filed, publisher, attributions, opening_of(filed.text) if opening is None else opening)


def _judged_words(text: str, scope: Sequence[Span]) -> frozenset[str]:
    """What the part of a scope that a credit is for tells, without what is always written of an informant."""
    told = standing_pattern().sub(" ", " ".join(span.of(text) for span in _judged(scope)))
    return words_of(told, (Span(0, len(told)),))


def _judged(scope: Sequence[Span]) -> tuple[Span, ...]:
    """The part of a scope that tells what the credit is for: further down reports add their own."""
    kept: list[Span] = []
    left = LEAD
    for span in scope:
        kept.append(Span(span.start, min(span.end, span.start + left)))
        left -= len(kept[-1])
        if left <= 0:
            break
    return tuple(kept)


def _of_author(filed: Filed, register: OutletRegister) -> Iterator[Attribution]:
    """The agency in the author's place: "Reuters", "Jane Doe, Associated Press"."""
    for part in (filed.author or "").replace("|", ",").replace("/", ",").split(","):
        name = part.strip().removeprefix("By ").strip()
        if publisher := register.listed(name):
            yield Attribution(name, publisher, CreditKind.CONTRIBUTED, None, None, (Span(0, len(filed.text)),))


def _of_credits(filed: Filed, register: OutletRegister) -> Iterator[Attribution]:
    spans = filed.credit_spans or (None,) * len(filed.credits)
    for credit, span in zip(filed.credits, spans, strict=True):
        publisher = register.find(credit.name) if credit.kind is not CreditKind.PHOTO else None
        if publisher is not None:
            name = _name(filed, credit, span, register)
            scope = tuple(_scope(filed, credit, span))
            yield Attribution(name, publisher, credit.kind, span, credit.page_span, scope)


def _name(filed: Filed, credit: Credit, span: Span | None, register: OutletRegister) -> str:
    """How the report calls the one credited: in its own words where they are a name, else ("the monitor") the usual."""
    words = " ".join(span.of(filed.text).split()) if span else credit.name
    found, usual = register.find(words), register.find(credit.name)
    return words if found is not None and usual is not None and found.key == usual.key else credit.name


def _scope(filed: Filed, credit: Credit, span: Span | None) -> Iterator[Span]:
    above = span is None and credit.kind is CreditKind.CONTRIBUTED and credit.page_span.start < _ABOVE
    if above or credit.kind in _WHOLE_KINDS:
        yield Span(0, len(filed.text))
    if span is None or credit.kind in (*_WHOLE_KINDS, CreditKind.CONTRIBUTED):
        return
    at = next((i for i, one in enumerate(filed.sentences) if one.start <= span.start < one.end), None)
    if at is None:
        return
    sentence = filed.sentences[at]
    if whole_pattern().match(filed.text, sentence.start, sentence.end):
        yield from _all_but_background(filed)
        return
    first, last = _neighbours(filed, at)
    headline = _headline(filed)
    if headline is not None and _is_lead(filed, at, headline):
        yield headline
    yield Span(filed.sentences[first].start, filed.sentences[last].end)


def _all_but_background(filed: Filed) -> Iterator[Span]:
    """The paragraphs before the report turns to what was before; the whole text where it does not."""
    for paragraph in filed.paragraphs:
        if background_pattern().match(filed.text, paragraph.start, paragraph.end):
            yield Span(0, paragraph.start)
            return
    yield Span(0, len(filed.text))


def _neighbours(filed: Filed, at: int) -> tuple[int, int]:
    """The first and last sentence of the paragraph that tell the same words as the one with the credit."""
    paragraph = next((one for one in filed.paragraphs if one.contains(filed.sentences[at])), filed.sentences[at])
    inside = [i for i, one in enumerate(filed.sentences) if paragraph.contains(one)]
    first = last = at
    while first - 1 in inside and _is_open(filed, filed.sentences[inside[0]].start, filed.sentences[first].start):
        first -= 1
    while last + 1 in inside:
        following = filed.sentences[last + 1]
        goes_on = following_pattern().match(filed.text, following.start, following.end) is not None
        if not goes_on and not _is_open(filed, filed.sentences[inside[0]].start, following.start):
            break
        last += 1
    return first, last


def _is_open(filed: Filed, start: int, end: int) -> bool:
    """Whether a quotation that began after `start` goes on at `end`."""
    before = filed.text[start:end]
    opened, closed = (sum(before.count(mark) for mark in marks) for marks in (_OPEN, _CLOSED))
    return opened > closed or before.count('"') % 2 == 1


def _headline(filed: Filed) -> Span | None:
    """Where the title stands at the head of the text."""
    title = filed.title or ""
    return Span(0, len(title)) if title and filed.text.startswith(title) else None


def _is_lead(filed: Filed, at: int, headline: Span) -> bool:
    """Whether a sentence is the first or second below the headline, which sums it up."""
    body: Sequence[int] = [i for i, one in enumerate(filed.sentences) if one.start >= headline.end]
    return at in body[:2]
