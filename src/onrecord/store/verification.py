"""Checking that a record keeps its promise: no line without the words that carry it.

Every span is read again against the text that it points into, in Python, apart from the SQL that wrote it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import apsw

from onrecord.model import Span
from onrecord.store.connections import reading
from onrecord.store.group_spans import places_of_groups
from onrecord.store.line_rows import BETWEEN_PIECES
from onrecord.store.queries import find_row, select, select_value
from onrecord.store.report_pages import load_report_page
from onrecord.store.rows import EventRow, FigureRow, PartyRow, ReportPage, StatementRow


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the record that does not hold: which line, and what is wrong with it."""

    line: str
    cause: str


def verify(path: Path) -> tuple[Fault, ...]:
    """Reads every line of the record again and gives back those whose words are not where they say."""
    with reading(path) as connection:
        return tuple(_faults(connection))


def _faults(connection: apsw.Connection) -> Iterator[Fault]:
    state = select_value(connection, "PRAGMA quick_check")
    if state != "ok":
        yield Fault("file", state)
    for (pk,) in select(connection, "SELECT version_pk FROM version ORDER BY version_id"):
        yield from _page_faults(load_report_page(connection, pk))
    for report_id, current in select(
        connection,
        "SELECT report_id, (SELECT count(*) FROM version WHERE report = report_pk AND current) FROM report",
    ):
        if current != 1:
            yield Fault(report_id, f"has {current} current versions")
    lengths = dict(select(connection, "SELECT version_id, length(text) FROM version"))
    for name, version_id, span in places_of_groups(connection):
        if not len(span) or span.end > lengths.get(version_id, 0):
            yield Fault(name, f"{span} is empty or ends after the text of {version_id}")
    query = (
        "SELECT address FROM page WHERE (version IS NULL) = (reason IS NULL) "
        "UNION ALL SELECT report_id FROM report r WHERE NOT EXISTS (SELECT 1 FROM report_key k WHERE k.key = r.key)"
    )
    if row := find_row(connection, query):
        yield Fault(row[0], "is neither a version nor a rejection, or lacks its key")


def _page_faults(page: ReportPage) -> Iterator[Fault]:
    name, text, page_text = page.head.version_id, page.text, page.report.page_text
    for piece in page.report.alignment:
        here, there = text[piece.start : piece.start + piece.length], page_text[piece.page_start :][: piece.length]
        if len(here) != piece.length or here != there:
            yield Fault(name, f"alignment at {piece.start} leads to other words")
    yield from _outside(name, page_text, (piece.page_span for piece in page.furniture))
    yield from _outside(name, page_text, (credit.page_span for credit in page.credits))
    yield from _outside(name, text, _layer_spans(page))
    for reason in page.head.publication.reasons:
        yield from _outside(name, text, () if reason.span is None else (reason.span,))
    entities = len(page.entities)
    for mention in page.mentions:
        if mention.entity is not None and not 0 <= mention.entity < entities:
            yield Fault(name, f"mention at {mention.span.start} stands for an entity that is not there")
    for statement in page.statements:
        yield from _statement_faults(statement, text, entities)
    for figure in page.figures:
        yield from _figure_faults(figure, text, entities)
    for event in page.events:
        yield from _event_faults(event, text, entities)


def _layer_spans(page: ReportPage) -> Iterator[Span]:
    for block in page.blocks:
        yield block.span
    yield from page.sentences
    for quotation in page.quotations:
        yield from (quotation.span, quotation.outer)
    for mention in page.mentions:
        yield mention.span
        if mention.name is not None:
            yield mention.name
    for layer in (page.times, page.quantities, page.toponyms):
        yield from (item.span for item in layer)


def _statement_faults(statement: StatementRow, text: str, entities: int) -> Iterator[Fault]:
    name = statement.statement_id
    if not statement.content and not statement.cue:
        yield Fault(name, "rests on no words")
    for spans, words in (
        (statement.content, statement.words),
        (statement.source, statement.source_words),
        (statement.cue, statement.cue_words),
    ):
        yield from _outside(name, text, spans)
        if BETWEEN_PIECES.join(span.of(text) for span in spans) != words:
            yield Fault(name, f"its words are not at {spans}")
    if statement.channel is not None and statement.channel.of(text) != statement.channel_words:
        yield Fault(name, "its channel's words are not where they say")
    parties = (*statement.speakers, *((statement.addressee,) if statement.addressee else ()))
    yield from _party_faults(name, text, parties, entities)
    yield from _outside(name, text, (reason.span for reason in statement.reasons if reason.span is not None))


def _figure_faults(figure: FigureRow, text: str, entities: int) -> Iterator[Fault]:
    counted = () if figure.quantity.counted is None else (figure.quantity.counted,)
    yield from _outside(figure.figure_id, text, (figure.span, figure.quantity.span, *counted, *figure.scope))
    if BETWEEN_PIECES.join(" ".join(span.of(text).split()) for span in figure.scope) != figure.scope_words:
        yield Fault(figure.figure_id, f"the words of its scope are not at {figure.scope}")
    if figure.place is not None:
        yield from _outside(figure.figure_id, text, (figure.place.span,))
    if figure.span.of(text) != figure.words:
        yield Fault(figure.figure_id, f"its words are not at {figure.span}")
    yield from _party_faults(figure.figure_id, text, figure.claimants, entities)


def _event_faults(event: EventRow, text: str, entities: int) -> Iterator[Fault]:
    name = event.event_id
    if not event.trigger:
        yield Fault(name, "rests on no words")
    yield from _outside(name, text, event.trigger)
    if BETWEEN_PIECES.join(span.of(text) for span in event.trigger) != event.words:
        yield Fault(name, f"its words are not at {event.trigger}")
    parties = tuple(participant.party for participant in (*event.sources, *event.targets))
    yield from _party_faults(name, text, parties, entities)
    if event.place is not None:
        yield from _outside(name, text, (event.place.span,))
    yield from _outside(name, text, (reason.span for reason in event.reasons if reason.span is not None))


def _party_faults(name: str, text: str, parties: Iterable[PartyRow], entities: int) -> Iterator[Fault]:
    for row in parties:
        if row.party.span is not None:
            yield from _outside(name, text, (row.party.span,))
        if row.party.entity is not None and not 0 <= row.party.entity < entities:
            yield Fault(name, f"{row.party.name!r} stands for an entity that is not there")


def _outside(name: str, text: str, spans: Iterable[Span]) -> Iterator[Fault]:
    for span in spans:
        if span.end > len(text) or not len(span):
            yield Fault(name, f"{span} is empty or ends after the text")
