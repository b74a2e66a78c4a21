"""Two numbers that make one range: "13,000-14,000", "between 10 and 15 million", "three or four".

"From 100,000 to 130,000" is a change and stays two numbers, unless a word says that it spans ("ranging from").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from onrecord.annotations.quantities.measures import Measure
from onrecord.annotations.quantities.parse import Parse
from onrecord.lexicon.number_words import range_words
from onrecord.model import Span

_BETWEEN = re.compile(r"\bbetween (?:(?:about|around|some|roughly|an estimated|approximately) )?$", re.IGNORECASE)
_FROM = re.compile(r"(\w+)?[ ,]*\bfrom (?:(?:about|around|some|roughly|nearly|more than|over) )?$", re.IGNORECASE)
_DASHES = frozenset("-–—−")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOSE = 3
_ROUND = 10


def join_ranges(parse: Parse, measures: Iterable[Measure]) -> Iterator[Measure]:
    """The measures, with neighbours that make a range joined into one.

    The two ends of a change stay apart, but what one leaves out it gets from the other: "from 24 to 33 billion".
    """
    waiting: Measure | None = None
    for measure in measures:
        joined = None
        if waiting:
            waiting, measure = _completed(parse, waiting, measure)
            joined = _joined(parse, waiting, measure)
            if not joined:
                yield waiting
        waiting = joined or measure
    if waiting:
        yield waiting


def _completed(parse: Parse, first: Measure, second: Measure) -> tuple[Measure, Measure]:
    """Both ends with the magnitude and unit that "X to Y million dollars" tells once."""
    glue = " ".join(parse.plain[first.span.end : second.span.start].lower().split()).strip("\"“”'")
    between = glue == "and" and _BETWEEN.search(parse.words_before(first.span.start, 40))
    if glue not in range_words().joints and not between:
        return first, second
    if first.low is None or second.low is None or _YEAR.fullmatch(first.number.of(parse.plain)):
        return first, second
    if not (_units_agree(first, second) or second.unit is None):
        return first, second
    if not first.scaled and second.scaled and first.low < second.low / second.scale:
        first = replace(first, low=first.low * second.scale, high=first.low * second.scale)
    if first.unit is None and second.unit is not None:
        first = replace(first, unit=second.unit)
    elif second.unit is None and first.unit is not None and first.is_money and glue != "or":
        second = replace(second, unit=first.unit)
    return first, second


def _joined(parse: Parse, first: Measure, second: Measure) -> Measure | None:
    """The range from the first to the second, or the sum of dollars and cents, or None where they make neither."""
    if first.low is None or second.low is None or first.low != first.high:
        return None
    if _is_change(parse, first, second):
        value = first.low + second.low / 100
        return replace(first, span=Span(first.span.start, second.span.end), low=value, high=value)
    if not _units_agree(first, second) or not _is_joint(parse, first, second):
        return None
    if first.low >= second.low:
        return None
    span = Span(first.span.start, second.span.end)
    number = Span(first.number.start, second.number.end)
    return replace(second, span=span, number=number, low=first.low, unit=second.unit or first.unit)


def _is_change(parse: Parse, first: Measure, second: Measure) -> bool:
    """Whether the second is the small change of the first: "thirteen dollars and forty-five cents"."""
    glue = parse.plain[first.span.end : second.span.start].strip(" ,").lower()
    small = second.unit in ("cent", "penny") and second.low is not None and 0 < second.low < 100
    return small and first.is_money and first.unit != second.unit and glue in ("", "and")


def _units_agree(first: Measure, second: Measure) -> bool:
    if first.unit is None or first.unit == second.unit:
        return True
    return second.unit is None and first.is_money


def _is_joint(parse: Parse, first: Measure, second: Measure) -> bool:
    """Whether the words between the two, and those before them, make a range."""
    glue = parse.plain[first.span.end : second.span.start]
    joint = " ".join(glue.lower().split()).strip("\"“”'")
    before = parse.words_before(first.span.start, 40)
    if joint in ("and", "to") and _BETWEEN.search(before):
        return True
    if joint in _DASHES:
        dash = glue.strip()
        return glue in (dash, f" {dash} ") and _dash_fits(first, second)
    if joint not in range_words().joints:
        return False
    if joint in ("or", "or even", "and perhaps"):
        return _are_close(first, second)
    source = _FROM.search(before)
    return source is None or (source[1] or "").lower() in range_words().spanning


def _dash_fits(first: Measure, second: Measure) -> bool:
    """A dash before a negative number, or between two units, joins nothing."""
    agree = first.unit is None or first.unit == second.unit or first.is_money
    return agree and second.low is not None and second.low > 0


def _are_close(first: Measure, second: Measure) -> bool:
    """Whether an "or" makes a range: in "three or four", not in "10 or 200"."""
    if first.low is None or second.low is None or first.unit != second.unit:
        return False
    smaller, larger = first.low / first.scale, second.low / second.scale
    rounded = not second.scaled and smaller % _ROUND == 0 and larger % _ROUND == 0 and larger <= 2 * smaller
    return Decimal(0) < larger - smaller <= _CLOSE or (rounded and larger > smaller)
