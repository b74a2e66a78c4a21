"""Keeps what times a report has told so far, for those that are told from others ("the next day", "a year earlier")."""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.annotations.times.readings import Unit
from onrecord.annotations.times.values import Resolved
from onrecord.model import Span

_FINER = (
    Unit.MINUTE,
    Unit.HOUR,
    Unit.DAY,
    Unit.WEEKEND,
    Unit.WEEK,
    Unit.MONTH,
    Unit.QUARTER,
    Unit.HALF,
    Unit.SEASON,
    Unit.YEAR,
)
# Characters within which "a year earlier" goes with a quarter named before it.
_QUARTER_REACH = 700
# Characters within which a time may go with one of the paragraph before.
_PARAGRAPH_REACH = 500
# How many times back a time may hang on; a list of thousands of dates is no narrative.
_MOST_LOOKED_AT = 400
# Characters; a page of a million without a line break would be searched again for each of its times.
_LONGEST_PARAGRAPH = 20_000
# A full stop ends no sentence after an initial, a title or an abbreviated month.
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Za-z])(?<!\b(?:Mr|Dr|St|Lt|No))(?<!\b(?:Mrs|Gen|Gov|Sen|Rep|Col|Sgt|Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec))"
    r"(?<!\bSept)[.!?]['\"”’)]*\s+(?=[\"“‘'(]*[A-Z])|\n"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A resolved time: where it begins, and whether it was written with its year or told from publication."""

    start: int
    resolved: Resolved
    dated: bool
    deictic: bool


@dataclass(slots=True)
class Mentioned:
    """The times of a report that are resolved so far, in the order of the text.

    `sentence_starts` are those that `find_sentence_starts` found. `narrative` says that the text tells history: times
    go on from the last one told, across paragraphs, and `years` tells those of bare dates by where they begin.
    `periods` are where stretches of several quarters were told.
    """

    text: str
    sentence_starts: Sequence[int]
    narrative: bool = False
    years: Mapping[int, int] = field(default_factory=dict)
    times: list[Mention] = field(default_factory=list)
    periods: list[int] = field(default_factory=list)

    def note(self, span: Span, resolved: Resolved | None, *, dated: bool, deictic: bool) -> None:
        """Remember a time that has a place in the calendar."""
        if resolved is not None and resolved.year is not None:
            insort(self.times, Mention(span.start, resolved, dated, deictic), key=lambda mention: mention.start)

    def note_period(self, span: Span) -> None:
        """Remember that the report speaks of several quarters at once ("in the first nine months")."""
        insort(self.periods, span.start)

    def before(self, span: Span, coarsest: Unit) -> Resolved | None:
        """The last time before a position that is no coarser than a unit; of the same paragraph, but in narratives."""
        for mention in self._back_from(span):
            unit = mention.resolved.unit
            if unit in _FINER and _FINER.index(unit) <= _FINER.index(coarsest):
                return mention.resolved
        return None

    def year_told(self, span: Span) -> Mention | None:
        """The last time before a position, where that was written with its year or the text is a narrative."""
        last = next(self._back_from(span), None)
        return last if last is not None and (last.dated or self.narrative) else None

    def quarter_before(self, span: Span, today: date | None) -> Resolved | None:
        """The quarter that a report of business speaks of: the last one named not far before a position.

        It has ended by the day of publication; what is expected of a later one is said in passing. There is none where
        the report has gone on to a longer period.
        """
        period = bisect_left(self.periods, span.start)
        floor = self.periods[period - 1] if period else -1
        for index in range(self._count_until(span.start) - 1, -1, -1):
            mention = self.times[index]
            if span.start - mention.start >= _QUARTER_REACH or mention.start < floor:
                return None
            if mention.resolved.unit is Unit.QUARTER and _has_ended(mention.resolved, today):
                return mention.resolved
        return None

    def day_near(self, span: Span) -> Resolved | None:
        """The day named nearest in the same sentence, or else last before it in the paragraph."""
        sentence = bisect_right(self.sentence_starts, span.start)
        start = self.sentence_starts[sentence - 1] if sentence else 0
        end = self.sentence_starts[sentence] if sentence < len(self.sentence_starts) else len(self.text)
        here = self._count_until(span.start)
        first = max(self._count_until(start), here - _MOST_LOOKED_AT)
        after = min(self._count_until(end), here + _MOST_LOOKED_AT)
        days = {Unit.DAY, Unit.HOUR, Unit.MINUTE}
        near = [mention for mention in self.times[first:after] if mention.resolved.unit in days]
        if near:
            return min(near, key=lambda mention: abs(mention.start - span.start)).resolved
        return self.before(span, Unit.DAY)

    def _back_from(self, span: Span) -> Iterator[Mention]:
        floor = max(0, span.start - _LONGEST_PARAGRAPH)
        paragraph = 0 if self.narrative else max(self._paragraphs_start(span.start, floor), floor)
        last = self._count_until(span.start)
        for index in range(last - 1, max(last - 1 - _MOST_LOOKED_AT, -1), -1):
            mention = self.times[index]
            if mention.start < paragraph:
                return
            if not (self.narrative and mention.deictic):
                yield mention

    def _paragraphs_start(self, position: int, floor: int) -> int:
        """Where the paragraph begins, or the one before it: news begins a new one with nearly every sentence."""
        own = self.text.rfind("\n", floor, position) + 1
        end = own
        while end > floor and self.text[end - 1].isspace():
            end -= 1
        before = self.text.rfind("\n", floor, end) + 1
        return before if own and position - before <= _PARAGRAPH_REACH else own

    def _count_until(self, position: int) -> int:
        """How many times begin before a position."""
        return bisect_left(self.times, position, key=lambda mention: mention.start)


def _has_ended(resolved: Resolved, today: date | None) -> bool:
    finish = None if resolved.interval is None else resolved.interval.finish
    return finish is not None and (today is None or finish.date() <= today)


def find_sentence_starts(text: str) -> tuple[int, ...]:
    """Where sentences begin after the first, told from full stops, capitals and line breaks."""
    return tuple(match.end() for match in _SENTENCE_END.finditer(text))
