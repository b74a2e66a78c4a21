"""What stands right beside a number: the words, and whether the parse has it count them."""

import re

from onrecord.annotations.quantities.measures import Measure
from onrecord.annotations.quantities.parse import Parse

# No word is longer; an unbroken run of letters and digits would be read again from each of its numbers.
_NEXT_WORD = re.compile(r"[ -]?([^\W\d_][\w'.]{0,40})")
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


def last_word(parse: Parse, measure: Measure) -> str:
    """The word right before the number, or ""."""
    match = _LAST_WORD.search(parse.words_before(measure.span.start, 24))
    return match[1] if match else ""


def next_word(parse: Parse, end: int) -> str:
    """The word right behind a position, or ""."""
    match = _NEXT_WORD.match(parse.plain, end)
    return match[1].rstrip(".") if match else ""
