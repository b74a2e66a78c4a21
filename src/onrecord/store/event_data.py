"""Event data: the lines that coders make of events and statements, each as an event of one source and one target.

What a line shares with the event that it comes from (words, sentence, place, time, teller, reality) is the event's. A
promise, a threat, a refusal or an accusation that is made by telling of it is done, whatever becomes of the event. A
line that a statement makes by being made ("accused ...") is told by the report, with the statement's reporting words
and id. Versions that were read before lines were kept give their events as they stand.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import apsw

from onrecord.lexicon.ontology import goldstein
from onrecord.model import Participant, Party, Reality, Span
from onrecord.model.event_lines import EventLine
from onrecord.store.event_rows import load_events
from onrecord.store.items import EVENT_LINES
from onrecord.store.line_rows import load_statements
from onrecord.store.queries import find_row, select
from onrecord.store.rows import EventRow, ParticipantRow, PartyRow, StatementRow
from onrecord.store.values import each_from_json

SAID = 3.0  # factuality of what somebody does by saying it: that it was said is certain
CONFIDENCE = 0.7
_ACTOR = """
    SELECT a.actor_id, a.name FROM entity n JOIN actor a ON a.actor_pk = n.actor WHERE n.version = ? AND n.ordinal = ?
"""
_Places = Mapping[int, tuple[int, int]]
_Lines = Mapping[tuple[int, int], Sequence[EventLine]]


def load_event_data(connection: apsw.Connection, event_pks: Sequence[int]) -> tuple[EventRow, ...]:
    """The lines of some events, in the order of their row numbers as given."""
    places = _places(connection, "event", event_pks)
    known, lines = _lines(connection, places, lambda line: line.event)
    found: list[EventRow] = []
    for pk, row in zip(event_pks, load_events(connection, event_pks), strict=True):
        version = places[pk][0]
        if version not in known:
            found.append(row)
        else:
            found.extend(_of_event(connection, version, row, line) for line in lines.get(places[pk], ()))
    return tuple(found)


def load_said_data(connection: apsw.Connection, statement_pks: Sequence[int]) -> tuple[EventRow, ...]:
    """The lines that some statements make by being made."""
    places = _places(connection, "statement", statement_pks)
    _, lines = _lines(connection, places, lambda line: line.statement)
    telling = [pk for pk in statement_pks if places[pk] in lines]
    rows = zip(telling, load_statements(connection, telling), strict=True)
    return tuple(_of_statement(connection, places[pk][0], row, line) for pk, row in rows for line in lines[places[pk]])


def _places(connection: apsw.Connection, table: str, pks: Sequence[int]) -> _Places:
    """The version of each line of the record, and its place there."""
    query = f"SELECT {table}_pk, version, ordinal FROM {table} WHERE {table}_pk IN (SELECT value FROM json_each(?))"
    return {pk: (version, ordinal) for pk, version, ordinal in select(connection, query, (json.dumps(list(pks)),))}


def _lines(
    connection: apsw.Connection, places: _Places, origin: Callable[[EventLine], int | None]
) -> tuple[set[int], _Lines]:
    """The versions whose lines are kept, and these lines by where they come from."""
    wanted = json.dumps(sorted({version for version, _ in places.values()}))
    query = "SELECT version, data FROM item WHERE family = ? AND version IN (SELECT value FROM json_each(?))"
    kept = dict(select(connection, query, (EVENT_LINES, wanted)))
    lines: dict[tuple[int, int], list[EventLine]] = defaultdict(list)
    for version, found in zip(kept, each_from_json(tuple[EventLine, ...], kept.values()), strict=True):
        for line in found:
            if (place := origin(line)) is not None:
                lines[version, place].append(line)
    return set(kept), lines


def _of_event(connection: apsw.Connection, version: int, row: EventRow, line: EventLine) -> EventRow:
    own = {one.party.party: one for one in (*row.sources, *row.targets)}
    if line.type is not row.type:
        row = replace(row, reality=Reality.ACTUAL, factuality=SAID)
    return replace(
        row,
        type=line.type,
        mode=row.mode if line.type is row.type else None,
        cameo=line.cameo,
        goldstein=goldstein(line.cameo),
        sources=tuple(_sides(connection, version, line.source, own)),
        targets=tuple(_sides(connection, version, line.target, own)),
    )


def _of_statement(connection: apsw.Connection, version: int, row: StatementRow, line: EventLine) -> EventRow:
    cue = row.cue or row.content
    sentence, words = _sentence(connection, version, cue[0]) or (cue[0], row.cue_words)
    return EventRow(
        event_id=row.statement_id,
        report=row.report,
        type=line.type,
        mode=None,
        cameo=line.cameo,
        goldstein=goldstein(line.cameo),
        reality=Reality.ACTUAL,
        factuality=SAID,
        confidence=CONFIDENCE,
        sources=tuple(_sides(connection, version, line.source, {})),
        targets=tuple(_sides(connection, version, line.target, {})),
        trigger=cue,
        words=row.cue_words,
        sentence=sentence,
        sentence_words=words,
        place=None,
        when=row.said,
        statement_id=row.statement_id,
        tellers=(),
        said=row.said,
        reasons=row.reasons,
        review=row.review,
    )


def _sentence(connection: apsw.Connection, version: int, span: Span) -> tuple[Span, str] | None:
    query = """
        SELECT z.start, z."end", substr(v.text, z.start + 1, z."end" - z.start) FROM sentence z
        JOIN version v ON v.version_pk = z.version WHERE z.version = ? AND z.start <= ? AND z."end" > ?
    """
    row = find_row(connection, query, (version, span.start, span.start))
    return None if row is None else (Span(row[0], row[1]), row[2])


def _sides(
    connection: apsw.Connection, version: int, side: Participant | None, own: Mapping[Party, ParticipantRow]
) -> Iterator[ParticipantRow]:
    """A side as a row, with the actor across reports whom it stands for."""
    if side is None:
        return
    if (known := own.get(side.party)) is not None:
        yield replace(known, code=side.code)
        return
    actor = None if side.party.entity is None else find_row(connection, _ACTOR, (version, side.party.entity))
    yield ParticipantRow(PartyRow(side.party, *(actor or (None, None))), side.code)
