"""Two numbers that make one range: "13,000-14,000", "between 10 and 15 million", "three or four".

"From 100,000 to 130,000" is a change and stays two numbers, unless a word says that it spans ("ranging from").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from onrecord.annotations.quantities.measures import Measure
from onrecord.annotations.quantities.neighbours import counts_right
from onrecord.annotations.quantities.parse import Parse
from onrecord.lexicon.movements import changes, movements
from onrecord.lexicon.number_words import range_words
from onrecord.model import Span

_BETWEEN = re.compile(r"\bbetween (?:(?:about|around|some|roughly|an estimated|approximately) )?$", re.IGNORECASE)
_FROM = re.compile(r"(\w+)?[ ,]*\bfrom (?:(?:about|around|some|roughly|nearly|more than|over) )?$", re.IGNORECASE)
_SUSPENDED = frozenset({"- or", "- and", "-, or", "- to"})  # "a 5- or 6-inch gun"
_PARTS = frozenset({"of the", "of its", "of their", "of a", "out of"})  # "40 million of the $3.1 billion"
_DASHES = frozenset("-–—−")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FROM_WORDS = frozenset({"from", "up from", "down from", ", up from", ", down from"})
_LEVEL = re.compile(
    r"\b(?:to|at|was|is|hit|reached) (?:(?:about|around|some|roughly|nearly|more than|over) )?$", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[.,;!?]?\s*$|[.,;!?]\s")
_CLOSE = 3
_FROM_REACH = 4
_MOST_STEPS = 5
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
    if first.unit is None and second.unit is not None and (glue in _SUSPENDED or (glue in _PARTS and first.scaled)):
        return replace(first, unit=second.unit), second
    between = glue == "and" and _BETWEEN.search(parse.words_before(first.span.start, 40))
    if glue in _FROM_WORDS and _is_level(parse, first, second):
        scale = first.scale if first.scaled and not second.scaled and second.low and second.low < first.scale else 1
        low = None if second.low is None else second.low * scale
        return first, replace(second, unit=first.unit, low=low, high=low, scaled=first.scaled, scale=first.scale)
    if glue not in range_words().joints and not between:
        return first, second
    if first.low is None and first.unit is None and second.unit is not None and not second.is_money:
        return replace(first, unit=second.unit), second  # "several hundred or even 1,000 hectares"
    if first.low is None or second.low is None or _YEAR.fullmatch(first.number.of(parse.plain)):
        return first, second
    if not (_units_agree(first, second) or second.unit is None):
        return first, second
    # "up 4% to 18.2m": a share is not of millions because what it led to is.
    alike = first.unit is None or second.unit is not None or first.is_money
    if alike and not first.scaled and second.scaled and first.low < second.low / second.scale:
        first = replace(first, low=first.low * second.scale, high=first.low * second.scale)
    if first.unit is None and second.unit is not None:
        first = replace(first, unit=second.unit)
    elif second.unit is None and first.unit is not None and _lacks_unit(parse, first, second, glue):
        second = replace(second, unit=first.unit)
    return first, second


def _is_level(parse: Parse, first: Measure, second: Measure) -> bool:
    """Whether the second number is a bare one that the first one's level has come from: "rose to 62 km from 55"."""
    if first.unit is None or second.unit is not None or second.low != second.high or counts_right(parse, second):
        return False
    bare = second.low is not None and not _YEAR.fullmatch(second.number.of(parse.plain))
    return bare and _LEVEL.search(parse.words_before(first.span.start, 40)) is not None


def _lacks_unit(parse: Parse, first: Measure, second: Measure, glue: str) -> bool:
    """Whether the second number has the first one's unit: "$10 to 15", "fell from 171 pounds to 158"."""
    if first.is_money:
        return glue != "or"
    from_to = glue == "to" and _FROM.search(parse.words_before(first.span.start, 40)) is not None
    return from_to and not counts_right(parse, second)


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
    if second.low is None or not 0 < second.low < 100 or not first.is_money or first.scaled or glue not in ("", "and"):
        return False
    # "15 dollars 50.": a currency in words, then two bare digits that end the clause.
    bare = second.unit is None and second.written == "digits" and len(second.number) == 2
    spelt = parse.plain[first.span.end - 1].isalpha() and not first.number.of(parse.plain).count(".")
    ends = _CLAUSE_END.match(parse.plain, second.span.end) is not None
    return second.unit in ("cent", "penny") or (bare and spelt and ends)


def _units_agree(first: Measure, second: Measure) -> bool:
    if first.unit is None or first.unit == second.unit:
        return True
    if second.unit is not None and second.unit.startswith(f"{first.unit} per "):
        return True  # "$3.10 to $3.20 per share"
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
    return source is None or (source[1] or "").lower() in range_words().spanning or _spans(parse, first)


def _spans(parse: Parse, first: Measure) -> bool:
    """Whether "from X to Y" spans instead of changing: nothing over it moves, and no word for a move is beside it."""
    index = parse.index_at(first.span.start)
    for back in range(1, _FROM_REACH + 1) if index is not None else ():
        before = (index or 0) - back
        if before >= 0 and parse.tokens[before].text.lower() == "from":
            return not any(_moves(parse, above) for above in _above(parse, before))
    return False


def _above(parse: Parse, index: int) -> Iterator[int]:
    """The word before, and the governors up to the verb."""
    if index:
        yield index - 1
    for _ in range(_MOST_STEPS):
        head = parse.head(index)
        if head is None:
            return
        yield head
        if parse.tokens[head].pos in ("VERB", "AUX"):
            return
        index = head


def _moves(parse: Parse, index: int) -> bool:
    """Whether a word tells of a change: "rose", "revised", "up", "a drop"."""
    word, lemma = parse.tokens[index].text.lower(), parse.tokens[index].lemma.lower()
    kinds = ("moving", "changing", "before")
    return any(word in movements(kind) or lemma in movements(kind) for kind in kinds) or lemma in changes()


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
