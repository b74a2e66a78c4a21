"""What a reader sees when something is wrong, and the code that goes with it: the one place that maps errors."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import InputError, NothingFound, RecordBusy, StoreError
from onrecord.views.web.safety import HEADERS
from onrecord.views.web.site import site_of

LOG = logging.getLogger(__name__)


class NoSuchPage(HTTPException):
    """Something that the record does not hold."""

    def __init__(self, what: str) -> None:
        super().__init__(
            HTTPStatus.NOT_FOUND,
            f"The record holds no {what}. It may stand under another id since the record was made anew, or the "
            "address was cut short on its way here.",
        )


async def show_http_error(request: Request, error: Exception) -> Response:
    """A page that does not exist, or an address used in a way that it does not allow."""
    if not isinstance(error, HTTPException):
        raise error
    if isinstance(error, NoSuchPage):
        return _page(request, error.status_code, "Not on record", error.detail)
    match error.status_code:
        case HTTPStatus.NOT_FOUND:
            return _page(request, error.status_code, "There is no such page", "Nothing stands at this address.")
        case HTTPStatus.METHOD_NOT_ALLOWED:
            message = "The pages of a record can only be read: nothing can be sent to them."
            return _page(request, error.status_code, "Only for reading", message, headers=error.headers)
        case _:
            return _page(request, error.status_code, "This cannot be answered", str(error.detail))


async def show_input_error(request: Request, error: Exception) -> Response:
    """Something asked for that cannot be answered."""
    if isinstance(error, NothingFound):
        return _page(request, HTTPStatus.NOT_FOUND, "Not on record", "The record holds no report with this id.")
    return _page(request, HTTPStatus.BAD_REQUEST, "This cannot be answered", str(error))


async def show_store_error(request: Request, error: Exception) -> Response:
    """A record that cannot be read: moved, replaced by another file, or made by a newer program."""
    LOG.warning("%s", error)
    status = HTTPStatus.SERVICE_UNAVAILABLE if isinstance(error, RecordBusy) else HTTPStatus.INTERNAL_SERVER_ERROR
    return _page(request, status, "The record cannot be read", str(error))


async def show_fault(request: Request, error: Exception) -> Response:
    """A fault of the program itself, which it also writes to its log."""
    return _page(
        request,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "This page failed",
        f"The fault is onrecord's ({type(error).__name__}), not yours, and nothing in the record was changed. The "
        "window in which `onrecord serve` runs says more: please report what it printed.",
        headers=HEADERS,  # this answer goes out past the layer that adds them
    )


HANDLERS: Mapping[int | type[Exception], Callable[[Request, Exception], Awaitable[Response]]] = {
    HTTPException: show_http_error,
    InputError: show_input_error,
    StoreError: show_store_error,
    Exception: show_fault,
}


def _page(
    request: Request, status: int, title: str, message: str, *, headers: Mapping[str, str] | None = None
) -> Response:
    values = {"status": int(status), "title": title, "message": message}
    response = site_of(request).render("error.html", path=request.url.path, status=status, values=values)
    response.headers.update(headers or {})
    return response
