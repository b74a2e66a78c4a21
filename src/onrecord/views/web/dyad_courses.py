"""Events over time: put into days, weeks, months or years, as far as their time is known.

An event counts where its whole time lies in one of them. What is only known to a month is not spread over its weeks,
nor put on its first: such events are counted apart.
"""

import calendar
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from onrecord.model import Interval
from onrecord.store import QUADS, Spell

MOST = 92  # stretches that a chart shows: a quarter in days
_TAIL = 0.025  # of the events, at each end, do not decide how long a chart is


class Unit(StrEnum):
    """What a bar stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, week, month or year with its events in each of `QUADS`; both days belong to it."""

    first: date
    last: date
    quads: tuple[int, ...]

    @property
    def events(self) -> int:
        """How many events."""
        return sum(self.quads)

    @property
    def interval(self) -> Interval:
        """The time that it stands for."""
        # The last day that there is has no day after it.
        return Interval.of_days(self.first, min(self.last, date.max - timedelta(days=1)) + timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Course:
    """The stretches that hold events, in order of time.

    `vague` counts events whose time is longer than a stretch or open at an end, `undated` those without any.
    """

    unit: Unit
    stretches: tuple[Stretch, ...]
    vague: int
    undated: int


def course(spells: Sequence[Spell], unit: Unit | None = None) -> Course:
    """The events in stretches of a unit; without one, in the finest that fits a chart and suits most of them."""
    if unit is not None:
        return _course(spells, unit)
    courses = [_course(spells, unit) for unit in Unit]
    fitting = [one for one in courses if _middle_length(one) <= MOST] or courses[-1:]
    most = max(sum(stretch.events for stretch in one.stretches) for one in fitting)
    return next(one for one in fitting if 2 * sum(stretch.events for stretch in one.stretches) >= most)


def _course(spells: Sequence[Spell], unit: Unit) -> Course:
    found: defaultdict[date, list[int]] = defaultdict(lambda: [0] * len(QUADS))
    vague = undated = 0
    for spell in spells:
        if spell.begin is None and spell.finish is None:
            undated += spell.events
            continue
        if spell.begin is not None and spell.finish is not None:
            start = _start(date.fromisoformat(spell.begin), unit)
            if start == _start(max(date.fromisoformat(spell.finish), start), unit):
                found[start][QUADS.index(spell.quad)] += spell.events
                continue
        vague += spell.events
    stretches = tuple(Stretch(start, last_day(start, unit), tuple(found[start])) for start in sorted(found))
    return Course(unit, stretches, vague, undated)


def _start(day: date, unit: Unit) -> date:
    """The first day of the stretch that a day lies in; weeks begin on Monday."""
    match unit:
        case Unit.DAY:
            return day
        case Unit.WEEK:
            return date.fromordinal(max(1, day.toordinal() - day.weekday()))
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.YEAR:
            return day.replace(month=1, day=1)


def last_day(start: date, unit: Unit) -> date:
    """The last day of the stretch that begins on a day."""
    match unit:
        case Unit.DAY:
            return start
        case Unit.WEEK:
            return date.fromordinal(min(date.max.toordinal(), start.toordinal() + 6 - start.weekday()))
        case Unit.MONTH:
            return start.replace(day=calendar.monthrange(start.year, start.month)[1])
        case Unit.YEAR:
            return start.replace(month=12, day=31)


def stretch_number(start: date, unit: Unit) -> int:
    """The place of a stretch among all of its unit."""
    match unit:
        case Unit.DAY:
            return start.toordinal()
        case Unit.WEEK:
            return (start.toordinal() + 6) // 7
        case Unit.MONTH:
            return start.year * 12 + start.month
        case Unit.YEAR:
            return start.year


def _middle_length(shown: Course) -> int:
    """How many stretches lie between the ends of the middle of the events."""
    spare = _TAIL * sum(stretch.events for stretch in shown.stretches)
    numbers = []
    for ordered in (shown.stretches, shown.stretches[::-1]):
        left = spare
        for stretch in ordered:
            left -= stretch.events
            if left < 0:
                numbers.append(stretch_number(stretch.first, shown.unit))
                break
    return numbers[1] - numbers[0] + 1 if len(numbers) == 2 else 0
