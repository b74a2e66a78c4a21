"""Days along a line: where each stands, and which are written below it.

Places are shares of the line's width, so that a chart fits any window without a script: SVG takes them as per cent.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STEPS_OF_DAYS = (1, 2, 5, 10)
_STEPS_OF_MONTHS = (1, 2, 3, 6)
_STEPS_OF_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_MOST_TICKS = 7
_LEFT, _RIGHT = 2.0, 98.0
_ROOM_OF_YEAR = 40.0  # what the first day takes, which has its year, where the chart is narrow
_STRIP = 13.0  # the width of what stands apart since it has no date


@dataclass(frozen=True, slots=True)
class Tick:
    """A day written below the line; `anchor` keeps its words within the chart, `minor` goes where it is narrow."""

    x: float
    label: str
    anchor: str
    minor: bool


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """A line of time between two days; `undated` says that a strip to its right holds what has no date."""

    first: date
    last: date
    undated: bool = False

    @property
    def right(self) -> float:
        """Where the line ends."""
        return _RIGHT - _STRIP if self.undated else _RIGHT

    @property
    def strip(self) -> float:
        """Where what has no date stands: the middle of its strip."""
        return _RIGHT - _STRIP / 2 + 1

    @property
    def strip_left(self) -> float:
        """Where the strip of the undated begins."""
        return _RIGHT - _STRIP + 2

    def x(self, day: date | None) -> float:
        """Where a day stands, in per cent of the width."""
        if day is None:
            return round(self.strip, 2)
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(_LEFT + min(1.0, max(0.0, share)) * (self.right - _LEFT), 2)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The days that are written below."""
        days = _chosen(self.first, self.last)
        ticks: list[Tick] = []
        year: int | None = None
        for number, (day, label) in enumerate(days):
            x = self.x(day)
            words = label if label == str(day.year) or day.year == year else f"{label} {day.year}"
            year = day.year
            anchor = "start" if x < 10 else "end" if x > self.right - 8 and not self.undated else "middle"
            crowded = number == 2 and x - ticks[0].x < _ROOM_OF_YEAR
            ticks.append(Tick(x, words, anchor, minor=(number % 2 == 1 or crowded) and len(days) > 3))
        return tuple(ticks)


def axis_of(days: Iterable[date | None]) -> TimeAxis:
    """The line on which some days stand, a little longer than they need."""
    found = list(days)
    known = [day for day in found if day is not None]
    undated = len(known) < len(found)
    if not known:
        return TimeAxis(date(1, 1, 2), date(1, 1, 2), undated=undated)
    first, last = min(known), max(known)
    room = max(1, (last - first).days // 25)
    return TimeAxis(_moved(first, -room), _moved(last, room), undated)


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:  # the first or the last day that there is
        return day


def _chosen(first: date, last: date) -> list[tuple[date, str]]:
    for step in _STEPS_OF_DAYS:
        if (last - first).days // step < _MOST_TICKS:
            return [(day, f"{day.day} {_MONTHS[day.month - 1]}") for day in _days(first, last, step)]
    months = (last.year - first.year) * 12 + last.month - first.month
    for step in _STEPS_OF_MONTHS:
        if months // step < _MOST_TICKS:
            return [(day, _MONTHS[day.month - 1]) for day in _month_starts(first, last, step)]
    years = last.year - first.year
    step = next((step for step in _STEPS_OF_YEARS if years // step < _MOST_TICKS), _STEPS_OF_YEARS[-1])
    return [(date(year, 1, 1), str(year)) for year in range(first.year, last.year + 1) if _on(year, step, first)]


def _on(year: int, step: int, first: date) -> bool:
    return year % step == 0 and date(year, 1, 1) >= first


def _days(first: date, last: date, step: int) -> Iterator[date]:
    for number in range(0, (last - first).days + 1, step):
        yield first + timedelta(days=number)


def _month_starts(first: date, last: date, step: int) -> Iterator[date]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        day = date(number // 12, number % 12 + 1, 1)
        if number % step == 0 and first <= day:
            yield day
