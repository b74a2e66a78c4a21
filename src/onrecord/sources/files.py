"""Walks files and folders, in an order that is always the same, and makes pages of what they hold."""

import errno
import json
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import NoSuchInput
from onrecord.lexicon.web_addresses import canonical_url
from onrecord.model import Declared, MediaType, Page, Rejection
from onrecord.sources import json_lines, rejections
from onrecord.sources.declarations import Unusable, merged, read_sidecar
from onrecord.sources.front_matter import open_front_matter
from onrecord.sources.kinds import HTML_NAMES, SIDECAR_ENDING, FileKind, kind_by_name, media_type

NOTHING = Declared()
_SIDECAR_LIMIT = 1 << 20
_COUNT_CHUNK = 1 << 20
_BROWSER_FOLDER = "_files"  # where browsers put the pictures and scripts of a saved page


class _Found(NamedTuple):
    """A file that was found, and whether the user named it or a folder held it."""

    path: Path
    named: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """What holds for all pages of a run."""

    declared: Declared
    max_page_bytes: int
    as_is: bool = False


def find_pages(
    paths: Sequence[Path], *, declared: Declared = NOTHING, max_page_bytes: int, as_is: bool = False
) -> Iterator[Page | Rejection]:
    """All pages that files and folders hold, and a rejection for each that cannot be had.

    Args:
        paths: Files and folders. Folders are read with all below them, in the order of their names.
        declared: What the user says about every page; it overrules what stands beside or on the page.
        max_page_bytes: The size beyond which a file, or a line of JSONL, is rejected rather than read.
        as_is: Keep plain text to the last character, so that positions counted in it hold.

    Raises:
        NoSuchInput: One of `paths` does not exist. Nothing has been read then.
    """
    _require(paths)
    if declared.published is not None and declared.published_origin is None:
        declared = merged(declared, Declared(published_origin="--published"))
    return _pages(paths, _Reading(declared, max_page_bytes, as_is))


def count_pages(paths: Sequence[Path]) -> int:
    """About how many pages `find_pages` will give, for a progress bar; JSONL counts by its lines.

    Raises:
        NoSuchInput: One of `paths` does not exist.
    """
    _require(paths)
    return sum(1 if isinstance(found, Rejection) else _count_in(found) for found in _walk(paths))


def _require(paths: Sequence[Path]) -> None:
    for path in paths:
        if not os.path.lexists(path):
            raise NoSuchInput(path)


def _pages(paths: Sequence[Path], reading: _Reading) -> Iterator[Page | Rejection]:
    for found in _walk(paths):
        if isinstance(found, Rejection):
            yield found
        else:
            yield from (_kept(page, reading) for page in _pages_in(found, reading))


def _kept(page: Page | Rejection, reading: _Reading) -> Page | Rejection:
    """The page, to be kept as it is where that is asked for and it is plain text."""
    if reading.as_is and isinstance(page, Page) and page.media_type is MediaType.TEXT:
        return replace(page, as_is=True)
    return page


def _walk(paths: Sequence[Path]) -> Iterator[_Found | Rejection]:
    seen: set[tuple[int, int]] = set()
    for path in paths:
        # Path.resolve would follow the links that give files their names.
        yield from _walk_one(Path(os.path.abspath(path)), seen)  # noqa: PTH100


def _walk_one(root: Path, seen: set[tuple[int, int]]) -> Iterator[_Found | Rejection]:
    """The files at and below a path, without recursion: folders may be nested deeply."""
    pending = [_Found(root, named=True)]
    while pending:
        found = pending.pop()
        try:
            status = found.path.stat()
        except OSError as error:
            yield _unreachable(found.path, error)
            continue
        if stat.S_ISREG(status.st_mode):
            if found.named or kind_by_name(found.path) is not FileKind.PASSED_OVER:
                yield found
        elif not stat.S_ISDIR(status.st_mode):
            yield rejections.not_a_file(address_of(found.path))
        elif (status.st_dev, status.st_ino) not in seen:
            seen.add((status.st_dev, status.st_ino))
            try:
                pending.extend(_Found(child, named=False) for child in reversed(_children(found.path)))
            except OSError as error:
                yield rejections.unreadable(address_of(found.path), _cause(error))
        elif found.path.is_symlink():
            yield rejections.endless_link(address_of(found.path))


def _children(folder: Path) -> list[Path]:
    """What a folder holds, by name, without hidden things and without the attachments of saved pages."""
    names = sorted(child.name for child in folder.iterdir())
    pages = {Path(name).stem for name in names if Path(name).suffix.lower() in HTML_NAMES}
    attachments = {stem + _BROWSER_FOLDER for stem in pages}
    return [folder / name for name in names if not name.startswith(".") and name not in attachments]


