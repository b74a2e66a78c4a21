"""Dates as pages and people write them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadDate
from onrecord.model import Interval
from onrecord.reports.dates import find_date, parse_date


def interval(begin: str, finish: str) -> Interval:
    return Interval(datetime.fromisoformat(begin), datetime.fromisoformat(finish))


@pytest.mark.parametrize(
    ("written", "begin", "finish"),
    [
        ("2022", "2022-01-01", "2023-01-01"),
        ("2022-02", "2022-02-01", "2022-03-01"),
        ("2022-12", "2022-12-01", "2023-01-01"),
        ("February 2022", "2022-02-01", "2022-03-01"),
        ("2022-02-16", "2022-02-16", "2022-02-17"),
        (" 2022-02-16\n", "2022-02-16", "2022-02-17"),
        ("2022/2/6", "2022-02-06", "2022-02-07"),
        ("20220216", "2022-02-16", "2022-02-17"),
        ("2020-02-29", "2020-02-29", "2020-03-01"),
        ("2022-02-16T09:30", "2022-02-16 09:30", "2022-02-16 09:31"),
        ("2022-02-16T09:30:59.123Z", "2022-02-16 09:30", "2022-02-16 09:31"),
        ("2022-02-16T09:30:00+02:00", "2022-02-16 09:30", "2022-02-16 09:31"),
        ("2022-02-16 23:59:00-0500", "2022-02-16 23:59", "2022-02-17 00:00"),
        ("20220216T093000Z", "2022-02-16 09:30", "2022-02-16 09:31"),
        ("Wed, 16 Feb 2022 09:30:00 GMT", "2022-02-16 09:30", "2022-02-16 09:31"),
        ("Wed, 16 Feb 2022 09:30:00 +0200", "2022-02-16 09:30", "2022-02-16 09:31"),
        ("16 February 2022", "2022-02-16", "2022-02-17"),
        ("16th of February, 2022", "2022-02-16", "2022-02-17"),
        ("February 16, 2022", "2022-02-16", "2022-02-17"),
        ("Feb. 16, 2022, 9:30 p.m.", "2022-02-16 21:30", "2022-02-16 21:31"),
        ("12:30, 16 February 2022", "2022-02-16 12:30", "2022-02-16 12:31"),
        ("Wednesday 16 February 2022, 6.05pm", "2022-02-16 18:05", "2022-02-16 18:06"),
        ("16.02.2022 14:05", "2022-02-16 14:05", "2022-02-16 14:06"),
        ("16/02/2022", "2022-02-16", "2022-02-17"),
        ("02/16/2022", "2022-02-16", "2022-02-17"),
        ("3/3/2022", "2022-03-03", "2022-03-04"),
        ("4.3.2022", "2022-03-04", "2022-03-05"),
    ],
)
def test_what_a_date_stands_for(written: str, begin: str, finish: str) -> None:
    assert parse_date(written) == interval(begin, finish)


@pytest.mark.parametrize(
    "written",
    [
        "", "soon", "2022-02-30", "2022-13-01", "2021-02-29", "31 April 2022", "2022-02-16T25:00", "2022-02-16T09:61",
        "03/04/2022", "16", "16 February", "99999", "0000-01-01", "0001-01-01", "9999-12-31", "2022-02-16 or so",
        "2022-02-16 2022-02-17", "Foo 16, 2022", "13:00 p.m. 16 February 2022", "202202", "1645000000",
    ],
)  # fmt: skip
def test_what_is_no_date(written: str) -> None:
    with pytest.raises(BadDate, match="not a date: there is no such day"):
        parse_date(written)


@pytest.mark.parametrize(
    ("line", "begin", "finish"),
    [
        ("Published 12:30, 16 February 2022", "2022-02-16 12:30", "2022-02-16 12:31"),
        ("Posted on Feb 16, 2022 at 9:30 am by the desk", "2022-02-16 09:30", "2022-02-16 09:31"),
        ("Date of publication 7 July 2016", "2016-07-07", "2016-07-08"),
        ("Published: 2022-02-16T18:40:00+02:00", "2022-02-16 18:40", "2022-02-16 18:41"),
    ],
)
def test_a_date_in_a_line(line: str, begin: str, finish: str) -> None:
    found = find_date(line)
    assert found is not None
    assert found.interval == interval(begin, finish)
    assert found.words == line


@pytest.mark.parametrize("line", ["Published on Monday", "16 February", "call 12-34-56", "Published 03/04/2022", ""])
def test_a_line_without_a_date(line: str) -> None:
    assert find_date(line) is None


@given(st.dates(min_value=datetime(1800, 1, 1).date(), max_value=datetime(2200, 12, 31).date()))
def test_every_day_can_be_read_back(day: object) -> None:
    found = parse_date(str(day))
    assert found.begin is not None
    assert found.begin.date() == day
    assert found.single_day == day


@given(st.text(max_size=40))
def test_anything_is_a_date_or_a_bad_date(text: str) -> None:
    try:
        found = parse_date(text)
    except BadDate:
        return
    assert found.begin is not None
    assert found.finish is not None
    assert found.begin < found.finish
