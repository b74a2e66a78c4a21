"""Rows of lines with what people decided of them: the verdict, and corrected values before those that were found."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import apsw

from onrecord.model import Party
from onrecord.model.review import Review
from onrecord.store.queries import find_row
from onrecord.store.reviews.standing import Standing, corrected_interval, load_standings
from onrecord.store.rows import EventRow, FigureRow, PartyRow, StatementRow
from onrecord.store.verdicts import has_any_decision

Line = TypeVar("Line", StatementRow, FigureRow, EventRow)


def with_decisions(connection: apsw.Connection, rows: Sequence[Line]) -> list[Line]:
    """The same rows, each with the decisions in force on it."""
    if not has_any_decision(connection):
        return list(rows)
    standings = load_standings(connection, [_name(row) for row in rows])
    return [_decided(connection, row, standings.get(_name(row))) for row in rows]


def _decided(connection: apsw.Connection, row: Line, standing: Standing | None) -> Line:
    if standing is None:
        return row
    if isinstance(row, StatementRow):
        return _corrected(connection, row, standing)
    return replace(row, review=standing)


def _corrected(connection: apsw.Connection, row: StatementRow, standing: Standing) -> StatementRow:
    row = replace(row, review=standing)
    if standing.speaker is not None:
        row = replace(row, speakers=(_party(connection, standing.speaker),), found_speakers=row.speakers)
    if standing.said is not None:
        row = replace(row, said=corrected_interval(standing.said), found_said=row.said)
    return row


def _party(connection: apsw.Connection, review: Review) -> PartyRow:
    """The speaker that a person named: the actor of that name, where the record has one."""
    name = review.value["speaker"]
    query = (
        "SELECT a.actor_id, a.name FROM actor_alias x JOIN actor a ON a.actor_pk = x.actor WHERE x.alias = ? "
        "ORDER BY x.ordinal, a.actor_id LIMIT 1"
    )
    actor = find_row(connection, query, (name,)) or (None, None)
    return PartyRow(Party(name, None, None, None), *actor)


def _name(row: StatementRow | FigureRow | EventRow) -> str:
    match row:
        case StatementRow():
            return row.statement_id
        case FigureRow():
            return row.figure_id
        case EventRow():
            return row.event_id
