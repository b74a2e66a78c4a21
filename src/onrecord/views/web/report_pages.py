"""The list of reports, and the report reader."""

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.model import Span
from onrecord.store import RecordReader, ReportPage
from onrecord.views.web.addresses import WORDS
from onrecord.views.web.failures import NoSuchPage
from onrecord.views.web.found_page import found_lines
from onrecord.views.web.line_pages import show_list
from onrecord.views.web.notes import Layer
from onrecord.views.web.reading import USUAL, Asked, note_keys, read_page
from onrecord.views.web.site import site_of

_NUMBER = re.compile(r"[0-9]{1,9}")
_SPANS = re.compile(r"[0-9]{1,9}-[0-9]{1,9}(?:,[0-9]{1,9}-[0-9]{1,9}){0,99}")


def list_reports(request: Request) -> Response:
    """All reports, in order of publication."""
    return show_list(request, "reports.html", RecordReader.reports)


def show_report(request: Request) -> Response:
    """A report in its paragraphs, with all that it puts on record marked in the text and explained beside it.

    With `as=found` it is its page as it was found, with what was set aside in its place.
    """
    site = site_of(request)
    as_found = request.query_params.get("as") == "found"
    with site.read() as reader:
        page = find_version(reader, request.path_params["report_id"], request.query_params.get("version"))
        if as_found:
            values = {"head": page.head, "lines": tuple(found_lines(page.report)), "view": "found"}
            return site.render("found.html", path=request.url.path, values=values)
        groups = reader.groups_of_version(page.head.version_id)
    words = _asked_words(request.query_params.get(WORDS), page.text)
    chosen = request.query_params.getlist("layers")  # the form sends an empty one along, for no layer at all
    layers = tuple(layer for layer in Layer if layer in chosen) if chosen else USUAL
    values = {
        "reading": read_page(page, groups, Asked(layers, words)),
        "page": page,
        "head": page.head,
        "layers": layers,
        "all_layers": tuple(Layer),
        "view": "text",
        "asked_words": request.query_params.get(WORDS, ""),
        "words": words,
    }
    return site.render("report.html", path=request.url.path, values=values)


def style_marks(request: Request) -> Response:
    """The style sheet that ties each note of a report to its words.

    Only `:target` tells a page without scripts which thing was opened, and only a rule for each thing can show its
    note and all of its words, wherever they stand. The rules set switches; how they look, `reader.css` says.
    """
    site = site_of(request)
    with site.read() as reader:
        page = find_version(reader, request.path_params["report_id"], request.query_params.get("version"))
        groups = reader.groups_of_version(page.head.version_id)
    keys = note_keys(page, groups)
    values = {"keys": tuple(keys), "spread": {key for key, several in keys.items() if several}}
    return site.render("marks.css", path=request.url.path, media_type="text/css", values=values)


def find_version(reader: RecordReader, wanted: str, version: str | None) -> ReportPage:
    """A report in the version whose number was asked for, or else in its newest; raises what the reader is told."""
    page = reader.find_report(wanted, version=None if version is None else version_number(version))
    if page is None:
        raise NoSuchPage(f"report {wanted}" if version is None else f"version {version} of report {wanted}")
    return page


def version_number(written: str) -> int:
    """The number of a version as an address gives it; raises what the reader is told."""
    if _NUMBER.fullmatch(written) is None:
        raise HTTPException(400, "A version is a number from 1 on.")
    return int(written)


def _asked_words(written: str | None, text: str) -> tuple[Span, ...]:
    """The words that an address asks for by their positions, without what lies beyond the text."""
    if not written:
        return ()
    if _SPANS.fullmatch(written) is None:
        raise HTTPException(400, "Words are asked for by their positions in the text, such as words=120-180.")
    pairs = {(int(start), min(int(end), len(text))) for start, end in re.findall(r"(\d+)-(\d+)", written)}
    return tuple(Span(start, end) for start, end in sorted(pairs) if start < end)
