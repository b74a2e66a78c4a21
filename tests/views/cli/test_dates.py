from datetime import datetime, timedelta, timezone

import pytest

from onrecord.errors import BadDate
from onrecord.model import Interval
from onrecord.views.cli.dates import parse_date, parse_within
from onrecord.views.cli.wording import interval_words


def between(begin: tuple[int, ...], finish: tuple[int, ...]) -> Interval:
    return Interval(datetime(*begin), datetime(*finish))  # type: ignore[arg-type]  # year, month, day, hour, minute


@pytest.mark.parametrize(
    ("text", "interval", "words"),
    [
        ("2031", between((2031, 1, 1), (2032, 1, 1)), "2031"),
        ("2031-03", between((2031, 3, 1), (2031, 4, 1)), "2031-03"),
        ("2031-12", between((2031, 12, 1), (2032, 1, 1)), "2031-12"),
        ("2032-02-29", between((2032, 2, 29), (2032, 3, 1)), "2032-02-29"),
        (" 2031-12-31 ", between((2031, 12, 31), (2032, 1, 1)), "2031-12-31"),
        ("2031-03-14T09:30", between((2031, 3, 14, 9, 30), (2031, 3, 14, 9, 31)), "2031-03-14 09:30"),
        ("2031-03-14 23:59", between((2031, 3, 14, 23, 59), (2031, 3, 15)), "2031-03-14 23:59"),
        (
            "2031-03-14T09:30:05",
            between((2031, 3, 14, 9, 30, 5), (2031, 3, 14, 9, 30, 6)),
            "2031-03-14 09:30:05",
        ),
    ],
)
def test_a_date_stands_for_as_much_time_as_it_names(text: str, interval: Interval, words: str) -> None:
    assert parse_date(text) == interval
    assert interval_words(interval) == words


def test_a_zone_is_kept() -> None:
    zone = timezone(timedelta(hours=2))
    interval = parse_date("2031-03-14T09:30+02:00")
    assert interval.begin == datetime(2031, 3, 14, 9, 30, tzinfo=zone)
    assert interval_words(interval) == "2031-03-14 09:30 +02:00"


@pytest.mark.parametrize(
    "text",
    ["", "x", "2031-13", "2031-00", "2031-02-30", "2031-2-3", "14.3.2031", "0000", "9999", "9999-12-31",
     "2031-03-14T25:00", "2031-03-14T09", "２０３１", "2031-03-14T09:30+99:00", "20310314", "-2031"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        parse_date(text)


def test_a_time_may_be_open_on_a_side() -> None:
    assert parse_within(None, None) is None
    assert parse_within("2031", None) == Interval(datetime(2031, 1, 1), None)
    assert parse_within(None, "2031-03") == Interval(None, datetime(2031, 4, 1))


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (None, "undated"),
        (Interval(None, None), "undated"),
        (Interval(None, datetime(2031, 3, 1)), "before 2031-03-01"),
        (Interval(datetime(2031, 3, 1), None), "from 2031-03-01"),
        (between((2031, 3, 1), (2031, 3, 8)), "2031-03-01 – 2031-03-07"),
        (between((2031, 1, 1), (2033, 1, 1)), "2031-01-01 – 2032-12-31"),
        (between((2031, 3, 1, 6), (2031, 3, 1, 12)), "2031-03-01 06:00 – 2031-03-01 12:00"),
        (between((2031, 3, 1, 6), (2031, 3, 2)), "2031-03-01 06:00 – 2031-03-02"),
    ],
)
def test_times_are_as_short_as_they_are_precise(interval: Interval | None, words: str) -> None:
    assert interval_words(interval) == words
