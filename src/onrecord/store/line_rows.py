"""Loading statements and figures as rows: many at a time, in the order asked for."""

import json
from collections import defaultdict
from collections.abc import Sequence

import apsw

from onrecord.model import Act, MentionKind, Party, Span, StatementKind
from onrecord.store.decided_rows import with_decisions
from onrecord.store.encoding import (
    QUANTITY_COLUMNS,
    TOPONYM_COLUMNS,
    optional_span,
    read_interval,
    read_publication,
    read_quantity,
    read_reasons,
    read_spans,
    read_toponym,
)
from onrecord.store.rows import FigureRow, PartyRow, ReportHead, ReportRow, StatementRow

# How many rows one query fetches: bounds memory without costing time.
CHUNK = 1000
BETWEEN_PIECES = " … "
_PLACE = 13  # where the columns of a figure's place begin in its query
_QUANTITY = _PLACE + len(TOPONYM_COLUMNS)
_COUNTS = """
    SELECT version_pk, text, (SELECT count(*) FROM statement WHERE version = version_pk),
           (SELECT count(*) FROM figure WHERE version = version_pk),
           (SELECT count(*) FROM event WHERE version = version_pk)
    FROM version WHERE version_pk IN (SELECT value FROM json_each(?))
"""


def load_heads(connection: apsw.Connection, version_pks: Sequence[int]) -> dict[int, ReportHead]:
    """The heads of some versions, by row number."""
    query = """
        SELECT v.version_pk, r.report_id, v.version_id, v.number,
               (SELECT count(*) FROM version o WHERE o.report = v.report), v.current,
               v.title, v.outlet, v.author, v.url, v.address,
               EXISTS (SELECT 1 FROM decision d WHERE d.report = v.report AND d.field = 'published'),
               v.published_basis, v.published_begin, v.published_finish, v.published_reasons
        FROM version v JOIN report r ON r.report_pk = v.report
        WHERE v.version_pk IN (SELECT value FROM json_each(?))
    """
    heads = {}
    for row in connection.execute(query, (json.dumps(sorted(set(version_pks))),)):
        heads[row[0]] = ReportHead(
            report_id=row[1],
            version_id=row[2],
            number=row[3],
            versions=row[4],
            current=bool(row[5]),
            title=row[6],
            outlet=row[7],
            author=row[8],
            url=row[9],
            address=row[10],
            decided=bool(row[11]),
            publication=read_publication(*row[12:16]),
        )
    return heads


def load_reports(connection: apsw.Connection, version_pks: Sequence[int]) -> tuple[ReportRow, ...]:
    """Reports with the number of their words and lines, in the order of versions as given."""
    rows: list[ReportRow] = []
    for first in range(0, len(version_pks), CHUNK):
        pks = version_pks[first : first + CHUNK]
        counts = {row[0]: row[1:] for row in connection.execute(_COUNTS, (json.dumps(list(pks)),))}
        heads = load_heads(connection, pks)
        rows.extend(ReportRow(heads[pk], len(counts[pk][0].split()), *counts[pk][1:]) for pk in pks)
    return tuple(rows)


def load_statements(connection: apsw.Connection, statement_pks: Sequence[int]) -> tuple[StatementRow, ...]:
    """Statements as rows, in the order of their row numbers as given."""
    rows: list[StatementRow] = []
    for first in range(0, len(statement_pks), CHUNK):
        rows.extend(with_decisions(connection, _statement_chunk(connection, statement_pks[first : first + CHUNK])))
    return tuple(rows)


def load_figures(connection: apsw.Connection, figure_pks: Sequence[int]) -> tuple[FigureRow, ...]:
    """Figures as rows, in the order of their row numbers as given."""
    rows: list[FigureRow] = []
    for first in range(0, len(figure_pks), CHUNK):
        rows.extend(with_decisions(connection, _figure_chunk(connection, figure_pks[first : first + CHUNK])))
    return tuple(rows)


def _statement_chunk(connection: apsw.Connection, pks: Sequence[int]) -> list[StatementRow]:
    wanted = json.dumps(list(pks))
    spans = _spans(connection, wanted)
    parties = load_parties(connection, wanted)
    query = """
        SELECT s.statement_pk, s.version, s.statement_id, s.kind, s.act, s.words, s.channel_start, s.channel_end,
               substr(v.text, s.channel_start + 1, s.channel_end - s.channel_start),
               s.said_begin, s.said_finish, parent.statement_id, s.reasons
        FROM statement s JOIN version v ON v.version_pk = s.version
        LEFT JOIN statement parent ON parent.version = s.version AND parent.ordinal = s.parent
        WHERE s.statement_pk IN (SELECT value FROM json_each(?))
    """
    found = {row[0]: row for row in connection.execute(query, (wanted,))}
    heads = load_heads(connection, [row[1] for row in found.values()])
    rows = []
    for pk in pks:
        row = found[pk]
        source, cue, content = (spans[pk, role] for role in ("source", "cue", "content"))
        rows.append(
            StatementRow(
                statement_id=row[2],
                report=heads[row[1]],
                kind=StatementKind(row[3]),
                act=Act(row[4]),
                speakers=tuple(parties[pk, "speaker"]),
                addressee=next(iter(parties[pk, "addressee"]), None),
                source=tuple(span for span, _ in source),
                cue=tuple(span for span, _ in cue),
                content=tuple(span for span, _ in content),
                source_words=BETWEEN_PIECES.join(words for _, words in source),
                cue_words=BETWEEN_PIECES.join(words for _, words in cue),
                words=row[5],
                channel=optional_span(row[6], row[7]),
                channel_words=row[8],
                said=read_interval(row[9], row[10]),
                parent_id=row[11],
                reasons=read_reasons(row[12]),
            )
        )
    return rows


