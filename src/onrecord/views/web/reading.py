"""What the report reader shows: the text in its blocks, cut into stretches, and the notes beside each block.

A stretch opens the narrowest of the things that cover it; the note on that leads to the wider ones. Each thing is
reached at one place, its anchor: where its first words stand in the block that it belongs to.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from onrecord.model import Block, BlockKind, Span, StatementKind, TimeExpression
from onrecord.store import Context, EventRow, FigureRow, PartyRow, ReportPage, StatementRow
from onrecord.views.web.addresses import time_key
from onrecord.views.web.segments import Mark, Role, Segment, cut

# Deeper nesting than this looks the same; three levels ("A said that B said that C said") are rare enough.
_DEEPEST = 3
_LAYERS = {
    Role.CONTENT: "statement",
    Role.SOURCE: "statement",
    Role.CUE: "statement",
    Role.EVENT: "event",
    Role.FIGURE: "figure",
    Role.TIME: "time",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a block under the same marks.

    `opens` is the key of what a click shows, None for words under no mark, and `layer` what kind of thing that is.
    `begins` are the keys whose anchor is here, `keys` all that cover it. `first` says that no earlier stretch of
    the block opens the same, so that a keyboard stops only once.
    """

    text: str
    opens: str | None
    layer: str
    roles: tuple[str, ...]
    keys: tuple[str, ...]
    begins: tuple[str, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class StatementNote:
    """A statement beside the text: what it stands in, outermost first, and what stands in it."""

    row: StatementRow
    outer: tuple[StatementRow, ...]
    inner: tuple[StatementRow, ...]
    figures: tuple[FigureRow, ...]
    events: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class EventNote:
    """An event beside the text, with the statement that tells it."""

    row: EventRow
    statement: StatementRow | None


@dataclass(frozen=True, slots=True)
class FigureNote:
    """A figure beside the text, with the statement that carries it."""

    row: FigureRow
    statement: StatementRow | None


@dataclass(frozen=True, slots=True)
class TimeNote:
    """A time expression beside the text, with its words."""

    key: str
    time: TimeExpression
    words: str


@dataclass(frozen=True, slots=True)
class ReaderBlock:
    """A title, heading or paragraph with what stands beside it."""

    number: int
    kind: BlockKind
    stretches: tuple[Stretch, ...]
    statements: tuple[StatementNote, ...]
    events: tuple[EventNote, ...]
    figures: tuple[FigureNote, ...]
    times: tuple[TimeNote, ...]


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """Who speaks in a report, and how often."""

    name: str
    actor_id: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as the reader shows it; `keys` are those of all things that have a note."""

    page: ReportPage
    blocks: tuple[ReaderBlock, ...]
    keys: tuple[str, ...]
    speakers: tuple[SpeakerCount, ...]


def read_page(page: ReportPage) -> Reading:
    """Lays out a report for reading."""
    blocks = _blocks(page)
    marks = tuple(_marks(page))
    places = _places(page)
    anchors = _anchors(blocks, marks, places)
    held: defaultdict[int, list[str]] = defaultdict(list)
    for key, (number, _) in anchors.items():
        held[number].append(key)
    notes = _Notes(page)
    kinds = {row.statement_id: row.kind for row in page.statements}
    shown = []
    for number, block in enumerate(blocks):
        begins = {key: anchors[key][1] for key in held[number]}
        segments = cut(block.span, marks)
        shown.append(
            ReaderBlock(
                number=number,
                kind=block.kind,
                stretches=tuple(_stretches(page.text, segments, begins=begins, kinds=kinds)),
                statements=tuple(notes.statement(key) for key in held[number] if key in notes.statements),
                events=tuple(notes.event(key) for key in held[number] if key in notes.events),
                figures=tuple(notes.figure(key) for key in held[number] if key in notes.figures),
                times=tuple(notes.times[key] for key in held[number] if key in notes.times),
            )
        )
    return Reading(page, tuple(shown), tuple(places), _speakers(page.statements))


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


def show_context(
    context: Context, marks: Sequence[Mark], kinds: Mapping[str, StatementKind]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The sentences around some words, in pieces of text with the roles that they have."""
    return tuple(
        (segment.span.moved(-context.span.start).of(context.words), _roles(segment, kinds))
        for segment in cut(context.span, marks)
    )


class _Notes:
    """The notes of a report by key."""

    def __init__(self, page: ReportPage) -> None:
        self.statements = {row.statement_id: row for row in page.statements}
        self.events = {row.event_id: row for row in page.events}
        self.figures = {row.figure_id: row for row in page.figures}
        self.times = {time_key(time): TimeNote(time_key(time), time, time.span.of(page.text)) for time in page.times}

    def statement(self, key: str) -> StatementNote:
        row = self.statements[key]
        return StatementNote(
            row=row,
            outer=tuple(reversed(tuple(self._chain(row)))),
            inner=tuple(other for other in self.statements.values() if other.parent_id == key),
            figures=tuple(figure for figure in self.figures.values() if figure.statement_id == key),
            events=tuple(event for event in self.events.values() if event.statement_id == key),
        )

    def event(self, key: str) -> EventNote:
        row = self.events[key]
        return EventNote(row, self.statements.get(row.statement_id or ""))

    def figure(self, key: str) -> FigureNote:
        row = self.figures[key]
        return FigureNote(row, self.statements.get(row.statement_id or ""))

    def _chain(self, row: StatementRow) -> Iterator[StatementRow]:
        """The statements that a statement stands in, innermost first; a damaged record's circle ends it."""
        seen = {row.statement_id}
        while row.parent_id in self.statements and row.parent_id not in seen:
            row = self.statements[row.parent_id]
            seen.add(row.statement_id)
            yield row


def _blocks(page: ReportPage) -> tuple[Block, ...]:
    return page.blocks or (Block(Span(0, len(page.text)), BlockKind.PARAGRAPH),)


def _marks(page: ReportPage) -> Iterator[Mark]:
    for row in page.statements:
        yield from statement_marks(row)
    for event in page.events:
        yield from event_marks(event)
    for figure in page.figures:
        yield from figure_marks(figure)
    for time in page.times:
        yield Mark(time_key(time), Role.TIME, time.span)


def _places(page: ReportPage) -> dict[str, int]:
    """Where each thing belongs: a statement where its content begins, though its source may stand elsewhere."""
    statements = {
        row.statement_id: min(span.start for span in (row.content or row.cue or row.source or (Span(0, 0),)))
        for row in page.statements
    }
    figures = {figure.figure_id: figure.span.start for figure in page.figures}
    events = {event.event_id: event.trigger[0].start if event.trigger else 0 for event in page.events}
    times = {time_key(time): time.span.start for time in page.times}
    return dict(sorted((statements | events | figures | times).items(), key=lambda item: item[1]))


def _anchors(blocks: Sequence[Block], marks: Sequence[Mark], places: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """For each thing, the number of its block and the position in it where its first words stand."""
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for mark in marks:
        starts[mark.key].append(mark.span.start)
    anchors = {}
    for key, place in places.items():
        number = max((n for n, block in enumerate(blocks) if block.span.start <= place), default=0)
        span = blocks[number].span
        anchors[key] = (number, min((start for start in starts[key] if span.start <= start < span.end), default=place))
    return anchors


def _stretches(
    text: str, segments: Sequence[Segment], *, begins: Mapping[str, int], kinds: Mapping[str, StatementKind]
) -> Iterator[Stretch]:
    opened: set[str] = set()
    left = dict(begins)
    for segment in segments:
        # An anchor between two blocks, which no well-made report has, moves to the end of the first.
        last = segment is segments[-1]
        here = tuple(key for key, position in left.items() if position < segment.span.end or last)
        for key in here:
            del left[key]
        innermost = segment.marks[-1] if segment.marks else None
        opens = innermost.key if innermost is not None else None
        yield Stretch(
            text=segment.span.of(text),
            opens=opens,
            layer=_LAYERS[innermost.role] if innermost is not None else "",
            roles=_roles(segment, kinds),
            keys=tuple(dict.fromkeys(mark.key for mark in segment.marks)),
            begins=here,
            first=opens is not None and opens not in opened,
        )
        if opens is not None:
            opened.add(opens)


def _roles(segment: Segment, kinds: Mapping[str, StatementKind]) -> tuple[str, ...]:
    """How a segment looks: its roles, how deep in statements it stands, and how the innermost one is given."""
    roles = [role.value for role in Role if any(mark.role is role for mark in segment.marks)]
    contents = [mark.key for mark in segment.marks if mark.role is Role.CONTENT]
    if contents:
        roles.append(f"deep-{min(len(set(contents)), _DEEPEST)}")
        roles.append(kinds[contents[-1]].value)
    return tuple(roles)


def _speakers(statements: Sequence[StatementRow]) -> tuple[SpeakerCount, ...]:
    parties: Iterator[PartyRow] = chain.from_iterable(row.speakers for row in statements)
    counted = Counter((party.name, party.actor_id) for party in parties)
    return tuple(SpeakerCount(name, actor_id, number) for (name, actor_id), number in counted.most_common())
