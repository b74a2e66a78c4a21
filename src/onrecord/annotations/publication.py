"""Infers from a report's own words when it was published; unknown where the words do not pin it.

A date that the page prints over its report is taken as the page's own. Failing that, a day without a year counts
("on 19 January", "KYIV, Feb 16 (Agency)") once something tells the year: "in 2014 ... nearly eight years of fighting"
leaves two years, and "said Wednesday" of the same day one of them. A wrong day would be worse than none, so a single
hint never suffices: measured on dated corpora with their dates hidden, a year guessed from the latest year named was
wrong for one report in twelve, and a day taken for that of publication because the report also says "today" for two
in three; neither is guessed here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.annotations.times import FoundTime
from onrecord.annotations.times.datelines import PrintedDate, find_printed_dates
from onrecord.annotations.times.evidence import (
    NamedDay,
    PastYear,
    YearsSince,
    named_days,
    past_weekdays,
    past_years,
    years_since,
)
from onrecord.annotations.times.readings import Calendar
from onrecord.model import Interval, Publication, PublicationBasis, Reason, Span

# Days from the one that the report speaks of to the last on which it may have been published.
_WEEK = 6
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def infer_publication(text: str, found: Sequence[FoundTime]) -> Publication:
    """When an undated report was published, as far as its words tell.

    Args:
        text: The report's text, with the date line if it has one.
        found: What `find_times` found in it.

    Returns:
        An interval of at most a week with the reasons for it; or no interval, and the reasons say what is known.
    """
    printed = find_printed_dates(text, found)
    dated = _printed_day(printed)
    day = None if dated is None else dated.day_if_dated
    if dated is not None and day is not None:
        words = f'the page prints its date: "{dated.span.of(text)}"'
        return Publication(Interval.of_day(day), PublicationBasis.PAGE, (Reason(words, dated.span),))
    return _from_prose(text, found, printed)


def _printed_day(printed: Sequence[PrintedDate]) -> PrintedDate | None:
    """The date that the page calls its own, else the first that stands where pages print theirs."""
    full = [date_ for date_ in printed if date_.day_if_dated is not None]
    labelled = [date_ for date_ in full if date_.labelled]
    return next(iter(labelled or full), None)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A day of the report's own news, and how far around it publication lies."""

    year: int | None
    month: int
    day: int
    weekday: int | None
    before: int
    after: int
    reasons: tuple[Reason, ...]


def _from_prose(text: str, found: Sequence[FoundTime], printed: Sequence[PrintedDate]) -> Publication:
    years = past_years(text, found)
    spans_of_years = years_since(text, found)
    known = _not_before(text, years)
    anchor = _find_anchor(text, found, printed)
    if anchor is None:
        return Publication(None, PublicationBasis.UNKNOWN, known)
    told = {anchor.year} if anchor.year is not None else _candidate_years(years, spans_of_years)
    fitting = sorted(year for year in told if _fits(anchor, year))
    if len(fitting) != 1:
        return Publication(None, PublicationBasis.UNKNOWN, (*anchor.reasons, *known))
    day = date(fitting[0], anchor.month, anchor.day)
    interval = Interval.of_days(day - timedelta(days=anchor.before), day + timedelta(days=anchor.after + 1))
    year_reasons = () if anchor.year is not None else _year_reasons(text, years, spans_of_years, fitting[0])
    reasons = (*anchor.reasons, *year_reasons, _day_reason(day, anchor))
    return Publication(interval, PublicationBasis.INFERRED, reasons)


def _candidate_years(years: Sequence[PastYear], spans: Sequence[YearsSince]) -> set[int]:
    """The years that "in 2014" and "nearly eight years of fighting" leave; none where nothing bounds them above."""
    latest = max((year.year for year in years), default=None)
    if latest is None:
        return set()
    return {
        year.year + count
        for year in years
        for span in spans
        for count in range(span.fewest, span.most + 1)
        if year.year + count >= latest
    }