def _unreachable(path: Path, error: OSError) -> Rejection:
    if error.errno == errno.ELOOP:
        return rejections.endless_link(address_of(path))
    if error.errno == errno.ENOENT:
        return rejections.dangling_link(address_of(path))
    return rejections.unreadable(address_of(path), _cause(error))


def _pages_in(found: _Found, reading: _Reading) -> Iterator[Page | Rejection]:
    address = address_of(found.path)
    if found.path.name.lower().endswith(SIDECAR_ENDING):
        yield rejections.sidecar_named(address)
        return
    sidecar = _find_sidecar(found.path)
    if isinstance(sidecar, Rejection):
        yield sidecar
        return
    kind = kind_by_name(found.path)
    try:
        if kind is FileKind.LINES:
            with found.path.open("rb") as file:
                given = json_lines.Overriding(reading.declared, _for_all(sidecar))
                yield from json_lines.read_pages(
                    found.path, file, address, given=given, max_bytes=reading.max_page_bytes
                )
            return
        content = _read(found.path, reading.max_page_bytes)
    except OSError as error:
        yield rejections.unreadable(address, _cause(error))
        return
    if content is None:
        yield rejections.too_large(address, reading.max_page_bytes)
    elif kind is FileKind.JSON:
        yield from _json_pages(content, found.path, address, json_lines.Overriding(reading.declared, sidecar))
    else:
        yield _page(content, found.path, address, declared=(reading.declared, sidecar))


def _page(content: bytes, path: Path, address: str, *, declared: tuple[Declared, Declared]) -> Page | Rejection:
    """The page of a file: front matter is taken off plain text."""
    kind = media_type(path, content)
    own = Declared()
    if kind is MediaType.TEXT and (text := _find_text(content)) is not None:
        opened = open_front_matter(text)
        if isinstance(opened.declared, Unusable):
            return rejections.bad_json(address, f"its front matter cannot be used: {opened.declared.cause}")
        if opened.body_start:
            own, content = opened.declared, text[opened.body_start :].encode()
    whole = merged(*declared, own)
    url = canonical_url(whole.url) if whole.url else None
    return Page(address, url or f"file:{address}", content, kind, whole)


def _json_pages(content: bytes, path: Path, address: str, given: json_lines.Overriding) -> Iterator[Page | Rejection]:
    """The pages of a JSON file that holds one object, or a list of them."""
    try:
        values = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        yield rejections.bad_json(address, f"it is not UTF-8 (byte {error.start + 1})")
        return
    except (ValueError, RecursionError) as error:
        yield rejections.bad_json(address, f"it is not JSON ({error})")
        return
    if not isinstance(values, list):
        yield json_lines.page_of_value(values, path, address, given=given)
        return
    for number, value in enumerate(values, start=1):
        given = given._replace(sidecar=_for_all(given.sidecar))
        yield json_lines.page_of_value(value, path, f"{address}#{number}", given=given)


def _find_text(content: bytes) -> str | None:
    """The text of a file that may have front matter, which is written in UTF-8 or marked UTF-16; else None."""
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _read(path: Path, limit: int) -> bytes | None:
    """The bytes of a file, or None when there are more than `limit`; what grows meanwhile is cut off there too."""
    with path.open("rb") as file:
        content = file.read(limit + 1)
    return content if len(content) <= limit else None


def _find_sidecar(path: Path) -> Declared | Rejection:
    """What stands in NAME.EXT.meta.json or NAME.meta.json beside a file."""
    for sidecar in (path.with_name(path.name + SIDECAR_ENDING), path.with_name(path.stem + SIDECAR_ENDING)):
        if sidecar == path or not sidecar.is_file():
            continue
        try:
            content = _read(sidecar, _SIDECAR_LIMIT)
        except OSError as error:
            return rejections.bad_sidecar(address_of(path), sidecar.name, _cause(error))
        found = Unusable("it is too large") if content is None else read_sidecar(content)
        if isinstance(found, Unusable):
            return rejections.bad_sidecar(address_of(path), sidecar.name, found.cause)
        return found
    return Declared()


def _for_all(sidecar: Declared) -> Declared:
    """What the sidecar of a file with many pages can say about each of them."""
    return Declared(
        outlet=sidecar.outlet,
        author=sidecar.author,
        published=sidecar.published,
        published_origin=sidecar.published_origin,
    )


def _count_in(found: _Found) -> int:
    if kind_by_name(found.path) is not FileKind.LINES:
        return 1
    lines, last = 0, b"\n"
    try:
        with found.path.open("rb") as file:
            while chunk := file.read(_COUNT_CHUNK):
                lines += chunk.count(b"\n")
                last = chunk[-1:]
    except OSError:
        return 1
    return lines + (last != b"\n")


def address_of(path: Path) -> str:
    """A path as text that can be printed and stored: bytes of its name that are no characters are spelled out."""
    return os.fsencode(path).decode("utf-8", errors="backslashreplace")


def _cause(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
