"""Days along a line."""

from datetime import date

import pytest

from onrecord.views.web.time_axis import axis_of


def test_days_stand_in_their_order_within_the_chart() -> None:
    axis = axis_of([date(2031, 3, 9), date(2031, 3, 1), date(2031, 3, 5)])
    places = [axis.x(date(2031, 3, day)) for day in (1, 5, 9)]
    assert places == sorted(places)
    assert 0 < places[0] < places[-1] < 100
    assert places[1] == pytest.approx((places[0] + places[2]) / 2, abs=0.1)


def test_what_has_no_date_stands_apart_from_all_that_has_one() -> None:
    axis = axis_of([date(2031, 3, 1), None, date(2031, 3, 9)])
    assert axis.undated
    assert axis.x(date(2031, 3, 9)) < axis.strip_left < axis.x(None) < 100
    assert not axis_of([date(2031, 3, 1)]).undated


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2031, 3, 1), date(2031, 3, 3), ["28 Feb 2031", "1 Mar", "2 Mar", "3 Mar", "4 Mar"]),
        (date(2030, 12, 31), date(2031, 1, 1), ["30 Dec 2030", "31 Dec", "1 Jan 2031", "2 Jan"]),
        (date(2030, 9, 20), date(2031, 3, 2), ["Oct 2030", "Nov", "Dec", "Jan 2031", "Feb", "Mar"]),
        (date(2011, 3, 2), date(2031, 3, 2), ["2015", "2020", "2025", "2030"]),
    ],
)
def test_what_is_written_below_is_as_fine_as_there_is_room(first: date, last: date, expected: list[str]) -> None:
    assert [tick.label for tick in axis_of([first, last]).ticks] == expected


@pytest.mark.parametrize("days", [[date(1, 1, 1), date(9999, 12, 31)], [date(2031, 3, 1)], [None], []])
def test_no_time_is_too_long_or_too_short(days: list[date | None]) -> None:
    axis = axis_of(days)
    assert all(0 <= axis.x(day) <= 100 for day in days)
    assert len(axis.ticks) < 12


def test_where_it_is_narrow_no_day_runs_into_the_first_with_its_year() -> None:
    ticks = axis_of([date(2031, 3, 12), date(2031, 3, 20), None]).ticks
    shown = [tick for tick in ticks if not tick.minor]
    assert shown[0].label.endswith("2031")
    assert all(tick.x - shown[0].x >= 40 for tick in shown[1:])
    assert len(shown) > 1
