"""A question in SQL: the page that takes it and shows what it gives, and the same as JSON or CSV."""

import csv
import io
import json
from base64 import b64decode
from dataclasses import dataclass
from threading import BoundedSemaphore

from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import SqlRefused
from onrecord.store.schema_notes import schema_notes
from onrecord.store.sql import Cell, SqlAnswer, SqlLimits, ask_sql
from onrecord.views.shapes.cells import guarded
from onrecord.views.web.safety import asked_from_elsewhere
from onrecord.views.web.site import site_of

ON_PAGE = SqlLimits()
TAKEN_AWAY = SqlLimits(rows=100_000, size=64 * 1024 * 1024, seconds=10)
_AT_ONCE = BoundedSemaphore(2)  # each question may keep a processor busy for as long as it lasts
_PATIENCE = 2.0
_SHOWN = 400  # characters of one value on the page; JSON and CSV hold all of them


@dataclass(frozen=True, slots=True)
class Example:
    """A question that shows how the tables belong together."""

    asks: str
    sql: str


EXAMPLES = (
    Example(
        "Who speaks most, and in how many reports",
        "SELECT p.name, count(*) AS statements, count(DISTINCT s.version) AS reports\n"
        "FROM statement_party p JOIN statement s ON s.statement_pk = p.statement\n"
        "JOIN version v ON v.version_pk = s.version AND v.current\n"
        "WHERE p.role = 'speaker'\nGROUP BY p.name ORDER BY statements DESC LIMIT 20",
    ),
    Example(
        "Denials by day, where the day is known",
        "SELECT substr(coalesce(s.said_begin, v.published_begin), 1, 10) AS day, count(*) AS denials\n"
        "FROM statement s JOIN version v ON v.version_pk = s.version AND v.current\n"
        "WHERE s.act = 'deny' AND coalesce(s.said_begin, v.published_begin) IS NOT NULL\nGROUP BY day ORDER BY day",
    ),
    Example(
        "The words of each figure, where they stand in their report",
        'SELECT r.report_id, f.start, f."end", substr(v.text, f.start + 1, f."end" - f.start) AS words\n'
        "FROM figure f JOIN version v ON v.version_pk = f.version AND v.current\n"
        "JOIN report r ON r.report_pk = v.report\nORDER BY r.report_id, f.start LIMIT 50",
    ),
    Example(
        "Statements that hold a word, best first",
        "SELECT s.statement_id, s.speakers, s.words\n"
        "FROM statement_words w JOIN statement s ON s.statement_pk = w.rowid\n"
        "WHERE statement_words MATCH 'withdraw' ORDER BY w.rank LIMIT 20",
    ),
    Example(
        "Claims that most independent origins tell",
        "SELECT group_id, label, origins, reports, begin, finish\n"
        "FROM grouping WHERE family = 'claims'\nORDER BY origins DESC, reports DESC LIMIT 20",
    ),
)


def ask(request: Request) -> Response:
    """The page: the question, its answer or why there is none, the tables, and examples.

    A question that another site's page links to is shown and not asked: somebody has to press the button.
    """
    site, sql = site_of(request), _question(request)
    answer, refusal = None, None
    waiting = bool(sql) and asked_from_elsewhere(request)
    if sql and not waiting:
        try:
            answer = _ask(request, sql, ON_PAGE)
        except SqlRefused as error:
            refusal = error
    values = {
        "sql": sql,
        "answer": answer,
        "cells": [] if answer is None else [[_shown(value) for value in row] for row in answer.rows],
        "refusal": refusal,
        "waiting": waiting,
        "limits": ON_PAGE,
        "taken_away": TAKEN_AWAY,
        "tables": schema_notes(),
        "examples": EXAMPLES,
    }
    return site.render("sql.html", path=request.url.path, status=400 if refusal else 200, values=values)


def answer_json(request: Request) -> Response:
    """The answer as JSON: columns, rows, and whether these are all of them."""
    _refuse_others(request)
    answer = _ask(request, _question(request), TAKEN_AWAY)
    shape = {
        "columns": answer.columns,
        "rows": answer.rows,
        "complete": answer.more is None,
        "cut_by": answer.more,
        "seconds": round(answer.seconds, 3),
    }
    return Response(json.dumps(shape, ensure_ascii=False), media_type="application/json")


def answer_csv(request: Request) -> Response:
    """The answer as CSV. A file cannot say that it was cut, so one that would be is refused."""
    _refuse_others(request)
    answer = _ask(request, _question(request), TAKEN_AWAY)
    if answer.more is not None:
        raise SqlRefused("rows", rows=TAKEN_AWAY.rows)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(guarded, answer.columns))
    writer.writerows([_cell(value) for value in row] for row in answer.rows)
    headers = {"Content-Disposition": 'attachment; filename="answer.csv"'}
    return Response(text.getvalue(), media_type="text/csv", headers=headers)


def _question(request: Request) -> str:
    return request.query_params.get("q", "").replace("\0", " ").strip()


def _ask(request: Request, sql: str, limits: SqlLimits) -> SqlAnswer:
    if not _AT_ONCE.acquire(timeout=_PATIENCE):
        raise SqlRefused("busy")
    try:
        return ask_sql(site_of(request).record, sql, limits)
    finally:
        _AT_ONCE.release()


def _refuse_others(request: Request) -> None:
    if asked_from_elsewhere(request):
        raise SqlRefused("elsewhere")


def _cell(value: Cell) -> str | int | float:
    match value:
        case None:
            return ""
        case dict():
            return value["base64"]
        case str():
            return guarded(value)
        case _:
            return value


def _shown(value: Cell) -> tuple[str, str]:
    """A value as the page shows it, and what kind it is: number, text, bytes or nothing."""
    match value:
        case None:
            return "NULL", "nothing"
        case dict():
            return f"{len(b64decode(value['base64'])):,} bytes", "bytes"
        case str():
            return (value if len(value) <= _SHOWN else f"{value[:_SHOWN]} … ({len(value):,} characters)"), "text"
        case _:
            return str(value), "number"
