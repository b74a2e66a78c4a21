"""The list of events with its filters, and the page of a single one."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model import EventType, Reality
from onrecord.store import RecordReader
from onrecord.views.web.asked import read_event_question
from onrecord.views.web.failures import NoSuchPage
from onrecord.views.web.line_pages import show_list
from onrecord.views.web.notes import event_marks
from onrecord.views.web.reading import show_context
from onrecord.views.web.site import site_of


def list_events(request: Request) -> Response:
    """Who did what to whom, in order of time."""
    choices = {"types": tuple(EventType), "realities": tuple(Reality)}
    question = read_event_question(request.query_params)
    return show_list(request, "events.html", RecordReader.events, question=question, values=choices)


def show_event(request: Request) -> Response:
    """One event with the sentence around it and the statement that tells it."""
    site, wanted = site_of(request), request.path_params["event_id"]
    with site.read() as reader:
        row = reader.find_event(wanted)
        if row is None:
            raise NoSuchPage(f"event {wanted}")
        page = reader.find_report(row.report.version_id)
        values = {
            "row": row,
            "statement": reader.find_statement(row.statement_id) if row.statement_id else None,
            "context": show_context(reader.context(row.report, row.trigger or (row.sentence,)), event_marks(row), {}),
            "text": None if page is None else page.text,
        }
    return site.render("event.html", path=request.url.path, values=values)
