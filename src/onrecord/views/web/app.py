"""The application: which address shows what, and the rules that hold for every answer."""

from pathlib import Path

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from onrecord import __version__
from onrecord.views.api.app import ADDRESS, create_api
from onrecord.views.web.actor_pages import list_actors, show_actor
from onrecord.views.web.api_page import describe_api
from onrecord.views.web.change_pages import list_all_changes, print_brief
from onrecord.views.web.claim_pages import list_claims, show_claim
from onrecord.views.web.dispute_pages import list_disputes, show_dispute
from onrecord.views.web.dyad_pages import show_dyads
from onrecord.views.web.event_pages import list_events, show_event
from onrecord.views.web.failures import HANDLERS
from onrecord.views.web.front_page import list_rejected, show_front
from onrecord.views.web.line_pages import list_figures, list_statements, show_figure, show_statement
from onrecord.views.web.lineage_pages import list_edges, show_edge
from onrecord.views.web.map_page import show_map
from onrecord.views.web.outlet_pages import list_outlets, show_outlet
from onrecord.views.web.report_pages import list_reports, show_report, style_marks
from onrecord.views.web.review_desk import ReviewDesk
from onrecord.views.web.review_pages import export_reviews, list_reviews, show_forms, take_form
from onrecord.views.web.safety import LocalHostOnly, SafeHeaders
from onrecord.views.web.search_page import search
from onrecord.views.web.series_pages import list_series, show_series
from onrecord.views.web.site import SITE_STYLES, STATIC, Site, site_of
from onrecord.views.web.sql_page import answer_csv, answer_json, ask
from onrecord.views.web.story_pages import list_stories, show_story
from onrecord.views.web.timeline_page import show_timeline
from onrecord.views.web.version_pages import compare_versions

PAGES = (
    ("/", show_front),
    ("/reports", list_reports),
    ("/reports/{report_id}", show_report),
    ("/reports/{report_id}/marks.css", style_marks),
    ("/reports/{report_id}/versions", compare_versions),
    ("/statements", list_statements),
    ("/statements/{statement_id}", show_statement),
    ("/figures", list_figures),
    ("/figures/{figure_id}", show_figure),
    ("/series", list_series),
    ("/series/{series_id}", show_series),
    ("/events", list_events),
    ("/events/map", show_map),
    ("/events/dyads", show_dyads),
    ("/events/{event_id}", show_event),
    ("/disputes", list_disputes),
    ("/disputes/{dispute_id}", show_dispute),
    ("/claims", list_claims),
    ("/claims/{claim_id}", show_claim),
    ("/lineage", list_edges),
    ("/lineage/{edge_id}", show_edge),
    ("/stories", list_stories),
    ("/stories/{story_id}", show_story),
    ("/actors", list_actors),
    ("/actors/{actor_id}", show_actor),
    ("/outlets", list_outlets),
    ("/outlets/{outlet:path}", show_outlet),
    ("/changes", list_all_changes),
    ("/timeline", show_timeline),
    ("/brief", print_brief),
    ("/search", search),
    ("/rejected", list_rejected),
    ("/api", describe_api),
    ("/sql", ask),
    ("/sql.json", answer_json),
    ("/sql.csv", answer_csv),
)


def create_app(record_path: Path, *, desk: ReviewDesk | None = None) -> FastAPI:
    """The pages of one record, for any ASGI server; people can decide from them only if there is a `desk`.

    Pages are plain functions that run in threads of their own, each with its own connection: a build that writes
    the same record meanwhile neither waits for them nor makes them wait. The API is an application of its own, so
    that its errors are for programs.
    """
    app = FastAPI(
        title="onrecord",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    for cause, handler in HANDLERS.items():
        app.add_exception_handler(cause, handler)
    app.state.site = Site(record_path, desk=desk)
    # The one added last is the outermost: a refused host gets the headers, too.
    app.add_middleware(LocalHostOnly)
    app.add_middleware(SafeHeaders)
    for path, page in PAGES:
        app.router.routes.append(Route(path, page))
    app.router.routes.append(Route("/review", list_reviews))
    app.router.routes.append(Route("/review", take_form, methods=["POST"]))
    app.router.routes.append(Route("/review/form", show_forms))
    app.router.routes.append(Route("/review/export.jsonl", export_reviews))
    app.router.routes.append(Route("/healthz", answer_health))
    app.router.routes.append(Route("/favicon.ico", send_icon))
    app.state.api = create_api(app.state.site)
    app.mount(ADDRESS, app.state.api)
    app.router.routes.append(Route(f"/static/{SITE_STYLES}", send_styles))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


def answer_health(request: Request) -> Response:
    """Whether the record can be read: "ok", or the error page."""
    with site_of(request).read():
        return PlainTextResponse("ok\n")


def send_styles(request: Request) -> Response:
    """What every page is styled by, as one file."""
    return Response(site_of(request).styles, media_type="text/css")


def send_icon(request: Request) -> Response:
    """Where the icon is, for browsers that ask at the usual place."""
    return RedirectResponse(site_of(request).static("icon.svg"), status_code=308)
