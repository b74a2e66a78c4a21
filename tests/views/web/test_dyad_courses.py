from datetime import date, timedelta

import pytest

from onrecord.store import Spell
from onrecord.views.web.dyad_chart import HEIGHT, WIDTH, chart
from onrecord.views.web.dyad_courses import MOST, Unit, course


def on(day: str, *, quad: int = 4, events: int = 1, until: str | None = None) -> Spell:
    return Spell(day, until or day, quad, events)


def test_weeks_begin_on_monday_and_months_on_the_first() -> None:
    spells = [on("2031-03-09"), on("2031-03-10"), on("2031-03-16", quad=1, events=3)]
    weeks = course(spells, Unit.WEEK).stretches
    assert [(week.first.isoformat(), week.last.isoformat(), week.quads) for week in weeks] == [
        ("2031-03-03", "2031-03-09", (0, 0, 0, 1)),
        ("2031-03-10", "2031-03-16", (3, 0, 0, 1)),
    ]
    (month,) = course(spells, Unit.MONTH).stretches
    assert (month.first, month.last, month.events) == (date(2031, 3, 1), date(2031, 3, 31), 5)
    (year,) = course(spells, Unit.YEAR).stretches
    assert (year.first, year.last) == (date(2031, 1, 1), date(2031, 12, 31))


def test_what_is_known_less_closely_is_put_nowhere_and_counted() -> None:
    spells = [
        on("2031-03-01", until="2031-03-31", events=2),
        on("2031-01-01", until="2031-12-31", events=4),
        Spell("2031-03-04", None, 4, 8),
        Spell(None, "2031-03-04", 4, 16),
        Spell(None, None, 4, 32),
    ]
    weeks, months, years = (course(spells, unit) for unit in (Unit.WEEK, Unit.MONTH, Unit.YEAR))
    assert (weeks.stretches, weeks.vague, weeks.undated) == ((), 30, 32)
    assert (months.stretches[0].events, months.vague) == (2, 28)
    assert (years.stretches[0].events, years.vague) == (6, 24)


def test_the_unit_is_the_finest_that_fits_and_suits_most_events() -> None:
    spring = [on((date(2031, 3, 1) + timedelta(days=number)).isoformat()) for number in range(60)]
    years = [on(f"{year}-{month:02}-05") for year in range(2010, 2031) for month in range(1, 13)]
    vague = [*spring[:5], on("2031-03-01", until="2031-03-31", events=20)]
    assert course(spring).unit is Unit.DAY
    assert course(years).unit is Unit.YEAR
    assert course(vague).unit is Unit.MONTH
    # One event long ago does not flatten the rest.
    assert course([on("1941-06-22"), *spring]).unit is Unit.DAY


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2032-02-29", "2031-12-31"])
def test_the_ends_of_the_calendar_are_days_like_others(day: str, unit: Unit) -> None:
    shown = course([on(day), on("2031-06-15")], unit)
    assert sum(stretch.events for stretch in shown.stretches) == 2
    drawn = chart(shown)
    assert drawn is not None
    assert drawn.bars
    assert all(stretch.interval.begin for stretch in shown.stretches)


def test_nothing_has_no_chart() -> None:
    assert chart(course([])) is None
    assert chart(course([Spell(None, None, 1, 5)])) is None


def test_bars_stand_on_one_scale_cooperation_up_conflict_down() -> None:
    drawn = chart(course([on("2031-03-01", quad=4, events=30), on("2031-03-03", quad=1, events=10)], Unit.DAY))
    assert drawn is not None
    conflict, cooperation = (bar.pieces[0] for bar in drawn.bars)
    assert conflict.y == drawn.axis
    assert cooperation.y + cooperation.height == pytest.approx(drawn.axis, abs=0.2)
    assert conflict.height == pytest.approx(3 * cooperation.height, abs=0.5)
    assert cooperation.y >= 0
    assert conflict.y + conflict.height < HEIGHT
    # The day between them is empty and keeps its room.
    assert drawn.bars[1].x - drawn.bars[0].x == pytest.approx(2 * drawn.step, abs=0.2)


def test_deeds_stand_beside_the_axis_and_words_beyond_them() -> None:
    spells = [on("2031-03-01", quad=quad, events=5) for quad in (1, 2, 3, 4)]
    drawn = chart(course(spells, Unit.DAY))
    assert drawn is not None
    places = {piece.quad: piece for piece in drawn.bars[0].pieces}
    assert places[1].y < places[2].y < drawn.axis == places[4].y < places[3].y


def test_a_chart_shows_the_time_with_most_events_and_counts_the_rest() -> None:
    crisis = [on((date(2031, 3, 1) + timedelta(days=number)).isoformat(), events=2) for number in range(MOST)]
    drawn = chart(course([on("1941-06-22", events=3), *crisis, on("2050-01-01", events=4)], Unit.DAY))
    assert drawn is not None
    assert (len(drawn.bars), drawn.before, drawn.after) == (MOST, 3, 4)
    assert drawn.bars[-1].x + drawn.step <= WIDTH


def test_amounts_are_round_and_few() -> None:
    for events in (1, 3, 7, 40, 505, 12_345, 1_000_000):
        drawn = chart(course([on("2031-03-01", events=events)], Unit.DAY))
        assert drawn is not None
        assert 2 <= len(drawn.amounts) <= 7
        assert drawn.amounts[0].words == "0"
