"""When, through what and to whom something was said: what the sentence tells around the reporting clause."""

import re
from functools import cache

from onrecord.lexicon.data_files import read_toml
from onrecord.model import Interval, Span, TimeType
from onrecord.record.drafts import Draft
from onrecord.record.reading import Reading

LONGEST_SAYING = 7  # days: "said this week" dates a statement, "said in 2014" hardly


def said_when(reading: Reading, draft: Draft) -> Interval | None:
    """The time given in the sentence of the reporting word, outside the content; None if none is given there."""
    anchor = _anchor(reading, draft)
    if anchor is None:
        return None
    sentence = _sentence_span(reading, anchor)
    best: tuple[int, Interval] | None = None
    for time in reading.annotations.times:
        if time.type not in (TimeType.DATE, TimeType.TIME) or time.interval is None:
            continue
        inside = any(piece.overlaps(time.span) for piece in draft.content)
        days = time.interval.days()
        if inside or not sentence.contains(time.span) or days is None or days > LONGEST_SAYING:
            continue
        right_behind = draft.cue and 0 <= time.span.start - draft.cue[0].end <= len(" early on ")
        if not right_behind and _belongs_elsewhere(reading, time.span, draft):
            continue
        distance = abs(time.span.start - anchor)
        if best is None or distance < best[0]:
            best = (distance, time.interval)
    return best[1] if best else None


def channel(reading: Reading, draft: Draft) -> Span | None:
    """The words for the means or occasion ("in a press conference"), outside the content, or None."""
    anchor = _anchor(reading, draft)
    if anchor is None:
        return None
    sentence = _sentence_span(reading, anchor)
    for match in _channel_pattern().finditer(reading.report.text, sentence.start, sentence.end):
        span = Span(*match.span())
        if not any(piece.overlaps(span) for piece in draft.content):
            return span
    return None


def _anchor(reading: Reading, draft: Draft) -> int | None:
    if draft.cue:
        return draft.cue[0].start
    return draft.inherited.cue[0].start if draft.inherited is not None and draft.inherited.cue else None


def _sentence_span(reading: Reading, position: int) -> Span:
    """The sentence at a position, widened over a quotation that the parser ended too early."""
    sentences = reading.annotations.sentences
    return next((s.span for s in sentences if s.span.start <= position < s.span.end), Span(position, position))


def _belongs_elsewhere(reading: Reading, time: Span, draft: Draft) -> bool:
    """Whether a time hangs on a verb other than the reporting one that stands nearer to it."""
    if draft.cue_token is None:
        return False
    first = next(reading.tokens_in(time), None)
    if first is None:
        return False
    current = first
    for _ in range(12):
        head = reading.tokens[current].head
        if head == current or head == draft.cue_token:
            return False
        if reading.tokens[head].pos == "VERB":
            chain = {draft.cue_token}
            up = draft.cue_token
            while reading.tokens[up].head != up:
                up = reading.tokens[up].head
                chain.add(up)
            return head not in chain
        current = head
    return False


@cache
def _channel_pattern() -> re.Pattern[str]:
    words = sorted(read_toml("channels.toml")["words"], key=len, reverse=True)
    nouns = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(
        rf"\b(?:in|during|at|on|via|through|by)\s+(?:a|an|the|his|her|its|their|this)\s+(?:[\w’'-]+\s+){{0,3}}?(?:{nouns})\b",
        re.IGNORECASE,
    )
