"""Rules for durations and for repeated times."""

from decimal import Decimal

from onrecord.annotations.times.grammar import Match, Parts, Rule
from onrecord.annotations.times.numbers import read_count
from onrecord.annotations.times.readings import Length, Reading, Repeated
from onrecord.lexicon.time_words import time_words, word_code, word_number

_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}
_LARGEST = 100_000
# What TimeML writes for decades, centuries and millennia that nobody counts.
_VAGUE_UNITS = {"10": "E", "100": "C", "1000": "L"}
# "The 1988 quarter" is no length.
_LARGEST_COUNT_OF_ONE = 999


def length_value(count: Decimal | None, code: str) -> str | None:
    """The TIMEX3 value of so many units ("P2W"); X stands for a vague count, None for an absurd one."""
    if code == "Q" and count is not None:
        # ISO 8601 has no designator for quarters.
        count, code = count * 3, "M"
    digits = code.lstrip("T").rstrip("YMWDHSQ")
    unit, factor = code[-1], Decimal(digits or 1)
    prefix = "PT" if code.startswith("T") else "P"
    if count is None:
        return f"{prefix}X{_VAGUE_UNITS.get(digits, unit)}"
    if count > _LARGEST:
        return None
    whole = int(count)
    if count - whole == Decimal("0.5") and code in _HALVES:
        half = _HALVES[code]
        return f"{prefix}{whole}{unit}{half}" if whole else f"{'P' if 'T' in half else prefix}{half}"
    total = (count * factor).normalize()
    return f"{prefix}{total:f}{unit}"


def _code(match: Match, piece: str = "unit") -> str:
    word = match.word(piece)
    return word_code("unit", word) or word_code("second_unit", word) or "D"


def _length(match: Match) -> Reading | Parts | None:
    count = read_count(match.piece("count"))
    if count is not None and (count == 0 or (count > _LARGEST_COUNT_OF_ONE and not _is_plural(match))):
        return None
    if count is not None and match.has("half"):
        count += Decimal("0.5")
    value = length_value(count, _code(match))
    if value is None:
        return None
    adjective = match.has("core") and match.has("article") and count not in {None, Decimal(1)} and not _is_plural(match)
    return (("core", Length(value)),) if adjective else Length(value)


def _is_plural(match: Match) -> bool:
    return match.word("unit").endswith("s")


def _bare(match: Match) -> Reading | None:
    value = length_value(None, _code(match))
    return None if value is None else Length(value)


def _long(match: Match) -> Parts | None:
    several = match.word("unit") in time_words()["plural_unit"]
    value = length_value(None if several else Decimal(1), _code(match))
    return None if value is None else (("whole", Length(value)),)


def _half(match: Match) -> Reading | None:
    value = length_value(Decimal("0.5"), _code(match))
    return None if value is None else Length(value)


def _every(match: Match) -> Reading | None:
    code = _code(match)
    count = read_count(match.piece("count")) if match.has("count") else Decimal(2 if match.has("other") else 1)
    value = length_value(count, code)
    return None if value is None else Repeated(value)


def _every_part(match: Match) -> Reading:
    return Repeated(f"XXXX-XX-XXT{word_code('day_part', match.word('day_part'))}")


def _every_month(match: Match) -> Reading:
    return Repeated(f"XXXX-{word_number('month', match.word('month')):02}")


def _every_season(match: Match) -> Reading:
    return Repeated(f"XXXX-{word_code('season', match.word('season'))}")


def _frequency(match: Match) -> Reading:
    return Repeated(word_code("frequency", match.word("frequency")) or "P1D")


_FRAME = (
    "the|these|those|his|her|its|their|our|my?"
    " last|past|next|first|final|coming|previous|following|latest|preceding|remaining|opening|closing|full|entire?"
)
_KIND = (
    "( more|consecutive|straight|full|whole|additional|long|trading|working|business|calendar|solid|successive|extra"
    "|further|academic|fiscal|financial|short )?"
)
_UNIT = "{unit|second_unit:unit}"
_COUNT = "(:count <count> )"
_HALF = "and a half=half"

LENGTH_RULES = (
    # The article of "the two day rally" belongs to the rally.
    Rule("length after an article", f"the=article (:core <about>? {_COUNT} {_KIND} {_UNIT} )", _length),
    Rule("length", f"<bound>? {_FRAME} <about>? {_COUNT} {_KIND} {_UNIT} ( {_HALF} | or so )?", _length),
    Rule("length as an adjective", f"<about>? (:count <count> ) - {_KIND} {_UNIT}", _length),
    Rule("a length", f"<about>? (:count a|an|one|another ) {_KIND} {_UNIT} ( {_HALF} | or so | or two )?", _length),
    Rule("last length", f"the? last|past|next|first {_UNIT} ( {_HALF} | or so )", _length),
    Rule(
        "range of lengths",
        f"<bound>? {_FRAME} <about>? (:count <count> ) to|or|- (:count2 <count> ) -? {_KIND} {_UNIT}",
        _length,
    ),
    Rule("half an hour", f"<about>? ( a half | half a|an? | half - ) {_UNIT}", _half),
    Rule("bare length", "{plural_unit:unit} ( and|or {plural_unit:} )?", _bare),
    Rule(
        "lengths that nobody counted",
        "the|these|those|its|their|his|her|our past|last|next|first|final|early|following|previous|preceding|ensuing"
        "|intervening|subsequent|remaining|opening|closing|coming {plural_unit:unit} ( and|or {plural_unit:} )?",
        _bare,
    ),
    Rule("age of a thing", "(:count <count> ) - {unit} - old", _length),
    Rule("long", "a|the? (:whole {unit|plural_unit:unit} -? long )", _long),
    Rule("twice a week", "( once|twice | <count> times ) a|an|per|each|every {unit}", _every),
    Rule("per day", "per {unit}", _every),
    Rule("every", f"each|every other=other? ( (:count <count> ) )? {_UNIT}", _every),
    Rule("every part of the day", "each|every {day_part}", _every_part),
    Rule("every month", "each|every {month}", _every_month),
    Rule("every season", "each|every {season}", _every_season),
    Rule("frequency", "{frequency}", _frequency),
)
