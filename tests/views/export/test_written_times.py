from datetime import UTC, datetime

import pytest

from onrecord.model import Interval
from onrecord.views.export.written_times import coverage, first_and_last, reduced_date


def between(begin: str | None, finish: str | None) -> Interval:
    return Interval(*(None if end is None else datetime.fromisoformat(end) for end in (begin, finish)))


@pytest.mark.parametrize(
    ("begin", "finish", "exact", "covered"),
    [
        ("2031-03-16T15:05", "2031-03-16T15:06", "2031-03-16T15:05:00", "2031-03-16T15:05:00"),
        ("2031-03-16T15:05+02:00", "2031-03-16T15:06+02:00", "2031-03-16T15:05:00+02:00", "2031-03-16T15:05:00+02:00"),
        ("2031-03-16", "2031-03-17", "2031-03-16", "2031-03-16"),
        ("2031-03-01", "2031-04-01", "2031-03", "2031-03"),
        ("2031-12-01", "2032-01-01", "2031-12", "2031-12"),
        ("2031-01-01", "2032-01-01", "2031", "2031"),
        ("0843-01-01", "0844-01-01", "0843", "0843"),
        ("9999-12-01", "9999-12-31", None, "9999-12-01/9999-12-30"),
        ("2031-03-10", "2031-03-17", None, "2031-03-10/2031-03-16"),
        ("2031-03-16T12:00", "2031-03-16T18:00", None, "2031-03-16T12:00:00/2031-03-16T18:00:00"),
        ("2031-03-16", None, None, "2031-03-16/.."),
        (None, "2031-03-16", None, "../2031-03-15"),
        (None, None, None, None),
    ],
)
def test_a_time_is_written_as_precise_as_it_is_known(
    begin: str | None, finish: str | None, exact: str | None, covered: str | None
) -> None:
    assert reduced_date(between(begin, finish)) == exact
    assert coverage(between(begin, finish)) == covered


def test_no_time_is_no_text() -> None:
    assert (reduced_date(None), coverage(None), first_and_last(None)) == (None, None, None)
    assert first_and_last(between("2031-03-16", None)) is None


def test_the_last_day_is_the_last_that_belongs_to_it() -> None:
    days = first_and_last(between("2031-03-10", "2031-03-17"))
    assert [day.isoformat() for day in days or ()] == ["2031-03-10", "2031-03-16"]
    moment = datetime(2031, 3, 10, tzinfo=UTC)
    days = first_and_last(Interval(moment, moment))
    assert [day.isoformat() for day in days or ()] == ["2031-03-10", "2031-03-10"]
