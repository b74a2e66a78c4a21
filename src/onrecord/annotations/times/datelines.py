"""Finds the date that a page prints over its own report: "Published: 16 February 2022", "KYIV, Feb 16 (Agency) -".

The idea: such a date is told by where it stands, not by what it says. It fills a line, opens the text, follows a
label or a byline, comes with a clock time, or stands between a place in capitals and the name of an agency. A date
in running prose or under a photograph is none of these.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.annotations.times.readings import Calendar, Clock, FoundTime
from onrecord.model import Span

_HEAD = 450
_TAIL = 300
# Years in which news is published.
_EARLIEST, _LATEST = 1800, 2100
_LABEL = re.compile(
    r"(?:^|[\n|(\[*]\s*|\A\s*)(?:(?:date\s+of\s+)?publi(?:shed|cation)(?:\s+date)?|posted|date)"
    r"\s*(?:on|at|:|-|–|—|\||,|\s)*\Z",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:\b(?:reporter|writer|correspondent|editor|press|staff)|\.com|\.org|\.net|\|)[\s,|]*$", re.IGNORECASE
)
_AFTER_DATE = re.compile(
    r"\s*(?:[-,|–—(]\s*|at\s+|@\s*)?(?:\d{1,2}\s?[:.]\s?\d{2}(?::\d{2})?\s*(?:[ap]\.?m|gmt|utc|[a-z]{2,4}t\b|$|\n|\||\))|last\s+updated|updated\b"
    r"|\n|$|\|)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:^|[\n.|)]\s*)(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[\s,/]+[A-Z][\w.'’-]+){0,4})\s*[,:]?\s*$")
_AGENCY = re.compile(r"\s*[,.]?\s*(?:\([A-Z][\w .&/-]{1,30}\)|/[A-Z][\w .-]{1,30}/|[-–—]{1,2}\s|-LRB-)")
_CAPITAL = re.compile(r"\s+[\"“‘'(]?[A-Z]")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date that a page prints over its report; `year` is None in a dateline that leaves it out.

    `labelled` says that the page itself calls it the date of publication.
    """

    year: int | None
    month: int
    day: int
    span: Span
    labelled: bool
    dateline: bool

    @property
    def day_if_dated(self) -> date | None:
        """The day, where the year is given."""
        return None if self.year is None else date(self.year, self.month, self.day)


def find_printed_dates(text: str, found: Sequence[FoundTime]) -> tuple[PrintedDate, ...]:
    """Dates that stand where pages print their own, in the order of the text."""
    return tuple(_printed(text, found))


def _printed(text: str, found: Sequence[FoundTime]) -> Iterator[PrintedDate]:
    for time in found:
        calendar = time.reading.of if isinstance(time.reading, Clock) else time.reading
        if not isinstance(calendar, Calendar) or calendar.month is None or calendar.day is None:
            continue
        if calendar.year is not None and not _EARLIEST <= calendar.year <= _LATEST:
            continue
        at_edge = time.span.start < _HEAD or time.span.end > len(text) - _TAIL
        labelled = at_edge and _LABEL.search(text[max(0, time.span.start - 40) : time.span.start]) is not None
        dateline = time.span.start < _HEAD and _is_dateline(text, time.span)
        heads = time.span.start < _HEAD and calendar.year is not None and _heads_page(text, time.span)
        if dateline or heads or (labelled and calendar.year is not None):
            yield PrintedDate(calendar.year, calendar.month, calendar.day, time.span, labelled, dateline)


def _heads_page(text: str, span: Span) -> bool:
    """A date at the start of the text or of a line, or after a byline, that no sentence goes on from."""
    before = text[max(0, span.start - 60) : span.start]
    line = before.rpartition("\n")[2]
    starts_text = not text[: span.start].strip(" \n\t-|*")
    starts_line = not line.strip(" \t-|*") and (span.start < 60 or "\n" in before)
    followed = _AFTER_DATE.match(text, span.end) is not None
    if starts_text:
        return followed or _CAPITAL.match(text, span.end) is not None
    if starts_line and followed:
        return True
    if _BYLINE.search(before):
        return followed or _CAPITAL.match(text, span.end) is not None
    return _clock_follows(text, span)


def _clock_follows(text: str, span: Span) -> bool:
    return (
        re.match(
            r"\s*,?\s*\d{1,2}\s?[:.]\s?\d{2}\s*(?:[ap]\.?m\.?\s*)?(?:GMT|BST|UTC|[A-Z]{1,3}T)\b",
            text[span.end : span.end + 30],
        )
        is not None
    )


def _is_dateline(text: str, span: Span) -> bool:
    """A place in capitals before the date, and an agency or a dash after it."""
    before = text[max(0, span.start - 70) : span.start]
    return _PLACE.search(before) is not None and _AGENCY.match(text[span.end : span.end + 60]) is not None
