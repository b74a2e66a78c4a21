"""Speakers that the layout gives: turns of a transcript, names signed behind a dash, lists below a reporting clause."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.lexicon.acts import act_words
from onrecord.model import Act, Block, BlockKind, Mention, MentionKind, Quotation, Span
from onrecord.record.drafts import Draft
from onrecord.record.known import Known
from onrecord.record.quoted import content_span
from onrecord.record.reading import Reading, reporting_verb
from onrecord.record.subjects import find_subject

LABEL = re.compile(r"[“\"]?(?P<label>[A-Z][\w.’'-]*(?: [A-Z(][\w.’')-]*){0,4}):\s+(?=\S)")
FEWEST_TURNS = 2  # of each of two speakers at least: then it is a conversation
SIGNATURE = re.compile(r"\s*[–—―-]{1,2}\s*(?=[A-Z])")
ITEM = re.compile(r"\s*(?:[-–—*•·▪◦‣]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
SIGNING = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.OFFICE)


def find_laid_out(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for turns of a transcript, signed quotations and listed items that no other draft holds already."""
    known = Known(reading, drafts)
    laid_out = (*_turns(reading), *_signed(reading), *_listed(reading))
    return [draft for draft in laid_out if not known.holds(draft.content)]


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


def _listed(reading: Reading) -> Iterator[Draft]:
    """The items of a list below a reporting clause that ends in a colon ("According to the police:")."""
    above: tuple[int, int] | None = None
    for block in reading.report.blocks:
        item = ITEM.match(reading.report.text, block.span.start, block.span.end)
        if item is None:
            above = _reporting_above(reading, block)
        elif above is not None:
            content = reading.trimmed(Span(item.end(), block.span.end))
            cue, subject = above
            verb = reporting_verb(reading, cue)
            if len(content):
                act = verb.act if verb else Act.ASSERT
                yield Draft("item of a list", (content,), act, subject, (_cue_span(reading, cue),), cue)


def _reporting_above(reading: Reading, block: Block) -> tuple[int, int] | None:
    """The reporting word of a paragraph that ends in a colon, and who speaks; None where it has its content already."""
    if not block.span.of(reading.report.text).rstrip().endswith(":"):
        return None
    for i in reading.tokens_in(block.span):
        subject = None
        if reading.tokens[i].text.lower() == "according":
            to = reading.child(i, "prep")
            subject = None if to is None or reading.tokens[i].head != i else reading.child(to, "pobj")
        elif (verb := reporting_verb(reading, i)) is not None and verb.takes & {"clause", "quotation"}:
            subject = find_subject(reading, i) if reading.child(i, "ccomp") is None else None
        if subject is not None and reading.quotation_at[i] is None:
            return i, subject
    return None


def _cue_span(reading: Reading, cue: int) -> Span:
    """The reporting word, with "to" behind "according"."""
    with_to = reading.tokens[cue].text.lower() == "according"
    return reading.span(cue, cue + 1 + with_to)
