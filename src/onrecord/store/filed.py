"""Loading versions of reports as the comparison across reports sees them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import apsw

from onrecord.model import Alignment, Credit, CreditKind, Span
from onrecord.model.filed import Filed
from onrecord.store.encoding import read_interval

_CHUNK = 200
_VERSIONS = """
    SELECT v.version_pk, v.version_id, r.report_id, v.number, v.text, v.title, v.outlet, v.author, v.url,
           v.published_begin, v.published_finish
    FROM version v JOIN report r ON r.report_pk = v.report WHERE v.version_pk IN (SELECT value FROM json_each(?))
"""


def load_filed(connection: apsw.Connection, versions: Iterable[int]) -> dict[int, Filed]:
    """Versions by their row numbers."""
    wanted = sorted(set(versions))
    found: dict[int, Filed] = {}
    for first in range(0, len(wanted), _CHUNK):
        found.update(_load_chunk(connection, json.dumps(wanted[first : first + _CHUNK])))
    return found


def _load_chunk(connection: apsw.Connection, wanted: str) -> Iterator[tuple[int, Filed]]:
    paragraphs = _spans(connection, "block", wanted, also=" AND kind = 'paragraph'")
    sentences = _spans(connection, "sentence", wanted)
    credits, alignment = _credits(connection, wanted), _alignments(connection, wanted)
    for pk, version_id, report_id, number, text, title, outlet, author, url, begin, finish in connection.execute(
        _VERSIONS, (wanted,)
    ):
        named = tuple(credits.get(pk, ()))
        yield (
            pk,
            Filed(
                version_id=version_id,
                report_id=report_id,
                number=number,
                text=text,
                title=title,
                outlet=outlet,
                author=author,
                url=url,
                published=read_interval(begin, finish),
                paragraphs=tuple(paragraphs.get(pk, ())),
                sentences=tuple(sentences.get(pk, ())),
                credits=named,
                credit_spans=tuple(find_in_text(alignment.get(pk, ()), credit.page_span) for credit in named),
            ),
        )


def find_in_text(alignment: Sequence[Alignment], page_span: Span) -> Span | None:
    """Where a stretch of the page stands in the report's text; None where the whole of it was set aside."""
    pieces = [
        (max(page_span.start, piece.page_start) + offset, min(page_span.end, piece.page_start + piece.length) + offset)
        for piece in alignment
        for offset in (piece.start - piece.page_start,)
        if max(page_span.start, piece.page_start) < min(page_span.end, piece.page_start + piece.length)
    ]
    return Span(pieces[0][0], pieces[-1][1]) if pieces else None


def _spans(connection: apsw.Connection, table: str, wanted: str, *, also: str = "") -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    query = (
        f'SELECT version, start, "end" FROM {table} WHERE version IN (SELECT value FROM json_each(?)){also} '
        "ORDER BY version, ordinal"
    )
    for version, start, end in connection.execute(query, (wanted,)):
        found[version].append(Span(start, end))
    return found


def _credits(connection: apsw.Connection, wanted: str) -> dict[int, list[Credit]]:
    found: dict[int, list[Credit]] = defaultdict(list)
    query = (
        "SELECT version, name, kind, page_start, page_end FROM credit "
        "WHERE version IN (SELECT value FROM json_each(?)) ORDER BY version, ordinal"
    )
    for version, name, kind, start, end in connection.execute(query, (wanted,)):
        found[version].append(Credit(name, CreditKind(kind), Span(start, end)))
    return found


def _alignments(connection: apsw.Connection, wanted: str) -> dict[int, list[Alignment]]:
    found: dict[int, list[Alignment]] = defaultdict(list)
    query = (
        "SELECT version, start, page_start, length FROM alignment "
        "WHERE version IN (SELECT value FROM json_each(?)) ORDER BY version, ordinal"
    )
    for version, start, page_start, length in connection.execute(query, (wanted,)):
        found[version].append(Alignment(start, page_start, length))
    return found
