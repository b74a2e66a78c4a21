"""The lists of statements and figures with their filters, and the page of a single one."""

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model import Act, StatementKind
from onrecord.store import ActorRow, EventRow, FigureRow, Filters, Listing, RecordReader, ReportRow, StatementRow
from onrecord.views.web.asked import Asked, Question, read_question
from onrecord.views.web.failures import NoSuchPage
from onrecord.views.web.notes import figure_marks, statement_marks
from onrecord.views.web.paging import PAGE_SIZE, Sheet, offset_of
from onrecord.views.web.reading import show_context
from onrecord.views.web.site import site_of

_NAMES = ("speaker", "actor", "source", "target")  # the fields that take an actor's id for its name
Rows = Listing[StatementRow] | Listing[FigureRow] | Listing[EventRow] | Listing[ReportRow]


def list_statements(request: Request) -> Response:
    """Who said what, in order of time."""
    return show_list(request, "statements.html", RecordReader.statements)


def list_figures(request: Request) -> Response:
    """How many, according to whom, in order of time."""
    return show_list(request, "figures.html", RecordReader.figures)


def show_list(
    request: Request,
    template: str,
    read: Callable[..., Rows],
    *,
    question: Question | None = None,
    values: Mapping[str, object] | None = None,
) -> Response:
    """One page of a list, with the form that narrows it; a mistake in the form is shown beside its field.

    `question` is what the form asks where it has fields of its own, `values` what its template needs for these.
    """
    site = site_of(request)
    question = question or read_question(request.query_params)
    sheet = None
    with site.read() as reader:
        summary = reader.overview().summary
        named = find_named(reader, question.asked)
        if not question.mistakes:
            rows = _read(reader, read, question.filters, question.page)
            sheet = Sheet(rows, question.page)
    shown = {
        **(values or {}),
        "asked": question.asked,
        "mistakes": question.mistakes,
        "sheet": sheet,
        "summary": summary,
        "named": named,
        "acts": tuple(Act),
        "kinds": tuple(StatementKind),
    }
    status = 400 if question.mistakes else 404 if sheet is not None and sheet.beyond else 200
    return site.render(template, path=request.url.path, status=status, values=shown)


def find_named(reader: RecordReader, asked: Asked) -> dict[str, ActorRow | None]:
    """The actors whose ids stand in the fields of a form, by field."""
    typed = asked.values
    return {field: reader.find_actor(typed[field]) for field in _NAMES if typed.get(field, "").startswith("a-")}


def show_statement(request: Request) -> Response:
    """One statement with the sentences around it, what it stands in and what stands in it."""
    site, wanted = site_of(request), request.path_params["statement_id"]
    with site.read() as reader:
        row = reader.find_statement(wanted)
        if row is None:
            raise NoSuchPage(f"statement {wanted}")
        outer = [row]
        while (parent := outer[-1].parent_id) and parent not in {above.statement_id for above in outer}:
            found = reader.find_statement(parent)
            if found is None:
                break
            outer.append(found)
        values = {
            "row": row,
            "outer": tuple(reversed(outer[1:])),
            "inner": reader.statements_within(wanted),
            "figures": reader.figures_of(wanted),
            "events": reader.events_of(wanted),
            "context": show_context(
                reader.context(row.report, row.content + row.cue + row.source), statement_marks(row), {wanted: row.kind}
            ),
        }
    return site.render("statement.html", path=request.url.path, values=values)


def show_figure(request: Request) -> Response:
    """One figure with the sentence around it and the statement that carries it."""
    site, wanted = site_of(request), request.path_params["figure_id"]
    with site.read() as reader:
        row = reader.find_figure(wanted)
        if row is None:
            raise NoSuchPage(f"figure {wanted}")
        values = {
            "row": row,
            "statement": reader.find_statement(row.statement_id) if row.statement_id else None,
            "series": reader.series_with(wanted),
            "context": show_context(reader.context(row.report, (row.span,)), figure_marks(row), {}),
        }
    return site.render("figure.html", path=request.url.path, values=values)


def _read(reader: RecordReader, read: Callable[..., Rows], filters: Filters, page: int) -> Rows:
    return read(reader, filters, limit=PAGE_SIZE, offset=offset_of(page))
