"""Rules for decades, centuries, and years told with their era ("the 1990s", "the 19th century", "480 BC", "AD 79").

A year before Christ is read as a negative number: 480 BC is -480. No calendar here reaches that far, so such times
have a value (TIMEX3 writes BC0480) and no interval.
"""

from dataclasses import replace

from onrecord.annotations.times.grammar import Match, Parts, Rule
from onrecord.annotations.times.pieces import day_of, month_of
from onrecord.annotations.times.readings import Calendar, Era, Reading, Stretch, Unit
from onrecord.annotations.times.rules_dates import valid_calendar
from onrecord.lexicon.time_words import word_code, word_number

# No news and no history here goes further back.
_EARLIEST = 9999
_LATEST_CENTURY = 22


def _decade(match: Match) -> Reading | None:
    word = match.word("decade") or match.word("short_decade") or match.word("decade_word")
    short = word_number("decade_word", word) or (None if match.has("decade") else int(word.rstrip("s")))
    if short is None:
        return Era(Unit.DECADE, int(word.rstrip("s")))
    # "The '20s" and "the thirties" of news are the twentieth century's, but for the last two decades.
    return Era(Unit.DECADE, (2000 if short < 20 else 1900) + short)


def _decade_before_christ(match: Match) -> Reading | None:
    return Era(Unit.DECADE, -int(match.word("old_decade").rstrip("s")))


def _century(match: Match) -> Reading | None:
    word = match.word("ordinal")
    number = word_number("ordinal", word) or int("0" + word.rstrip("stndrh"))
    if match.has("tens"):
        number += 20
    if match.has("before_christ"):
        return Era(Unit.CENTURY, -100 * (number - 1)) if 1 < number <= _LATEST_CENTURY else None
    return Era(Unit.CENTURY, (number - 1) * 100) if 1 < number <= _LATEST_CENTURY else None


def _figure(match: Match, piece: str) -> int | None:
    word = match.word(piece).replace(",", "")
    return int(word) if word.isdecimal() and 0 < int(word) <= _EARLIEST else None


def _before_christ(match: Match) -> Reading | Parts | None:
    """The time; nothing at all for a day that no calendar has (31 June)."""
    year = _figure(match, "figure")
    if year is None:
        return None
    if match.has("season"):
        return Stretch(word_code("season", match.word("season")) or "SP", -year)
    dated = valid_calendar(None, month_of(match), day_of(match) if match.has("day") else None)
    return () if dated is None else replace(dated, year=-year)


def _years_before_christ(match: Match) -> Parts | None:
    first, second = _figure(match, "figure"), _figure(match, "figure2")
    if first is None or second is None or first <= second:
        return None
    return (("first", Calendar(-first)), ("second", Calendar(-second)))


def _anno_domini(match: Match) -> Reading | None:
    year = _figure(match, "figure")
    capital = match.words.shown(match.pieces["anno_domini"][0])[0].isupper()
    return Calendar(year) if year is not None and capital else None


_BC = "{before_christ}"
_ABOUT = "( around|about|circa|roughly|approximately | ca|c .? )?"
_HALF = "( the first|second|last|latter|other half of )?"
_PARTLY = "( the? very? early|late|mid -? | the? very|latter? beginning|start|end|middle|close|rest of )?"

ERA_RULES = (
    Rule("decade", f"{_HALF} <edge>? the? early|late|mid? -? {{decade}} ( 's )?", _decade),
    Rule(
        "short decade", f"{_HALF} <edge>? the early|late|mid? -? '? {{short_decade|decade_word:decade_word}}", _decade
    ),
    Rule("decade BC", f"<edge>? the? {{decade|early_decade:old_decade}} {_BC}", _decade_before_christ),
    Rule("century", f"<edge>? the? {{ordinal|ordinal_number:ordinal}} -? century ( {_BC} )?", _century),
    Rule("century, twenty-first", "<edge>? the? twenty=tens -? {ordinal} -? century", _century),
    Rule("year BC", f"{_ABOUT} {_PARTLY} {{number:figure}} {_BC}", _before_christ),
    Rule("month BC", f"<edge>? ( {{day}} )? <month> ,? {{number:figure}} {_BC}", _before_christ),
    Rule("season BC", f"<edge>? the? early|late|mid? -? {{season}} of? {{number:figure}} {_BC}", _before_christ),
    Rule(
        "years BC",
        f"(:first {_PARTLY} {{number:figure}} ) -|to|and|or|until (:second {{number:figure2}} {_BC} )",
        _years_before_christ,
    ),
    Rule("year AD", "{anno_domini} {number:figure} | {number:figure} {anno_domini}", _anno_domini),
)
