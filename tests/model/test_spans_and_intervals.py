"""Spans and intervals: half-open, and honest about what they do not know."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadSpan
from onrecord.model import Interval, Span, iso

positions = st.integers(min_value=0, max_value=50)


@given(positions, positions)
def test_a_span_is_a_half_open_range_or_an_error(start: int, end: int) -> None:
    if start > end:
        with pytest.raises(BadSpan):
            Span(start, end)
        return
    text = "x" * 60
    assert len(Span(start, end).of(text)) == len(Span(start, end)) == end - start


@given(positions, positions, positions, positions)
def test_overlap_is_symmetric_and_contained_spans_overlap(a: int, b: int, c: int, d: int) -> None:
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    assert one.overlaps(other) is other.overlaps(one)
    if len(other) and one.contains(other):
        assert one.overlaps(other)


def test_neighbours_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))


def test_a_day_is_its_own_interval() -> None:
    day = Interval.of_day(date(2022, 1, 19))
    assert day.single_day == date(2022, 1, 19)
    assert day.days() == 1
    assert (iso(day.begin), iso(day.finish)) == ("2022-01-19", "2022-01-20")


def test_an_open_interval_is_no_single_day_and_has_no_length() -> None:
    since = Interval(datetime(2021, 10, 1), None)
    assert since.single_day is None
    assert since.days() is None


def test_intervals_meet_in_what_they_share() -> None:
    week = Interval.of_days(date(2022, 1, 17), date(2022, 1, 24))
    since = Interval(datetime(2022, 1, 20), None)
    assert week.meet(since) == Interval(datetime(2022, 1, 20), datetime(2022, 1, 24))
    assert Interval.of_day(date(2022, 1, 1)).meet(week) is None


def test_a_time_with_a_zone_meets_one_without() -> None:
    zone = timezone(timedelta(hours=2))
    evening = Interval(datetime(2022, 1, 19, 20, tzinfo=zone), datetime(2022, 1, 19, 21, tzinfo=zone))
    assert evening.meet(Interval.of_day(date(2022, 1, 19))) == Interval(
        datetime(2022, 1, 19, 20), datetime(2022, 1, 19, 21)
    )
