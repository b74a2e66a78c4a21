"""Reads dates as people and machines write them on pages and beside them.

A date becomes the interval that it names: a year, a month, a whole day, or the minute of a moment. Times keep the
wall clock of the place that wrote them; their zone is dropped, because a report's "on Thursday" means the Thursday
of its own place. What does not exist (30 February) or may be two days (03/04/2022) is no date.
"""

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from onrecord.errors import BadDate
from onrecord.lexicon.furniture import date_pattern
from onrecord.model import Interval

EARLIEST_YEAR = 1800
LATEST_YEAR = 2200
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?P<half>[AaPp]\.?[Mm]\b\.?)?"
    r"|(?P<bare_hour>\d{1,2})\s?(?P<bare_half>[AaPp]\.?[Mm]\b\.?)"
)
_ZONE = r"(?:\s*(?:Z|[+-]\d\d:?\d\d|[+-]\d\d|\(?[A-Z]{2,5}\)?))?"
_YEAR_ONLY = re.compile(r"(?P<year>\d{4})")
_MONTH_ONLY = (
    re.compile(r"(?P<year>\d{4})[-/](?P<number>\d{1,2})"),
    re.compile(rf"{_MONTH},?\s+(?P<year>\d{{4}})"),
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<number>\d\d)(?P<day>\d\d)(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?:\d\d)?Z?)?")
_DAYS = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"),
    re.compile(rf"{_DAY}\s*(?:of\s+|-|/)?\s*{_MONTH},?[\s/-]*(?P<year>\d{{4}})(?!\d)"),
    re.compile(rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})(?!\d)"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})(?P<mark>[./-])(?P<number>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)"),
)
_TIME = re.compile(rf"(?:\A|(?<=[\sT,(|–-]))(?:{_CLOCK}){_ZONE}")
_WRAPPING = re.compile(
    r"[\s,.|()–-]*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b[\s,.]*)?(?:at\b)?[\s,|()–-]*", re.IGNORECASE
)


class FoundDate(NamedTuple):
    """A date in a line: the interval it names, and the words."""

    interval: Interval
    words: str


def parse_date(text: str) -> Interval:
    """The interval that a whole text names.

    Args:
        text: A year, month, day or moment, in ISO 8601, RFC 2822 or as newspapers write it.

    Raises:
        BadDate: It names no date, one that does not exist, or one of two that cannot be told apart.
    """
    text = text.strip()
    interval = _imprecise(text) or _compact(text) or _find_moment(text, whole=True) or _of_mail(text)
    if interval is None:
        raise BadDate(text)
    return interval


def find_date(line: str) -> FoundDate | None:
    """The first date with its year in a line, with its time of day where one stands beside it, or None."""
    found = date_pattern().search(line)
    if found is None:
        return None
    interval = _find_moment(line, whole=False)
    return FoundDate(interval, line.strip()) if interval is not None else None


def _imprecise(text: str) -> Interval | None:
    if found := _YEAR_ONLY.fullmatch(text):
        first = _day(int(found["year"]), 1, 1)
        return Interval.of_days(first, first.replace(year=first.year + 1)) if first else None
    for pattern in _MONTH_ONLY:
        if found := pattern.fullmatch(text):
            first = _day(int(found["year"]), _month_number(found), 1)
            return Interval.of_days(first, (first + timedelta(days=31)).replace(day=1)) if first else None
    return None


def _compact(text: str) -> Interval | None:
    found = _COMPACT.fullmatch(text)
    if found is None:
        return None
    day = _day(int(found["year"]), int(found["number"]), int(found["day"]))
    if day is None or found["hour"] is None:
        return Interval.of_day(day) if day else None
    return _minute(day, int(found["hour"]), int(found["minute"]))


def _of_mail(text: str) -> Interval | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError):
        return None
    return _minute(moment.date(), moment.hour, moment.minute)


def _find_moment(text: str, *, whole: bool) -> Interval | None:
    """The day, or the minute, that stands in a text; with `whole`, nothing else may stand there."""
    for pattern in _DAYS:
        found = pattern.search(text)
        if found is None:
            continue
        day = _day_of(found)
        rest = f"{text[: found.start()]}  {text[found.end() :].removeprefix('T')}"
        clock = _TIME.search(rest)
        if (
            whole
            and _WRAPPING.fullmatch(rest if clock is None else rest[: clock.start()] + rest[clock.end() :]) is None
        ):
            return None
        if day is None or clock is None:
            return Interval.of_day(day) if day else None
        return _at(day, clock) or (None if whole else Interval.of_day(day))
    return None


def _day_of(found: re.Match[str]) -> date | None:
    """The day of a match; of two numbers the month is the one that can be, and nothing if both can."""
    year, day = int(found["year"]), int(found["day"])
    if "mark" not in found.re.groupindex:
        return _day(year, _month_number(found), day)
    number = int(found["number"])
    if day <= 12 and found["mark"] == "/":
        # Slashes are written day first in some countries and month first in others.
        return _day(year, day, number) if number > 12 or number == day else None
    return _day(year, number, day)


def _month_number(found: re.Match[str]) -> int:
    if "number" in found.re.groupindex:
        return int(found["number"])
    stem = found["month"][:3].lower()
    return _MONTHS.index(stem) + 1 if stem in _MONTHS else 0


def _at(day: date, clock: re.Match[str]) -> Interval | None:
    hour = int(clock["hour"] or clock["bare_hour"])
    half = (clock["half"] or clock["bare_half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return _minute(day, hour, int(clock["minute"] or 0))


def _minute(day: date, hour: int, minute: int) -> Interval | None:
    if not (hour < 24 and minute < 60 and EARLIEST_YEAR <= day.year <= LATEST_YEAR):
        return None
    begin = datetime(day.year, day.month, day.day, hour, minute)
    return Interval(begin, begin + timedelta(minutes=1))


def _day(year: int, month: int, day: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
