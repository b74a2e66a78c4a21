"""What a page, report, version, statement, figure or event is called, and when two pages are one report.

Public ids are digests of what they name, never counters: the same pages give the same ids in any order and in any
record. Their alphabet leaves out i, l, o and u, so that they can be read out and typed. 40 bits name reports and 50
bits lines: among 10,000 reports two collide once in 20,000 records; the second of such a pair takes a longer id.

A report known under several keys is named after the smallest of them. Until the first build that held it has
finished, a smaller key renames it; from then on its id is settled, because people may have written it down.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from enum import StrEnum
from pathlib import PurePath

from onrecord.model import Page, Span

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_BITS = 5
_REPORT_LENGTH = 8
_LINE_LENGTH = 10
_LONGER = 4


class Outcome(StrEnum):
    """What became of a page that was read."""

    NEW_REPORT = "new report"
    NEW_VERSION = "new version"
    NEW_ADDRESS = "new address"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


def fingerprint(page: Page) -> str:
    """A digest of all that decides what a page becomes, except where it was found."""
    kept = ("as is",) if page.as_is else ()
    return _digest("page", page.key, bytes_digest(page), page.media_type, *astuple(page.declared), *kept).hexdigest()


def given_id(page: Page) -> str:
    """The id that came in with a page, or else what its file is called: "page-7" for "in/page-7.html"."""
    if page.declared.external_id:
        return page.declared.external_id
    name = PurePath(page.address).name
    stem = PurePath(name).stem
    return name if ":" in name or "#" in name or not stem else stem


def bytes_digest(page: Page) -> str:
    """SHA-256 of a page's bytes, in hex."""
    return hashlib.sha256(page.content).hexdigest()


def report_ids(key: str) -> Iterator[str]:
    """The id of the report with this key, then longer ones for the case that it is taken."""
    return _ids("r-", _REPORT_LENGTH, "report", key)


def version_ids(key: str, digest: str) -> Iterator[str]:
    """The id of a version of the report with this key, then longer ones."""
    return _ids("v-", _LINE_LENGTH, "version", key, digest)


def statement_ids(key: str, digest: str, place: str, occurrence: int) -> Iterator[str]:
    """The id of a statement, then longer ones; `occurrence` counts statements at the same place from 0."""
    return _ids("s-", _LINE_LENGTH, "statement", key, digest, place, str(occurrence))


def figure_ids(key: str, digest: str, place: str, occurrence: int) -> Iterator[str]:
    """The id of a figure, then longer ones; `occurrence` counts figures at the same place from 0."""
    return _ids("f-", _LINE_LENGTH, "figure", key, digest, place, str(occurrence))


def event_ids(key: str, digest: str, place: str, occurrence: int) -> Iterator[str]:
    """The id of an event, then longer ones; `occurrence` counts events at the same place from 0."""
    return _ids("e-", _LINE_LENGTH, "event", key, digest, place, str(occurrence))


def statement_place(source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> str:
    """All spans of a statement, as text."""
    return "|".join(_spans(spans) for spans in (source, cue, content))


def figure_place(span: Span, number: Span) -> str:
    """The spans of a figure and of its number, as text."""
    return _spans((span, number))


def event_place(trigger: Sequence[Span], sources: Sequence[Span | None], targets: Sequence[Span | None]) -> str:
    """The spans of an event and of those who take part, as text; those that are not named again have none."""
    named = ([span for span in side if span is not None] for side in (sources, targets))
    return "|".join(_spans(spans) for spans in (trigger, *named))


def _spans(spans: Sequence[Span]) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def _ids(prefix: str, length: int, *parts: str) -> Iterator[str]:
    digest = _digest(*parts).digest()
    number, bits = int.from_bytes(digest, "big"), 8 * len(digest)
    letters = [_ALPHABET[(number >> shift) & 31] for shift in range(bits - _BITS, 0, -_BITS)]
    for end in range(length, len(letters), _LONGER):
        yield prefix + "".join(letters[:end])


def _digest(*parts: str | None) -> "hashlib._Hash":
    # JSON keeps ("ab", "c") apart from ("a", "bc") and None from "None"; it also takes lone surrogates.
    return hashlib.sha256(json.dumps(parts).encode("ascii"))