def _fits(anchor: _Anchor, year: int) -> bool:
    """Whether the day exists in a year and is the weekday that the report gives it."""
    try:
        day = date(year, anchor.month, anchor.day)
    except ValueError:
        return False
    return anchor.weekday is None or day.isoweekday() == anchor.weekday


def _find_anchor(text: str, found: Sequence[FoundTime], printed: Sequence[PrintedDate]) -> _Anchor | None:
    dateline = next((date_ for date_ in printed if date_.dateline and date_.year is None), None)
    if dateline is not None:
        reason = Reason(f'it is datelined "{dateline.span.of(text)}"', dateline.span)
        return _Anchor(None, dateline.month, dateline.day, None, 1, 1, (reason,))
    days = named_days(text, found)
    leading = _latest(day for day in days if day.leads)
    if leading is None:
        return None
    if leading.weekday is not None and leading.year is None and leading == _latest(days):
        reported = Reason(f'its news is of "{leading.span.of(text)}", the latest day that it speaks of', leading.span)
        return _Anchor(None, leading.month, leading.day, leading.weekday, 0, _WEEK, (reported,))
    if len({(day.month, day.day) for day in days}) > 1:
        return None
    return _with_weekday(text, found, leading)


def _with_weekday(text: str, found: Sequence[FoundTime], day: NamedDay) -> _Anchor | None:
    """A day whose weekday is told: by a bare one that looks back, if the report has only that one."""
    bare = past_weekdays(text, found)
    if len({weekday for weekday, _ in bare}) != 1:
        return None
    weekday, span = bare[0]
    if day.weekday not in {weekday, None}:
        return None
    if day.year is not None and (day.weekday is None or not _is_latest_year(day, found)):
        # 11 September 2001 was a Tuesday, and so are many others.
        return None
    reported = Reason(f'it reports what happened on "{day.span.of(text)}"', day.span)
    told = Reason(f'it gives the day of its news as "{span.of(text)}", one of the seven days before', span)
    return _Anchor(day.year, day.month, day.day, weekday, 0, _WEEK, (reported, told))


def _is_latest_year(day: NamedDay, found: Sequence[FoundTime]) -> bool:
    years = (
        time.reading.year for time in found if isinstance(time.reading, Calendar) and time.reading.year is not None
    )
    return day.year is not None and day.year >= max(years, default=0)


def _latest(days: Iterable[NamedDay]) -> NamedDay | None:
    return max(days, key=lambda day: (day.month, day.day), default=None)


def _not_before(text: str, years: Sequence[PastYear]) -> tuple[Reason, ...]:
    if not years:
        return ()
    latest = max(years, key=lambda year: year.year)
    return (Reason(f'not before {latest.year}: "{_with_preposition(text, latest.span)}"', latest.span),)


def _with_preposition(text: str, span: Span) -> str:
    start = text.rfind(" ", 0, max(0, span.start - 1)) + 1
    return " ".join(text[start : span.end].split())


def _year_reasons(text: str, years: Sequence[PastYear], spans: Sequence[YearsSince], year: int) -> tuple[Reason, ...]:
    """The words that leave the year: the start and how long it has lasted."""
    for start in years:
        for span in spans:
            if start.year + span.fewest <= year <= start.year + span.most:
                lasted = span.span.of(text)
                return (
                    Reason(f'something began "{_with_preposition(text, start.span)}"', start.span),
                    Reason(f'and has lasted "{lasted}", which leaves {_years(start, span)}', span.span),
                )
    return ()


def _years(start: PastYear, span: YearsSince) -> str:
    candidates = [str(start.year + count) for count in range(span.fewest, span.most + 1)]
    return " or ".join(candidates)


def _day_reason(day: date, anchor: _Anchor) -> Reason:
    weekday = f", a {_WEEKDAYS[day.weekday()]}" if anchor.weekday is not None else ""
    return Reason(f"that day is {day.day} {_MONTHS[day.month - 1]} {day.year}{weekday}")
