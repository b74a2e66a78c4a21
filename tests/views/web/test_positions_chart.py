"""Positions over time."""

from datetime import date

from onrecord.model.propositions import Position
from onrecord.views.web.positions_chart import Dated, draw_positions

MARCH = date(2031, 3, 1)


def item(row: str, day: date | None, position: Position = Position.ASSERTS) -> Dated:
    return Dated(row, position, day, f"{row} {day}", "#t-1")


def test_each_item_is_a_dot_in_the_row_of_its_position() -> None:
    chart = draw_positions(
        [item("Say so", MARCH), item("Deny it", date(2031, 3, 9), Position.DENIES), item("Say so", MARCH)]
    )
    assert chart is not None
    assert [(row.name, row.number, len(row.dots)) for row in chart.rows] == [("Say so", 2, 2), ("Deny it", 1, 1)]
    one, other = chart.rows[0].dots
    assert one.x == other.x
    assert one.y != other.y
    assert chart.rows[0].base < chart.rows[1].top < chart.rows[1].base < chart.foot < chart.height


def test_a_stack_that_would_grow_too_high_counts_what_it_does_not_draw() -> None:
    chart = draw_positions([item("Say so", MARCH) for _ in range(250)])
    assert chart is not None
    (row,) = chart.rows
    assert len(row.dots) + sum(more.number for more in row.more) == row.number == 250
    assert chart.height < 300
    assert min(dot.y for dot in row.dots) > row.top


def test_undated_items_have_dots_beside_the_line_of_time() -> None:
    chart = draw_positions([item("Say so", MARCH), item("Say so", None)])
    assert chart is not None
    assert chart.axis.undated
    assert max(dot.x for dot in chart.rows[0].dots) > chart.axis.strip_left


def test_there_is_no_chart_where_it_would_show_nothing() -> None:
    assert draw_positions([item("Say so", MARCH)]) is None
    assert draw_positions([item("Say so", None), item("Deny it", None, Position.DENIES)]) is None
    assert draw_positions([]) is None
