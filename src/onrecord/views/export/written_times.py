"""Intervals as other standards write times: never more precise than the report, nothing where it says nothing."""

from datetime import date, datetime, time, timedelta

from onrecord.model import Interval

_MINUTE = timedelta(minutes=1)
# How much of an ISO date is its year, and its month; strftime leaves out the zeros of early years.
_YEAR, _MONTH = 4, 7


def reduced_date(interval: Interval | None) -> str | None:
    """ISO 8601 as precise as the time is known: a moment, a day, a month, a year; None for all other stretches."""
    if interval is None or interval.begin is None or interval.finish is None:
        return None
    begin, finish = interval.begin, interval.finish
    if not _whole_days(interval):
        return begin.isoformat() if finish - begin <= _MINUTE else None
    if finish - begin == timedelta(days=1):
        return begin.date().isoformat()
    if (begin.month, begin.day, finish.month, finish.day) == (1, 1, 1, 1) and finish.year == begin.year + 1:
        return begin.isoformat()[:_YEAR]
    months = (finish.year - begin.year) * 12 + finish.month - begin.month
    return begin.isoformat()[:_MONTH] if (begin.day, finish.day, months) == (1, 1, 1) else None


def coverage(interval: Interval | None) -> str | None:
    """ISO 8601 for any time: as `reduced_date` has it, else "first/last", with ".." for an open side."""
    if interval is None or (interval.begin is None and interval.finish is None):
        return None
    return reduced_date(interval) or f"{_end(interval.begin)}/{_end(_last(interval))}"


def first_and_last(interval: Interval | None) -> tuple[date, date] | None:
    """The first and the last day; None where either is not known."""
    if interval is None or interval.begin is None or interval.finish is None:
        return None
    last = (interval.finish - timedelta(microseconds=1)).date()
    return interval.begin.date(), max(last, interval.begin.date())


def _last(interval: Interval) -> datetime | date | None:
    """The last day of whole days, which an interval's end no longer belongs to; else the end itself."""
    if interval.finish is None or not _midnight(interval.finish):
        return interval.finish
    return interval.finish.date() - timedelta(days=1)


def _end(moment: datetime | date | None) -> str:
    if moment is None:
        return ".."
    if isinstance(moment, datetime) and _midnight(moment):
        return moment.date().isoformat()
    return moment.isoformat()


def _whole_days(interval: Interval) -> bool:
    return all(end is not None and _midnight(end) for end in (interval.begin, interval.finish))


def _midnight(moment: datetime) -> bool:
    return moment.tzinfo is None and moment.time() == time()
