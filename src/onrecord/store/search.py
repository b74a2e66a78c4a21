"""Full-text search over statements and reports, for queries as people type them.

FTS5 has a query language in which quotes, brackets, hyphens and words such as NEAR or OR mean something, and in
which a stray mark is an error. Here every word is quoted before FTS5 sees it, so that nothing a person types can
fail: words must all occur, "quoted words" must occur in this order, and a trailing * asks for words that begin so.
"""

import re

import apsw

from onrecord.store.hits import Piece, ReportHit, SearchResults, StatementHit
from onrecord.store.line_rows import load_heads, load_statements
from onrecord.store.queries import select, select_value

_TERM = re.compile(r'"([^"]*)"(\*?)|(\S+)')
_DOUBLE_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
# Marks around a hit, which no cleaned text contains.
OPEN, CLOSE = "\x02", "\x03"
_HITS = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_SNIPPET_TOKENS = 40

# Words of a statement count more than the names of its speakers, a title more than the text below it.
_STATEMENT_QUERY = f"""
    SELECT s.statement_pk, highlight(statement_words, 0, '{OPEN}', '{CLOSE}')
    FROM statement_words JOIN statement s ON s.statement_pk = statement_words.rowid
    JOIN version v ON v.version_pk = s.version
    WHERE statement_words MATCH ? AND (v.current OR ?)
    ORDER BY bm25(statement_words, 2.0, 1.0), s.statement_id LIMIT ?
"""
_REPORT_QUERY = f"""
    SELECT v.version_pk, snippet(report_words, -1, '{OPEN}', '{CLOSE}', ' … ', {_SNIPPET_TOKENS})
    FROM report_words JOIN version v ON v.version_pk = report_words.rowid
    WHERE report_words MATCH ? AND (v.current OR ?)
    ORDER BY bm25(report_words, 2.0, 1.0), v.version_id LIMIT ?
"""
_COUNT_STATEMENTS = """
    SELECT count(*) FROM statement_words JOIN statement s ON s.statement_pk = statement_words.rowid
    JOIN version v ON v.version_pk = s.version WHERE statement_words MATCH ? AND (v.current OR ?)
"""
_COUNT_REPORTS = """
    SELECT count(*) FROM report_words JOIN version v ON v.version_pk = report_words.rowid
    WHERE report_words MATCH ? AND (v.current OR ?)
"""


def match_expression(query: str) -> str | None:
    """The query in FTS5's language with every word quoted; None where it holds no word at all."""
    terms = []
    for phrase, phrase_star, word in _TERM.findall(query.translate(_DOUBLE_MARKS)):
        words, star = (phrase, phrase_star) if not word else (word.strip('"').rstrip("*"), "*" * word.endswith("*"))
        if any(mark.isalnum() for mark in words):
            terms.append('"' + words.replace('"', " ").replace("\0", " ") + '"' + star[:1])
    return " AND ".join(terms) or None


def holds_word(query: str) -> bool:
    """Whether there is anything in a query that can be searched for."""
    return match_expression(query) is not None


def search_record(connection: apsw.Connection, query: str, *, limit: int | None, all_versions: bool) -> SearchResults:
    """The statements and reports that hold all words of the query, best first."""
    expression = match_expression(query)
    if expression is None:
        return SearchResults((), 0, (), 0)
    rows = -1 if limit is None else limit
    found = select(connection, _STATEMENT_QUERY, (expression, all_versions, rows))
    statements = load_statements(connection, [pk for pk, _ in found])
    reports = select(connection, _REPORT_QUERY, (expression, all_versions, rows))
    heads = load_heads(connection, [pk for pk, _ in reports])
    return SearchResults(
        statements=tuple(
            StatementHit(statement, pieces(marked)) for statement, (_, marked) in zip(statements, found, strict=True)
        ),
        statements_total=select_value(connection, _COUNT_STATEMENTS, (expression, all_versions)),
        reports=tuple(ReportHit(heads[pk], pieces(marked)) for pk, marked in reports),
        reports_total=select_value(connection, _COUNT_REPORTS, (expression, all_versions)),
    )


def pieces(marked: str) -> tuple[Piece, ...]:
    """A marked text as pieces; odd ones are hits."""
    parts = _HITS.split(marked)
    return tuple(Piece(text, bool(index % 2)) for index, text in enumerate(parts) if text)
