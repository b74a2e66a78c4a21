"""What a search gives back: statements and reports, with what matched set off."""

from dataclasses import dataclass

from onrecord.store.rows import ReportHead, StatementRow


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet; `hit` says that it matched the query."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class StatementHit:
    """A statement that a search found; `snippet` holds all of its words."""

    statement: StatementRow
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ReportHit:
    """A report that a search found, with the words around the best match."""

    report: ReportHead
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What a search found, best first; totals count what a limit left out, too."""

    statements: tuple[StatementHit, ...]
    statements_total: int
    reports: tuple[ReportHit, ...]
    reports_total: int
