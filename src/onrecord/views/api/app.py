"""The API as an application of its own, which the pages' application carries under /api/v1."""

from typing import Any

from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord import __version__
from onrecord.views.api import group_routes, line_routes
from onrecord.views.api.problems import HANDLERS, MEDIA_TYPE, Problem
from onrecord.views.web.site import Site

ADDRESS = "/api/v1"
_ALLOWED = b"GET, HEAD, OPTIONS"
_ABOUT = """What the pages of a record show, for programs on this machine. Every line leads to its words: a report, a
version, and half-open spans of code points in its text. Nothing here says who is right."""
_PROBLEMS = {
    "400": "It cannot be answered.",
    "404": "The record holds no such thing.",
    "405": "Only GET, HEAD and OPTIONS are taken.",
    "422": "A parameter is not what is asked for.",
    "500": "The record cannot be read, or onrecord is at fault.",
    "503": "The record is being rebuilt.",
}


def create_api(site: Site) -> FastAPI:
    """The API of one record. Its pages of documentation are off: they load scripts from elsewhere; `/api` is ours."""
    api = FastAPI(
        title="onrecord",
        summary="The record of a developing story",
        description=" ".join(_ABOUT.split()),
        version=__version__,
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        servers=[{"url": ADDRESS}],
        root_path_in_servers=False,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    api.state.site = site
    for cause, handler in HANDLERS.items():
        api.add_exception_handler(cause, handler)
    api.include_router(line_routes.router)
    api.include_router(group_routes.router)
    api.add_middleware(HeadAndOptions)
    described = api.openapi

    def describe() -> dict[str, Any]:
        """The description of the API, with what it answers when something is wrong."""
        if api.openapi_schema is None:
            api.openapi_schema = with_problems(described())
        return api.openapi_schema

    api.openapi = describe  # type: ignore[method-assign]  # FastAPI's own way to change the description
    return api


def with_problems(schema: dict[str, Any]) -> dict[str, Any]:
    """A description in which every address tells its errors as problem details, and that its answers have an ETag."""
    components = schema["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        components.pop(unused, None)
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    components.update(problem.pop("$defs"))
    components["Problem"] = problem
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path in schema["paths"].values():
        for operation in path.values():
            answers = operation["responses"]
            answers["200"]["headers"] = {"ETag": {"schema": {"type": "string"}}}
            answers["304"] = {"description": "It is still as `If-None-Match` says."}
            for status, description in _PROBLEMS.items():
                answers[status] = {"description": description, "content": content}
    return schema


class HeadAndOptions:
    """Answers HEAD like GET without the body, and OPTIONS with what there is; nothing is told to other origins."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on as what the routes know."""
        if scope["type"] != "http" or scope["method"] not in ("HEAD", "OPTIONS"):
            await self.app(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            headers = [(b"allow", _ALLOWED), (b"content-length", b"0")]
            await send({"type": "http.response.start", "status": 204, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
        else:

            async def without_body(message: Message) -> None:
                await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

            await self.app({**scope, "method": "GET"}, receive, without_body)
