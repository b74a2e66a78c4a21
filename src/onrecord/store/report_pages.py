"""Reading one version of a report in full: the report as it was read, and every layer upon it."""

from collections.abc import Iterator
from typing import Any

import apsw

from onrecord.model import (
    Alignment,
    Block,
    BlockKind,
    Credit,
    CreditKind,
    Furniture,
    FurnitureKind,
    Link,
    MentionKind,
    Quotation,
    Report,
    Span,
    TimeExpression,
    TimeType,
)
from onrecord.store.encoding import (
    QUANTITY_COLUMNS,
    TOPONYM_COLUMNS,
    optional_span,
    read_interval,
    read_moment,
    read_publication,
    read_quantity,
    read_strings,
    read_toponym,
    required_moment,
)
from onrecord.store.event_rows import load_events
from onrecord.store.line_rows import load_figures, load_heads, load_statements
from onrecord.store.queries import select, select_row
from onrecord.store.rows import AddressRow, EntityRow, MentionRow, ReportPage


def load_report_page(connection: apsw.Connection, version: int) -> ReportPage:
    """Everything about the version with this row number."""
    siblings = [
        row[0]
        for row in connection.execute(
            "SELECT version_pk FROM version WHERE report = (SELECT report FROM version WHERE version_pk = ?) "
            "ORDER BY number",
            (version,),
        )
    ]
    heads = load_heads(connection, siblings)
    statements = connection.execute(
        "SELECT statement_pk FROM statement WHERE version = ? ORDER BY start, ordinal", (version,)
    )
    figures = connection.execute("SELECT figure_pk FROM figure WHERE version = ? ORDER BY start, ordinal", (version,))
    events = connection.execute("SELECT event_pk FROM event WHERE version = ? ORDER BY start, ordinal", (version,))
    return ReportPage(
        head=heads[version],
        report=load_report(connection, version),
        sentences=tuple(Span(start, end) for start, end in _layer(connection, "sentence", 'start, "end"', version)),
        quotations=_quotations(connection, version),
        mentions=_mentions(connection, version),
        entities=_entities(connection, version),
        times=tuple(
            TimeExpression(Span(start, end), TimeType(kind), value, read_interval(begin, finish))
            for start, end, kind, value, begin, finish in _layer(
                connection, "time_expression", 'start, "end", type, value, begin, finish', version
            )
        ),
        quantities=tuple(
            read_quantity(row)
            for row in _layer(
                connection,
                "quantity",
                f'start, "end", {", ".join(QUANTITY_COLUMNS)}',
                version,
            )
        ),
        toponyms=tuple(read_toponym(row) for row in _layer(connection, "toponym", ", ".join(TOPONYM_COLUMNS), version)),
        statements=load_statements(connection, [row[0] for row in statements]),
        figures=load_figures(connection, [row[0] for row in figures]),
        events=load_events(connection, [row[0] for row in events]),
        addresses=_addresses(connection, version),
        others=tuple(heads[sibling] for sibling in siblings if sibling != version),
    )


def load_report(connection: apsw.Connection, version: int) -> Report:
    """The model's report, exactly as it was read from its page."""
    row = select_row(
        connection,
        "SELECT key, address, digest, text, page_text, title, outlet, author, url, modified, "
        "read_basis, read_begin, read_finish, read_reasons FROM version WHERE version_pk = ?",
        (version,),
    )
    return Report(
        key=row[0],
        address=row[1],
        digest=row[2],
        text=row[3],
        page_text=row[4],
        title=row[5],
        outlet=row[6],
        author=row[7],
        url=row[8],
        modified=read_moment(row[9]),
        publication=read_publication(*row[10:14]),
        blocks=tuple(
            Block(Span(start, end), BlockKind(kind))
            for start, end, kind in _layer(connection, "block", 'start, "end", kind', version)
        ),
        alignment=tuple(
            Alignment(*columns) for columns in _layer(connection, "alignment", "start, page_start, length", version)
        ),
        furniture=tuple(
            Furniture(FurnitureKind(kind), Span(start, end))
            for kind, start, end in _layer(connection, "furniture", "kind, page_start, page_end", version)
        ),
        credits=tuple(
            Credit(name, CreditKind(kind), Span(start, end))
            for name, kind, start, end in _layer(connection, "credit", "name, kind, page_start, page_end", version)
        ),
        links=tuple(Link(url, words) for url, words in _layer(connection, "link", "url, words", version)),
    )


def _layer(connection: apsw.Connection, table: str, columns: str, version: int) -> Iterator[tuple[Any, ...]]:
    """The rows of one layer in order; table and columns are names from this module only."""
    yield from connection.execute(f"SELECT {columns} FROM {table} WHERE version = ? ORDER BY ordinal", (version,))


def _quotations(connection: apsw.Connection, version: int) -> tuple[Quotation, ...]:
    columns = 'start, "end", outer_start, outer_end, block, repaired, continues'
    return tuple(
        Quotation(Span(start, end), Span(outer_start, outer_end), block, bool(repaired), continues)
        for start, end, outer_start, outer_end, block, repaired, continues in _layer(
            connection, "quotation", columns, version
        )
    )


def _mentions(connection: apsw.Connection, version: int) -> tuple[MentionRow, ...]:
    rows = select(
        connection,
        """
        SELECT m.start, m."end", m.kind, m.name_start, m.name_end, m.entity, e.name, a.actor_id, a.name
        FROM mention m LEFT JOIN entity e ON e.version = m.version AND e.ordinal = m.entity
        LEFT JOIN actor a ON a.actor_pk = e.actor
        WHERE m.version = ? ORDER BY m.ordinal
        """,
        (version,),
    )
    return tuple(
        MentionRow(Span(row[0], row[1]), MentionKind(row[2]), optional_span(row[3], row[4]), *row[5:9]) for row in rows
    )


def _entities(connection: apsw.Connection, version: int) -> tuple[EntityRow, ...]:
    rows = select(
        connection,
        """
        SELECT e.ordinal, e.name, e.kind, e.descriptions,
               (SELECT count(*) FROM mention m WHERE m.version = e.version AND m.entity = e.ordinal),
               a.actor_id, a.name
        FROM entity e LEFT JOIN actor a ON a.actor_pk = e.actor
        WHERE e.version = ? ORDER BY e.ordinal
        """,
        (version,),
    )
    return tuple(
        EntityRow(row[0], row[1], MentionKind(row[2]), read_strings(row[3]), row[4], row[5], row[6]) for row in rows
    )


def _addresses(connection: apsw.Connection, version: int) -> tuple[AddressRow, ...]:
    rows = select(
        connection,
        """
        SELECT p.address, p.key, p.bytes_digest, first.started, last.started
        FROM page p JOIN run first ON first.run_pk = p.first_run JOIN run last ON last.run_pk = p.last_run
        WHERE p.version = ? ORDER BY p.address, p.fingerprint
        """,
        (version,),
    )
    return tuple(AddressRow(row[0], row[1], row[2], required_moment(row[3]), required_moment(row[4])) for row in rows)
