"""Reading the record: lists, single things, search. Nothing here can change the file.

A reader sees what builds have committed, also while one runs; each call sees one moment of the record. A reader
belongs to one thread at a time; opening one takes about a millisecond.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from onrecord.model import Report, Span
from onrecord.model.changes import Sighting
from onrecord.model.filed import Filed
from onrecord.model.lineage import KnownOutlet
from onrecord.store.conditions import (
    EVENTS,
    FIGURES,
    REPORTS,
    STATEMENTS,
    Condition,
    Lines,
    all_of,
    dated,
    resolve_report,
    undated,
)
from onrecord.store.counting import count_lines
from onrecord.store.event_reader import EventReader
from onrecord.store.event_rows import load_events
from onrecord.store.filed import load_filed
from onrecord.store.filters import EVERYTHING, Filters
from onrecord.store.finding import FindingReader
from onrecord.store.hits import SearchResults
from onrecord.store.line_rows import load_figures, load_heads, load_reports, load_statements
from onrecord.store.narrowing import narrow, narrow_to_rejected
from onrecord.store.news_reader import NewsReader
from onrecord.store.outlets import load_outlets
from onrecord.store.passage_reader import PassageReader
from onrecord.store.queries import find_row, select, select_row, select_value
from onrecord.store.report_pages import load_report, load_report_page
from onrecord.store.reviews.standing import ReviewReader
from onrecord.store.rows import (
    ActorRow,
    Context,
    EventRow,
    FigureRow,
    Listing,
    RecordSummary,
    RejectionRow,
    ReportHead,
    ReportPage,
    ReportRow,
    StatementRow,
)
from onrecord.store.search import search_record
from onrecord.store.slices import SliceReader
from onrecord.store.streams import StreamReader
from onrecord.store.summaries import load_actors, load_rejections, summarise
from onrecord.store.version_rows import load_given_ids, load_sightings, load_version_given

_FIND_VERSION = """
    SELECT version_pk FROM version WHERE version_id = ?1
    UNION ALL SELECT v.version_pk FROM version v WHERE iif(?2 IS NULL, v.current, v.number = ?2) AND v.report IN (
        SELECT report_pk FROM report WHERE report_id = ?1
        UNION SELECT report FROM report_key WHERE key = ?1
        UNION SELECT report FROM (
            SELECT w.report FROM page p JOIN version w ON w.version_pk = p.version WHERE p.address = ?1
            ORDER BY p.seen_order DESC LIMIT 1
        )
    )
