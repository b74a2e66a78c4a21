"""The sentences of one report that can stand in a timeline, each with a time that it speaks of.

A sentence that names times gives a line for each. The title and the first sentences of a report that name none tell of
the day of publication: news is mostly of that day or the one before, and a report says so where it is not.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from onrecord.cross_report.timeline.readability import sort_of_line, stands_alone, terms_of
from onrecord.cross_report.timeline.tense import (
    has_would,
    is_caption,
    is_main,
    names_a_thing,
    reality_of_verb,
    verb_over,
)
from onrecord.lexicon.dated_lines import bounding
from onrecord.model import (
    BlockKind,
    Event,
    Interval,
    Reality,
    Record,
    Sentence,
    Span,
    Statement,
    TimeExpression,
    TimeType,
    Token,
)
from onrecord.model.timeline import DatedLine

LEAD = 4  # sentences at a report's beginning that tell of the day of publication where they name no other time
LONGEST_TIME = 31  # days: what is told of a longer stretch is background, no entry
FEWEST_WORDS = 5
MOST_WORDS = 80
_A_DAY = timedelta(days=1)
_DONE = frozenset({Reality.ACTUAL, Reality.ONGOING})
_LATER = _DONE | {Reality.POSSIBLE}


def dated_lines(record: Record) -> tuple[DatedLine, ...]:
    """The dated lines of a report, in the order of its text."""
    told = _Told(record)
    lines: list[DatedLine] = []
    for place, sentence in enumerate(record.annotations.sentences):
        lines.extend(_lines_of(told, place, sentence))
    return tuple(lines)


def _lines_of(told: "_Told", place: int, sentence: Sentence) -> Iterator[DatedLine]:
    tokens = told.tokens[sentence.first_token : sentence.after_token]
    words = sum(any(mark.isalnum() for mark in token.text) for token in tokens)
    title = told.is_title(sentence)
    if not FEWEST_WORDS - 2 * title <= words <= MOST_WORDS:
        return
    kind = sort_of_line(told.text, sentence.span, tokens, quotations=told.quotations_in(sentence.span), title=title)
    if kind is None:
        return
    times = told.times_in(sentence.span)
    terms, alone, holder = terms_of(tokens), stands_alone(tokens), told.holder_of(sentence.span)
    for when, time in times or told.lead_time(place):
        verb = told.verb_of(sentence, time)
        yield DatedLine(
            span=sentence.span,
            when=when,
            time=time,
            place=place,
            kind=kind,
            reality=None if told.is_caption(sentence, time) else told.reality(verb, when),
            holder=holder,
            terms=terms,
            words=words,
            alone=alone,
            main=(verb is None or is_main(told.tokens, verb)) and not told.bounds(time) and not told.names(time),
        )


@dataclass(frozen=True)
class _Told:
    """What the lines ask of a record, found by position. Without slots, since indices are made when first asked for."""

    record: Record

    @property
    def text(self) -> str:
        return self.record.report.text

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.record.annotations.tokens

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _times(self) -> tuple[tuple[TimeExpression, Interval], ...]:
        kept = []
        for time in self.record.annotations.times:
            dated = time.type in {TimeType.DATE, TimeType.TIME}
            if dated and time.interval is not None and (time.interval.days() or LONGEST_TIME + 1) <= LONGEST_TIME:
                kept.append((time, time.interval))
        return tuple(kept)

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.span.start for time, _ in self._times]

    @cached_property
    def _event_at(self) -> dict[int, Event]:
        """The event whose trigger holds a token."""
        found: dict[int, Event] = {}
        for event in self.record.events:
            for span in event.trigger:
                for i in range(bisect_left(self._token_starts, span.start), bisect_left(self._token_starts, span.end)):
                    found.setdefault(i, event)
        return found

    @cached_property
    def _statements(self) -> tuple[Statement, ...]:
        return tuple(s for s in self.record.statements if s.parent is None and s.content)

    @cached_property
    def _statement_starts(self) -> list[int]:
        return [statement.content[0].start for statement in self._statements]

    @cached_property
    def publication(self) -> Interval | None:
        """When the report was published, if that is known to a month or better."""
        interval = self.record.annotations.publication.interval
        if interval is None or (interval.days() or LONGEST_TIME + 1) > LONGEST_TIME:
            return None
        return interval

    def is_title(self, sentence: Sentence) -> bool:
        """Whether a sentence is the report's title."""
        return self.record.report.blocks[sentence.block].kind is BlockKind.TITLE

    def quotations_in(self, span: Span) -> tuple[Span, ...]:
        """What is quoted within a sentence, marks included."""
        return tuple(q.outer for q in self.record.annotations.quotations if q.outer.overlaps(span))

    def times_in(self, span: Span) -> list[tuple[Interval, Span | None]]:
        """The times that a sentence names, each stretch once."""
        first, after = (bisect_left(self._time_starts, position) for position in (span.start, span.end))
        found: dict[Interval, Span | None] = {}
        for time, interval in self._times[first:after]:
            found.setdefault(_days_of(interval), time.span)
        return list(found.items())

    def lead_time(self, place: int) -> list[tuple[Interval, Span | None]]:
        """The day of publication, for a sentence at the report's beginning that names no time."""
        if self.publication is None or place >= LEAD:
            return []
        return [(_days_of(self.publication), None)]

    def holder_of(self, span: Span) -> str | None:
        """Who says most of a sentence: the speaker of a statement whose content covers half of it and more."""
        after = bisect_right(self._statement_starts, span.end)
        for statement in reversed(self._statements[:after]):
            covered = sum(
                max(0, min(piece.end, span.end) - max(piece.start, span.start)) for piece in statement.content
            )
            if 2 * covered > len(span) and statement.speakers:
                return statement.speakers[0].name
            if statement.content[-1].end < span.start:
                break
        return None

    def verb_of(self, sentence: Sentence, time: Span | None) -> int | None:
        """The verb that tells what happened at a time; the sentence's main verb where it names none."""
        return verb_over(self.tokens, sentence, self._token_at(time))

    def is_caption(self, sentence: Sentence, time: Span | None) -> bool:
        """Whether a sentence that names a time only says what a picture shows."""
        return is_caption(self.tokens, sentence, self._token_at(time))

    def bounds(self, time: Span | None) -> bool:
        """Whether a time only bounds what is told: "since Wednesday"."""
        start = self._token_at(time)
        return bool(start) and self.tokens[(start or 0) - 1].text.lower() in bounding()

    def names(self, time: Span | None) -> bool:
        """Whether a time only says which one is meant: "the September 11 attacks"."""
        if time is None:
            return False
        first, after = (bisect_left(self._token_starts, position) for position in (time.start, time.end))
        return names_a_thing(self.tokens, range(first, after))

    def _token_at(self, span: Span | None) -> int | None:
        return None if span is None else bisect_left(self._token_starts, span.start)

    def reality(self, verb: int | None, when: Interval) -> Reality | None:
        """How what a verb tells is told; what lies after publication can only be planned or less."""
        if verb is None:
            return None
        event = self._event_at.get(verb)
        reality = event.reality if event is not None else reality_of_verb(self.tokens, verb)
        if not self._is_later(when) or reality not in _LATER:
            return reality
        return Reality.PLANNED if reality in _DONE or has_would(self.tokens, verb) else reality

    def _is_later(self, when: Interval) -> bool:
        """Whether a time begins after the day of publication."""
        published = self.publication
        if published is None or published.finish is None or when.begin is None:
            return False
        return when.begin.date() > (published.finish - timedelta(microseconds=1)).date()


def _days_of(interval: Interval) -> Interval:
    """The whole days of a stretch: a timeline has no hours, and a night belongs to the day on which it begins."""
    day = interval.single_day
    if day is None and interval.begin is not None and interval.finish is not None:
        day = interval.begin.date() if interval.finish - interval.begin < _A_DAY else None
    return interval if day is None else Interval.of_day(day)
