"""The page that describes the API in words, made of the description that the API gives of itself."""

from dataclasses import dataclass
from typing import Any, cast

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from onrecord.views.api.answers import MOST, USUAL
from onrecord.views.api.app import ADDRESS
from onrecord.views.web.site import site_of

# What the `type` of a problem leads to.
PROBLEMS = (
    ("bad-request", 400, "The request cannot be answered as it stands; `detail` says why."),
    ("not-found", 404, "The record holds no such thing, or nothing stands at this address."),
    ("method-not-allowed", 405, "The API can only be read: it takes GET, HEAD and OPTIONS."),
    ("unprocessable-entity", 422, "A parameter is unknown or not what is asked for; `errors` names each."),
    ("unprocessable-content", 422, "The same, as newer versions of HTTP call it."),
    ("internal-server-error", 500, "The record cannot be read, or onrecord is at fault; nothing was changed."),
    ("service-unavailable", 503, "The record is being rebuilt. Ask again."),
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What an address takes: its name, what it may be, and what that means."""

    name: str
    form: str
    note: str


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the API, and what it gives."""

    path: str
    gives: str
    parameters: tuple[Parameter, ...]


def describe_api(request: Request) -> Response:
    """What programs can ask, address by address."""
    described = cast(FastAPI, request.app.state.api).openapi()
    addresses = tuple(_address(path, item["get"]) for path, item in described["paths"].items())
    values = {"addresses": addresses, "root": ADDRESS, "most": MOST, "usual": USUAL, "problems": PROBLEMS}
    return site_of(request).render("api.html", path=request.url.path, values=values)


def _address(path: str, operation: dict[str, Any]) -> Address:
    told = [_parameter(one) for one in operation.get("parameters", []) if one["in"] == "query"]
    return Address(path, operation["description"], tuple(told))


def _parameter(parameter: dict[str, Any]) -> Parameter:
    choices = parameter["schema"].get("anyOf", [parameter["schema"]])
    forms = [form for one in choices if (form := _form(one))]
    notes = [parameter.get("description", ""), *(one.get("description", "") for one in choices)]
    return Parameter(parameter["name"], " or ".join(forms), next((note for note in notes if note), ""))


def _form(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return f"one of {schema['$ref'].rsplit('/', 1)[-1]}"
    if schema.get("type") == "integer" and "maximum" in schema:
        return f"{schema.get('minimum', 0):,} to {schema['maximum']:,}"
    return {"string": "text", "integer": "a whole number", "boolean": "true or false"}.get(schema.get("type", ""), "")