"""

Value = TypeVar("Value")


class RecordReader(FindingReader, NewsReader, PassageReader, ReviewReader, SliceReader, StreamReader, EventReader):
    """An open record, for reading; use it with `with`, or close it.

    Raises NoSuchRecord, NotARecord, NewerRecord or OlderRecord on opening what cannot be read. Lists take a limit
    and an offset; without a limit they hold every row.
    """

    def summary(self) -> RecordSummary:
        """What is in the record, in numbers."""
        with self._moment() as connection:
            return summarise(connection)

    def reports(
        self, filters: Filters = EVERYTHING, *, limit: int | None = None, offset: int = 0
    ) -> Listing[ReportRow]:
        """Reports in order of publication, the undated last."""
        with self._moment() as connection:
            pks, total, without_date = self._matching(REPORTS, filters, limit, offset)
            return Listing(load_reports(connection, pks), total, without_date)

    def statements(
        self, filters: Filters = EVERYTHING, *, limit: int | None = None, offset: int = 0
    ) -> Listing[StatementRow]:
        """Statements in order of time, the undated last, then of report and place in it."""
        with self._moment() as connection:
            pks, total, without_date = self._matching(STATEMENTS, filters, limit, offset)
            rejected = self._rejected(STATEMENTS, filters)
            return Listing(load_statements(connection, pks), total, without_date, rejected)

    def figures(
        self, filters: Filters = EVERYTHING, *, limit: int | None = None, offset: int = 0
    ) -> Listing[FigureRow]:
        """Figures in the order of statements; act, kind and time are those of the statement that carries one."""
        with self._moment() as connection:
            pks, total, without_date = self._matching(FIGURES, filters, limit, offset)
            rejected = self._rejected(FIGURES, filters)
            return Listing(load_figures(connection, pks), total, without_date, rejected)

    def events(self, filters: Filters = EVERYTHING, *, limit: int | None = None, offset: int = 0) -> Listing[EventRow]:
        """Events in order of time: when they happen, or else were said or published; the undated last.

        `EventFilters` asks for more than other lines have; act and kind are those of the statement that tells it.
        """
        with self._moment() as connection:
            pks, total, without_date = self._matching(EVENTS, filters, limit, offset)
            rejected = self._rejected(EVENTS, filters)
            return Listing(load_events(connection, pks), total, without_date, rejected)

    def actors(self) -> tuple[ActorRow, ...]:
        """All actors, those with most statements first."""
        with self._moment() as connection:
            return load_actors(connection, None)

    def rejections(self, *, limit: int | None = None) -> tuple[RejectionRow, ...]:
        """The pages that stand rejected where they were last seen, by address."""
        with self._moment() as connection:
            return load_rejections(connection, limit)

    def search(self, query: str, *, limit: int | None = None, all_versions: bool = False) -> SearchResults:
        """Statements and reports that hold all words of the query, best first; any query is allowed."""
        with self._moment() as connection:
            return search_record(connection, query, limit=limit, all_versions=all_versions)

    def find_report(self, wanted: str, *, version: int | None = None) -> ReportPage | None:
        """A report by its id or the address of a page, in its current version unless a number asks for another.

        The id of a version gives that version.
        """
        with self._moment() as connection:
            row = find_row(connection, _FIND_VERSION, (wanted, version))
            return None if row is None else load_report_page(connection, row[0])

    def version_given(self, wanted: str) -> str | None:
        """The id of the version that came in under an id of its own, or whose file is called so; None if none did.

        Of an edited report that is the current version. Raises AmbiguousId where several reports have that id.
        """
        with self._moment() as connection:
            return load_version_given(connection, wanted)

    def given_ids(self, version_ids: Iterable[str] | None = None) -> dict[str, str]:
        """For each version, or each of some, an id that leads to it: the one that came in, where it leads to no other.

        That of an edited report leads to its current version; the older ones then go by the ids of versions. Where
        several reports came in under one id, each goes by the record's own.
        """
        with self._moment() as connection:
            return load_given_ids(connection, version_ids)

    def heads(self) -> dict[str, ReportHead]:
        """The heads of all versions by their ids."""
        with self._moment() as connection:
            pks = [row[0] for row in select(connection, "SELECT version_pk FROM version")]
            return {head.version_id: head for head in load_heads(connection, pks).values()}

    def filed(self) -> dict[str, Filed]:
        """Every version as the comparison across reports sees it, by its id."""
        with self._moment() as connection:
            pks = [row[0] for row in select(connection, "SELECT version_pk FROM version")]
            return {one.version_id: one for one in load_filed(connection, pks).values()}

    def sightings(self) -> tuple[Sighting, ...]:
        """When the record came to hold each version, and when the program last read it."""
        with self._moment() as connection:
            return load_sightings(connection)

    def known_outlets(self) -> tuple[KnownOutlet, ...]:
        """The outlets that the user told of."""
        with self._moment() as connection:
            return load_outlets(connection)

    def actor_ids(self) -> dict[tuple[str, int], str]:
        """Whom the entities of each version stand for, by the version's id and the entity's place."""
        query = (
            "SELECT v.version_id, e.ordinal, a.actor_id FROM entity e JOIN actor a ON a.actor_pk = e.actor "
            "JOIN version v ON v.version_pk = e.version"
        )
        with self._moment() as connection:
            return {(version, entity): actor for version, entity, actor in connection.execute(query)}

    def text_of(self, version_id: str) -> str:
        """The text of a version; empty for one that the record lacks."""
        with self._moment() as connection:
            row = find_row(connection, "SELECT text FROM version WHERE version_id = ?", (version_id,))
            return "" if row is None else str(row[0])

    def page_text_of(self, version_id: str) -> str:
        """The whole page that a version was read from, furniture included; empty for one that the record lacks."""
        with self._moment() as connection:
            row = find_row(connection, "SELECT page_text FROM version WHERE version_id = ?", (version_id,))
            return "" if row is None else str(row[0])

    def find_statement(self, statement_id: str) -> StatementRow | None:
        """A statement by its id."""
        with self._moment() as connection:
            row = find_row(connection, "SELECT statement_pk FROM statement WHERE statement_id = ?", (statement_id,))
            return None if row is None else load_statements(connection, [row[0]])[0]

    def find_figure(self, figure_id: str) -> FigureRow | None:
        """A figure by its id."""
        with self._moment() as connection:
            row = find_row(connection, "SELECT figure_pk FROM figure WHERE figure_id = ?", (figure_id,))
            return None if row is None else load_figures(connection, [row[0]])[0]

    def find_event(self, event_id: str) -> EventRow | None:
        """An event by its id."""
        with self._moment() as connection:
            row = find_row(connection, "SELECT event_pk FROM event WHERE event_id = ?", (event_id,))
            return None if row is None else load_events(connection, [row[0]])[0]

    def find_actor(self, actor_id: str) -> ActorRow | None:
        """An actor by its id."""
        with self._moment() as connection:
            return next(iter(load_actors(connection, actor_id)), None)

    def statements_within(self, statement_id: str) -> tuple[StatementRow, ...]:
        """The statements that stand within the content of another."""
        with self._moment() as connection:
            rows = select(
                connection,
                "SELECT c.statement_pk FROM statement c JOIN statement p "
                "ON p.version = c.version AND p.ordinal = c.parent WHERE p.statement_id = ? ORDER BY c.start",
                (statement_id,),
            )
            return load_statements(connection, [row[0] for row in rows])

    def figures_of(self, statement_id: str) -> tuple[FigureRow, ...]:
        """The figures that a statement carries."""
        with self._moment() as connection:
            rows = select(
                connection,
                "SELECT f.figure_pk FROM figure f JOIN statement s "
                "ON s.version = f.version AND s.ordinal = f.statement WHERE s.statement_id = ? ORDER BY f.start",
                (statement_id,),
            )
            return load_figures(connection, [row[0] for row in rows])

    def events_of(self, statement_id: str) -> tuple[EventRow, ...]:
        """The events that a statement tells."""
        with self._moment() as connection:
            rows = select(
                connection,
                "SELECT e.event_pk FROM event e JOIN statement s "
                "ON s.version = e.version AND s.ordinal = e.statement WHERE s.statement_id = ? "
                "ORDER BY e.start, e.ordinal",
                (statement_id,),
            )
            return load_events(connection, [row[0] for row in rows])

    def context(self, head: ReportHead, spans: Sequence[Span]) -> Context:
        """The whole sentences around some spans of a version."""
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        with self._moment() as connection:
            row = select_row(
                connection,
                'SELECT min(z.start, ?2), max(z."end", ?3), v.text FROM version v, (SELECT coalesce(min(s.start), ?2) '
                'AS start, coalesce(max(s."end"), ?3) AS "end" FROM sentence s JOIN version w '
                'ON w.version_pk = s.version WHERE w.version_id = ?1 AND s.start < ?3 AND s."end" > ?2) z '
                "WHERE v.version_id = ?1",
                (head.version_id, start, end),
            )
            span = Span(row[0], row[1])
            return Context(span, span.of(row[2]))

    def ids_beginning(self, prefix: str) -> tuple[str, ...]:
        """Every public id that begins so; at most 20, enough to tell that a beginning is not unique."""
        query = " UNION ALL ".join(
            f"SELECT {column} AS id FROM {table} WHERE substr({column}, 1, length(?1)) = ?1"
            for table, column in (
                ("report", "report_id"),
                ("version", "version_id"),
                ("statement", "statement_id"),
                ("figure", "figure_id"),
                ("event", "event_id"),
                ("actor", "actor_id"),
                ("grouping", "group_id"),
            )
        )
        with self._moment() as connection:
            return tuple(row[0] for row in select(connection, f"{query} ORDER BY id LIMIT 20", (prefix,)))

    def stored_report(self, wanted: str) -> Report:
        """The model's report of the current version; raises NothingFound for an id that the record lacks."""
        with self._moment() as connection:
            report = resolve_report(connection, wanted)
            pk = select_value(connection, "SELECT version_pk FROM version WHERE report = ? AND current", (report,))
            return load_report(connection, pk)

    def _matching(self, lines: Lines, filters: Filters, limit: int | None, offset: int) -> tuple[list[int], int, int]:
        """The rows of one page of a list, how many there are in all, and how many lack a date."""
        lines, conditions = narrow(self._connection, lines, filters)
        without_date = 0
        if filters.within is not None:
            without_date = count_lines(self._connection, lines, [*conditions, undated(lines)])
            conditions.append(dated(lines, filters.within))
        if limit is None or any(condition.is_dear for condition in conditions):
            keys = self._keys(lines, conditions)
            return keys[offset : None if limit is None else offset + limit], len(keys), without_date
        tables = lines.read_for(filters)
        keys = self._keys(lines, conditions, tables=tables, limit=limit, offset=offset)
        return keys, count_lines(self._connection, lines, conditions), without_date

    def _rejected(self, lines: Lines, filters: Filters) -> int:
        """How many lines match all else but are left out because somebody rejected them."""
        narrowed = narrow_to_rejected(self._connection, lines, filters)
        if narrowed is None:
            return 0
        lines, conditions = narrowed
        if filters.within is not None:
            conditions.append(dated(lines, filters.within))
        return count_lines(self._connection, lines, conditions)

    def _keys(
        self,
        lines: Lines,
        conditions: Sequence[Condition],
        *,
        tables: str | None = None,
        limit: int = -1,
        offset: int = 0,
    ) -> list[int]:
        where, bindings = all_of(conditions)
        query = (
            f"SELECT {lines.key} FROM {tables or lines.tables} WHERE {where} ORDER BY {lines.order} LIMIT ? OFFSET ?"
        )
        return [row[0] for row in select(self._connection, query, (*bindings, limit, offset))]
