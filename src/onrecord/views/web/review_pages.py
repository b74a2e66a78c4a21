"""The pages of decisions: all of them, the forms for one thing, and what happens when a form is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from onrecord.errors import BadReview, NothingFound, StoreError
from onrecord.model.review import Anchor, Review, ReviewKind, TargetKind
from onrecord.store import Listing
from onrecord.store.reviews import ReviewRow, ReviewStatus, Standing, decide, review_json, undo
from onrecord.views.web.addresses import asking
from onrecord.views.web.failures import NoSuchPage
from onrecord.views.web.paging import PAGE_SIZE, Sheet, offset_of
from onrecord.views.web.review_desk import ReviewDesk, check_origin, decision_of, read_form, safe_back
from onrecord.views.web.site import Site, site_of

_OFF = (
    "Nothing can be decided from these pages: they were started for reading. End `onrecord serve` with Ctrl-C, and "
    "start it with `onrecord serve --review`; or decide in a terminal with `onrecord review`."
)
_STALE = "This form was shown before onrecord was started anew. Look at it once more, and send it again."


@dataclass(frozen=True, slots=True)
class Asked:
    """The form above the list of decisions, as it was filled in."""

    status: str = ""
    kind: str = ""
    who: str = ""

    def page(self, path: str, number: int) -> str:
        """The address of another page of the same list."""
        values = {"status": self.status, "kind": self.kind, "who": self.who}
        return asking(path, {**values, "page": str(number) if number > 1 else ""})


def list_reviews(request: Request) -> Response:
    """All decisions, the latest first."""
    site, query = site_of(request), request.query_params
    asked = Asked(*(query.get(name, "").strip() for name in ("status", "kind", "who")))
    number = query.get("page", "1")
    page = int(number) if number.isascii() and number.isdecimal() and 0 < len(number) < 10 else 1
    with site.read() as reader:
        every = reader.reviews()
    rows = tuple(row for row in every if _matches(row, asked))
    start = offset_of(max(1, page))
    sheet = Sheet(Listing(rows[start : start + PAGE_SIZE], len(rows)), max(1, page))
    counts = {status: sum(row.status is status for row in every) for status in ReviewStatus}
    values = {
        "sheet": sheet,
        "asked": asked,
        "counts": counts,
        "total": len(every),
        "statuses": tuple(ReviewStatus),
        "kinds": tuple(ReviewKind),
    }
    return site.render("review.html", path="/review", status=404 if sheet.beyond else 200, values=values)


def export_reviews(request: Request) -> Response:
    """All decisions as JSON lines, for another record; without notes where these are asked to be left out."""
    with site_of(request).read() as reader:
        entries = [row.review for row in reversed(reader.reviews())]
    if request.query_params.get("notes") == "none":
        entries = [entry for entry in entries if not entry.value.get("note")]
    lines = (f"{review_json(entry)}\n" for entry in entries)
    headers = {"Content-Disposition": 'attachment; filename="decisions.jsonl"'}
    return StreamingResponse(lines, media_type="application/x-ndjson", headers=headers)


def show_forms(request: Request) -> Response:
    """The forms for one thing."""
    form = {"target": request.query_params.get("target", ""), "back": request.query_params.get("back", "")}
    return _forms(site_of(request), form)


async def take_form(request: Request) -> Response:
    """Takes a decision that a form asks for, and goes back to where it was asked."""
    site = site_of(request)
    if site.desk is None:
        raise HTTPException(HTTPStatus.FORBIDDEN, _OFF)
    check_origin(request)
    form = await read_form(request)
    if not site.desk.is_ours(form.get("token", "")):
        return await run_in_threadpool(_forms, site, form, HTTPStatus.FORBIDDEN, _STALE)
    return await run_in_threadpool(_take, site, site.desk, form)


def _take(site: Site, desk: ReviewDesk, form: Mapping[str, str]) -> Response:
    try:
        entry, waits = _decided(site, form)
    except BadReview as error:
        return _forms(site, form, HTTPStatus.BAD_REQUEST, f"Nothing was decided: {error.cause}.")
    except StoreError as error:
        return _forms(site, form, HTTPStatus.CONFLICT, f"Nothing was decided. {error}")
    back = safe_back(form.get("back", ""))
    task = None
    if desk.apply is not None and not waits and entry.kind is not ReviewKind.NOTE:
        task = BackgroundTask(desk.apply)
    return RedirectResponse(
        back if "#" in back else f"{back}#review", status_code=HTTPStatus.SEE_OTHER, background=task
    )


def _decided(site: Site, form: Mapping[str, str]) -> tuple[Review, bool]:
    if form.get("kind") == ReviewKind.UNDO:
        return undo(site.record, form.get("target", ""), who=form.get("who", ""))
    with site.read() as reader:
        target = reader.find_target(form.get("target", ""))
    return decide(site.record, decision_of(form, target))


def _forms(site: Site, form: Mapping[str, str], status: int = HTTPStatus.OK, mistake: str = "") -> Response:
    """The page of forms for one thing, filled in as it was sent."""
    wanted = form.get("target", "")
    anchors: tuple[Anchor, ...] = ()
    standing = Standing()
    kind = TargetKind.REVIEW
    with site.read() as reader:
        if form.get("kind") != ReviewKind.UNDO:
            try:
                kind, wanted = reader.find_target(wanted)
                anchors = reader.anchors(kind, wanted)
            except NothingFound as error:
                raise NoSuchPage(f"thing called {wanted}") from error
            standing = reader.standing(wanted.partition("/")[2] or wanted)
    values = {
        "kind": kind,
        "target": wanted,
        "anchors": anchors,
        "standing": standing,
        "sent": form,
        "mistake": mistake,
        "back": safe_back(form.get("back", "")),
    }
    return site.render("review_form.html", path="/review", status=int(status), values=values)


def _matches(row: ReviewRow, asked: Asked) -> bool:
    return (
        (not asked.status or row.status == asked.status)
        and (not asked.kind or row.review.kind == asked.kind)
        and (not asked.who or asked.who.casefold() in row.review.who.casefold())
    )
