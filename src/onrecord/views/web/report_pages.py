"""The list of reports, and the report reader."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.store import RecordReader, ReportPage
from onrecord.views.web.failures import NoSuchPage
from onrecord.views.web.line_pages import show_list
from onrecord.views.web.reading import read_page
from onrecord.views.web.site import site_of

LAYERS = ("statements", "events", "figures", "times")


def list_reports(request: Request) -> Response:
    """All reports, in order of publication."""
    return show_list(request, "reports.html", RecordReader.reports)


def show_report(request: Request) -> Response:
    """A report in its paragraphs, with all that it puts on record marked in the text and explained beside it."""
    site = site_of(request)
    with site.read() as reader:
        page = _find(reader, request)
    asked = request.query_params.getlist("layers")  # the form sends an empty one along, for no layer at all
    layers = tuple(layer for layer in LAYERS if layer in asked) if asked else LAYERS
    values = {"reading": read_page(page), "page": page, "head": page.head, "layers": layers}
    return site.render("report.html", path=request.url.path, values=values)


def style_marks(request: Request) -> Response:
    """The style sheet that ties each note of a report to its words.

    Only `:target` tells a page without scripts which thing was opened, and only a rule for each thing can show its
    note and all of its words, wherever they stand. The rules set switches; how they look, `reader.css` says.
    """
    site = site_of(request)
    with site.read() as reader:
        page = _find(reader, request)
    values = {"keys": read_page(page).keys}
    return site.render("marks.css", path=request.url.path, media_type="text/css", values=values)


def _find(reader: RecordReader, request: Request) -> ReportPage:
    wanted, version = request.path_params["report_id"], request.query_params.get("version")
    if version is not None and not (version.isascii() and version.isdecimal() and len(version) < 10):
        raise HTTPException(400, "A version is a number from 1 on.")
    page = reader.find_report(wanted, version=None if version is None else int(version))
    if page is None:
        raise NoSuchPage(f"report {wanted}" if version is None else f"version {version} of report {wanted}")
    return page
