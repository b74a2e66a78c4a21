"""Headlines that give a speaker and a claim: "Roe: we will not leave", "Troops gone, says Roe", "Troops gone – Roe"."""

import re
from collections.abc import Iterator

from onrecord.model import Act, Block, BlockKind, Mention, MentionKind, Span
from onrecord.record.drafts import Draft
from onrecord.record.reading import Reading

SPEAKERS = (
    MentionKind.PERSON,
    MentionKind.ORGANISATION,
    MentionKind.COUNTRY,
    MentionKind.PLACE,
    MentionKind.OFFICE,
    MentionKind.GROUP,
)
SHORTEST_CLAIM = 2  # words
TRAILING_SOURCE = re.compile(r"\s[–—-]\s(?=[^–—]{3,60}$)")


def find_headline_claims(reading: Reading) -> list[Draft]:
    """Drafts for titles and headings that give a speaker before a colon or behind a dash."""
    drafts: list[Draft] = []
    for block in reading.report.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            drafts.extend(_before_colon(reading, block))
            drafts.extend(_behind_dash(reading, block))
    return drafts


def _before_colon(reading: Reading, block: Block) -> Iterator[Draft]:
    words = block.span.of(reading.report.text)
    colon = words.find(":")
    if colon <= 0:
        return
    at = block.span.start + colon
    speaker = _mention_filling(reading, Span(block.span.start, at))
    content = reading.trimmed(Span(at + 1, block.span.end))
    if speaker is not None and len(content.of(reading.report.text).split()) >= SHORTEST_CLAIM:
        yield Draft("speaker and colon in a headline", (content,), Act.ASSERT, speaker.head, (Span(at, at + 1),))


def _behind_dash(reading: Reading, block: Block) -> Iterator[Draft]:
    words = block.span.of(reading.report.text)
    match = TRAILING_SOURCE.search(words)
    if match is None:
        return
    dash = Span(block.span.start + match.start() + 1, block.span.start + match.start() + 2)
    speaker = _mention_filling(reading, Span(dash.end, block.span.end))
    content = reading.trimmed(Span(block.span.start, dash.start))
    if speaker is not None and speaker.kind is not MentionKind.PLACE and len(content.of(words).split()) >= 0:
        yield Draft("speaker behind a dash in a headline", (content,), Act.ASSERT, speaker.head, (dash,))


def _mention_filling(reading: Reading, span: Span) -> Mention | None:
    """The mention that makes up the whole of a stretch, or None."""
    inner = reading.trimmed(span)
    for mention in reading.annotations.mentions:
        if (
            mention.kind in SPEAKERS
            and mention.span.start <= inner.start + 4
            and mention.span.end == inner.end
            and (inner.contains(mention.span) or mention.span.contains(inner))
        ):
            return mention
    return None
