"""Writing one report's record into the tables of a version."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import apsw

from onrecord.model import Annotations, Event, Figure, Party, Record, Report, Span, Statement
from onrecord.store.conditions import moments
from onrecord.store.encoding import (
    QUANTITY_COLUMNS,
    interval_columns,
    optional_span,
    quantity_columns,
    reasons_json,
    span_columns,
    spans_json,
    strings_json,
    toponym_columns,
)
from onrecord.store.identity import event_ids, event_place, figure_ids, figure_place, statement_ids, statement_place
from onrecord.store.items import (
    AIDS,
    BEGINNINGS,
    COPIES,
    CREDITS,
    EVENT_LINES,
    LINES,
    NAMINGS,
    PROPOSITIONS,
    TALLIES,
    insert_items,
    remove_items,
)
from onrecord.store.line_rows import BETWEEN_PIECES
from onrecord.store.queries import Binding, find_row, select
from onrecord.store.values import to_json

# Every table whose rows belong to one version, and how many values a row has beside version and ordinal.
_LAYERS = {
    "block": 3,
    "alignment": 3,
    "furniture": 3,
    "credit": 4,
    "link": 2,
    "sentence": 3,
    "quotation": 7,
    "mention": 6,
    "time_expression": 6,
    "quantity": 11,
    "toponym": 9,
}
_FIGURE = (
    *("figure_id", "version", "ordinal", "start", '"end"', "words", "quantity_start", "quantity_end"),
    *QUANTITY_COLUMNS,
    *("counts", "scope", "scope_spans", "place", "statement", "as_of_begin", "as_of_finish", "as_of_told"),
)
_EVENT = (
    *("event_id", "version", "ordinal", "start", "words", "type", "mode", "cameo", "goldstein", "reality"),
    *("factuality", "confidence", "place", "statement", "begin", "finish", "reasons"),
)
_LINES = ("statement", "figure", "event", "entity", *_LAYERS)


def clear_version(connection: apsw.Connection, version: int) -> None:
    """Removes all that was found in a version; the version itself stays."""
    remove_items(connection, version)
    for table in _LINES:
        connection.execute(f"DELETE FROM {table} WHERE version = ?", (version,))


def insert_record(connection: apsw.Connection, version: int, key: str, record: Record) -> None:
    """Writes what was read and found in a version of the report with this key."""
    report, annotations = record.report, record.annotations
    for table, rows in (*_report_layers(report), *_annotation_layers(annotations)):
        marks = ", ".join("?" * (_LAYERS[table] + 2))
        connection.executemany(
            f"INSERT INTO {table} VALUES ({marks})",
            [(version, ordinal, *row) for ordinal, row in enumerate(rows)],
        )
    connection.executemany(
        "INSERT INTO entity VALUES (?, ?, ?, ?, ?, NULL)",
        [
            (version, ordinal, entity.name, entity.kind, strings_json(entity.descriptions))
            for ordinal, entity in enumerate(annotations.entities)
        ],
    )
    _insert_statements(connection, version, key, record)
    _insert_figures(connection, version, key, record)
    _insert_events(connection, version, key, record)
    for kind in ("statement", "figure", "event"):
        connection.execute(moments(kind), (version,))
    for family, values in _compared(record):
        insert_items(connection, version, family, values)


def _compared(record: Record) -> Iterator[tuple[str, Sequence[str]]]:
    """What is compared across reports, by family; a report as a whole is one item without a value of its own."""
    yield COPIES, ("",)
    yield CREDITS, ("",)
    yield PROPOSITIONS, [to_json(proposition) for proposition in record.propositions]
    yield TALLIES, [to_json(tally) for tally in record.tallies]
    if record.prepared.story is not None:
        yield BEGINNINGS, [to_json(record.prepared.story)]
    if record.prepared.aid is not None:
        yield AIDS, [to_json(record.prepared.aid)]
    yield LINES, [to_json(line) for line in record.prepared.lines]
    yield NAMINGS, [to_json(naming) for naming in record.namings]
    if record.event_lines is not None:
        yield EVENT_LINES, [to_json(record.event_lines)]  # all in one, so that none are told from nobody looked


def rename_lines(connection: apsw.Connection, version: int, key: str, digest: str) -> None:
    """Gives a version's statements, figures and events the ids that belong to a report's new key."""
    seen = Counter[str]()
    for pk, place in _places_of_statements(connection, version):
        candidates = statement_ids(key, digest, place, seen[place])
        seen[place] += 1
        name = free_id(connection, "statement", candidates)
        connection.execute("UPDATE statement SET statement_id = ? WHERE statement_pk = ?", (name, pk))
    seen.clear()
    query = (
        'SELECT figure_pk, start, "end", quantity_start, quantity_end FROM figure WHERE version = ? ORDER BY ordinal'
    )
    for pk, start, end, number_start, number_end in select(connection, query, (version,)):
        place = figure_place(Span(start, end), Span(number_start, number_end))
        candidates = figure_ids(key, digest, place, seen[place])
        seen[place] += 1
        name = free_id(connection, "figure", candidates)
        connection.execute("UPDATE figure SET figure_id = ? WHERE figure_pk = ?", (name, pk))
    seen.clear()
    for pk, place in _places_of_events(connection, version):
        candidates = event_ids(key, digest, place, seen[place])
        seen[place] += 1
        name = free_id(connection, "event", candidates)
        connection.execute("UPDATE event SET event_id = ? WHERE event_pk = ?", (name, pk))


def _places_of_statements(connection: apsw.Connection, version: int) -> Iterator[tuple[int, str]]:
    query = "SELECT statement_pk FROM statement WHERE version = ? ORDER BY ordinal"
    for (pk,) in select(connection, query, (version,)):
        spans: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        pieces = 'SELECT role, start, "end" FROM statement_span WHERE statement = ? ORDER BY role, piece'
        for role, start, end in select(connection, pieces, (pk,)):
            spans[role].append(Span(start, end))
        yield pk, statement_place(spans["source"], spans["cue"], spans["content"])


def _places_of_events(connection: apsw.Connection, version: int) -> Iterator[tuple[int, str]]:
    query = "SELECT event_pk FROM event WHERE version = ? ORDER BY ordinal"
    for (pk,) in select(connection, query, (version,)):
        trigger = select(connection, 'SELECT start, "end" FROM event_span WHERE event = ? ORDER BY piece', (pk,))
        sides: dict[str, list[Span | None]] = {"source": [], "target": []}
        parts = 'SELECT role, start, "end" FROM event_participant WHERE event = ? ORDER BY role, ordinal'
        for role, start, end in select(connection, parts, (pk,)):
            sides[role].append(optional_span(start, end))
        yield pk, event_place([Span(*ends) for ends in trigger], sides["source"], sides["target"])


def free_id(connection: apsw.Connection, table: str, candidates: Iterable[str]) -> str:
    """The first of some ids that no row of the table has."""
    for candidate in candidates:
        if find_row(connection, f"SELECT 1 FROM {table} WHERE {table}_id = ?", (candidate,)) is None:
            return candidate
    raise AssertionError("a whole SHA-256 is taken")


def _report_layers(report: Report) -> Iterator[tuple[str, list[tuple[Binding, ...]]]]:
    yield "block", [(block.kind, *span_columns(block.span)) for block in report.blocks]
    yield "alignment", [(piece.start, piece.page_start, piece.length) for piece in report.alignment]
    yield "furniture", [(piece.kind, *span_columns(piece.page_span)) for piece in report.furniture]
    yield "credit", [(credit.name, credit.kind, *span_columns(credit.page_span)) for credit in report.credits]
    yield "link", [(link.url, link.words) for link in report.links]


def _annotation_layers(annotations: Annotations) -> Iterator[tuple[str, list[tuple[Binding, ...]]]]:
    yield "sentence", [(sentence.block, *span_columns(sentence.span)) for sentence in annotations.sentences]
    yield (
        "quotation",
        [
            (quote.block, *span_columns(quote.span), *span_columns(quote.outer), quote.repaired, quote.continues)
            for quote in annotations.quotations
        ],
    )
    yield (
        "mention",
        [
            (mention.kind, *span_columns(mention.span), *span_columns(mention.name), mention.entity)
            for mention in annotations.mentions
        ],
    )
    yield (
        "time_expression",
        [
            (*span_columns(when.span), when.type, when.value, *interval_columns(when.interval))
            for when in annotations.times
        ],
    )
    yield "quantity", [quantity_columns(quantity) for quantity in annotations.quantities]
    yield (
        "toponym",
        [toponym_columns(toponym) for toponym in annotations.toponyms],
    )


def _insert_statements(connection: apsw.Connection, version: int, key: str, record: Record) -> None:
    text, seen = record.report.text, Counter[str]()
    for ordinal, statement in enumerate(record.statements):
        place = statement_place(statement.source, statement.cue, statement.content)
        candidates = statement_ids(key, record.report.digest, place, seen[place])
        seen[place] += 1
        first = (statement.content or statement.cue or statement.source)[:1]
        connection.execute(
            "INSERT INTO statement (statement_id, version, ordinal, kind, act, start, words, speakers, channel_start, "
            "channel_end, said_begin, said_finish, parent, reasons) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                free_id(connection, "statement", candidates),
                version,
                ordinal,
                statement.kind,
                statement.act,
                first[0].start if first else 0,
                BETWEEN_PIECES.join(span.of(text) for span in statement.content),
                "; ".join(dict.fromkeys(party.name for party in statement.speakers)),
                *span_columns(statement.channel),
                *interval_columns(statement.said),
                statement.parent,
                reasons_json(statement.reasons),
            ),
        )
        _insert_parts(connection, connection.last_insert_rowid(), statement)


def _insert_parts(connection: apsw.Connection, statement_pk: int, statement: Statement) -> None:
    connection.executemany(
        "INSERT INTO statement_span VALUES (?, ?, ?, ?, ?)",
        [
            (statement_pk, role, piece, span.start, span.end)
            for role, spans in (("source", statement.source), ("cue", statement.cue), ("content", statement.content))
            for piece, span in enumerate(spans)
        ],
    )
    addressees = () if statement.addressee is None else (statement.addressee,)
    connection.executemany(
        "INSERT INTO statement_party VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (statement_pk, role, ordinal, *_party_columns(party))
            for role, parties in (("speaker", statement.speakers), ("addressee", addressees))
            for ordinal, party in enumerate(parties)
        ],
    )


def _party_columns(party: Party) -> tuple[Binding, ...]:
    return (party.name, party.kind, *span_columns(party.span), party.entity)


def _insert_figures(connection: apsw.Connection, version: int, key: str, record: Record) -> None:
    seen = Counter[str]()
    for ordinal, figure in enumerate(record.figures):
        place = figure_place(figure.span, figure.quantity.span)
        candidates = figure_ids(key, record.report.digest, place, seen[place])
        seen[place] += 1
        connection.execute(
            f"INSERT INTO figure ({', '.join(_FIGURE)}) VALUES ({', '.join('?' * len(_FIGURE))})",
            _figure_columns(free_id(connection, "figure", candidates), version, ordinal, figure, record.report.text),
        )
        figure_pk = connection.last_insert_rowid()
        connection.executemany(
            "INSERT INTO figure_claimant VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(figure_pk, number, *_party_columns(party)) for number, party in enumerate(figure.claimants)],
        )


def _figure_columns(figure_id: str, version: int, ordinal: int, figure: Figure, text: str) -> Sequence[Binding]:
    return (
        figure_id,
        version,
        ordinal,
        *span_columns(figure.span),
        figure.span.of(text),
        *quantity_columns(figure.quantity),
        figure.counts,
        BETWEEN_PIECES.join(" ".join(span.of(text).split()) for span in figure.scope),
        spans_json(figure.scope),
        figure.place,
        figure.statement,
        *interval_columns(figure.as_of),
        figure.as_of_told,
    )


def _insert_events(connection: apsw.Connection, version: int, key: str, record: Record) -> None:
    seen = Counter[str]()
    for ordinal, event in enumerate(record.events):
        sides = {"source": event.sources, "target": event.targets}
        spans = ([participant.party.span for participant in side] for side in sides.values())
        place = event_place(event.trigger, *spans)
        candidates = event_ids(key, record.report.digest, place, seen[place])
        seen[place] += 1
        connection.execute(
            f"INSERT INTO event ({', '.join(_EVENT)}) VALUES ({', '.join('?' * len(_EVENT))})",
            _event_columns(free_id(connection, "event", candidates), version, ordinal, event, record.report.text),
        )
        event_pk = connection.last_insert_rowid()
        connection.executemany(
            "INSERT INTO event_span VALUES (?, ?, ?, ?)",
            [(event_pk, piece, span.start, span.end) for piece, span in enumerate(event.trigger)],
        )
        connection.executemany(
            "INSERT INTO event_participant VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    *(event_pk, role, number, *_party_columns(participant.party), participant.code.country),
                    *(strings_json(participant.code.sectors), strings_json(participant.code.reasons)),
                )
                for role, side in sides.items()
                for number, participant in enumerate(side)
            ],
        )


def _event_columns(event_id: str, version: int, ordinal: int, event: Event, text: str) -> Sequence[Binding]:
    return (
        event_id,
        version,
        ordinal,
        event.trigger[0].start if event.trigger else 0,
        BETWEEN_PIECES.join(span.of(text) for span in event.trigger),
        event.type,
        event.mode,
        event.cameo,
        event.goldstein,
        event.reality,
        event.factuality,
        event.confidence,
        event.place,
        event.statement,
        *interval_columns(event.when),
        reasons_json(event.reasons),
    )
