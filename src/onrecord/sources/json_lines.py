"""Reads pages from JSONL: one JSON object a line, streamed, so that a file of any size takes little memory."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from onrecord.lexicon.web_addresses import canonical_url
from onrecord.model import Declared, MediaType, Page, Rejection
from onrecord.sources import rejections
from onrecord.sources.declarations import Unusable, declared_in, is_whole, json_kind, merged

_UTF8_MARK = "\ufeff"
_SKIP_CHUNK = 1 << 20


class Line(NamedTuple):
    """A line of a file, counted from 1; `content` is None where the line is too long to be read."""

    number: int
    content: bytes | None


class Overriding(NamedTuple):
    """What is declared about all pages of a file: by the user, and by the file's sidecar."""

    user: Declared
    sidecar: Declared


def read_lines(file: BinaryIO, *, max_bytes: int) -> Iterator[Line]:
    """The lines of a file, never holding more than `max_bytes` of one; longer ones are passed over."""
    number = 0
    while chunk := file.readline(max_bytes + 2):
        number += 1
        if len(chunk.rstrip(b"\r\n")) <= max_bytes:
            yield Line(number, chunk)
            continue
        while chunk and not chunk.endswith(b"\n"):
            chunk = file.readline(_SKIP_CHUNK)
        yield Line(number, None)


def read_pages(
    path: Path, file: BinaryIO, address: str, *, given: Overriding, max_bytes: int
) -> Iterator[Page | Rejection]:
    """The pages of an open JSONL file; a line that cannot be used is rejected with its number, and the rest goes on."""
    for line in read_lines(file, max_bytes=max_bytes):
        place = f"{address}:{line.number}"
        if line.content is None:
            yield rejections.too_large(place, max_bytes, what="line")
            continue
        try:
            text = line.content.decode("utf-8")
        except UnicodeDecodeError as error:
            yield rejections.bad_json(place, f"it is not UTF-8 (byte {error.start + 1} of the line)")
            continue
        text = text.removeprefix(_UTF8_MARK) if line.number == 1 else text
        if text.strip():
            yield page_of(text, path, place, given=given)


def page_of(line: str, path: Path, place: str, *, given: Overriding) -> Page | Rejection:
    """The page that a JSON object holds."""
    try:
        values = json.loads(line)
    except ValueError as error:
        return rejections.bad_json(place, f"it is not JSON ({error})")
    except RecursionError:
        return rejections.bad_json(place, "it is nested too deeply")
    return page_of_value(values, path, place, given=given)


def page_of_value(values: object, path: Path, place: str, *, given: Overriding) -> Page | Rejection:
    """The page that a JSON value holds, if it is an object with "text" or "html"."""
    if not isinstance(values, dict):
        return rejections.bad_json(place, f"it holds {json_kind(values)}, not an object")
    name = "html" if values.get("text") is None and "html" in values else "text"
    if name not in values:
        return rejections.bad_json(place, 'it has neither "text" nor "html"')
    body = values[name]
    if not isinstance(body, str):
        return rejections.bad_json(place, f'"{name}" is {json_kind(body)}, not a string')
    if not is_whole(body):
        return rejections.broken_text(place, f'"{name}" holds half a character (an unpaired surrogate)')
    declared = declared_in(values, origin="JSONL line")
    if isinstance(declared, Unusable):
        return rejections.bad_json(place, declared.cause)
    declared = merged(given.user, given.sidecar, declared)
    if name == "html":
        # The text is decoded already: a byte order mark overrules whatever encoding the markup claims.
        return Page(place, _key(path, body, declared), (_UTF8_MARK + body).encode(), MediaType.HTML, declared)
    return Page(place, _key(path, body, declared), body.encode(), MediaType.TEXT, declared)


def _key(path: Path, body: str, declared: Declared) -> str:
    """What names the page over time: its address, else its id within its outlet, else its words.

    Without an outlet the id counts within files of one name: ids like "17" recur from file to file. A line
    number would not do, because lines move when others are added.
    """
    if declared.url and (url := canonical_url(declared.url)):
        return url
    if declared.external_id:
        return f"id:{declared.outlet or path.name}:{declared.external_id}"
    return f"file:{path}#{hashlib.sha256(body.encode()).hexdigest()[:16]}"
