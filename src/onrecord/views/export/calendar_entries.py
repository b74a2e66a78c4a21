"""The timeline as iCalendar (RFC 5545), for calendars and planning tools.

Whole days are all-day events, whose end is exclusive as the record's is. Times of day float: reports seldom tell a
zone, and a floating time means the clock on the wall, as theirs does. What has no known beginning cannot stand in a
calendar and is left out; nothing is dated that the record does not date.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time

from onrecord import __version__
from onrecord.model import Interval
from onrecord.model.timeline import TimelineEntry
from onrecord.views.export.identifiers import web_address
from onrecord.views.shapes.gathered import Gathered, Named
from onrecord.views.shapes.group_fields import entry_fields

_OCTETS = 75  # of a line, its end not counted
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DIGITS, _DAY = 20, 8


def calendar_text(gathered: Gathered, entries: Iterable[Named[TimelineEntry]], *, stamp: datetime) -> Iterator[str]:
    """A calendar with an event for each entry; `stamp` is when the record was last built, in UTC."""
    yield _lines(
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", f"-//onrecord//timeline {__version__}//EN"),
        ("CALSCALE", "GREGORIAN"),
    )
    for named in entries:
        if named[1].when.begin is not None:
            yield _event(gathered, named, stamp)
    yield _lines(("END", "VCALENDAR"))


def _event(gathered: Gathered, named: Named[TimelineEntry], stamp: datetime) -> str:
    entry = named[1]
    head = gathered.heads[entry.version_id]
    url = web_address(head)
    identity = f"{entry.version_id} {entry.span.start} {entry.span.end} {entry.when.begin} {entry.when.finish}"
    return _lines(
        ("BEGIN", "VEVENT"),
        ("UID", f"{hashlib.sha256(identity.encode()).hexdigest()[:_DIGITS]}@onrecord"),
        ("DTSTAMP", f"{_basic(stamp.astimezone(UTC))}Z"),
        *_times(entry.when),
        ("SUMMARY", _text(" ".join(gathered.words(entry.version_id, entry.span).split()))),
        ("DESCRIPTION", _text(_description(gathered, named))),
        *((("CATEGORIES", _text(entry.reality.value)),) if entry.reality is not None else ()),
        *((("URL", url),) if url is not None else ()),
        ("TRANSP", "TRANSPARENT"),
        ("END", "VEVENT"),
    )


def _description(gathered: Gathered, named: Named[TimelineEntry]) -> str:
    fields = entry_fields(gathered, named)
    head = gathered.heads[named[1].version_id]
    told = ", ".join((head.outlet or "no outlet named", f"{fields['report']} [{fields['start']}-{fields['end']}]"))
    lines = [
        f"Words: {told}",
        f"According to: {fields['speaker'] or 'the report itself'}",
        f"Reports: {fields['reports']}, outlets: {fields['outlets']}, independent origins: {fields['origins']}",
        *(f"Also: {one['report']} [{one['start']}-{one['end']}]: {one['words']}" for one in fields["also"]),
    ]
    if fields["finish"] is None:
        lines.append("When it ends is not told.")
    return "\n".join(lines)


def _times(when: Interval) -> Iterator[tuple[str, str]]:
    ends = [("DTSTART", when.begin), ("DTEND", when.finish)]
    known = [(name, end) for name, end in ends if end is not None]
    days = all(end.tzinfo is None and end.time() == time() for _, end in known)
    # Both ends are of one form: a single end in UTC beside a floating one would not be a time at all.
    zoned = all(end.tzinfo is not None for _, end in known)
    for name, end in known:
        if days:
            yield f"{name};VALUE=DATE", _basic(end)[:_DAY]
        elif zoned:
            yield name, f"{_basic(end.astimezone(UTC))}Z"
        else:
            yield name, _basic(end)


def _basic(moment: datetime) -> str:
    """A moment as RFC 5545 writes it; strftime would leave out the zeros of early years."""
    return moment.replace(tzinfo=None, microsecond=0).isoformat().replace("-", "").replace(":", "")


def _text(words: str) -> str:
    """Words as a value of type TEXT."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return _CONTROL.sub("", escaped.replace("\r\n", "\n").replace("\r", "\n")).replace("\n", "\\n")


def _lines(*properties: tuple[str, str]) -> str:
    return "".join(_folded(f"{name}:{value}") for name, value in properties)


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, never cut within a character; each further piece begins with a space."""
    pieces, piece, size = [], "", 0
    for mark in line:
        octets = len(mark.encode())
        if size + octets > _OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece += mark
        size += octets
    return "\r\n".join((*pieces, piece)) + "\r\n"
