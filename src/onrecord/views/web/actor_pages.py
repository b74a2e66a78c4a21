"""Who speaks: the list of actors, and the page of one."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.store import EventFilters, Filters, Listing
from onrecord.views.web.asked import Asked, read_question
from onrecord.views.web.failures import NoSuchPage
from onrecord.views.web.paging import PAGE_SIZE, Sheet, offset_of
from onrecord.views.web.site import site_of

LINES_SHOWN = 25


def list_actors(request: Request) -> Response:
    """Whom the reports name, those who say most first."""
    site = site_of(request)
    question = read_question({"page": request.query_params.get("page", "")})
    with site.read() as reader:
        actors = reader.actors()
    start = offset_of(question.page)
    sheet = Sheet(Listing(actors[start : start + PAGE_SIZE], len(actors)), question.page)
    values = {"sheet": sheet, "asked": Asked(), "mistakes": question.mistakes}
    status = 400 if question.mistakes else 404 if sheet.beyond else 200
    return site.render("actors.html", path=request.url.path, status=status, values=values)


def show_actor(request: Request) -> Response:
    """One actor: its spellings and why they were joined, what it says and takes part in, which figures it gives."""
    site, wanted = site_of(request), request.path_params["actor_id"]
    spoken = Filters(speaker=wanted)
    with site.read() as reader:
        actor = reader.find_actor(wanted)
        if actor is None:
            raise NoSuchPage(f"actor {wanted}")
        values = {
            "actor": actor,
            "statements": reader.statements(spoken, limit=LINES_SHOWN),
            "figures": reader.figures(spoken, limit=LINES_SHOWN),
            "events": reader.events(EventFilters(actor=wanted), limit=LINES_SHOWN),
            "reports": reader.reports(spoken, limit=LINES_SHOWN),
        }
    return site.render("actor.html", path=request.url.path, values=values)
