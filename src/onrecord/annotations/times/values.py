"""Stretches of the calendar, with the TIMEX3 value and the interval that each stands for."""

from dataclasses import dataclass
from datetime import MINYEAR, date, datetime, time, timedelta, timezone

from onrecord.annotations.times.readings import Unit
from onrecord.model import Interval

_DAYS_IN_WEEK = 7
_SATURDAY = 6

# Hours at which parts of the day begin and end; wide, because outlets differ, and past 24 for what runs into the
# next morning.
PARTS = {"MO": (0, 12), "MI": (11, 14), "AF": (12, 18), "EV": (16, 24), "NI": (18, 30), "DT": (6, 18)}

_BEFORE_CHRIST = "BC"

# First month of each stretch and the number of its months.
STRETCHES = {
    "Q1": (1, 3),
    "Q2": (4, 3),
    "Q3": (7, 3),
    "Q4": (10, 3),
    "H1": (1, 6),
    "H2": (7, 6),
    "SP": (3, 4),
    "SU": (6, 4),
    "FA": (9, 4),
    "WI": (12, 4),
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A time tied to the calendar: what unit it is, from when to when, and its TIMEX3 value.

    `interval` is None where only the value is known ("PAST_REF", "P2W").
    """

    unit: Unit
    value: str
    interval: Interval | None

    @property
    def first(self) -> date | None:
        """Its first day."""
        return self.interval.begin.date() if self.interval is not None and self.interval.begin is not None else None

    @property
    def year(self) -> int | None:
        """The year that it begins in, negative before Christ; None where it has no place in the calendar."""
        if self.value.startswith(_BEFORE_CHRIST):
            digits = self.value[len(_BEFORE_CHRIST) :][:4]
            return -int(digits) if len(digits) == 4 and digits.isdecimal() else None
        return None if self.first is None else self.first.year


def day(of: date) -> Resolved:
    """One day."""
    return Resolved(Unit.DAY, of.isoformat(), Interval.of_day(of))


def week(of: date) -> Resolved:
    """The week from Monday to Sunday that a day lies in."""
    year, number, weekday = of.isocalendar()
    monday = of - timedelta(days=weekday - 1)
    value = f"{year:04}-W{number:02}"
    return Resolved(Unit.WEEK, value, Interval.of_days(monday, monday + timedelta(days=_DAYS_IN_WEEK)))


def weekend(of: date) -> Resolved:
    """Saturday and Sunday of the week that a day lies in."""
    year, number, weekday = of.isocalendar()
    saturday = of + timedelta(days=_SATURDAY - weekday)
    return Resolved(
        Unit.WEEKEND, f"{year:04}-W{number:02}-WE", Interval.of_days(saturday, saturday + timedelta(days=2))
    )


def month(year: int, number: int) -> Resolved:
    """A month."""
    first = date(year, number, 1)
    return Resolved(Unit.MONTH, f"{year:04}-{number:02}", Interval.of_days(first, months_on(first, 1)))


def year(number: int) -> Resolved:
    """A year."""
    return Resolved(Unit.YEAR, f"{number:04}", Interval.of_days(date(number, 1, 1), date(number + 1, 1, 1)))


def before_christ(of_year: int, of_month: int | None = None, of_day: int | None = None) -> Resolved:
    """A year before Christ, given as a negative number, or a month or day of one; too far back for an interval."""
    fields = [f"{_BEFORE_CHRIST}{-of_year:04}", *(f"{field:02}" for field in (of_month, of_day) if field is not None)]
    return Resolved((Unit.YEAR, Unit.MONTH, Unit.DAY)[len(fields) - 1], "-".join(fields), None)


def stretch(code: str, of_year: int) -> Resolved:
    """A season, quarter or half; winter is named for the year that it begins in."""
    unit = {"Q": Unit.QUARTER, "H": Unit.HALF}.get(code[0] if code[1].isdigit() else "", Unit.SEASON)
    if of_year < MINYEAR:
        return Resolved(unit, f"{_BEFORE_CHRIST}{-of_year:04}-{code}", None)
    start, length = STRETCHES[code]
    first = date(of_year, start, 1)
    return Resolved(unit, f"{of_year:04}-{code}", Interval.of_days(first, months_on(first, length)))


def era(unit: Unit, first_year: int) -> Resolved:
    """A decade or a century, negative before Christ; its TIMEX3 value leaves the last digits out."""
    length = 10 if unit is Unit.DECADE else 100
    if first_year < 0:
        width = 3 if unit is Unit.DECADE else 2
        return Resolved(unit, f"{_BEFORE_CHRIST}{-first_year // length:0{width}}", None)
    value = str(first_year // length)
    # The first century would begin in a year 0 that no calendar has.
    first = date(max(first_year, MINYEAR), 1, 1)
    return Resolved(unit, value, Interval.of_days(first, date(first_year + length, 1, 1)))


def part_of_day(code: str, of: date) -> Resolved:
    """A part of a day; the night of a day runs into the next morning."""
    begin, finish = PARTS[code]
    midnight = datetime.combine(of, time())
    interval = Interval(midnight + timedelta(hours=begin), midnight + timedelta(hours=finish))
    return Resolved(Unit.HOUR, f"{of.isoformat()}T{code}", interval)


def minute(of: date, hour: int, minute_: int, *, offset: int | None = None) -> Resolved:
    """A clock time, as the minute that begins with it; `offset` is minutes from Greenwich."""
    zone = None if offset is None else timezone(timedelta(minutes=offset))
    begin = datetime.combine(of, time(), zone) + timedelta(hours=hour, minutes=minute_)
    value = f"{of.isoformat()}T{hour:02}:{minute_:02}"
    return Resolved(Unit.MINUTE, value, Interval(begin, begin + timedelta(minutes=1)))


def months_on(of: date, count: int) -> date:
    """The first day of the month so many months on.

    Raises:
        ValueError: Beyond the years that calendars here hold.
    """
    months = of.year * 12 + of.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def of_unit(unit: Unit, of: date) -> Resolved:
    """The stretch of a kind that a day lies in."""
    match unit:
        case Unit.WEEK:
            return week(of)
        case Unit.WEEKEND:
            return weekend(of)
        case Unit.MONTH:
            return month(of.year, of.month)
        case Unit.QUARTER:
            return stretch(f"Q{(of.month - 1) // 3 + 1}", of.year)
        case Unit.HALF:
            return stretch("H1" if of.month < STRETCHES["H2"][0] else "H2", of.year)
        case Unit.YEAR:
            return year(of.year)
        case Unit.DECADE:
            return era(Unit.DECADE, of.year // 10 * 10)
        case Unit.CENTURY:
            return era(Unit.CENTURY, of.year // 100 * 100)
        case _:
            return day(of)


def moved(unit: Unit, of: date, count: int) -> Resolved | None:
    """The stretch of a kind that lies so many of its kind away from the one that a day lies in; None out of range."""
    try:
        match unit:
            case Unit.WEEK | Unit.WEEKEND:
                return of_unit(unit, of + timedelta(weeks=count))
            case Unit.MONTH:
                return of_unit(unit, months_on(of, count))
            case Unit.QUARTER:
                return of_unit(unit, months_on(of, 3 * count))
            case Unit.HALF:
                return of_unit(unit, months_on(of, 6 * count))
            case Unit.YEAR:
                return year(of.year + count)
            case Unit.DECADE:
                return era(unit, of.year // 10 * 10 + 10 * count)
            case Unit.CENTURY:
                return era(unit, of.year // 100 * 100 + 100 * count)
            case _:
                return day(of + timedelta(days=count))
    except (ValueError, OverflowError):
        return None
