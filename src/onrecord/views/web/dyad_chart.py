"""The chart of who acts on whom: a bar for each stretch of time, cooperation above the axis and conflict below it.

What is done stands beside the axis in full colour, what is only said beyond it in stripes, so that neither the side
nor the kind rests on colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Interval
from onrecord.store import QUADS
from onrecord.views.web.dyad_courses import MOST, Course, Stretch, Unit, last_day, stretch_number
from onrecord.views.web.wording import interval_words

WIDTH, HEIGHT = 960, 300
_LEFT, _RIGHT, _EDGE, _FOOT = 40, 8, 10, 22  # room for the amounts, and above and below the bars
_TIMES = 7  # marks on the scale of time
_LINES = 5  # and on that of amounts
_COOPERATION, _CONFLICT = (2, 1), (4, 3)  # material beside the axis, words beyond it


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: the events of one quad class."""

    quad: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The events of one stretch on the chart."""

    stretch: Stretch
    x: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on a scale, with its words; `first` ones are shown on narrow screens, too."""

    at: float
    words: str
    first: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """Cooperation above the axis and conflict below it, on one scale; `before` and `after` count what lies outside."""

    axis: float
    step: float
    bars: tuple[Bar, ...]
    times: tuple[Tick, ...]
    amounts: tuple[Tick, ...]
    before: int
    after: int


def chart(shown: Course) -> Chart | None:
    """The bars of the stretches that lie closest together; None where there are none."""
    if not shown.stretches:
        return None
    first = _window(shown)
    firsts = _firsts(shown.unit, first, _end(shown, first))
    places = {start: number for number, start in enumerate(firsts)}
    seen = [stretch for stretch in shown.stretches if stretch.first in places]
    above = max(_sum(stretch, _COOPERATION) for stretch in seen)
    below = max(_sum(stretch, _CONFLICT) for stretch in seen)
    scale = (HEIGHT - 2 * _EDGE - _FOOT) / max(above + below, 1)
    axis = round(_EDGE + above * scale, 1)
    step = (WIDTH - _LEFT - _RIGHT) / len(firsts)
    bars = tuple(
        Bar(stretch, round(_LEFT + places[stretch.first] * step, 1), _pieces(stretch, axis, scale)) for stretch in seen
    )
    outside = [stretch for stretch in shown.stretches if stretch.first not in places]
    return Chart(
        axis=axis,
        step=round(step, 2),
        bars=bars,
        times=_time_ticks(firsts, step, shown.unit),
        amounts=_amount_ticks(above, below, axis, scale),
        before=sum(stretch.events for stretch in outside if stretch.first < firsts[0]),
        after=sum(stretch.events for stretch in outside if stretch.first > firsts[-1]),
    )


def _window(shown: Course) -> date:
    """Where the stretch of time begins that a chart can show and that holds most events; the earliest of equals."""
    best, best_first, held, ahead = -1, shown.stretches[0].first, 0, 0
    for stretch in shown.stretches:
        end = stretch_number(stretch.first, shown.unit) + MOST
        while ahead < len(shown.stretches) and stretch_number(shown.stretches[ahead].first, shown.unit) < end:
            held += shown.stretches[ahead].events
            ahead += 1
        if held > best:
            best, best_first = held, stretch.first
        held -= stretch.events
    return best_first


def _end(shown: Course, first: date) -> date:
    """The last stretch of the window."""
    beyond = stretch_number(first, shown.unit) + MOST
    return max(one.first for one in shown.stretches if stretch_number(one.first, shown.unit) < beyond)


def _firsts(unit: Unit, first: date, last: date) -> list[date]:
    """The first days of all stretches from one to another, the empty ones too."""
    found = [first]
    while found[-1] < last:
        found.append(last_day(found[-1], unit) + timedelta(days=1))
    return found


def _sum(stretch: Stretch, quads: Sequence[int]) -> int:
    return sum(stretch.quads[QUADS.index(quad)] for quad in quads)


def _pieces(stretch: Stretch, axis: float, scale: float) -> tuple[Piece, ...]:
    """Cooperation upwards from the axis, conflict downwards."""
    pieces, top, bottom = [], axis, axis
    for quad in _COOPERATION:
        height = stretch.quads[QUADS.index(quad)] * scale
        top -= height
        pieces.append(Piece(quad, round(top, 1), round(height, 1)))
    for quad in _CONFLICT:
        height = stretch.quads[QUADS.index(quad)] * scale
        pieces.append(Piece(quad, round(bottom, 1), round(height, 1)))
        bottom += height
    return tuple(piece for piece in pieces if piece.height)


def _time_ticks(firsts: Sequence[date], step: float, unit: Unit) -> tuple[Tick, ...]:
    """Some of the stretches by their first day or by their name, evenly apart; fewer on narrow screens."""
    apart = max(1, -(-len(firsts) // _TIMES))
    ticks = []
    for number in range(0, len(firsts), apart):
        day = firsts[number]
        end = day if unit is Unit.WEEK else last_day(day, unit)
        words = interval_words(Interval.of_days(day, end + timedelta(days=1)))
        ticks.append(Tick(round(_LEFT + number * step, 1), words, first=number // apart % 3 == 0))
    return tuple(ticks)


def _amount_ticks(above: int, below: int, axis: float, scale: float) -> tuple[Tick, ...]:
    """Round amounts above and below the axis."""
    apart = 1
    while (above + below) / apart > _LINES:
        apart = apart * 5 // 2 if str(apart).startswith("2") else apart * 2
    up = [(axis - amount * scale, amount) for amount in range(0, above + 1, apart)]
    down = [(axis + amount * scale, amount) for amount in range(apart, below + 1, apart)]
    return tuple(Tick(round(at, 1), f"{amount:,}") for at, amount in (*up, *down))
