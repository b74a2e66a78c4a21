"""Dates as readers type them into a form, and the time that they stand for."""

import re
from datetime import date

from onrecord.errors import BadDate
from onrecord.model import Interval

_YEAR = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


def parse_date(text: str) -> Interval:
    """The year, month or day that a text names: "2022", "2022-02" or "2022-02-16".

    Raises:
        BadDate: It is written otherwise, or does not exist.
    """
    written = text.strip()
    try:
        if _YEAR.fullmatch(written):
            return Interval.of_days(date(int(written), 1, 1), date(int(written) + 1, 1, 1))
        if match := _MONTH.fullmatch(written):
            year, month = int(match[1]), int(match[2])
            return Interval.of_days(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1))
        if match := _DAY.fullmatch(written):
            return Interval.of_day(date(int(match[1]), int(match[2]), int(match[3])))
    except (ValueError, OverflowError) as error:
        raise BadDate(text) from error
    raise BadDate(text)
