"""Tells by name and by the first bytes how a file is to be read.

The name decides where it says anything; the bytes decide the rest, and overrule it where a text file holds HTML.
"""

import re
from enum import Enum, auto
from pathlib import Path

from onrecord.model import MediaType

TEXT_NAMES = frozenset({".txt", ".text", ".md", ".markdown"})
HTML_NAMES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
LINES_NAMES = frozenset({".jsonl", ".ndjson"})
SIDECAR_ENDING = ".meta.json"

# What browsers save beside a page, and what repositories and systems put into every folder.
_PASSED_OVER_NAMES = frozenset(
    {".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".ico", ".svg"}
)
_PASSED_OVER_STEMS = frozenset(
    {"readme", "license", "licence", "copying", "notice", "changelog", "makefile", "thumbs.db", "desktop.ini"}
)

_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<(?:p|div|a|span|body|title|article|h[1-6]|br|li|td)\b[^>]*>", re.IGNORECASE)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class FileKind(Enum):
    """How a file is to be read."""

    PAGE = auto()
    LINES = auto()
    JSON = auto()
    PASSED_OVER = auto()


def kind_by_name(path: Path) -> FileKind:
    """How a file found in a folder is to be read, as far as its name tells."""
    name = path.name.lower()
    suffix = path.suffix.lower()
    if name.startswith(".") or name.endswith(SIDECAR_ENDING) or suffix in _PASSED_OVER_NAMES:
        return FileKind.PASSED_OVER
    if path.stem.lower() in _PASSED_OVER_STEMS or name in _PASSED_OVER_STEMS:
        return FileKind.PASSED_OVER
    if suffix in LINES_NAMES:
        return FileKind.LINES
    return FileKind.JSON if suffix == ".json" else FileKind.PAGE


def media_type(path: Path, content: bytes) -> MediaType:
    """Whether the bytes of a page are HTML or plain text."""
    head = _narrow(content[:8192])
    if _HTML_START.match(head):
        return MediaType.HTML
    if path.suffix.lower() in HTML_NAMES:
        return MediaType.HTML if _TAG.search(_narrow(content)) else MediaType.TEXT
    if path.suffix.lower() in TEXT_NAMES:
        return MediaType.TEXT
    return MediaType.HTML if len(_TAG.findall(head)) >= 3 else MediaType.TEXT


def _narrow(head: bytes) -> bytes:
    """The bytes without marks and without the NULs of UTF-16, so that one pattern fits every encoding."""
    if head.startswith(_UTF16_MARKS):
        head = head[2:]
    return head.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")
