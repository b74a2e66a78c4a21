"""Rival figures on a chart."""

from datetime import date
from decimal import Decimal

import pytest

from onrecord.model import Bound, Interval, Span
from onrecord.model.series import FigureKey, FigurePoint
from onrecord.views.web.figure_chart import FOOT, OTHERS, SHAPES, TOP, draw_figures

MARCH = Interval.of_day(date(2031, 3, 1))


def point(
    low: str, high: str | None = None, *, bound: Bound = Bound.EXACT, as_of: Interval | None = MARCH
) -> FigurePoint:
    return FigurePoint(
        FigureKey("v-one", 0), "r-one", Span(0, 3), Decimal(low), Decimal(high or low), bound, None, as_of=as_of
    )


def test_larger_figures_stand_higher_and_claimants_have_shapes() -> None:
    chart = draw_figures([point("100"), point("250"), point("100")], ["Navy", "Harbour", "Navy"])
    assert chart is not None
    one, two, three = chart.marks
    assert TOP <= two.middle < one.middle <= FOOT
    assert one.middle == three.middle
    assert (one.shape, two.shape, three.shape) == (0, 1, 0)
    assert [(who.name, who.number) for who in chart.claimants] == [("Navy", 2), ("Harbour", 1)]
    assert one.aside != three.aside


def test_bounds_and_ranges_are_drawn() -> None:
    chart = draw_figures(
        [point("5", bound=Bound.MORE), point("5", bound=Bound.LESS), point("5", bound=Bound.ABOUT), point("3", "9")],
        ["a", "b", "c", "d"],
    )
    assert chart is not None
    more, less, about, between = chart.marks
    assert (more.up, more.down, more.about) == (True, False, False)
    assert (less.up, less.down, less.about) == (False, True, False)
    assert (about.up, about.down, about.about) == (False, False, True)
    assert between.high < between.middle < between.low
    assert more.words == "≥ 5, a"


def test_a_time_of_several_days_is_a_line() -> None:
    month = Interval.of_days(date(2031, 3, 1), date(2031, 4, 1))
    chart = draw_figures([point("5", as_of=month), point("6"), point("7", as_of=None)], ["a", "a", "a"])
    assert chart is not None
    long, short, undated = chart.marks
    assert long.left < long.x < long.right
    assert short.left == short.right == short.x
    assert undated.x > chart.axis.strip_left > long.right


@pytest.mark.parametrize(
    ("values", "logarithmic"),
    [(("1", "50"), False), (("1", "51"), True), (("0", "51000"), False), (("-3", "900"), False), (("7", "7"), False)],
)
def test_values_that_lie_far_apart_stand_by_their_logarithms(values: tuple[str, str], logarithmic: bool) -> None:
    chart = draw_figures([point(value) for value in values], ["a", "b"])
    assert chart is not None
    assert chart.logarithmic is logarithmic
    assert all(TOP - 1 <= mark.middle <= FOOT + 1 for mark in chart.marks)
    assert chart.lines
    assert all(TOP - 1 <= line.y <= FOOT + 1 for line in chart.lines)


@pytest.mark.parametrize("size", ["0.00001", "3", "12345", "2500000", "9" * 30])
def test_any_size_has_values_beside_the_chart(size: str) -> None:
    chart = draw_figures([point(size), point(str(Decimal(size) * 2))], ["a", "b"])
    assert chart is not None
    assert 2 <= len(chart.lines) <= 12
    assert len({line.label for line in chart.lines}) == len(chart.lines)


def test_many_claimants_share_the_last_shape() -> None:
    names = [f"speaker {number}" for number in range(20)]
    chart = draw_figures([point(str(number + 1)) for number in range(20)], names)
    assert chart is not None
    assert len(chart.claimants) == SHAPES - 1
    assert chart.others == 20 - len(chart.claimants)
    assert {mark.shape for mark in chart.marks} == {*range(SHAPES - 1), OTHERS}


def test_one_figure_is_no_chart() -> None:
    assert draw_figures([point("5")], ["a"]) is None
