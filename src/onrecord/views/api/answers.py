"""How an answer goes out: as JSON with a fingerprint of its own, or as "nothing changed" to those who have it."""

import hashlib
import json
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from onrecord.store.slices import Slice
from onrecord.views.api.cursors import write_cursor

MOST = 500
USUAL = 100


def answer(request: Request, shape: Any, *, next_page: str | None = None) -> Response:
    """A shape as JSON.

    The fingerprint is made of the answer itself, so that it is the same for the same record and the same question, and
    any change of the record that shows changes it.
    """
    body = json.dumps(shape, ensure_ascii=False, separators=(",", ":")).encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag}
    if next_page is not None:
        headers["Link"] = f'<{next_page}>; rel="next"'
    asked = request.headers.get("if-none-match", "")
    if asked.strip() == "*" or tag in [one.strip().removeprefix("W/") for one in asked.split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def answer_list(request: Request, name: str, found: Slice[Any], items: list[Any]) -> Response:
    """One stretch of a list, with how many there are in all and the address of the next stretch."""
    cursor = write_cursor(name, found.after)
    following = None if cursor is None else _address(request, cursor)
    shape = {
        "items": items,
        "total": found.total,
        "left_out": found.total - len(items),
        "undated": found.undated,
        "rejected": found.rejected,
        "next": following,
    }
    return answer(request, shape, next_page=following)


def _address(request: Request, cursor: str) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return f"{request.url.path}?{urlencode([*kept, ('cursor', cursor)])}"
