"""Headlines that give a speaker and a claim: "Roe: we will not leave", "Troops gone, says Roe", "Troops gone – Roe"."""

import re
from collections.abc import Collection, Iterator, Sequence

from onrecord.lexicon.acts import act_words
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
TOPICS = frozenset({MentionKind.COUNTRY, MentionKind.PLACE, MentionKind.GROUP})
SHORTEST_CLAIM = 2  # words
TRAILING_SOURCE = re.compile(r"\s[–—-]\s(?=[^–—]{3,60}$)")


def find_headline_claims(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for titles and headings that give a speaker before a colon or behind a dash.

    Args:
        reading: The report.
        drafts: Its other statements: a country or place before a colon speaks only if it does so elsewhere, too, or
            if the claim is in quotation marks; otherwise it is the topic ("Norland: what we know").
    """
    speaking = {mention.entity for draft in drafts if (mention := _mention_of(reading, draft)) is not None}
    found: list[Draft] = []
    for block in reading.report.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            found.extend(_before_colon(reading, block, speaking))
            found.extend(_behind_dash(reading, block))
    return found


def _mention_of(reading: Reading, draft: Draft) -> Mention | None:
    return None if draft.subject is None else reading.mention(draft.subject)


def _before_colon(reading: Reading, block: Block, speaking: Collection[int | None]) -> Iterator[Draft]:
    colon = block.span.of(reading.report.text).find(":")
    if colon <= 0:
        return
    at = block.span.start + colon
    speaker = _mention_filling(reading, Span(block.span.start, at))
    content = reading.trimmed(Span(at + 1, block.span.end))
    words = content.of(reading.report.text).split()
    if speaker is None or len(words) < SHORTEST_CLAIM or words[0].lower() in act_words("asking"):
        return
    quoted = bool(reading.quotations_in(content))
    if speaker.kind in TOPICS and not quoted and (speaker.entity is None or speaker.entity not in speaking):
        return
    yield Draft("speaker and colon in a headline", (content,), Act.ASSERT, speaker.head, (Span(at, at + 1),))


def _behind_dash(reading: Reading, block: Block) -> Iterator[Draft]:
    match = TRAILING_SOURCE.search(block.span.of(reading.report.text))
    if match is None:
        return
    dash = Span(block.span.start + match.start() + 1, block.span.start + match.start() + 2)
    speaker = _mention_filling(reading, Span(dash.end, block.span.end))
    content = reading.trimmed(Span(block.span.start, dash.start))
    if speaker is not None and speaker.kind not in TOPICS and len(content):
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
