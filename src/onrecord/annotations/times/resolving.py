"""Resolves one reading as seen from one day: which Friday, which February, which third quarter."""

import re
from dataclasses import dataclass, replace
from datetime import MINYEAR, date, datetime, timedelta

from onrecord.annotations.times import values
from onrecord.annotations.times.direction import Direction
from onrecord.annotations.times.mentioned import Mention, Mentioned
from onrecord.annotations.times.partial import (
    choose_date,
    choose_feast,
    choose_month,
    choose_stretch,
    choose_weekday,
    feast_day,
)
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

# Characters within which a year told before a month or day speaks of the same past.
_YEAR_REACH = 160
_FRESH_MONTHS = 3
_AT_A_TIME = re.compile(r"\b(?:at|around|by|until|since|from|before|after)\s$", re.IGNORECASE)
_HINTS_OF_MENTION = {Hint.PREVIOUS: Hint.LAST, Hint.FOLLOWING: Hint.NEXT}
# A history goes by where it stands, not by its publication.
_HINTS_OF_STORY = {Hint.LAST: Hint.PREVIOUS, Hint.NEXT: Hint.FOLLOWING}
_YEAR_HINTS = {Hint.YEAR_BEFORE: -1, Hint.YEAR_OF: 0, Hint.YEAR_AFTER: 1}


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
        if near is not None:
            return near.first
        # "The blast, at 4:10 a.m., flattened a shed", where no day is told near by: news speaks of its own day.
        own = _AT_A_TIME.search(frame.mentioned.text, max(0, frame.span.start - 10), frame.span.start) is not None
        return frame.today if own and not frame.mentioned.narrative else None
    resolved = _resolve(reading, frame)
    return resolved.first if resolved is not None and resolved.unit is Unit.DAY else None


def _calendar(reading: Calendar, frame: Frame) -> Resolved | None:
    if reading.hint in _HINTS_OF_MENTION:
        beside = _beside_mention(reading, frame)
        if beside is not None:
            return beside
        reading = replace(reading, hint=_HINTS_OF_MENTION[reading.hint])
    year = reading.year
    if year is None and reading.hint is Hint.SAME:
        same = frame.mentioned.before(frame.span, Unit.YEAR)
        year = same.first.year if same is not None and same.first is not None else None
        if year is None:
            return None
    if year is None and frame.today is not None and reading.hint in _YEAR_HINTS:
        year = frame.today.year + _YEAR_HINTS[reading.hint]
    if year is None and reading.month is not None and frame.mentioned.narrative and reading.hint is Hint.NONE:
        year = frame.mentioned.years.get(frame.span.start)
    elif year is None and reading.month is not None and reading.hint is Hint.NONE and reading.weekday is None:
        told = frame.mentioned.year_told(frame.span)
        if told is not None and told.resolved.first is not None and _is_history(told, reading, frame):
            year = told.resolved.first.year
            if told.resolved.unit in {Unit.YEAR, Unit.DECADE, Unit.CENTURY} and not frame.mentioned.narrative:
                return None
    if year is not None:
        if year < MINYEAR:
            return values.before_christ(year, reading.month, reading.day)
        if reading.month is None:
            return values.year(year)
        if reading.day is None:
            return values.month(year, reading.month)
        return values.day(date(year, reading.month, reading.day))
    if frame.today is None:
        return None
    if reading.month is None and reading.hint is Hint.AFTER:
        before = frame.mentioned.before(frame.span, Unit.DAY)
        return None if before is None else _weekday_after(before, reading.weekday)
    if reading.month is None:
        chosen = choose_weekday(reading, frame.today, frame.direction)
        return None if chosen is None else values.day(chosen)
    if reading.day is None:
        return values.month(choose_month(reading, frame.today, frame.direction), reading.month)
    chosen = choose_date(reading, frame.today, frame.direction)
    return None if chosen is None else values.day(chosen)


def _beside_mention(reading: Calendar | Stretch, frame: Frame) -> Resolved | None:
    """The last such weekday, month or season before the time told last ("the previous Friday"), or the first after."""
    ahead = reading.hint is Hint.FOLLOWING
    weekday = reading.weekday if isinstance(reading, Calendar) and reading.month is None else None
    told = frame.mentioned.before(frame.span, Unit.YEAR if weekday is None else Unit.DAY)
    if told is None or told.interval is None or told.interval.begin is None or told.interval.finish is None:
        return None
    first, last = told.interval.begin.date(), (told.interval.finish - timedelta(microseconds=1)).date()
    if isinstance(reading, Calendar) and weekday is not None:
        days = (weekday - last.isoweekday()) % 7 or 7 if ahead else -((first.isoweekday() - weekday) % 7 or 7)
        return values.day((last if ahead else first) + timedelta(days=days))
    edge = last if ahead else first
    for year in (edge.year, edge.year + (1 if ahead else -1)):
        found = _calendar_or_stretch(replace(reading, year=year, hint=Hint.NONE))
        if found.first is not None and (found.first > last if ahead else found.first < first):
            return found
    return None


