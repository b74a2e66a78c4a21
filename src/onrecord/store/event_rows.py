"""Loading events as rows: many at a time, in the order asked for."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import apsw

from onrecord.model import ActorCode, EventType, Reality, Sector, Span
from onrecord.store.decided_rows import with_decisions
from onrecord.store.encoding import (
    TOPONYM_COLUMNS,
    read_interval,
    read_reasons,
    read_strings,
    read_toponym,
)
from onrecord.store.line_rows import CHUNK, load_heads, load_parties, party_row
from onrecord.store.rows import EventRow, ParticipantRow, PartyRow, ReportHead

_COLUMNS = (
    *("event_pk", "version", "event_id", "type", "mode", "cameo", "goldstein", "reality", "factuality", "confidence"),
    *("words", "begin", "finish", "reasons"),
)
# The sentence in which the trigger begins; a trigger outside every sentence stands for itself.
_SENTENCE = """
    LEFT JOIN sentence z ON z.version = e.version AND z.start <= e.start AND z."end" > e.start
"""
_STATEMENT = ("statement_pk", "statement_id", "said_begin", "said_finish")
_Parties = defaultdict[tuple[int, str], list[PartyRow]]
_Participants = defaultdict[tuple[int, str], list[ParticipantRow]]
_Pieces = defaultdict[int, list[Span]]


def load_events(connection: apsw.Connection, event_pks: Sequence[int]) -> tuple[EventRow, ...]:
    """Events as rows, in the order of their row numbers as given."""
    rows: list[EventRow] = []
    for first in range(0, len(event_pks), CHUNK):
        rows.extend(with_decisions(connection, _event_chunk(connection, event_pks[first : first + CHUNK])))
    return tuple(rows)


def _event_chunk(connection: apsw.Connection, pks: Sequence[int]) -> list[EventRow]:
    wanted = json.dumps(list(pks))
    pieces, participants = _pieces(connection, wanted), _participants(connection, wanted)
    names = [f"e.{name}" for name in _COLUMNS]
    names += [f"s.{name}" for name in _STATEMENT]
    names += ["z.start", 'z."end"', 'substr(v.text, z.start + 1, z."end" - z.start)']
    names += [f"t.{name}" for name in TOPONYM_COLUMNS]
    query = f"""
        SELECT {", ".join(names)} FROM event e JOIN version v ON v.version_pk = e.version {_SENTENCE}
        LEFT JOIN statement s ON s.version = e.version AND s.ordinal = e.statement
        LEFT JOIN toponym t ON t.version = e.version AND t.ordinal = e.place
        WHERE e.event_pk IN (SELECT value FROM json_each(?))
    """
    found = {row[0]: row for row in connection.execute(query, (wanted,))}
    heads = load_heads(connection, [row[1] for row in found.values()])
    first = len(_COLUMNS)
    statements = [row[first] for row in found.values() if row[first] is not None]
    tellers = load_parties(connection, json.dumps(statements))
    return [_event(found[pk], heads[found[pk][1]], pieces[pk], participants, tellers) for pk in pks]


def _event(
    row: Sequence[Any], head: ReportHead, trigger: list[Span], participants: _Participants, tellers: _Parties
) -> EventRow:
    pk, _, event_id, kind, mode, cameo, goldstein, reality, factuality, confidence, words, begin, finish, why = row[:14]
    statement_pk, statement_id, said_begin, said_finish, start, end, sentence = row[14:21]
    place = row[21:]
    # A trigger without words, which `verify` reports, still has to be shown.
    own = Span(trigger[0].start, trigger[-1].end) if trigger else Span(0, 0)
    return EventRow(
        event_id=event_id,
        report=head,
        type=EventType(kind),
        mode=mode,
        cameo=cameo,
        goldstein=goldstein,
        reality=Reality(reality),
        factuality=factuality,
        confidence=confidence,
        sources=tuple(participants[pk, "source"]),
        targets=tuple(participants[pk, "target"]),
        trigger=tuple(trigger),
        words=words,
        sentence=own if start is None else Span(start, end),
        sentence_words=words if sentence is None else sentence,
        place=None if place[0] is None else read_toponym(place),
        when=read_interval(begin, finish),
        statement_id=statement_id,
        tellers=() if statement_pk is None else tuple(tellers[statement_pk, "speaker"]),
        said=read_interval(said_begin, said_finish),
        reasons=read_reasons(why),
    )


def _pieces(connection: apsw.Connection, wanted: str) -> _Pieces:
    query = (
        'SELECT event, start, "end" FROM event_span WHERE event IN (SELECT value FROM json_each(?)) '
        "ORDER BY event, piece"
    )
    pieces = defaultdict(list)
    for event, start, end in connection.execute(query, (wanted,)):
        pieces[event].append(Span(start, end))
    return pieces


def _participants(connection: apsw.Connection, wanted: str) -> _Participants:
    query = """
        SELECT p.event, p.role, p.country, p.sectors, p.reasons,
               p.name, p.kind, p.start, p."end", p.entity, a.actor_id, a.name
        FROM event_participant p JOIN event e ON e.event_pk = p.event
        LEFT JOIN entity n ON n.version = e.version AND n.ordinal = p.entity
        LEFT JOIN actor a ON a.actor_pk = n.actor
        WHERE p.event IN (SELECT value FROM json_each(?)) ORDER BY p.event, p.role, p.ordinal
    """
    participants = defaultdict(list)
    for event, role, country, sectors, reasons, *columns in connection.execute(query, (wanted,)):
        code = ActorCode(country, tuple(Sector(name) for name in read_strings(sectors)), read_strings(reasons))
        participants[event, role].append(ParticipantRow(party_row(*columns), code))
    return participants
