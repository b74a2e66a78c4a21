"""What stands right beside a number: the words, and whether the parse has it count them."""

import re

from onrecord.annotations.quantities.measures import Measure
from onrecord.annotations.quantities.parse import Parse

# No word is longer; an unbroken run of letters and digits would be read again from each of its numbers.
_NEXT_WORD = re.compile(r"[ -]?([^\W\d_][\w'.]{0,40})")
_OF_MANY = re.compile(
    r" of (?:the (?!few\b|many\b)|its |their |his |her |our |my |your |those |these "
    r"|[A-Z][\w.-]{0,40}(?: [A-Z][\w.-]{0,40}){0,3}'s )"
    r"(?=[^\W\d_])(?!(?:who|that|which|in|of|at|from|with)\b)"
)
_LAST_WORD = re.compile(r"([\w.'#&-]+)[ -]?$")


def modifies_right(parse: Parse, measure: Measure) -> bool:
    """Whether the parse has the number modify a noun to its right."""
    last = parse.indices(measure.number)
    if not last:
        return False
    token = parse.tokens[last[-1]]
    return token.dep in ("nummod", "quantmod", "compound", "number", "amod") and token.head > last[-1]


def counts_right(parse: Parse, measure: Measure) -> bool:
    """Whether the number modifies a noun to its right, or "of" follows it."""
    return modifies_right(parse, measure) or next_word(parse, measure.number.end).lower() == "of"


def find_astray_subject(parse: Parse, verb: int) -> int | None:
    """The subject of a verb that the parse took for the second half of what "and" joins before it.

    In "rents fell to 14 marks and wages reached 90" the wages then hang on the marks, and "reached" has no subject.
    """
    index = verb - 1
    while index > 0 and parse.tokens[index].pos in ("AUX", "ADV", "PART"):
        index -= 1
    token = parse.tokens[index] if index >= 0 else None
    if token is None or token.dep != "conj" or token.pos not in ("NOUN", "PROPN") or parse.tokens[verb].dep != "conj":
        return None
    return index if parse.tokens[token.head].pos in ("NOUN", "PROPN", "NUM", "SYM") and token.head < index else None


def is_one_of_many(parse: Parse, measure: Measure) -> bool:
    """Whether the number picks one out of several that are named: "one of the bridges", but not "one of them"."""
    return measure.low == 1 and measure.unit is None and _OF_MANY.match(parse.plain, measure.number.end) is not None


def last_word(parse: Parse, measure: Measure) -> str:
    """The word right before the number, or ""."""
    match = _LAST_WORD.search(parse.words_before(measure.span.start, 24))
    return match[1] if match else ""


def next_word(parse: Parse, end: int) -> str:
    """The word right behind a position, or ""."""
    match = _NEXT_WORD.match(parse.plain, end)
    return match[1].rstrip(".") if match else ""
