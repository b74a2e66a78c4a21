"""Rules for dates that name a day, month or year."""

import re
from dataclasses import replace
from datetime import date

from onrecord.annotations.times.grammar import Match, Parts, Rule
from onrecord.annotations.times.pieces import (
    day_of,
    full_year,
    month_of,
    names_no_year,
    weekday_of,
    year_hint_of,
    year_of,
)
from onrecord.annotations.times.readings import Ambiguous, Calendar, Clock, Feast, Hint, Reading, Repeated, Stretch
from onrecord.lexicon.time_words import time_words, word_code, word_number

_HINTS = {
    "last": Hint.LAST,
    "past": Hint.LAST,
    "previous": Hint.PREVIOUS,
    "next": Hint.NEXT,
    "coming": Hint.NEXT,
    "upcoming": Hint.NEXT,
    "following": Hint.FOLLOWING,
    "this": Hint.THIS,
    "same": Hint.SAME,
    "that": Hint.SAME,
}


def hint_of(match: Match) -> Hint:
    """What "last", "next", "this coming" before a date say."""
    if match.has("hint2"):
        return _HINTS.get(match.word("hint2"), Hint.NONE)
    return _HINTS.get(match.word("hint"), Hint.NONE)


def _date(match: Match) -> Calendar | Parts:
    """The date that the kept pieces give; nothing at all for what no calendar has (30 February, 5 May 9999)."""
    if names_no_year(match):
        return ()
    month, day, year = month_of(match), day_of(match), year_of(match)
    calendar = valid_calendar(year, month, day, weekday=weekday_of(match), hint=year_hint_of(match))
    if calendar is not None and year is None and match.words.at(match.after) in time_words()["event_of_a_day"]:
        return replace(calendar, names_event=True)
    return calendar or ()


def valid_calendar(
    year: int | None, month: int | None, day: int | None, *, weekday: int | None = None, hint: Hint = Hint.NONE
) -> Calendar | None:
    """A date with these fields, or None where no such day exists."""
    if month is not None and day is not None:
        try:
            date(2000 if year is None else year, month, day)
        except ValueError:
            return None
    return Calendar(year, month, day, weekday, hint)


def _weekday(match: Match) -> Reading | None:
    word = match.word("weekday")
    number = word_number("weekday", word)
    if word.endswith("s") or match.has("every"):
        return Repeated(f"XXXX-WXX-{number}")
    return Calendar(weekday=number, hint=_week_hint(match) or hint_of(match))


def _weekdays(match: Match) -> Parts:
    first = Calendar(weekday=word_number("weekday", match.word("weekday")))
    second = Calendar(weekday=word_number("weekday", match.word("weekday2")), hint=Hint.AFTER)
    return (("first", first), ("second", second))


def _week_hint(match: Match) -> Hint | None:
    return {"last": Hint.WEEK_BEFORE, "next": Hint.WEEK_AFTER}.get(match.word("week_hint"))


def _month(match: Match) -> Reading | Parts:
    if names_no_year(match):
        return ()
    hint = hint_of(match)
    return Calendar(year_of(match), month_of(match), hint=hint if hint is not Hint.NONE else year_hint_of(match))


def _days_of_one_month(match: Match) -> Parts | None:
    month, year, hint = month_of(match), year_of(match), year_hint_of(match)
    first = valid_calendar(year, month, day_of(match, "day"), hint=hint)
    second = valid_calendar(year, month, day_of(match, "day2"), hint=hint)
    if first is None or second is None:
        return None
    return (("first", first), ("second", second))


def _days_of_two_months(match: Match) -> Parts | None:
    year = year_of(match)
    second = valid_calendar(year, month_of(match, "2"), day_of(match, "day2"))
    first_month, second_month = month_of(match), month_of(match, "2")
    if first_month is None or second_month is None:
        return None
    if year is not None and first_month > second_month:
        year -= 1
    first = valid_calendar(year, first_month, day_of(match, "day"))
    return None if first is None or second is None else (("first", first), ("second", second))


def _months_of_year(match: Match) -> Parts | None:
    year, first, second = year_of(match), month_of(match), month_of(match, "2")
    if year is None or first is None or second is None:
        return None
    return (("first", Calendar(year - (first > second), first)), ("second", Calendar(year, second)))


def _iso(match: Match) -> Reading | None:
    word = match.words.shown(match.first)
    year, month, day = (int(part) for part in word[:10].split("-"))
    calendar = valid_calendar(year, month, day) if year else None
    if calendar is None or len(word) == 10:
        return calendar
    offset = re.search(r"([+-])(\d\d):?(\d\d)$", word[16:])
    zone = 0 if word.endswith(("Z", "z")) else None
    if offset:
        zone = (int(offset[2]) * 60 + int(offset[3])) * (-1 if offset[1] == "-" else 1)
    hour, minute = int(word[11:13]), int(word[14:16])
    return Clock(hour, minute, calendar, zone) if hour < 24 and minute < 60 else calendar


def _slashed(match: Match) -> Reading | None:
    parts = re.split(r"[/.]", match.words.shown(match.first))
    first, second, year = (int(part) for part in parts)
    whole_year = year if len(parts[2]) > 2 else full_year(year)
    european = valid_calendar(whole_year, second, first) if second <= 12 else None
    if "." in match.words.shown(match.first):
        return european
    american = valid_calendar(whole_year, first, second) if first <= 12 else None
    readings = tuple(dict.fromkeys(reading for reading in (european, american) if reading is not None))
    if len(readings) == 2:
        return Ambiguous(readings)
    return readings[0] if readings else None


