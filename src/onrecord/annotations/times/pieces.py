"""Named pieces that several rules of the grammar share, and what reads them."""

from onrecord.annotations.times.grammar import Match
from onrecord.annotations.times.guards import counts_something
from onrecord.annotations.times.numbers import EARLIEST_YEAR, LATEST_YEAR, read_year
from onrecord.annotations.times.readings import Hint, Unit
from onrecord.lexicon.time_words import word_number

# Two-digit years from here on are those of the twentieth century.
_PIVOT = 70

PIECES = {
    # A month or its abbreviation; a full stop belongs to an abbreviation only.
    "month": "( {month} | {month_short} .? )",
    "month2": "( {month:month2} | {month_short:month_short2} .? )",
    "weekday": "( {weekday} ,? | {weekday_short} .? ,? )",
    "day": "{day|ordinal_day:day}",
    # What tells the year of a date, after it.
    "year": "( ,? of? {year} | ' {two_digits:short_year} | ,? of? this|last|next|that=year_hint year"
    " | of the same=year_hint year | this|last|next=week_hint week )",
    # Early, late, about: they do not change the value. "Earlier Friday" is Friday, told of something earlier.
    "day_edge": "( early|late in|on? | the very? end|start|close of )",
    "edge": "( the|its|his|her|their? very|extreme? early|late|mid|earlier|later -?"
    " | early|late|earlier|later in|on"
    " | the|its|their? very? beginning|start|end|middle|close|outset|rest|remainder of"
    " | a|the|its good|better|early|late|large|larger|latter|greater? part of"
    " | the? last|first|final|closing|opening|early few|two|three|four? days|weeks|hours of"
    " | around|about|circa|sometime|roughly|approximately | sometime in )",
    # Counts, in words and figures.
    "small": "( {tens:} ( -? {ones:} )? | {teens:} | {ones:} )",
    "spelled": "( <small> ( {power:} ( and? <small> )? ){0,6} | a|an|one {power:} ( and? <small> )? )",
    "figures": "( {number|decimal:} ( {fraction:} | -? {number:} / {number:} )? | {fraction:}"
    " | {number:} / {number:} )",
    "vague": "( a? {vague_count:} | a|the? couple of? | a|the number of | a|half|two? dozen"
    " | dozens|scores|hundreds|thousands of )",
    "count": "( ( <figures> {power:}? | <spelled> ) ( and a half )? | <vague> )",
    "year_words": "( {teens:} -? ( {tens:} ( -? {ones:} )? | {teens:} | hundred | oh|o {ones:} )"
    " | {tens:} -? ( {tens:} ( -? {ones:} )? | {teens:} ) | two thousand ( and? <small> )? )",
    # What makes a count a bound or an estimate.
    "bound": "( at least|most | nearly|almost|about|roughly )",
    "about": "( over (?! <vague> ) | at least|most|minimum | up to | as much|long|many|little|few|short as"
    " | no|not more|less|fewer than"
    " | more|less|fewer|longer|better|greater than | just over"
    " | just? under|about|around|nearly|almost|approximately|roughly"
    " | close to | well over | some | a little|bit over|under | a little|bit more|less than | an estimated"
    " | a|an full|whole|entire )",
    "joint": "( -|to|and|or|until|till|through )",
    "zone": "( {zone} | {zone_local:} | {zone_word:} {zone_word:}? time )",
}


def month_of(match: Match, suffix: str = "") -> int | None:
    """The month that a date names."""
    return word_number("month", match.word("month" + suffix)) or word_number(
        "month_short", match.word("month_short" + suffix)
    )


def weekday_of(match: Match) -> int | None:
    """The weekday that stands with a date, 1 for Monday."""
    return word_number("weekday", match.word("weekday")) or word_number("weekday_short", match.word("weekday_short"))


def day_of(match: Match, piece: str = "day") -> int | None:
    """The day of the month, from figures or words."""
    word = match.word(piece)
    digits = word.rstrip("stndrh")
    return int(digits) if digits.isdecimal() else word_number("ordinal", word)


def nth_of(match: Match) -> int | None:
    """Which of a row of stretches: "the second", -1 for "the last"."""
    word = match.word("nth")
    if word in {"last", "final", "closing"}:
        return -1
    digits = word.rstrip("stndrh")
    return int(digits) if digits.isdecimal() else word_number("ordinal", word) or (1 if word == "opening" else None)


def year_of(match: Match) -> int | None:
    """The year that a date gives in figures or words."""
    if match.has("year"):
        return int(match.word("year"))
    if match.has("short_year"):
        return full_year(int(match.word("short_year")))
    return read_year(match.piece("year_words")) if match.has("year_words") else None


def full_year(two_digits: int) -> int:
    """The year that two digits stand for."""
    return two_digits + (2000 if two_digits < _PIVOT else 1900)


def names_no_year(match: Match) -> bool:
    """Whether a number that no calendar holds stands where a date has its year ("5 May 9999"), and counts nothing."""
    at = match.after + (match.words.at(match.after) in {",", "of"})
    number = match.words.at(at)
    return (
        len(number) >= len("2022")
        and number.isdecimal()
        and not EARLIEST_YEAR <= int(number[:5]) <= LATEST_YEAR
        and not counts_something(match.words, at + 1)
        and not match.has("year")
    )


_YEAR_HINTS = {
    "this": Hint.YEAR_OF,
    "last": Hint.YEAR_BEFORE,
    "next": Hint.YEAR_AFTER,
    "that": Hint.SAME,
    "same": Hint.SAME,
}


def year_hint_of(match: Match) -> Hint:
    """What "last year", "of that year", "next week" after a date say."""
    if match.has("week_hint"):
        return {"last": Hint.WEEK_BEFORE, "next": Hint.WEEK_AFTER}.get(match.word("week_hint"), Hint.THIS)
    return _YEAR_HINTS.get(match.word("year_hint"), Hint.NONE)


UNITS = {
    "TS": (Unit.SECOND, 1),
    "TM": (Unit.MINUTE, 1),
    "TH": (Unit.HOUR, 1),
    "D": (Unit.DAY, 1),
    "W": (Unit.WEEK, 1),
    "2W": (Unit.WEEK, 2),
    "M": (Unit.MONTH, 1),
    "Q": (Unit.QUARTER, 1),
    "Y": (Unit.YEAR, 1),
    "10Y": (Unit.YEAR, 10),
    "100Y": (Unit.YEAR, 100),
    "1000Y": (Unit.YEAR, 1000),
}
