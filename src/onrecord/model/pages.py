"""What comes in: pages as they were found, and the reasons why some cannot be used."""

from dataclasses import dataclass
from enum import StrEnum


class MediaType(StrEnum):
    """How the bytes of a page are to be read."""

    TEXT = "text/plain"
    HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Declared:
    """What is said about a page beside its own text: by a sidecar, front matter, a JSONL line or the user.

    Every field is None where nothing was said. `published` is as written; `origin` names who said it
    ("sidecar", "front matter", "JSONL line", "--published").
    """

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    published_origin: str | None = None
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as they were found, with their address.

    `address` says where: a path, or path and line number for JSONL. `key` is the page's identity over time:
    the same key with other bytes is an edited page. `as_is` asks that the report's text be the page's to the last
    character, so that positions that others counted in it hold; furniture is then marked and left where it is.
    """

    address: str
    key: str
    content: bytes
    media_type: MediaType
    declared: Declared = Declared()
    as_is: bool = False


class RejectionReason(StrEnum):
    """Why a page cannot become a report."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too large"
    ENCODING = "encoding"
    NO_ARTICLE = "no article"
    BAD_DATE = "bad date"
    BAD_JSON = "bad JSON"
    UNREADABLE = "unreadable"
    NOT_ENGLISH = "not English"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A page that was not used: where it is, why, and what to do about it."""

    address: str
    reason: RejectionReason
    message: str
    remedy: str
