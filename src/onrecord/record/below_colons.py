"""What stands below a reporting clause that ends in a colon: the items of a list, and paragraphs in quotation marks."""

import re
from collections.abc import Collection, Iterator, Sequence

from onrecord.lexicon.acts import act_words
from onrecord.lexicon.reporting import reporting_nouns
from onrecord.model import Act, Block, BlockKind, Span
from onrecord.record.drafts import Draft
from onrecord.record.reading import MARKS, Reading, reporting_verb
from onrecord.record.subjects import find_subject

ITEM = re.compile(r"\s*(?:[-–—*•·▪◦‣]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
OPENING = '"“”„«'  # pages set the closing mark first, too
CLOSING = '"”“»'
QUOTED_SHARE = 0.8  # of a paragraph's letters, from which it is all quotation


def attributed_paragraphs(reading: Reading, drafts: Sequence[Draft]) -> frozenset[int]:
    """The paragraphs that have a reporting word outside quotation marks: what they quote is not another's."""
    words = [draft.cue_token for draft in drafts if draft.cue_token is not None]
    outside = (reading.tokens[word].start for word in words if reading.quotation_at[word] is None)
    return frozenset(reading.block_of(start) for start in outside)


def find_below_colons(reading: Reading, attributed: Collection[int]) -> Iterator[Draft]:
    """Drafts for lists and quotations below reporting clauses.

    Args:
        reading: The report.
        attributed: The numbers of the paragraphs that have a reporting clause of their own.
    """
    above: tuple[int, int] | None = None
    for number, block in enumerate(reading.report.blocks):
        item = ITEM.match(reading.report.text, block.span.start, block.span.end)
        if item is not None:
            content = reading.trimmed(Span(item.end(), block.span.end))
            if above is not None and len(content):
                yield _draft(reading, "item of a list", (content,), above)
            continue
        if above is not None:
            pieces = tuple(_quoted_from(reading, number, attributed))
            if pieces:
                yield _draft(reading, "quotation below a reporting clause", pieces, above)
        above = _reporting_above(reading, block)


def _draft(reading: Reading, rule: str, content: tuple[Span, ...], above: tuple[int, int]) -> Draft:
    cue, subject = above
    verb = reporting_verb(reading, cue)
    return Draft(rule, content, verb.act if verb else Act.ASSERT, subject, (_cue_span(reading, cue),), cue)


def _quoted_from(reading: Reading, number: int, attributed: Collection[int]) -> Iterator[Span]:
    """The paragraphs from one on that are all quotation, up to the one that closes it."""
    text = reading.report.text
    for following in range(number, len(reading.report.blocks)):
        block = reading.report.blocks[following]
        content = _quoted_paragraph(reading, block)
        if content is None or following in attributed:
            return
        yield content
        if block.span.of(text).rstrip()[-1:] in CLOSING or text[content.end : content.end + 1] in CLOSING:
            return


def _quoted_paragraph(reading: Reading, block: Block) -> Span | None:
    """What a paragraph quotes that begins with a mark and is all quotation; None where it is not.

    It need not be closed: then the next one goes on. Marks within it may pair wrongly, so its ends count as well.
    """
    words = block.span.of(reading.report.text)
    stripped = words.strip()
    if block.kind is not BlockKind.PARAGRAPH or stripped[:1] not in OPENING or len(stripped) < 2:
        return None
    quoted = sum(
        _letters(reading, Span(max(q.span.start, block.span.start), min(q.span.end, block.span.end)))
        for q in reading.quotations_in(block.span)
    )
    if stripped[-1] not in CLOSING and quoted < QUOTED_SHARE * _letters(reading, block.span):
        return None
    start = block.span.start + len(words) - len(words.lstrip())
    return without_marks(reading, Span(start, start + len(stripped)))


def _letters(reading: Reading, span: Span) -> int:
    return sum(char.isalnum() for char in span.of(reading.report.text))


def without_marks(reading: Reading, span: Span) -> Span:
    """A span without spaces and quotation marks at its ends, whether or not they pair."""
    text, start, end = reading.report.text, span.start, span.end
    while start < end and (text[start] in MARKS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in MARKS or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def _reporting_above(reading: Reading, block: Block) -> tuple[int, int] | None:
    """The reporting word of a paragraph that ends in a colon, and who speaks; None where it has its content already."""
    if not block.span.of(reading.report.text).rstrip().endswith(":"):
        return None
    for i in reading.tokens_in(block.span):
        subject = _speaker(reading, i)
        if subject is not None and reading.quotation_at[i] is None:
            return i, subject
    return None


def _speaker(reading: Reading, i: int) -> int | None:
    """Who speaks, where a token is a reporting word that may lead to what stands below; None in all else."""
    token = reading.tokens[i]
    if token.text.lower() == "according":
        to = reading.child(i, "prep")
        return None if to is None or token.head != i else reading.child(to, "pobj")
    verb = reporting_verb(reading, i)
    if verb is not None and verb.takes & {"clause", "quotation"}:
        return find_subject(reading, i) if reading.child(i, "ccomp") is None else None
    if token.pos == "NOUN" and token.dep == "dobj" and _is_worded(token.lemma.lower()):
        ends = all(not reading.tokens[k].text[:1].isalnum() for k in reading.subtree(token.head) if k > i)
        return find_subject(reading, token.head) if ends else None
    return None


def _is_worded(noun: str) -> bool:
    return noun in reporting_nouns() or noun in act_words("worded")


def _cue_span(reading: Reading, cue: int) -> Span:
    """The reporting word, with "to" behind "according"."""
    with_to = reading.tokens[cue].text.lower() == "according"
    return reading.span(cue, cue + 1 + with_to)
