"""Positions over time: a row for each, and on it a dot for every item on its day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.propositions import Position
from onrecord.views.web.time_axis import TimeAxis, axis_of

_STEP = 12  # from dot to dot in a stack
_HEAD = 20  # room for the name of a row
_GAP = 12
_AXIS = 26
_HIGHEST = 10  # dots in a stack; more are counted beside it
_ORDER = tuple(Position)


@dataclass(frozen=True, slots=True)
class Dated:
    """An item as the chart shows it: which row it belongs to, when, what it says, and where a click leads."""

    row: str
    position: Position
    day: date | None
    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot at a share of the width and a height."""

    x: float
    y: int
    words: str
    path: str


@dataclass(frozen=True, slots=True)
class More:
    """How many dots a stack has beyond those that are drawn."""

    x: float
    y: int
    number: int


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One position: its name, how many hold it, and the line on which its dots stand."""

    name: str
    position: Position
    number: int
    top: int
    base: int
    dots: tuple[Dot, ...]
    more: tuple[More, ...]


@dataclass(frozen=True, slots=True)
class PositionsChart:
    """The whole chart; widths are shares, heights are pixels."""

    height: int
    foot: int
    axis: TimeAxis
    rows: tuple[ChartRow, ...]
    dated: bool


def draw_positions(items: Sequence[Dated]) -> PositionsChart | None:
    """The chart of some items; None where there is nothing to see: no dates at all, or a single item."""
    if len(items) < 2 or all(item.day is None for item in items):
        return None
    axis = axis_of(item.day for item in items)
    rows: dict[str, list[Dated]] = defaultdict(list)
    for item in items:
        rows[item.row].append(item)
    shown, top = [], 0
    for name, held in rows.items():
        row = _row(name, held, axis, top)
        shown.append(row)
        top = row.base + _GAP
    return PositionsChart(top + _AXIS, top, axis, tuple(shown), dated=True)


def _row(name: str, items: Sequence[Dated], axis: TimeAxis, top: int) -> ChartRow:
    stacks: dict[float, list[Dated]] = defaultdict(list)
    for item in items:
        stacks[axis.x(item.day)].append(item)
    highest = min(_HIGHEST, max(map(len, stacks.values())))
    base = top + _HEAD + highest * _STEP
    dots, more = [], []
    for x, stack in sorted(stacks.items()):
        drawn = stack if len(stack) <= _HIGHEST else stack[: _HIGHEST - 1]
        dots += [Dot(x, base - _STEP // 2 - n * _STEP, item.words, item.path) for n, item in enumerate(drawn)]
        if len(drawn) < len(stack):
            more.append(More(x, base - _STEP // 2 - len(drawn) * _STEP, len(stack) - len(drawn)))
    position = min((item.position for item in items), key=_ORDER.index)
    return ChartRow(name, position, len(items), top, base, tuple(dots), tuple(more))
