"""Whole lists of the record, a piece at a time: what they need in memory does not grow with the record.

Take a stream within `moment`, so that it is of one moment of the record whatever a build writes meanwhile.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

import apsw

from onrecord.store.conditions import EVENTS, FIGURES, REPORTS, STATEMENTS, Lines
from onrecord.store.event_data import load_event_data, load_said_data
from onrecord.store.event_rows import load_events
from onrecord.store.filters import EVERYTHING, EventFilters, Filters, narrows_events
from onrecord.store.group_reader import GroupReader
from onrecord.store.line_rows import CHUNK, load_figures, load_reports, load_statements
from onrecord.store.place_rows import PlaceRow, load_places
from onrecord.store.queries import select, select_value
from onrecord.store.rows import EventRow, FigureRow, ReportRow, StatementRow
from onrecord.store.values import from_json

Row = TypeVar("Row")
Value = TypeVar("Value")


class StreamReader(GroupReader, ABC):
    """The lists of an open record as streams, in the order of lists."""

    def stream_reports(self, filters: Filters = EVERYTHING) -> Iterator[ReportRow]:
        """Reports in order of publication, the undated last."""
        return self._stream(REPORTS, filters, load_reports)

    def stream_statements(self, filters: Filters = EVERYTHING) -> Iterator[StatementRow]:
        """Statements in order of time, the undated last."""
        return self._stream(STATEMENTS, filters, load_statements)

    def stream_figures(self, filters: Filters = EVERYTHING) -> Iterator[FigureRow]:
        """Figures in the order of statements."""
        return self._stream(FIGURES, filters, load_figures)

    def stream_events(self, filters: Filters = EVERYTHING) -> Iterator[EventRow]:
        """Events in order of time, the undated last."""
        return self._stream(EVENTS, filters, load_events)

    def stream_event_data(self, filters: EventFilters) -> Iterator[EventRow]:
        """Lines of event data as events of one source and one target: those of events, then those of statements.

        The type and the reality asked for are those of lines. Statements are left out where what only events have is
        asked for.
        """
        events = self._stream(EVENTS, replace(filters, type=None, reality=None), load_event_data)
        said = () if narrows_events(filters) else self._stream(STATEMENTS, filters, load_said_data)
        fitting = (row for row in chain(events, said) if filters.type in (None, row.type))
        return (row for row in fitting if filters.reality in (None, row.reality))

    def stream_groups(self, family: str, kind: type[Value]) -> Iterator[tuple[str, Value]]:
        """The groups of a family with their ids, those with most behind them first."""
        query = "SELECT group_id FROM grouping WHERE family = ? ORDER BY weight DESC, group_id"
        with self._moment() as connection:
            for (group_id,) in select(connection, query, (family,)):
                data = select_value(connection, "SELECT data FROM grouping WHERE group_id = ?", (group_id,))
                yield group_id, from_json(kind, data)

    def stream_places(self, filters: Filters = EVERYTHING) -> Iterator[PlaceRow]:
        """Every place that the gazetteer knows and a report names, by report and where it stands there."""
        return self._stream(REPORTS, filters, load_places)

    def _stream(
        self, lines: Lines, filters: Filters, load: Callable[[apsw.Connection, Sequence[int]], Sequence[Row]]
    ) -> Iterator[Row]:
        with self._moment() as connection:
            keys, _, _ = self._matching(lines, filters, None, 0)
            for first in range(0, len(keys), CHUNK):
                yield from load(connection, keys[first : first + CHUNK])

    @abstractmethod
    def _matching(self, lines: Lines, filters: Filters, limit: int | None, offset: int) -> tuple[list[int], int, int]:
        """The rows of one page of a list, as lists have it."""