def _calendar_or_stretch(reading: Calendar | Stretch) -> Resolved:
    """A month, day or season of a year."""
    year = reading.year or MINYEAR
    if isinstance(reading, Stretch):
        return values.stretch(reading.code, year)
    if reading.day is None:
        return values.month(year, reading.month or 1)
    return values.day(date(year, reading.month or 1, reading.day))


def _weekday_after(before: Resolved, weekday: int | None) -> Resolved | None:
    """The first such weekday after a day ("Monday to Friday")."""
    if before.first is None or weekday is None:
        return None
    return values.day(before.first + timedelta(days=(weekday - before.first.isoweekday()) % 7 or 7))


def _is_history(told: Mention, reading: Calendar, frame: Frame) -> bool:
    """Whether the time told last is too far from publication for a partial date after it to go by publication."""
    if frame.today is None or frame.mentioned.narrative:
        return frame.mentioned.narrative
    first = told.resolved.first
    near = frame.span.start - told.start < _YEAR_REACH and not _is_fresh(reading, frame.today)
    return first is not None and near and first.year < frame.today.year - 1 and frame.direction is Direction.PAST


def _is_fresh(reading: Calendar, today: date) -> bool:
    """Whether a month lies just before publication, so that it needs no year."""
    return (today.month - (reading.month or 0)) % 12 < _FRESH_MONTHS


def _stretch(reading: Stretch, frame: Frame) -> Resolved | None:
    if frame.mentioned.narrative and reading.hint in _HINTS_OF_STORY:
        reading = replace(reading, hint=_HINTS_OF_STORY[reading.hint])
    if reading.hint in _HINTS_OF_MENTION:
        beside = _beside_mention(reading, frame)
        if beside is not None:
            return beside
        reading = replace(reading, hint=_HINTS_OF_MENTION[reading.hint])
    year = reading.year
    if reading.code == "Q" and year is not None:
        # "In the 1988 period", after a quarter of 1989: that of the year before.
        quarter = frame.mentioned.quarter_before(frame.span, frame.today)
        return values.year(year) if quarter is None else values.stretch(quarter.value[-2:], year)
    if year is None and reading.hint is Hint.SAME:
        same = frame.mentioned.before(frame.span, Unit.YEAR)
        return values.stretch(reading.code, same.first.year) if same is not None and same.first is not None else None
    if year is not None:
        resolved = values.stretch(reading.code, year)
        if reading.code != "WI" or resolved.interval is None:
            return resolved
        # "The winter of 2014" may be the one that ended or the one that began in it.
        return Resolved(resolved.unit, resolved.value, Interval(datetime(year - 1, 12, 1), resolved.interval.finish))
    if frame.mentioned.narrative and reading.hint not in _YEAR_HINTS:
        told_year = frame.mentioned.years.get(frame.span.start)
        return None if told_year is None else values.stretch(reading.code, told_year)
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
        quarter = frame.mentioned.quarter_before(frame.span, frame.today)
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
        quarter = frame.mentioned.quarter_before(frame.span, frame.today)
        if quarter is not None and quarter.first is not None:
            shift = reading.count if reading.unit is Unit.QUARTER else 4 * reading.count
            return values.moved(Unit.QUARTER, quarter.first, shift)
        if reading.unit is Unit.QUARTER and reading.count == 0 and frame.today is not None:
            return values.moved(Unit.QUARTER, frame.today, -1)
    before = frame.mentioned.before(frame.span, reading.unit if reading.unit is not Unit.WEEKEND else Unit.WEEK)
    if before is None and reading == Following(Unit.YEAR, -1) and frame.today and not frame.mentioned.narrative:
        # "Up from 5 million a year earlier", where nothing tells another year.
        return values.moved(Unit.YEAR, frame.today, -1)
    if before is None or before.year is None:
        return None
    if before.first is None:
        same_era = reading.unit is Unit.YEAR and before.year + reading.count < 0
        return values.before_christ(before.year + reading.count) if same_era else None
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
