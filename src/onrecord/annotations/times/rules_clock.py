"""Rules for clock times and parts of the day."""

from onrecord.annotations.times.grammar import Match, Parts, Rule
from onrecord.annotations.times.pieces import day_of, month_of, weekday_of, year_of
from onrecord.annotations.times.readings import Clock, Following, Part, Reading, Repeated, Shifted, Unit
from onrecord.annotations.times.rules_dates import hint_of, valid_calendar
from onrecord.lexicon.time_words import word_code, word_number


def _day(match: Match) -> Reading | None:
    """The day that stands with a clock time or part of the day; the day spoken of where none does."""
    if match.has("day_word"):
        return Shifted(Unit.DAY, word_number("day_word", match.word("day_word")) or 0)
    if match.has("deictic"):
        return Shifted(Unit.DAY, -1 if match.word("deictic") == "last" else 0)
    if match.has("follow"):
        return Following(Unit.DAY, {"same": 0, "that": 0, "previous": -1}.get(match.word("follow"), 1))
    weekday = weekday_of(match)
    if month_of(match) or weekday:
        return valid_calendar(year_of(match), month_of(match), day_of(match), weekday=weekday, hint=hint_of(match))
    return Following(Unit.DAY, 0)


def _clock(match: Match) -> Reading | None:
    word = match.word("time")
    spoken = word_number("ones", word) or word_number("teens", word)
    if match.has("moment"):
        hour, minute = word_number("moment", match.word("moment")) or 12, 0
    elif spoken is not None:
        hour, minute = spoken, 0
    elif word.isdecimal() and len(word) == 4:
        hour, minute = int(word[:2]), int(word[2:])
    else:
        parts = word.replace(".", ":").split(":")
        hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    if match.has("meridiem") and hour <= 12:
        hour = hour % 12 + (word_number("meridiem", match.word("meridiem")) or 0)
    elif match.has("part") and hour < 12 and word_code("day_part", match.word("part")) in {"AF", "EV", "NI"}:
        hour += 12
    day = _day(match)
    if day is None or hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return Clock(hour, minute, day, _offset(match))


def _offset(match: Match) -> int | None:
    return word_number("zone", match.word("zone"))


def _part(match: Match) -> Reading | None:
    word = match.word("day_part")
    code = word_code("day_part", word) or "NI"
    weekday = word_number("weekday", match.word("weekday"))
    if word.endswith("s") and word != "s" and weekday:
        return Repeated(f"XXXX-WXX-{weekday}T{code}")
    day = _day(match)
    return None if day is None else Part(code, day)


def _nightly(_: Match) -> Parts:
    return (("whole", Repeated("XXXX-XX-XXTNI")),)


def _every_night(_: Match) -> Reading:
    return Repeated("XXXX-XX-XXTNI")


def _every_day(_: Match) -> Reading:
    return Repeated("XXXX-XX-XXTDT")


def _tonight(_: Match) -> Reading:
    return Part("NI", Shifted(Unit.DAY, 0))


def _overnight(_: Match) -> Reading:
    return Part("NI", Shifted(Unit.DAY, -1))


_ABOUT = "( around|about|approximately|roughly|nearly|almost|shortly|exactly|precisely ( before|after )? )?"
_FIGURES = (
    "( {clock|dotted_clock|hour:time} {meridiem} | {hour:time} o ' clock ( {meridiem} )? | {clock:time} | {moment}"
    " | {clock|hours_minutes|dotted_clock:time} hours|hrs | {hours_minutes|dotted_clock:time} (?= <zone> ) )"
)
_CLOCK = f"{_ABOUT} {_FIGURES} <zone>?"
_WEEKDAY = "( last|next|this|following|previous=hint ( coming|past )? )? {weekday}"
_DATE = (
    "( <weekday>? <month> {day|ordinal_day:day} ( ,? {year} )? | <weekday>? the? <day> of? <month> ( ,? {year} )?"
    f" | {_WEEKDAY} | {{day_word}} | the following|next|same|previous=follow day | that=follow day )"
)
_EDGE = "( earlier|later|late|early|mid -? | the early|small hours of )?"

CLOCK_RULES = (
    Rule("clock", _CLOCK, _clock),
    Rule("clock, date", f"{_CLOCK} ,? on? {_DATE}", _clock),
    Rule("clock, this morning", f"{_CLOCK} this|last=deictic {{day_part}}", _clock),
    Rule("hour in the morning", "{hour|ones|teens:time} ( o ' clock )? in the {day_part:part}", _clock),
    Rule("this morning", f"{_EDGE} this|last=deictic {{day_part}}", _part),
    Rule("part of a date", f"{_EDGE} {_DATE} ( 's )? {_EDGE} {{day_part}}", _part),
    Rule("part, date", f"( early|late in )? {_EDGE} the? {_EDGE} {{day_part}} hours? ( of|on )? {_DATE}", _part),
    Rule("the next morning", f"{_EDGE} the? next|following|same|previous|that=follow {{day_part}}", _part),
    Rule("mid-morning", "mid -? {day_part}", _part),
    Rule("the morning", "the ( early|late )? {day_part}", _part),
    Rule("at night", "at|by (:whole night ) (?! of|on )", _nightly),
    Rule("night-time", "night - time | nighttime", _every_night),
    Rule("daytime", "daytime", _every_day),
    Rule("tonight", f"{_EDGE} tonight", _tonight),
    Rule("overnight", "overnight", _overnight),
)
