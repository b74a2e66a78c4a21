"""Gathers what a report's times say about when it was written: years it cannot be older than, days of its lead.

Each piece is weak by itself. `onrecord.annotations.publication` puts them together and pins a date only where they
leave no other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotations.times.direction import Direction, Directions
from onrecord.annotations.times.readings import Calendar, Clock, FoundTime, Hint, Length, Part, Reading
from onrecord.model import Span

# A report's own news stands in its first lines; dates further down are more often background.
_LEAD = 600
_LATEST = 2100
_PAST_OF_YEAR = re.compile(
    r"\b(?!said\b)(?:[a-z]{2,}ed|began|took|seized|won|lost|left|fell|came|became|broke|was|were|went|held|met|led"
    r"|fought|overthrew|withdrew|sent|shot|struck)\b[^.;:\n]{0,45}(?<!\sto)\s(?:in|since)\s\Z"
    r"|\bsince\s(?:early\s|late\s|mid-)?\Z"
)
_PAST_AFTER_YEAR = re.compile(r"\s(?:[a-z]{2,}ed|began|took|won|lost|left|fell|became|broke|overthrew|withdrew)\b")
_PLANNED = re.compile(
    r"\b(?:to\s(?:be|choose)|expected|scheduled|must|will|would|fiscal|election|re-?election|race|bid|term|until|through|beyond|by|expir\w+|presidential)\b"
)
_OF_STRIFE = re.compile(
    r"\s(?:of\s(?:the\s)?(?:\w+\s)?(?:fighting|war|conflict|violence|unrest|insurgency|occupation|bloodshed|hostilities|strife"
    r"|clashes|siege|rebellion|crisis)\b|since\b|into\sthe\s(?:war|conflict|fighting|insurgency|siege|crisis)\b)"
)
_NEARLY = re.compile(r"nearly|almost|close\sto|just\sunder", re.IGNORECASE)
_MORE = re.compile(r"more\sthan|over|well\sover", re.IGNORECASE)
_YEARS = re.compile(r"P(\d{1,2})Y")


@dataclass(frozen=True, slots=True)
class PastYear:
    """A year that the report speaks of as past."""

    year: int
    span: Span


@dataclass(frozen=True, slots=True)
class YearsSince:
    """So many years since a war or the like began: from `fewest` to `most` full calendar years later."""

    fewest: int
    most: int
    span: Span


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day of which the report speaks as past, with its year or without."""

    year: int | None
    month: int
    day: int
    weekday: int | None
    span: Span
    leads: bool


def past_years(text: str, found: Sequence[FoundTime]) -> tuple[PastYear, ...]:
    """Years in which something is said to have happened: the report is not older than the latest."""
    directions = Directions(text)
    return tuple(
        PastYear(time.reading.year, time.span)
        for time in found
        if isinstance(time.reading, Calendar)
        and time.reading.year is not None
        and _is_past_year(text, time.span, directions)
    )


def _is_past_year(text: str, span: Span, directions: Directions) -> bool:
    before = text[max(0, span.start - 60) : span.start]
    if _PLANNED.search(before.rpartition(".")[2]) or directions.of(span) is Direction.FUTURE:
        return False
    past = _PAST_OF_YEAR.search(before) is not None
    named_first = re.search(r"\bin\s\Z", before, re.IGNORECASE) is not None
    return past or (named_first and _PAST_AFTER_YEAR.match(text, span.end) is not None)


def years_since(text: str, found: Sequence[FoundTime]) -> tuple[YearsSince, ...]:
    """Statements of how many years a war, siege or the like has lasted ("nearly eight years of fighting")."""
    return tuple(_years_since(text, found))


def _years_since(text: str, found: Sequence[FoundTime]) -> Iterator[YearsSince]:
    for time in found:
        lasted = _YEARS.fullmatch(time.reading.value) if isinstance(time.reading, Length) else None
        if lasted is None or not _OF_STRIFE.match(text, time.span.end):
            continue
        count, words = int(lasted[1]), time.span.of(text)
        # "Nearly eight years" from some day of a year end in its eighth year after, or late in the seventh.
        fewest, most = (count - 1, count) if _NEARLY.match(words) else (count, count + 1)
        if not _NEARLY.match(words) and not _MORE.match(words):
            fewest = count - 1
        yield YearsSince(fewest, most, time.span)


def named_days(text: str, found: Sequence[FoundTime]) -> tuple[NamedDay, ...]:
    """Days of which the report speaks as past ("on 19 January")."""
    directions = Directions(text)
    return tuple(
        NamedDay(calendar.year, calendar.month, calendar.day, calendar.weekday, time.span, time.span.start < _LEAD)
        for time in found
        for calendar in (_calendar_of(time.reading),)
        if calendar is not None
        and calendar.month is not None
        and calendar.day is not None
        and (calendar.year is None or calendar.year < _LATEST)
        and calendar.hint is Hint.NONE
        and _stands_on(text, time.span)
        and directions.of(time.span) is not Direction.FUTURE
    )


def _stands_on(text: str, span: Span) -> bool:
    """Whether a day is that of the sentence ("on 19 January", "February 16, ..."), not a label ("the Oct. 23 raid")."""
    before = text[max(0, span.start - 4) : span.start]
    return before.lower().endswith(("on ", "on\n", "on the")) or not before.strip() or before.endswith((". ", "\n"))


def past_weekdays(text: str, found: Sequence[FoundTime]) -> tuple[tuple[int, Span], ...]:
    """Bare weekdays that look back ("said Wednesday"): in news, one of the last seven days."""
    directions = Directions(text)
    return tuple(
        (calendar.weekday, time.span)
        for time in found
        for calendar in (_calendar_of(time.reading),)
        if calendar is not None
        and calendar.weekday is not None
        and calendar.month is None
        and calendar.hint is Hint.NONE
        and directions.of(time.span) is Direction.PAST
    )


def _calendar_of(reading: Reading) -> Calendar | None:
    inner = reading.of if isinstance(reading, Part | Clock) else reading
    return inner if isinstance(inner, Calendar) else None
