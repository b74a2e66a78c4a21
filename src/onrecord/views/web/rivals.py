"""Rival figures side by side: for each value who gives it, as of when, and the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model import Interval
from onrecord.model.copies import Stretch
from onrecord.model.series import FigurePoint, FigureSeries
from onrecord.store import GroupRow, RecordReader
from onrecord.views.web.quoting import Quote

VALUES_SHOWN = 5
NAMES_SHOWN = 2
WIDTH, HEIGHT, MARGIN = 120.0, 28.0, 4.0


@dataclass(frozen=True, slots=True)
class RivalValue:
    """One value: the figure that gives it last, by whom, as of when, and in how many reports it stands."""

    point: FigurePoint
    names: tuple[str, ...]
    more_names: int
    as_of: Interval | None
    reports: int
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class SparkDot:
    """A figure in the small picture of a series."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class RivalFigures:
    """A series with its values, the last given first; `dots` are empty where too few have a date."""

    row: GroupRow
    values: tuple[RivalValue, ...]
    more: int
    dots: tuple[SparkDot, ...]


def show_rivals(reader: RecordReader, rows: Sequence[GroupRow]) -> tuple[RivalFigures, ...]:
    """Series in short."""
    kind: type[tuple[FigurePoint, ...]] = tuple[FigurePoint, ...]
    points = {row.group_id: reader.group_part(row.group_id, FigureSeries, "points", kind) or () for row in rows}
    chosen = {name: _by_value(those) for name, those in points.items()}
    shown = {name: groups[:VALUES_SHOWN] for name, groups in chosen.items()}
    passages = reader.passages(
        Stretch(same[-1].key.version_id, same[-1].span) for groups in shown.values() for same in groups
    )
    return tuple(
        RivalFigures(
            row,
            tuple(
                _value(same, None if (found := passages.get(_place(same[-1]))) is None else Quote(found))
                for same in shown[row.group_id]
            ),
            len(chosen[row.group_id]) - len(shown[row.group_id]),
            draw_spark(points[row.group_id]),
        )
        for row in rows
    )


def draw_spark(points: Sequence[FigurePoint]) -> tuple[SparkDot, ...]:
    """Where the dated figures of a series stand in a picture of `WIDTH` by `HEIGHT`; nothing below three of them."""
    dated = [(day, (point.low + point.high) / 2) for point in points if (day := _day(point)) is not None]
    if len(dated) < 3 or len({day for day, _ in dated}) < 2 or len({value for _, value in dated}) < 2:
        return ()
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    low, high = min(value for _, value in dated), max(value for _, value in dated)
    return tuple(
        SparkDot(
            round(MARGIN + (WIDTH - 2 * MARGIN) * (day - first).days / (last - first).days, 1),
            round(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * float((value - low) / (high - low)), 1),
        )
        for day, value in sorted(dated)
    )


def _by_value(points: Sequence[FigurePoint]) -> list[list[FigurePoint]]:
    """Figures of one value together, in the order of time; the value that was given last comes first."""
    found: dict[tuple[object, ...], list[FigurePoint]] = {}
    for point in sorted(points, key=lambda point: (_day(point) or date.min, point.key)):
        found.setdefault((point.low, point.high, point.bound, point.unit), []).append(point)
    return sorted(found.values(), key=lambda same: (_day(same[-1]) or date.min, len(same)), reverse=True)


def _value(same: Sequence[FigurePoint], quote: Quote | None) -> RivalValue:
    names = tuple(dict.fromkeys(name for point in reversed(same) for name in point.claimed_by))
    return RivalValue(
        same[-1],
        names[:NAMES_SHOWN],
        max(0, len(names) - NAMES_SHOWN),
        same[-1].as_of,
        len({point.report_id for point in same}),
        quote,
    )


def _place(point: FigurePoint) -> Stretch:
    return Stretch(point.key.version_id, point.span)


def _day(point: FigurePoint) -> date | None:
    return None if point.as_of is None or point.as_of.begin is None else point.as_of.begin.date()
