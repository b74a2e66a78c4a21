"""One stretch of a list after a given place in it, for programs that read a list to its end while a build writes.

A page by number shifts when lines come in before it. Here a place is the values by which the list is in order, so that
what stood after it still does, whatever came or went before.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

import apsw

from onrecord.store.conditions import (
    EVENTS,
    FIGURES,
    REPORTS,
    STATEMENTS,
    Condition,
    Lines,
    all_of,
    dated,
    undated,
)
from onrecord.store.counting import count_lines
from onrecord.store.event_rows import load_events
from onrecord.store.filters import EventFilters, Filters
from onrecord.store.group_rows import ANY_GROUP, GroupFilters, GroupRow, list_groups_after
from onrecord.store.line_rows import load_figures, load_reports, load_statements
from onrecord.store.narrowing import narrow, narrow_to_rejected
from onrecord.store.opened import OpenRecord
from onrecord.store.queries import select
from onrecord.store.rows import EventRow, FigureRow, ReportRow, StatementRow

Place: TypeAlias = tuple[str | int | float, ...]
Row = TypeVar("Row", covariant=True)


@dataclass(frozen=True, slots=True)
class Slice(Generic[Row]):
    """Some rows of a list; `after` is the place of the last one where more follow, None at the end of the list.

    `total` counts the whole list, `undated` what matches all else but has no date while dates are asked for, and
    `rejected` what is left out because somebody rejected it.
    """

    rows: tuple[Row, ...]
    total: int
    undated: int
    after: Place | None
    rejected: int = 0


class SliceReader(OpenRecord):
    """Lists of an open record from one place on."""

    def statements_after(self, filters: Filters, after: Place | None, *, limit: int) -> Slice[StatementRow]:
        """Statements in the order of lists."""
        return self._slice(STATEMENTS, filters, after, limit, load_statements)

    def figures_after(self, filters: Filters, after: Place | None, *, limit: int) -> Slice[FigureRow]:
        """Figures in the order of lists."""
        return self._slice(FIGURES, filters, after, limit, load_figures)

    def events_after(self, filters: EventFilters, after: Place | None, *, limit: int) -> Slice[EventRow]:
        """Events in the order of lists."""
        return self._slice(EVENTS, filters, after, limit, load_events)

    def reports_after(self, filters: Filters, after: Place | None, *, limit: int) -> Slice[ReportRow]:
        """Reports in the order of lists."""
        return self._slice(REPORTS, filters, after, limit, load_reports)

    def groups_after(
        self, family: str, after: Place | None, *, limit: int, filters: GroupFilters = ANY_GROUP
    ) -> Slice[GroupRow]:
        """Groups of a family, the heaviest first."""
        with self._moment() as connection:
            found = list_groups_after(connection, family, filters, after=after, limit=limit + 1)
            rows = found.rows[:limit]
            place = (rows[-1].weight, rows[-1].group_id) if len(found.rows) > limit else None
            return Slice(rows, found.total, 0, place, found.rejected)

    def _slice(
        self,
        lines: Lines,
        filters: Filters,
        after: Place | None,
        limit: int,
        load: Callable[[apsw.Connection, Sequence[int]], tuple[Row, ...]],
    ) -> Slice[Row]:
        with self._moment() as connection:
            rejected = _count_rejected(connection, lines, filters)
            lines, conditions = narrow(connection, lines, filters)
            without_date = 0
            if filters.within is not None:
                without_date = count_lines(connection, lines, [*conditions, undated(lines)])
                conditions.append(dated(lines, filters.within))
            total = count_lines(connection, lines, conditions)
            if after is not None:
                conditions.append(_behind(lines, after))
            tables = lines.read_for(filters)
            where, bindings = all_of(conditions)
            query = f"SELECT {lines.key}, {lines.order} FROM {tables} WHERE {where} ORDER BY {lines.order} LIMIT ?"
            found = select(connection, query, (*bindings, limit + 1))
            rows = load(connection, [row[0] for row in found[:limit]])
            place = tuple(found[limit - 1][1:]) if len(found) > limit else None
            return Slice(rows, total, without_date, place, rejected)


def _behind(lines: Lines, after: Place) -> Condition:
    """Whether a line stands after a place. The moment alone is asked for first: it has an index."""
    moment = lines.order.split(", r.report_id")[0]
    marks = ", ".join("?" * len(after))
    values = tuple(str(value) if isinstance(value, float) else value for value in after)  # no list is ordered by one
    return Condition(f"{moment} >= ? AND ({lines.order}) > ({marks})", (values[0], *values))


def _count_rejected(connection: apsw.Connection, lines: Lines, filters: Filters) -> int:
    narrowed = narrow_to_rejected(connection, lines, filters)
    if narrowed is None:
        return 0
    lines, conditions = narrowed
    if filters.within is not None:
        conditions.append(dated(lines, filters.within))
    return count_lines(connection, lines, conditions)
