"""Speakers that the layout gives: turns of a transcript, names signed behind a dash, what stands below a colon."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from onrecord.lexicon.acts import act_words
from onrecord.model import Act, Block, BlockKind, Mention, MentionKind, Quotation, Span
from onrecord.record.below_colons import (
    CLOSING,
    OPENING,
    attributed_paragraphs,
    find_below_colons,
    without_marks,
)
from onrecord.record.drafts import Draft
from onrecord.record.known import Known
from onrecord.record.quoted import FINITE, content_span
from onrecord.record.reading import Reading

LABEL = re.compile(r"[“\"]?(?P<label>[A-Z][\w.’'-]*(?: [A-Z(][\w.’')-]*){0,4}):\s+(?=\S)")
FEWEST_TURNS = 2  # of each of two speakers at least: then it is a conversation
SIGNED = re.compile(
    r"\s*[“”\"«„](?P<said>.+)[”“\"»’']\s*(?P<dash>[–—―-]{1,2})\s*(?P<name>[A-Z][^“”\"]{0,120}?)[\s.]*$", re.DOTALL
)
SIGNATURE = re.compile(r"\s*[–—―-]{1,2}\s*(?=[A-Z])")
LONGEST_NAME = 4  # words
LONGEST_SIGNATURE = 12  # tokens of a name with its title or place
MOST_BLOCKS_A_TURN = 4  # on average: more is no transcript, but a text with labels in it
SIGNING = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.OFFICE)


def find_laid_out(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for what layout attributes and no other draft holds: turns, signed quotations, what is below a colon."""
    known = Known(reading, drafts)
    attributed = attributed_paragraphs(reading, drafts)
    ways = (_turns(reading), _signed_paragraphs(reading), _signed(reading), find_below_colons(reading, attributed))
    return [draft for way in ways for draft in _new(known, way)]


def _new(known: Known, drafts: Iterator[Draft]) -> Iterator[Draft]:
    """Drafts whose content no known one holds; they are known from then on."""
    for draft in drafts:
        if not known.holds(draft.content):
            known.add(draft)
            yield draft


def _turns(reading: Reading) -> Iterator[Draft]:
    """Paragraphs that begin with a name and a colon, where at least two speakers take turns.

    What follows without a name goes on with the turn: between two turns, and where its quotation is left open.
    """
    blocks = reading.report.blocks
    labelled = {number: match for number, block in enumerate(blocks) if (match := _label(reading, block))}
    counts = Counter(match["label"] for match in labelled.values())
    speakers = {label for label, count in counts.items() if count >= FEWEST_TURNS}
    if len(speakers) < FEWEST_TURNS:
        return
    dense = MOST_BLOCKS_A_TURN * len(labelled) > max(labelled) - min(labelled)
    for number, match in labelled.items():
        content = [reading.trimmed(Span(match.end(), blocks[number].span.end))]
        if dense and len(content[0]):
            content.extend(_going_on(reading, number, labelled))
        tokens = list(reading.tokens_in(Span(*match.span("label"))))
        if tokens and len(content[0]):
            colon = Span(match.end("label"), match.end("label") + 1)
            label = Span(*match.span("label"))
            yield Draft("turn of a transcript", tuple(content), Act.ASSERT, tokens[-1], (colon,), source=(label,))


def _going_on(reading: Reading, number: int, labelled: Collection[int]) -> Iterator[Span]:
    """The paragraphs that go on with a turn; stage directions in brackets are passed over."""
    text, blocks, last = reading.report.text, reading.report.blocks, max(labelled)
    for following in range(number + 1, len(blocks)):
        block = blocks[following]
        words = block.span.of(text).strip()
        if following in labelled or block.kind is not BlockKind.PARAGRAPH or not words:
            return
        before = blocks[following - 1].span.of(text).strip()
        left_open = words[0] in OPENING and before[:1] in OPENING and before[-1:] not in CLOSING
        if not left_open and (following > last or before[:1] in OPENING):
            return
        if words[0] not in "([":
            yield reading.trimmed(block.span)


def _label(reading: Reading, block: Block) -> re.Match[str] | None:
    match = LABEL.match(reading.report.text, block.span.start, block.span.end)
    if match is None or block.kind is not BlockKind.PARAGRAPH:
        return None
    return None if set(match["label"].lower().split()) & act_words("leading") else match


def _signed_paragraphs(reading: Reading) -> Iterator[Draft]:
    """Paragraphs that are all quotation but for a dash and a name at their end, whichever marks stand within."""
    text = reading.report.text
    for block in reading.report.blocks:
        signature = SIGNED.match(text, block.span.start, block.span.end)
        if signature is None or block.kind is not BlockKind.PARAGRAPH:
            continue
        name = list(reading.tokens_in(Span(*signature.span("name"))))
        content = without_marks(reading, Span(*signature.span("said")))
        if _is_signature(reading, name) and len(content):
            mention = reading.mention(name[0])
            speaker = name[-1] if mention is None else mention.head
            yield Draft("speaker behind a dash", (content,), Act.ASSERT, speaker, (Span(*signature.span("dash")),))


def _is_signature(reading: Reading, name: Sequence[int]) -> bool:
    """Whether words are who signs: a mention with what describes it, or up to four capitalised words."""
    tokens = [reading.tokens[i] for i in name]
    if not tokens or len(tokens) > LONGEST_SIGNATURE or any(token.tag in FINITE for token in tokens):
        return False
    mention = reading.mention(name[0])
    if mention is not None:
        return mention.kind in SIGNING and mention.span.start == tokens[0].start
    return len(tokens) <= LONGEST_NAME and all(token.text[:1].isupper() for token in tokens)


def _signed(reading: Reading) -> Iterator[Draft]:
    """Quotations with a dash and a name behind them."""
    for number, quotation in enumerate(reading.annotations.quotations):
        block = reading.report.blocks[quotation.block]
        dash = SIGNATURE.match(reading.report.text, quotation.outer.end, block.span.end)
        speaker = None if dash is None else _signatory(reading, dash.end())
        if dash is not None and speaker is not None and _is_sentence(reading, quotation):
            yield Draft(
                "speaker behind a dash",
                (content_span(reading, quotation),),
                Act.ASSERT,
                speaker.head,
                (_without_spaces(reading, Span(*dash.span())),),
                quotation=number,
            )


def _without_spaces(reading: Reading, span: Span) -> Span:
    words = span.of(reading.report.text)
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))


def _signatory(reading: Reading, position: int) -> Mention | None:
    token = next(reading.tokens_in(Span(position, position + 1)), None)
    mention = None if token is None else reading.mention(token)
    return mention if mention is not None and mention.kind in SIGNING and mention.span.start == position else None


def _is_sentence(reading: Reading, quotation: Quotation) -> bool:
    before = reading.report.text[: quotation.outer.start].rstrip()[-1:]
    return before in ("", ".", "!", "?", ":", "”", '"') or quotation.outer.start == _block_start(reading, quotation)


def _block_start(reading: Reading, quotation: Quotation) -> int:
    return reading.report.blocks[quotation.block].span.start
