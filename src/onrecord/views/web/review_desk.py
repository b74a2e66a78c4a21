"""Deciding from a browser: who may, and what a form asks for.

It is off unless the person who started the server asked for it: then all who can open the pages on this machine can
decide, under whatever name they type. A request to decide must come from these pages: the browser has to say that it is
of the same origin, and the form has to bring the token that only these pages show. No mere address decides anything.
"""

import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from onrecord.errors import BadDate, BadReview
from onrecord.model import iso
from onrecord.model.review import ReviewKind, TargetKind
from onrecord.store.reviews import Decision
from onrecord.views.web.dates import parse_date

FORM_TYPE = "application/x-www-form-urlencoded"
MOST_BYTES = 256 * 1024
_MOST_FIELDS = 40
_VALUES = ("speaker", "said", "name", "names", "reports", "note")


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """What deciding needs: the name that forms suggest, a secret of this run, and who lets decisions count.

    `apply` joins names and compares reports anew after a decision that asks for it; None leaves that to the next build.
    """

    who: str
    apply: Callable[[], object] | None = None
    secret: str = field(default_factory=secrets.token_urlsafe)

    def is_ours(self, token: str) -> bool:
        """Whether a form was shown by this run of the server."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.secret.encode())


def check_origin(request: Request) -> None:
    """Raises 403 unless the browser says that a form was sent from these very pages.

    Pages ask browsers to send no referrer, so that some send "null" for an origin: `Sec-Fetch-Site` goes first.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    same = site == "same-origin" if site is not None else origin == f"{request.url.scheme}://{request.headers['host']}"
    if not same:
        raise HTTPException(403, "This did not come from a page of this record, so nothing was decided.")


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a form that was sent, each once."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM_TYPE:
        raise HTTPException(415, "This is not what a form of these pages sends.")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(413, "This is more than a decision can hold. Nothing was decided.")
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(400, "This is not what a form of these pages sends.") from error
    return dict(pairs)


def decision_of(form: Mapping[str, str], target: tuple[TargetKind, str]) -> Decision:
    """The decision that a form asks for, about what its `target` names.

    Raises:
        BadReview: It asks for none.
        BadDate: A time in it is none.
    """
    try:
        kind = ReviewKind(form.get("kind", ""))
    except ValueError as error:
        raise BadReview("choose what to decide") from error
    value = {name: form[name] for name in _VALUES if form.get(name, "").strip()}
    if kind is ReviewKind.CORRECT:
        value = _corrected(value)
    return Decision(kind, *target, value, form.get("who", ""), form.get("other", "").strip() or None)


def safe_back(path: str) -> str:
    """Where to go on after a decision: an address of these pages, or the list of decisions."""
    inner = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and len(path) < 2000
    return path if inner else "/review"


def _corrected(value: Mapping[str, str]) -> dict[str, str]:
    kept = dict(value)
    if "said" in kept:
        try:
            interval = parse_date(kept["said"])
        except BadDate as error:
            raise BadReview("the date is none; write 2022-02-16, 2022-02 or 2022") from error
        kept |= {"begin": iso(interval.begin) or "", "finish": iso(interval.finish) or ""}
    return kept
