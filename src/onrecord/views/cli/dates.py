"""Dates as people type them on the command line, and the times that they stand for."""

import re
from datetime import date, datetime, timedelta

import typer

from onrecord.errors import BadDate
from onrecord.model import Interval

_YEAR = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:?[0-9]{2})?")


def parse_date(text: str) -> Interval:
    """The year, month, day, minute or second that a date names.

    Raises:
        BadDate: The text is no date, or one that does not exist.
    """
    written = text.strip()
    try:
        if _YEAR.fullmatch(written):
            return Interval.of_days(date(int(written), 1, 1), date(int(written) + 1, 1, 1))
        if match := _MONTH.fullmatch(written):
            year, month = int(match[1]), int(match[2])
            return Interval.of_days(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1))
        if _DAY.fullmatch(written):
            return Interval.of_day(date.fromisoformat(written))
        if match := _MOMENT.fullmatch(written):
            moment = datetime.fromisoformat(written)
            return Interval(moment, moment + (timedelta(seconds=1) if match[1] else timedelta(minutes=1)))
    except (ValueError, OverflowError) as error:
        raise BadDate(text) from error
    raise BadDate(text)


def parse_within(since: str | None, until: str | None) -> Interval | None:
    """From the start of one date to the end of another; None where neither is given."""
    if since is None and until is None:
        return None
    begin = None if since is None else parse_date(since).begin
    finish = None if until is None else parse_date(until).finish
    if begin is not None and finish is not None and begin.replace(tzinfo=None) >= finish.replace(tzinfo=None):
        raise typer.BadParameter(f"--since {since} lies after --until {until}.")
    return Interval(begin, finish)