_INTO_YEARS = frozenset({"in", "since", "until", "before", "after", "from", "by"})


def _year(match: Match) -> Reading | None:
    year = year_of(match)
    return None if year is None else Calendar(year)


def _spelled_year(match: Match) -> Reading | None:
    """A year in words, but no count: not "two thousand people", nor the beginning of "two thousand five hundred"."""
    plain = match.words.plain
    before = plain[match.first - 1] if match.first else ""
    behind = plain[match.after] if match.after < len(plain) else ""
    if behind in ("hundred", "thousand", "million"):
        return None
    whole = plain[match.first : match.after]
    if whole[-1] == "thousand" and "year" not in whole and (before not in _INTO_YEARS or behind.isalpha()):
        return None
    return _year(match)


def _period_of_year(match: Match) -> Reading | None:
    year = year_of(match)
    return None if year is None else Stretch("Q", year)


def _year_range(match: Match) -> Parts | None:
    year = year_of(match)
    if year is None or not match.words.touching(match.pieces["first"][0]):
        return None
    later = year // 100 * 100 + int(match.word("two_digits"))
    return (("first", Calendar(year)), ("second", Calendar(later))) if later > year else None


def _holiday(match: Match) -> Reading | None:
    code = word_code("holiday", match.word("holiday") if match.has("holiday") else "new-year")
    return None if code is None else Feast(code, year_of(match), hint_of(match), -1 if match.has("eve") else 0)


def _around_easter(match: Match) -> Reading:
    days = _BEFORE_EASTER.get(match.word("holy"), _AT_EASTER.get(match.word("easter_day"), 0))
    return Feast("easter", year_of(match), hint_of(match), days)


_HINTED = "( the? last|next|this|previous|following|coming|upcoming|past|same=hint ( coming|past=hint2 )? )?"
# Days from Easter Sunday.
_AT_EASTER = {"saturday": -1, "sunday": 0, "monday": 1}
_BEFORE_EASTER = {"good": -2, "palm": -7}
_JOINT = "-|to|and|until|till|through"

DATE_RULES = (
    Rule(
        "month, day, year",
        "<edge>? ( this coming|past? )? <weekday>? <month> {day|ordinal_day|ordinal:day} <year>?",
        _date,
    ),
    Rule("day, month, year", "<edge>? ( <weekday> the? )? <day> of? <month> <year>?", _date),
    Rule(
        "the n-th of month, year",
        "<edge>? ( <weekday> )? the {ordinal_day|ordinal:day} of? <month> <year>?",
        _date,
    ),
    Rule(
        "days of a month",
        f"(:first <month> <day> ) {_JOINT} (:second {{day|ordinal_day:day2}} <year>? )",
        _days_of_one_month,
    ),
    Rule(
        "days, month",
        f"(:first the? <day> ) {_JOINT} (:second the? {{day|ordinal_day:day2}} of? <month> <year>? )",
        _days_of_one_month,
    ),
    Rule(
        "days of two months",
        f"(:first <month> <day> ) {_JOINT} (:second <month2> {{day|ordinal_day:day2}} ( ,? {{year}} )? )",
        _days_of_two_months,
    ),
    Rule(
        "days, months",
        f"(:first <day> of? <month> ) {_JOINT} (:second {{day|ordinal_day:day2}} of? <month2> ( ,? {{year}} )? )",
        _days_of_two_months,
    ),
    Rule("month", f"<edge>? {_HINTED} {{month}}", _month),
    Rule("month, year", "<edge>? <month> ,? <year>", _month),
    Rule(
        "months of a year", "(:first <edge>? <month> ) <joint> (:second <edge>? <month2> ,? {year} )", _months_of_year
    ),
    Rule("month, spelled year", "<edge>? <month> (:year_words <year_words> )", _month),
    Rule("weekday", f"<day_edge>? {_HINTED} {{weekday}} ( this|last|next=week_hint week )?", _weekday),
    Rule("weekdays", "(:first {weekday} ) -|to|until|till|through (:second {weekday:weekday2} )", _weekdays),
    Rule("every weekday", "each|every=every ( other )? {weekday}", _weekday),
    Rule("ISO date", "{iso}", _iso),
    Rule("slashed date", "{slashed}", _slashed),
    Rule("year", "<edge>? ( the? calendar|fiscal|financial ( year )? | the? year )? {year}", _year),
    Rule("the period of a year", "the {year} period|quarter", _period_of_year),
    Rule("spelled year", "<edge>? ( the year )? (:year_words <year_words> )", _spelled_year),
    Rule("years", "<edge>? (:first {year} ) -|/ (:second {two_digits} )", _year_range),
    Rule("holiday", f"{_HINTED} {{holiday}} ( day | eve=eve )? ( ,? {{year}} )?", _holiday),
    Rule("days of Easter", f"{_HINTED} easter saturday|sunday|monday=easter_day ( ,? {{year}} )?", _around_easter),
    Rule("Good Friday", f"{_HINTED} ( good=holy friday | palm=holy sunday ) ( ,? {{year}} )?", _around_easter),
    Rule("New Year", f"{_HINTED} new year ( 's )? ( day | eve=eve )", _holiday),
)
