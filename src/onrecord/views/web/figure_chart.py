"""Rival figures for one thing over the days that they count: a mark for each, its bounds as arrows and whiskers.

Who claims a figure is told by shape and colour together; a hollow mark is an estimate ("about"). Places along are
shares of the width and heights are pixels, so that the chart fits any window without a script.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from onrecord.model import Bound, Interval
from onrecord.model.series import FigurePoint
from onrecord.views.web.group_wording import point_words
from onrecord.views.web.time_axis import TimeAxis, axis_of

HEIGHT, TOP, FOOT = 300, 24, 268
SHAPES = 6  # claimants with a shape of their own; the others share the last
_LOGARITHMIC = 50  # from how many times the smallest value the largest is
_ARROW = 20  # how far an open bound reaches
_APART = 11  # between marks that would lie on each other
_NEAR_X, _NEAR_Y = 1.2, 9
_MOST_LINES = 5
_STEPS = (1, 2, 2.5, 5, 10)
OTHERS = SHAPES
_SIZES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who gives figures: the shape that marks them, and how many they give."""

    name: str
    shape: int
    number: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure. `low` and `high` are heights, equal unless it is a range; `up` and `down` say that it is open there.

    `left` and `right` are the ends of the time that it counts, in per cent; equal for one day. `aside` moves it off
    another that would lie on it, in pixels.
    """

    number: int
    shape: int
    x: float
    left: float
    right: float
    low: float
    high: float
    up: bool
    down: bool
    about: bool
    aside: int
    words: str

    @property
    def middle(self) -> float:
        """The height of the mark itself."""
        return round((self.low + self.high) / 2, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A value that is written beside the chart, at its height."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class FigureChart:
    """The whole chart. `logarithmic` says that equal steps up are equal factors."""

    axis: TimeAxis
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    claimants: tuple[Claimant, ...]
    others: int
    logarithmic: bool
    height: int = HEIGHT
    top: int = TOP
    foot: int = FOOT


def draw_figures(points: Sequence[FigurePoint], claimants: Sequence[str]) -> FigureChart | None:
    """The chart of some figures; None where there are fewer than two.

    Args:
        points: The figures.
        claimants: Who gives each, as the page calls them.
    """
    if len(points) < 2:
        return None
    shapes = _shapes(claimants)
    scale = _Scale([float(value) for point in points for value in (point.low, point.high)])
    axis = axis_of(day for point in points for day in _ends(point.as_of))
    marks: list[Mark] = []
    taken: dict[tuple[int, int], int] = defaultdict(int)
    for number, (point, claimant) in enumerate(zip(points, claimants, strict=True)):
        begin, finish = _ends(point.as_of)
        left, right = axis.x(begin), axis.x(finish)
        x = round((left + right) / 2, 2)
        low, high = scale.y(point.low), scale.y(point.high)
        place = (round(x / _NEAR_X), round((low + high) / 2 / _NEAR_Y))
        step = taken[place]
        taken[place] += 1
        marks.append(
            Mark(
                number=number,
                shape=shapes.get(claimant, OTHERS),
                x=x,
                left=left,
                right=right,
                low=low,
                high=high,
                up=point.bound is Bound.MORE,
                down=point.bound is Bound.LESS,
                about=point.bound is Bound.ABOUT,
                aside=(step + 1) // 2 * _APART * (1 if step % 2 else -1),
                words=f"{point_words(point)}, {claimant}",
            )
        )
    counts = Counter(claimants)
    named = tuple(Claimant(name, shape, counts[name]) for name, shape in shapes.items())
    others = len(counts) - len(named)
    return FigureChart(axis, scale.lines, tuple(marks), named, others, scale.logarithmic)


def arrow(mark: Mark) -> int:
    """How far the arrow of an open bound reaches from its mark, in pixels; up is less."""
    return -_ARROW if mark.up else _ARROW


def _shapes(claimants: Sequence[str]) -> dict[str, int]:
    """Who has a shape of their own: those who give most figures, then those who come first."""
    most = [name for name, _ in Counter(claimants).most_common()]
    own = most if len(most) <= SHAPES else most[: SHAPES - 1]
    return {name: shape for shape, name in enumerate(own)}


def _ends(interval: Interval | None) -> tuple[date | None, date | None]:
    """The first and the last day of a time; a side that is open is the other."""
    if interval is None:
        return None, None
    begin = None if interval.begin is None else interval.begin.date()
    last = interval.finish
    finish = None if last is None else (last - timedelta(microseconds=1)).date()
    return begin or finish, finish or begin


class _Scale:
    """Where values stand; over more than fifty times the smallest, by their logarithms."""

    def __init__(self, values: Sequence[float]) -> None:
        smallest, largest = min(values), max(values)
        self.logarithmic = smallest > 0 and largest / smallest > _LOGARITHMIC
        if self.logarithmic:
            self._low = math.log10(smallest) - 0.1
            self._high = math.log10(largest) + 0.1
        else:
            # A chart of counts begins at nothing unless they all lie far from it.
            span = largest - smallest
            low = 0.0 if 0 <= smallest <= 2.5 * span or (span == 0 and smallest >= 0) else smallest - span * 0.15
            self._low, self._high = low, largest + (span or abs(largest) or 1.0) * 0.15
        self.lines = tuple(Line(self._at(value), label) for value, label in self._labels())

    def y(self, value: Decimal) -> float:
        """The height of a value."""
        return self._at(float(value))

    def _at(self, value: float) -> float:
        place = math.log10(value) if self.logarithmic else value
        share = (place - self._low) / (self._high - self._low or 1.0)
        return round(FOOT - share * (FOOT - TOP), 1)

    def _labels(self) -> list[tuple[float, str]]:
        if self.logarithmic:
            powers = range(math.ceil(self._low), math.floor(self._high) + 1)
            apart = max(1, math.ceil(len(powers) / _MOST_LINES))
            return [(10.0**power, _short(10.0**power)) for power in powers[::apart]]
        step = _step((self._high - self._low) / _MOST_LINES)
        first = math.ceil(self._low / step)
        return [(n * step, _short(n * step)) for n in range(first, math.floor(self._high / step) + 1)]


def _step(least: float) -> float:
    """The round number from which a scale is counted."""
    size = 10.0 ** math.floor(math.log10(least))
    return next(step * size for step in _STEPS if step * size >= least * 0.999)


def _short(value: float) -> str:
    """A value as short as a chart needs it: "1.5 million", "40,000"."""
    for size, word in _SIZES:
        if abs(value) >= size:
            return f"{value / size:g} {word}"
    return f"{value:,.0f}" if abs(value) >= 10 or value == int(value) else f"{value:g}"
