"""Ties found times to the calendar, as seen from each day on which the report may have been published.

Where publication is known to a span of days only, a time gets a value only if all those days give the same one:
"Wednesday" in a report from some day of a week that begins with a Wednesday is that day; "yesterday" is not known.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.annotations.times.direction import Direction, Directions
from onrecord.annotations.times.mentioned import Mentioned, find_sentence_starts
from onrecord.annotations.times.readings import (
    Calendar,
    Clock,
    Feast,
    Following,
    FoundTime,
    Length,
    Ordinal,
    Part,
    Reading,
    Shifted,
    Stretch,
    Unit,
)
from onrecord.annotations.times.resolving import Frame, resolve
from onrecord.annotations.times.story import tell_years
from onrecord.annotations.times.values import Resolved
from onrecord.model import Interval, Publication, TimeExpression, Token

_MOST_DAYS = 366
# What reports of business sum up beside the quarter.
_PERIODS = frozenset({Length("P6M"), Length("P9M")})
_FEWEST_OF_NARRATIVE = 5


def anchor_times(
    found: Sequence[FoundTime], publication: Publication, *, text: str, tokens: Sequence[Token] = ()
) -> tuple[TimeExpression, ...]:
    """Give each found time its TIMEX3 value and interval.

    Args:
        found: What `find_times` found in the text.
        publication: When the report was published; an unknown date leaves relative times without a value.
        text: The report's text.
        tokens: Its parse, if there is one; it tells tense more surely than words do.
    """
    told = Directions(text, tokens)
    directions = [told.of(time.span) if _needs_direction(time.reading) else Direction.UNKNOWN for time in found]
    days = publication_days(publication.interval) or (None,)
    blank = Mentioned(text, find_sentence_starts(text))
    agreed = _resolve_all(found, directions, blank, today=days[0])
    for today in days[1:]:
        if not any(agreed):
            break
        other = _resolve_all(found, directions, blank, today=today)
        agreed = [first if first == second else None for first, second in zip(agreed, other, strict=True)]
    return tuple(
        TimeExpression(time.span, time.type, None, None)
        if resolved is None
        else TimeExpression(time.span, time.type, resolved.value, resolved.interval)
        for time, resolved in zip(found, agreed, strict=True)
    )


def publication_days(interval: Interval | None) -> tuple[date, ...]:
    """The days on which a report may have been published; none when that is unknown or wider than a year."""
    if interval is None or interval.begin is None or interval.finish is None:
        return ()
    count = max(interval.days() or 1, 1)
    if count > _MOST_DAYS:
        return ()
    return tuple(interval.begin.date() + timedelta(days=shift) for shift in range(count))


def _needs_direction(reading: Reading) -> bool:
    """Whether a reading leaves open on which side of publication it lies."""
    match reading:
        case Clock(of=of) | Part(of=of) | Ordinal(within=of):
            return _needs_direction(of)
        case Calendar() | Stretch() | Feast():
            return reading.year is None
        case Shifted(unit=unit):
            return unit is Unit.WEEKEND
        case _:
            return False


def _resolve_all(
    found: Sequence[FoundTime], directions: Sequence[Direction], blank: Mentioned, *, today: date | None
) -> list[Resolved | None]:
    """Resolve all times of a report as if it had been published on one day; `blank` holds none of them yet."""
    narrative = _is_narrative(found, today)
    years = tell_years(found, blank.text, blank.sentence_starts) if narrative else {}
    mentioned = Mentioned(blank.text, blank.sentence_starts, narrative=narrative, years=years)
    results: list[Resolved | None] = [None] * len(found)
    # Times that hang on others come second: "at 10 a.m. on a road north of the town, on Friday".
    for hanging in (False, True):
        for index, (time, direction) in enumerate(zip(found, directions, strict=True)):
            if _hangs(time.reading) is hanging:
                if time.reading in _PERIODS:
                    mentioned.note_period(time.span)
                result = resolve(time.reading, Frame(today, direction, mentioned, time.span))
                deictic = isinstance(time.reading, Shifted)
                if not _tells_quarter_of_another_year(time.reading, result):
                    mentioned.note(time.span, result, dated=_is_dated(time.reading, result, today), deictic=deictic)
                results[index] = result
    return results


def _tells_quarter_of_another_year(reading: Reading, result: Resolved | None) -> bool:
    """Whether a quarter is told to compare with ("a year earlier", "the 1988 period"): what follows is of this one."""
    if isinstance(reading, Stretch) and reading.code == "Q":
        return True
    derived = isinstance(reading, Shifted | Following) and reading.unit is Unit.YEAR
    return derived and result is not None and result.unit is Unit.QUARTER


def _hangs(reading: Reading) -> bool:
    """Whether a time is told from another one."""
    if isinstance(reading, Part | Clock):
        return isinstance(reading.of, Following)
    return isinstance(reading, Following)


def _is_dated(reading: Reading, result: Resolved | None, today: date | None) -> bool:
    """Whether a time has its year from its words, or from a dated one before it."""
    if not isinstance(reading, Calendar | Stretch):
        return False
    if reading.year is not None or today is None or result is None or result.first is None:
        return reading.year is not None
    return result.first.year < today.year - 1


def _is_narrative(found: Sequence[FoundTime], today: date | None) -> bool:
    """Whether a text tells history: many dates of years long before publication, and hardly a "Friday" or "today"."""
    if today is None:
        return False
    past = sum(
        isinstance(time.reading, Calendar) and time.reading.year is not None and time.reading.year < today.year - 1
        for time in found
    )
    present = sum(
        (isinstance(time.reading, Shifted) and time.reading.exact)
        or (isinstance(time.reading, Calendar) and time.reading.month is None and time.reading.weekday is not None)
        for time in found
    )
    return past >= _FEWEST_OF_NARRATIVE and present * 8 < past
