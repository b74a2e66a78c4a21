"""Resolves one reading as seen from one day: which Friday, which February, which third quarter."""

import re
from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from onrecord.annotations.times import values
from onrecord.annotations.times.direction import Direction
from onrecord.annotations.times.partial import choose_date, choose_feast, choose_month, choose_stretch, choose_weekday, feast_day
from onrecord.annotations.times.readings import (
    Calendar,
    Clock,
    Era,
    Feast,
    Following,
    Hint,
    Length,
    Ordinal,
    Part,
    Reading,
    Repeated,
    Shifted,
    Stretch,
    Unit,
    Vague,
)
from onrecord.annotations.times.values import Resolved
from onrecord.model import Interval, Span

_FINER = (Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEKEND, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.SEASON, Unit.YEAR)
# Characters within which "a year earlier" goes with a quarter named before it.
_QUARTER_REACH = 700
# A full stop ends no sentence after an initial, a title or an abbreviated month.
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Za-z])(?<!\b(?:Mr|Dr|St|Lt|No))(?<!\b(?:Mrs|Gen|Gov|Sen|Rep|Col|Sgt|Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec))"
    r"(?<!\bSept)[.!?]['\"”’)]*\s+(?=[\"“‘'(]*[A-Z])|\n"
)
# Characters within which a year told before a month or day speaks of the same past.
_YEAR_REACH = 160
_YEAR_HINTS = {Hint.YEAR_BEFORE: -1, Hint.YEAR_OF: 0, Hint.YEAR_AFTER: 1}


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

    `narrative` says that the text tells history: times go on from the last one told, across paragraphs.
    """

    text: str
    narrative: bool = False
    times: list[Mention] = field(default_factory=list)

    def note(self, span: Span, resolved: Resolved | None, *, dated: bool, deictic: bool) -> None:
        """Remember a time that has a place in the calendar."""
        if resolved is not None and resolved.interval is not None:
            insort(self.times, Mention(span.start, resolved, dated, deictic), key=lambda mention: mention.start)

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

    def quarter_before(self, span: Span) -> Resolved | None:
        """The quarter that a report of business speaks of: the last one named not far before a position."""
        for mention in reversed(self.times):
            if mention.start < span.start and mention.resolved.unit is Unit.QUARTER:
                return mention.resolved if span.start - mention.start < _QUARTER_REACH else None
        return None

    def day_near(self, span: Span) -> Resolved | None:
        """The day named nearest in the same sentence, or else last before it in the paragraph."""
        near = [
            mention
            for mention in self.times
            if mention.resolved.unit in {Unit.DAY, Unit.HOUR}
            and not _sentence_between(self.text, mention.start, span.start)
        ]
        if near:
            return min(near, key=lambda mention: abs(mention.start - span.start)).resolved
        return self.before(span, Unit.DAY)

    def _back_from(self, span: Span) -> Iterator[Mention]:
        for mention in reversed(self.times):
            if mention.start < span.start:
                if not self.narrative and "\n" in self.text[mention.start : span.start]:
                    return
                if not (self.narrative and mention.deictic):
                    yield mention


def _sentence_between(text: str, one: int, other: int) -> bool:
    return _SENTENCE_END.search(text, min(one, other), max(one, other)) is not None


@dataclass(frozen=True, slots=True)
class Frame:
    """From where a time is looked at.

    `today` is the assumed day of publication, None when nothing is known of it.
    """

    today: date | None
    direction: Direction
    mentioned: Mentioned
    span: Span


def resolve(reading: Reading, frame: Frame) -> Resolved | None:
    """What a reading stands for, or None where that cannot be told."""
    try:
        return _resolve(reading, frame)
    except (ValueError, OverflowError):
        # A date that no calendar holds ("5,000 years ago").
        return None


def _resolve(reading: Reading, frame: Frame) -> Resolved | None:
    match reading:
        case Length(value) | Repeated(value) | Vague(value):
            return Resolved(Unit.DAY, value, None)
        case Era(unit, first_year):
            return values.era(unit, first_year)
        case Calendar():
            return _calendar(reading, frame)
        case Feast(year=year):
            if year is not None:
                return values.day(feast_day(reading, year))
            return None if frame.today is None else values.day(choose_feast(reading, frame.today, frame.direction))
        case Stretch():
            return _stretch(reading, frame)
        case Shifted():
            return _shifted(reading, frame)
        case Following():
            return _following(reading, frame)
        case Ordinal():
            return _ordinal(reading, frame)
        case Part(code, of):
            within = _day_of(of, frame)
            return None if within is None else values.part_of_day(code, within)
        case Clock(hour, minute, of, offset):
            within = _day_of(of, frame)
            return None if within is None else values.minute(within, hour, minute, offset=offset)
        case _:
            return None


def _day_of(reading: Reading, frame: Frame) -> date | None:
    if reading == Following(Unit.DAY, 0):
        near = frame.mentioned.day_near(frame.span)
        return near.first if near is not None else None
    resolved = _resolve(reading, frame)
    return resolved.first if resolved is not None and resolved.unit is Unit.DAY else None


def _calendar(reading: Calendar, frame: Frame) -> Resolved | None:
    year = reading.year
    if year is None and reading.hint is Hint.SAME:
        same = frame.mentioned.before(frame.span, Unit.YEAR)
        year = same.first.year if same is not None and same.first is not None else None
        if year is None:
            return None
    if year is None and frame.today is not None and reading.hint in _YEAR_HINTS:
        year = frame.today.year + _YEAR_HINTS[reading.hint]
    if year is None and reading.month is not None and reading.hint is Hint.NONE and reading.weekday is None:
        told = frame.mentioned.year_told(frame.span)
        if told is not None and told.resolved.first is not None and _is_history(told, frame):
            year = told.resolved.first.year
            if told.resolved.unit in {Unit.YEAR, Unit.DECADE, Unit.CENTURY} and not frame.mentioned.narrative:
                return None
    if year is not None:
        if reading.month is None:
            return values.year(year)
        if reading.day is None:
            return values.month(year, reading.month)
        return values.day(date(year, reading.month, reading.day))
    if frame.today is None:
        return None
    if reading.month is None:
        chosen = choose_weekday(reading, frame.today, frame.direction)
        return None if chosen is None else values.day(chosen)
    if reading.day is None:
        return values.month(choose_month(reading, frame.today, frame.direction), reading.month)
    chosen = choose_date(reading, frame.today, frame.direction)
    return None if chosen is None else values.day(chosen)


def _is_history(told: Mention, frame: Frame) -> bool:
    """Whether the time told last is too far from publication for a partial date after it to go by publication."""
    if frame.today is None or frame.mentioned.narrative:
        return frame.mentioned.narrative
    first = told.resolved.first
    near = frame.span.start - told.start < _YEAR_REACH
    return first is not None and near and first.year < frame.today.year - 1 and frame.direction is Direction.PAST


def _stretch(reading: Stretch, frame: Frame) -> Resolved | None:
    year = reading.year
    if year is None and reading.hint is Hint.SAME:
        same = frame.mentioned.before(frame.span, Unit.YEAR)
        return values.stretch(reading.code, same.first.year) if same is not None and same.first is not None else None
    if year is not None:
        resolved = values.stretch(reading.code, year)
        if reading.code != "WI" or resolved.interval is None:
            return resolved
        # "The winter of 2014" may be the one that ended or the one that began in it.
        return Resolved(resolved.unit, resolved.value, Interval(datetime(year - 1, 12, 1), resolved.interval.finish))
    if frame.mentioned.narrative:
        told = frame.mentioned.year_told(frame.span)
        return None if told is None or told.resolved.first is None else values.stretch(reading.code, told.resolved.first.year)
    if frame.today is None:
        return None
    if reading.hint in _YEAR_HINTS:
        return values.stretch(reading.code, frame.today.year + _YEAR_HINTS[reading.hint])
    return choose_stretch(reading, frame.today, frame.direction)


def _shifted(reading: Shifted, frame: Frame) -> Resolved | None:
    today = frame.today
    if today is None or reading.unit in {Unit.HOUR, Unit.MINUTE, Unit.SECOND}:
        return None
    if frame.mentioned.narrative and reading.count == 0 and not reading.exact:
        told = frame.mentioned.before(frame.span, reading.unit)
        return None if told is None or told.first is None else values.of_unit(reading.unit, told.first)
    if reading.unit is Unit.WEEKEND and reading.count == 0:
        return _weekend(today, frame.direction, bare=not reading.exact)
    if reading.counted and reading.unit is Unit.YEAR and reading.count == -1:
        # "Profit in the third quarter rose from that of a year ago": the same quarter of the year before.
        quarter = frame.mentioned.quarter_before(frame.span)
        if quarter is not None and quarter.first is not None:
            return values.moved(Unit.QUARTER, quarter.first, 4 * reading.count)
    return values.moved(reading.unit, today, reading.count)


def _weekend(today: date, direction: Direction, *, bare: bool) -> Resolved | None:
    """This weekend: the one under way, else by tense the coming or the last; "the weekend" alone is the last."""
    if today.isoweekday() >= 6:
        return values.weekend(today)
    back = direction is Direction.PAST or (bare and direction is Direction.UNKNOWN)
    return values.weekend(today - timedelta(weeks=1) if back else today)


def _following(reading: Following, frame: Frame) -> Resolved | None:
    if not reading.exact or reading.unit in {Unit.HOUR, Unit.MINUTE, Unit.SECOND}:
        return None
    if reading.unit is Unit.QUARTER or (reading.unit is Unit.YEAR and reading.count == -1):
        quarter = frame.mentioned.quarter_before(frame.span)
        if quarter is not None and quarter.first is not None:
            shift = reading.count if reading.unit is Unit.QUARTER else 4 * reading.count
            return values.moved(Unit.QUARTER, quarter.first, shift)
        if reading.unit is Unit.QUARTER and reading.count == 0 and frame.today is not None:
            return values.moved(Unit.QUARTER, frame.today, -1)
    before = frame.mentioned.before(frame.span, reading.unit if reading.unit is not Unit.WEEKEND else Unit.WEEK)
    if before is None or before.first is None:
        return None
    return values.moved(reading.unit, before.first, reading.count)


def _ordinal(reading: Ordinal, frame: Frame) -> Resolved | None:
    within = _resolve(reading.within, frame)
    if within is None or within.interval is None or within.interval.begin is None or within.interval.finish is None:
        return None
    first, after = within.interval.begin.date(), within.interval.finish.date()
    if reading.nth == 0:
        return values.of_unit(reading.unit, first)
    if reading.nth == -1:
        return values.of_unit(reading.unit, after - timedelta(days=1))
    if reading.unit is Unit.WEEK and within.unit is Unit.MONTH:
        # The n-th week is the calendar week that holds most of the n-th seven days of the month.
        return values.week(first + timedelta(days=7 * reading.nth - 4)) if reading.nth <= 5 else None
    if reading.unit is Unit.WEEKEND:
        saturday = first + timedelta(days=(5 - first.weekday()) % 7)
        return values.weekend(saturday + timedelta(weeks=reading.nth - 1))
    found = values.moved(reading.unit, first, reading.nth - 1)
    return found if found is not None and found.first is not None and found.first < after else None
