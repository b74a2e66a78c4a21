"""What a program gets when something is wrong: problem details (RFC 9457), made in this one place."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from urllib.parse import quote

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.errors import AmbiguousId, BadDate, InputError, NothingFound, RecordBusy, StoreError
from onrecord.views.api.line_models import Shape
from onrecord.views.web.safety import HEADERS

LOG = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"


class Mistake(Shape):
    """What is wrong with one part of a request."""

    where: str
    message: str


class Problem(Shape):
    """Problem details as RFC 9457 has them; `type` leads to what it means, `errors` say which parameter is wrong."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[Mistake]


class NoSuchThing(HTTPException):
    """Something that the record does not hold."""

    def __init__(self, what: str) -> None:
        super().__init__(HTTPStatus.NOT_FOUND, f"The record holds no {what}.")


class BadParameter(HTTPException):
    """A parameter whose value cannot be used, found after its form was checked."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(HTTPStatus.UNPROCESSABLE_ENTITY, message)
        self.name = name


async def tell_http_error(request: Request, error: Exception) -> Response:
    """An address that leads nowhere, a method that is not taken, or a value that cannot be used."""
    assert isinstance(error, HTTPException)
    errors = [Mistake(where=error.name, message=str(error.detail))] if isinstance(error, BadParameter) else []
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = "GET, HEAD, OPTIONS"
    return problem(request, error.status_code, str(error.detail), errors=errors, headers=headers)


async def tell_mistakes(request: Request, error: Exception) -> Response:
    """Parameters that are not what the description of the API asks for."""
    assert isinstance(error, RequestValidationError)
    errors = [
        Mistake(where=".".join(str(part) for part in found["loc"][1:]) or "request", message=str(found["msg"]))
        for found in error.errors()
    ]
    detail = "; ".join(f"{one.where}: {one.message}" for one in errors)
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors=errors)


async def tell_input_error(request: Request, error: Exception) -> Response:
    """Something asked for that cannot be answered."""
    match error:
        case NothingFound():
            return problem(request, HTTPStatus.NOT_FOUND, str(error))
        case BadDate() | AmbiguousId():
            return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(error))
        case _:
            return problem(request, HTTPStatus.BAD_REQUEST, str(error))


async def tell_store_error(request: Request, error: Exception) -> Response:
    """A record that cannot be read."""
    LOG.warning("%s", error)
    busy = isinstance(error, RecordBusy)
    return problem(request, HTTPStatus.SERVICE_UNAVAILABLE if busy else HTTPStatus.INTERNAL_SERVER_ERROR, str(error))


async def tell_fault(request: Request, error: Exception) -> Response:
    """A fault of the program itself, which it also writes to its log."""
    detail = f"The fault is onrecord's ({type(error).__name__}); the window in which `onrecord serve` runs says more."
    return problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, detail, headers=HEADERS)


HANDLERS: Mapping[int | type[Exception], Callable[[Request, Exception], Awaitable[Response]]] = {
    HTTPException: tell_http_error,
    RequestValidationError: tell_mistakes,
    InputError: tell_input_error,
    StoreError: tell_store_error,
    Exception: tell_fault,
}


def problem(
    request: Request,
    status: int,
    detail: str,
    *,
    errors: list[Mistake] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """An answer that says what is wrong."""
    phrase = HTTPStatus(status).phrase
    shape = Problem(
        type=f"/api#{phrase.lower().replace(' ', '-')}",
        title=phrase,
        status=int(status),
        detail=detail,
        instance=quote(request.url.path),
        errors=errors or [],
    )
    return JSONResponse(shape.model_dump(), status_code=status, media_type=MEDIA_TYPE, headers=dict(headers or {}))
