"""Chooses among the days, months and seasons that a partial date can stand for.

News leaves out what readers can tell: a weekday is one of the last or next seven days, a month the nearest one in
the direction that the verb gives. The measured exceptions: a month that would lie nearly a year back, although the
verb is in the past, is the coming one ("agreed to meet in February", written in January), and the like ahead.
"""

from collections.abc import Callable
from datetime import date, timedelta

from onrecord.annotations.times import values
from onrecord.annotations.times.direction import Direction
from onrecord.annotations.times.readings import Calendar, Feast, Hint, Stretch
from onrecord.annotations.times.values import Resolved

_NEARLY_A_YEAR = 300
_LONG_PAST = 300
_HALF_A_YEAR = 200
_BACKWARD_BIAS = 60
_YEARS_TRIED = 9
# Beyond this, the day that an event is called by need not be the last of that date.
_NEWS_OF_AN_EVENT = timedelta(days=120)


def choose_weekday(reading: Calendar, today: date, direction: Direction) -> date | None:
    """The day that a weekday stands for."""
    if reading.weekday is None:
        return None
    back = timedelta(days=(today.isoweekday() - reading.weekday) % 7)
    ahead = timedelta(days=(reading.weekday - today.isoweekday()) % 7)
    match reading.hint:
        case Hint.LAST:
            return today - (back or timedelta(days=7))
        case Hint.NEXT:
            return today + (ahead or timedelta(days=7))
        case Hint.WEEK_BEFORE | Hint.WEEK_AFTER:
            monday = today - timedelta(days=today.weekday())
            weeks = -1 if reading.hint is Hint.WEEK_BEFORE else 1
            return monday + timedelta(days=reading.weekday - 1, weeks=weeks)
        case Hint.THIS:
            return today - back if direction is Direction.PAST else today + ahead
        case _:
            return today + ahead if direction is Direction.FUTURE else today - back


def choose_month(reading: Calendar, today: date, direction: Direction) -> int:
    """The year of a month that is named without one."""
    month = reading.month or today.month
    if reading.hint is Hint.LAST:
        return today.year if month < today.month else today.year - 1
    if reading.hint is Hint.NEXT:
        return today.year if month > today.month else today.year + 1
    if month == today.month:
        return today.year
    if reading.hint is Hint.THIS:
        return today.year
    return _nearer(lambda year: date(year, month, 15), today, direction)


def choose_date(reading: Calendar, today: date, direction: Direction) -> date | None:
    """The day that a day and month stand for; a weekday beside them narrows the years."""
    month, day = reading.month or 1, reading.day or 1
    if reading.weekday is not None:
        fitting = [
            candidate
            for year in _years_around(today)
            if (candidate := _date(year, month, day)) is not None and candidate.isoweekday() == reading.weekday
        ]
        return min(fitting, key=lambda candidate: abs(candidate - today), default=None)
    if _date(today.year, month, day) is None:
        # 29 February: the nearest year that has one.
        leaps = [found for year in _years_around(today) if (found := _date(year, month, day)) is not None]
        return min(leaps, key=lambda candidate: abs(candidate - today), default=None)
    chosen = date(_nearer(lambda year: date(year, month, min(day, 28)), today, direction), month, day)
    return None if reading.names_event and abs(chosen - today) > _NEWS_OF_AN_EVENT else chosen


def choose_stretch(reading: Stretch, today: date, direction: Direction) -> Resolved | None:
    """The season, quarter or half that is named without a year."""
    candidates = [values.stretch(reading.code, today.year + shift) for shift in (-2, -1, 0, 1, 2)]
    begins = [candidate.first or today for candidate in candidates]
    started = [index for index, first in enumerate(begins) if first <= today]
    latest = started[-1]
    running = candidates[latest].interval
    under_way = running is not None and running.finish is not None and today < running.finish.date()
    if reading.hint is Hint.LAST:
        return candidates[latest - 1 if under_way else latest]
    if reading.hint is Hint.NEXT:
        return candidates[latest + 1]
    if under_way:
        return candidates[latest]
    ahead = (begins[latest + 1] - today).days
    if reading.hint is Hint.THIS:
        same_year = [candidate for candidate in candidates if (candidate.first or today).year == today.year]
        return same_year[0]
    if direction is Direction.FUTURE and ahead < _HALF_A_YEAR:
        return candidates[latest + 1]
    return candidates[latest]


def choose_feast(reading: Feast, today: date, direction: Direction) -> date:
    """The day of a holiday that is named without a year."""
    days = [feast_day(reading, today.year + shift) for shift in (-1, 0, 1)]
    if reading.hint is Hint.LAST:
        return max(day for day in days if day < today)
    if reading.hint is Hint.NEXT:
        return min(day for day in days if day > today)
    return feast_day(reading, _nearer(lambda year: feast_day(reading, year), today, direction))


def feast_day(reading: Feast, year: int) -> date:
    """The day of a holiday in a year."""
    parts = reading.code.split("-")
    if parts == ["easter"]:
        day = _easter(year)
    elif len(parts) == len(("month", "which", "weekday")):
        month, which, weekday = (int(part) for part in parts)
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.isoweekday()) % 7, weeks=which - 1)
    else:
        day = date(year, int(parts[0]), int(parts[1]))
    return day + timedelta(days=reading.days)


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Butcher's rule of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _years_around(today: date) -> range:
    return range(max(1, today.year - _YEARS_TRIED), min(9999, today.year + _YEARS_TRIED) + 1)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearer(of_year: Callable[[int], date], today: date, direction: Direction) -> int:
    """The year whose day lies in the given direction, unless it is nearly a year off; else the nearer, past first."""
    same = of_year(today.year)
    past = today.year if same <= today else today.year - 1
    back, ahead = (today - of_year(past)).days, (of_year(past + 1) - today).days
    if direction is Direction.FUTURE:
        return past + 1 if ahead < _NEARLY_A_YEAR and back else past
    if direction is Direction.PAST:
        return past if back < _LONG_PAST else past + 1
    return past if back <= ahead + _BACKWARD_BIAS else past + 1
