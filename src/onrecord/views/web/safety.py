"""What keeps a page to this machine: which hosts are answered, and what a browser is allowed to load.

The record may be confidential, and any web page that the user visits can send requests to localhost. A page that
rebinds its own name to 127.0.0.1 would read the answers as its own; its requests still carry its name as host, so
only names of this machine are answered. The policy of the pages lets nothing be loaded from anywhere else, and no
script run but the files of this package: none that stands in a page, and no text that is evaluated.
"""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Browsers keep pages on disk unless they are told not to. Files of this package tell nothing of the record, and their
# address changes with their content.
_UNKEPT = "no-store"
_KEPT = "public, max-age=31536000, immutable"
_LOCAL_HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.IGNORECASE)


def is_local(host: str) -> bool:
    """Whether a Host header names this machine, with any port."""
    return _LOCAL_HOST.fullmatch(host) is not None


def asked_from_elsewhere(request: Request) -> bool:
    """Whether a browser says that a page of another site, or of another port of this machine, made it ask."""
    return request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin")


class LocalHostOnly:
    """Answers nobody who asks for a host other than this machine."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or refuses it."""
        if scope["type"] != "http" or is_local(Headers(scope=scope).get("host", "")):
            await self.app(scope, receive, send)
            return
        refusal = PlainTextResponse(
            "onrecord answers only as localhost or 127.0.0.1. Open the address that `onrecord serve` printed.\n",
            status_code=421,
        )
        await refusal(scope, receive, send)


class SafeHeaders:
    """Puts the policy on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on and adds the headers to its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        of_package = scope["path"].startswith("/static/") and scope["query_string"].startswith(b"v=")

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                kept = of_package and message["status"] == 200
                headers.setdefault("Cache-Control", _KEPT if kept else _UNKEPT)
            await send(message)

        await self.app(scope, receive, send_safely)
