"""When, through what and to whom something was said: what the sentence tells around the reporting clause."""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.lexicon.data_files import read_toml
from onrecord.model import Interval, Span, TimeType
from onrecord.record.drafts import Draft
from onrecord.record.positions import SpanIndex
from onrecord.record.reading import Reading

LONGEST_SAYING = 7  # days: "said this week" dates a statement, "said in 2014" hardly


def said_when(reading: Reading, draft: Draft, *, contents: SpanIndex, drafts: Sequence[Draft]) -> Interval | None:
    """The time given in the sentence of the reporting word; None if none is given there.

    Args:
        reading: The report.
        draft: The statement.
        contents: The contents of all statements: a time within one is part of what is said.
        drafts: The statements that `contents` numbers.
    """
    anchor = _anchor(reading, draft)
    if anchor is None:
        return None
    best: tuple[int, Interval] | None = None
    for time in reading.times_in(reading.sentence_span(anchor)):
        if time.type not in (TimeType.DATE, TimeType.TIME) or time.interval is None:
            continue
        days = time.interval.days()
        if (
            _is_said(time.span, draft, [drafts[number] for number in contents.near([time.span])])
            or days is None
            or days > LONGEST_SAYING
        ):
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
    sentence = reading.sentence_span(anchor)
    for match in _channel_pattern().finditer(reading.report.text, sentence.start, sentence.end):
        span = Span(*match.span())
        if not any(piece.overlaps(span) for piece in draft.content):
            return span
    return None


def _anchor(reading: Reading, draft: Draft) -> int | None:
    if draft.cue:
        return draft.cue[0].start
    return draft.inherited.cue[0].start if draft.inherited is not None and draft.inherited.cue else None


def _belongs_elsewhere(reading: Reading, time: Span, draft: Draft) -> bool:
    """Whether a time hangs on a verb whose subject is not the speaker."""
    first = next(reading.tokens_in(time), None)
    if draft.cue_token is None or first is None:
        return False
    current = first
    while reading.tokens[current].head != current:
        current = reading.tokens[current].head
        if reading.tokens[current].pos == "VERB":
            return current not in _verbs_of_speaker(reading, draft.cue_token, draft.subject)
    return False


def _verbs_of_speaker(reading: Reading, cue: int, subject: int | None) -> set[int]:
    """The reporting verb and those above it up to the one that has its subject ("met them on Monday, saying ...")."""
    verbs = {cue}
    while reading.tokens[cue].head != cue and reading.child(cue, "nsubj", "nsubjpass") != subject:
        cue = reading.tokens[cue].head
        verbs.add(cue)
    return verbs


def _is_said(time: Span, draft: Draft, near: Sequence[Draft]) -> bool:
    """Whether a time is part of what somebody says, other than one who tells of this very statement."""
    around = draft.cue[0] if draft.cue else draft.content[0]
    return any(
        piece.overlaps(time) and (other is draft or not any(p.contains(around) for p in other.content))
        for other in near
        for piece in other.content
    )


@cache
def _channel_pattern() -> re.Pattern[str]:
    words = sorted(read_toml("channels.toml")["words"], key=len, reverse=True)
    nouns = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(
        rf"\b(?:in|during|at|on|via|through|by)\s+(?:a|an|the|his|her|its|their|this)\s+(?:[\w’'-]+\s+){{0,3}}?(?:{nouns})\b",
        re.IGNORECASE,
    )
