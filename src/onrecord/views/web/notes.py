"""What stands beside a report's text: a note for each statement, event, figure, time and place, and its words.

Notes of what only several reports tell are made in `shared_words` and `claim_notes`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from onrecord.model import TimeExpression, Toponym
from onrecord.store import EventRow, FigureRow, ReportPage, StatementRow
from onrecord.views.web.addresses import place_key, time_key
from onrecord.views.web.segments import Mark, Role

Row = TypeVar("Row", StatementRow, FigureRow, EventRow)
Spanned = TypeVar("Spanned", TimeExpression, Toponym)


class Layer(StrEnum):
    """What a reader can switch on and off in a report, in the order of the switches."""

    STATEMENTS = "statements"
    EVENTS = "events"
    FIGURES = "figures"
    TIMES = "times"
    PLACES = "places"
    COPIES = "copies"
    CLAIMS = "claims"


class Note(Protocol):
    """One thing beside the text.

    `key` is its fragment on the page, `place` the position in the text where it belongs, `marks` are its words.
    """

    @property
    def key(self) -> str: ...  # noqa: D102  described above
    @property
    def layer(self) -> Layer: ...  # noqa: D102
    @property
    def place(self) -> int: ...  # noqa: D102
    @property
    def marks(self) -> tuple[Mark, ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class StatementNote:
    """A statement: what it stands in, outermost first, and what stands in it.

    It belongs where its content begins, though its source may stand elsewhere.
    """

    row: StatementRow
    outer: tuple[StatementRow, ...]
    inner: tuple[StatementRow, ...]
    figures: tuple[FigureRow, ...]
    events: tuple[EventRow, ...]
    layer: Layer = Layer.STATEMENTS

    @property
    def key(self) -> str:
        """The statement's id."""
        return self.row.statement_id

    @property
    def place(self) -> int:
        """Where its content begins."""
        row = self.row
        return min((span.start for span in row.content or row.cue or row.source), default=0)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Source, cue and content."""
        return statement_marks(self.row)


@dataclass(frozen=True, slots=True)
class EventNote:
    """An event with the statement that tells it."""

    row: EventRow
    statement: StatementRow | None
    layer: Layer = Layer.EVENTS

    @property
    def key(self) -> str:
        """The event's id."""
        return self.row.event_id

    @property
    def place(self) -> int:
        """Where the words begin that tell it."""
        return self.row.trigger[0].start if self.row.trigger else 0

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The words that tell it."""
        return event_marks(self.row)


@dataclass(frozen=True, slots=True)
class FigureNote:
    """A figure with the statement that carries it."""

    row: FigureRow
    statement: StatementRow | None
    layer: Layer = Layer.FIGURES

    @property
    def key(self) -> str:
        """The figure's id."""
        return self.row.figure_id

    @property
    def place(self) -> int:
        """Where its words begin."""
        return self.row.span.start

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Its words."""
        return figure_marks(self.row)


@dataclass(frozen=True, slots=True)
class TimeNote:
    """A time expression with its words."""

    time: TimeExpression
    words: str
    layer: Layer = Layer.TIMES

    @property
    def key(self) -> str:
        """Its fragment."""
        return time_key(self.time)

    @property
    def place(self) -> int:
        """Where its words begin."""
        return self.time.span.start

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Its words."""
        return (Mark(self.key, Role.TIME, self.time.span),)


@dataclass(frozen=True, slots=True)
class PlaceNote:
    """A place with its words."""

    toponym: Toponym
    words: str
    layer: Layer = Layer.PLACES

    @property
    def key(self) -> str:
        """Its fragment."""
        return place_key(self.toponym)

    @property
    def place(self) -> int:
        """Where its words begin."""
        return self.toponym.span.start

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Its words."""
        return (Mark(self.key, Role.PLACE, self.toponym.span),)


def notes_of(page: ReportPage) -> Iterator[Note]:
    """The notes on all that one report tells by itself, layer by layer."""
    statements = {row.statement_id: row for row in page.statements}
    inner = _by_statement(page.statements)
    figures, events = _by_statement(page.figures), _by_statement(page.events)
    for row in page.statements:
        name = row.statement_id
        outer = tuple(reversed(tuple(_chain(row, statements))))
        yield StatementNote(row, outer, tuple(inner[name]), tuple(figures[name]), tuple(events[name]))
    for event in page.events:
        yield EventNote(event, statements.get(event.statement_id or ""))
    for figure in page.figures:
        yield FigureNote(figure, statements.get(figure.statement_id or ""))
    for time in _first_at_each_place(page.times):
        yield TimeNote(time, time.span.of(page.text))
    for toponym in _first_at_each_place(page.toponyms):
        yield PlaceNote(toponym, toponym.span.of(page.text))


def statement_marks(row: StatementRow) -> tuple[Mark, ...]:
    """The words of a statement."""
    roles = ((Role.CONTENT, row.content), (Role.SOURCE, row.source), (Role.CUE, row.cue))
    return tuple(Mark(row.statement_id, role, span) for role, spans in roles for span in spans)


def figure_marks(row: FigureRow) -> tuple[Mark, ...]:
    """The words of a figure."""
    return (Mark(row.figure_id, Role.FIGURE, row.span),)


def event_marks(row: EventRow) -> tuple[Mark, ...]:
    """The words that tell an event."""
    return tuple(Mark(row.event_id, Role.EVENT, span) for span in row.trigger)


def _by_statement(rows: Sequence[Row]) -> defaultdict[str, list[Row]]:
    """What each statement holds, so that none is looked for among all: there may be thousands."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        holder = row.parent_id if isinstance(row, StatementRow) else row.statement_id
        if holder is not None:
            found[holder].append(row)
    return found


def _chain(row: StatementRow, statements: dict[str, StatementRow]) -> Iterator[StatementRow]:
    """The statements that a statement stands in, innermost first; a damaged record's circle ends it."""
    seen = {row.statement_id}
    while row.parent_id in statements and row.parent_id not in seen:
        row = statements[row.parent_id]
        seen.add(row.statement_id)
        yield row


def _first_at_each_place(rows: Sequence[Spanned]) -> Iterable[Spanned]:
    """What has no public id is known by where it begins, so that only one can begin there."""
    return {row.span.start: row for row in reversed(rows)}.values()
