"""Speakers that the layout gives, without a reporting word: turns of a transcript, and names signed behind a dash."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.lexicon.acts import act_words
from onrecord.model import Act, Block, BlockKind, Mention, MentionKind, Quotation, Span
from onrecord.record.drafts import Draft
from onrecord.record.known import Known
from onrecord.record.quoted import content_span
from onrecord.record.reading import Reading

LABEL = re.compile(r"[“\"]?(?P<label>[A-Z][\w.’'-]*(?: [A-Z(][\w.’')-]*){0,4}):\s+(?=\S)")
FEWEST_TURNS = 2  # of each of two speakers at least: then it is a conversation
SIGNATURE = re.compile(r"\s*[–—―-]{1,2}\s*(?=[A-Z])")
SIGNING = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.OFFICE)


def find_laid_out(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for turns of a transcript and for signed quotations that no other draft holds already."""
    known = Known(reading, drafts)
    return [draft for draft in (*_turns(reading), *_signed(reading)) if not known.holds(draft.content)]


def _turns(reading: Reading) -> Iterator[Draft]:
    """Paragraphs that begin with a name and a colon, where at least two speakers take turns."""
    labelled = [(block, match) for block in reading.report.blocks if (match := _label(reading, block))]
    counts = Counter(match["label"] for _, match in labelled)
    speakers = {label for label, count in counts.items() if count >= FEWEST_TURNS}
    if len(speakers) < FEWEST_TURNS:
        return
    for block, match in labelled:
        content = reading.trimmed(Span(match.end(), block.span.end))
        tokens = list(reading.tokens_in(Span(*match.span("label"))))
        if tokens and len(content):
            colon = Span(match.end("label"), match.end("label") + 1)
            label = Span(*match.span("label"))
            yield Draft("turn of a transcript", (content,), Act.ASSERT, tokens[-1], (colon,), source=(label,))


def _label(reading: Reading, block: Block) -> re.Match[str] | None:
    match = LABEL.match(reading.report.text, block.span.start, block.span.end)
    if match is None or block.kind is not BlockKind.PARAGRAPH:
        return None
    return None if set(match["label"].lower().split()) & act_words("leading") else match


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