def _spans(connection: apsw.Connection, wanted: str) -> defaultdict[tuple[int, str], list[tuple[Span, str]]]:
    # substr of SQLite counts code points, as spans do.
    query = """
        SELECT p.statement, p.role, p.start, p."end", substr(v.text, p.start + 1, p."end" - p.start)
        FROM statement_span p JOIN statement s ON s.statement_pk = p.statement
        JOIN version v ON v.version_pk = s.version
        WHERE p.statement IN (SELECT value FROM json_each(?)) ORDER BY p.statement, p.role, p.piece
    """
    spans = defaultdict(list)
    for statement, role, start, end, words in connection.execute(query, (wanted,)):
        spans[statement, role].append((Span(start, end), words))
    return spans


def load_parties(connection: apsw.Connection, wanted: str) -> defaultdict[tuple[int, str], list[PartyRow]]:
    """The speakers and addressees of statements, by row number and role; `wanted` is a JSON array of row numbers."""
    query = """
        SELECT p.statement, p.role, p.name, p.kind, p.start, p."end", p.entity, a.actor_id, a.name
        FROM statement_party p JOIN statement s ON s.statement_pk = p.statement
        LEFT JOIN entity e ON e.version = s.version AND e.ordinal = p.entity
        LEFT JOIN actor a ON a.actor_pk = e.actor
        WHERE p.statement IN (SELECT value FROM json_each(?)) ORDER BY p.statement, p.role, p.ordinal
    """
    parties = defaultdict(list)
    for statement, role, *columns in connection.execute(query, (wanted,)):
        parties[statement, role].append(party_row(*columns))
    return parties


def party_row(
    name: str,
    kind: str | None,
    start: int | None,
    end: int | None,
    entity: int | None,
    actor_id: str | None,
    actor_name: str | None,
) -> PartyRow:
    """A party from its columns, with the actor that it stands for."""
    party = Party(name, MentionKind(kind) if kind is not None else None, optional_span(start, end), entity)
    return PartyRow(party, actor_id, actor_name)


def _figure_chunk(connection: apsw.Connection, pks: Sequence[int]) -> list[FigureRow]:
    wanted = json.dumps(list(pks))
    claimants = defaultdict(list)
    claimant_query = """
        SELECT c.figure, c.name, c.kind, c.start, c."end", c.entity, a.actor_id, a.name
        FROM figure_claimant c JOIN figure f ON f.figure_pk = c.figure
        LEFT JOIN entity e ON e.version = f.version AND e.ordinal = c.entity
        LEFT JOIN actor a ON a.actor_pk = e.actor
        WHERE c.figure IN (SELECT value FROM json_each(?)) ORDER BY c.figure, c.ordinal
    """
    for figure, *columns in connection.execute(claimant_query, (wanted,)):
        claimants[figure].append(party_row(*columns))
    place = ", ".join(f"t.{name}" for name in TOPONYM_COLUMNS)
    quantity = ", ".join(f"f.{name}" for name in QUANTITY_COLUMNS)
    query = f"""
        SELECT f.figure_pk, f.version, f.figure_id, f.start, f."end", f.words, f.counts, s.statement_id,
               f.as_of_begin, f.as_of_finish, f.as_of_told, f.scope, f.scope_spans, {place}, f.quantity_start,
               f.quantity_end, {quantity}
        FROM figure f LEFT JOIN statement s ON s.version = f.version AND s.ordinal = f.statement
        LEFT JOIN toponym t ON t.version = f.version AND t.ordinal = f.place
        WHERE f.figure_pk IN (SELECT value FROM json_each(?))
    """
    found = {row[0]: row for row in connection.execute(query, (wanted,))}
    heads = load_heads(connection, [row[1] for row in found.values()])
    return [
        FigureRow(
            figure_id=found[pk][2],
            report=heads[found[pk][1]],
            quantity=read_quantity(found[pk][_QUANTITY:]),
            span=Span(found[pk][3], found[pk][4]),
            words=found[pk][5],
            counts=found[pk][6],
            claimants=tuple(claimants[pk]),
            statement_id=found[pk][7],
            as_of=read_interval(found[pk][8], found[pk][9]),
            as_of_told=bool(found[pk][10]),
            scope_words=found[pk][11],
            scope=read_spans(found[pk][12]),
            place=None if found[pk][_PLACE] is None else read_toponym(found[pk][_PLACE:_QUANTITY]),
        )
        for pk in pks
    ]
