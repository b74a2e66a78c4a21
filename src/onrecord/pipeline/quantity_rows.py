"""A quantity in the form of NewsQuant, in which quantity extraction is measured: unit in words, change, concepts.

Our own values keep their form beside it. A plain count has the noun counted as its unit ("Orvanian soldier"), a share
in words "%" and the noun, an age "year of age". Concepts are lists of words because nothing but shared words is
compared; articles and the like are left out.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from onrecord.lexicon.number_words import find_vague_range
from onrecord.lexicon.units import TIME, long_name, unit_lexicon
from onrecord.model import Bound, Quantity, Span, Token

NONE = "-"
COUNTING = "count"  # what "three times" is counted in
FRACTION = "fraction"
_AGE_BEHIND = re.compile(r"(?:[ -]?olds?| of age)\b")
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|age of) (?:\S+ (?:to|and) )?$|[A-Z]\w+, $")
_AGE_WORDS = re.compile(r"\b(?:old|yo|age)\b")
_FUNCTION = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "PRON", "PUNCT", "PART", "AUX", "SPACE", "SYM", "INTJ"})
_MARKS = "\"'“”‘’()[]{}.,;:!?*"
_SENTENCE_END = re.compile(r"[.!?;:][\"”’)]*\s|\n")
_FAR = 90
_REACH = 24
_ALIKE = 4  # how many times larger one of two numbers of the same unit may be
_NOT_REPEATED = frozenset({"percent", "percentage point", "basis point", "fraction", "times"})
FILLERS = frozenset({"combined", "total", "further", "additional", "more", "extra"})


def value_of(quantity: Quantity) -> int | float | list[int | float] | None:
    """The value, the two ends of a range, or the range that a vague number suggests; None if it suggests none."""
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        suggested = find_vague_range(quantity.vague or "")
        if suggested is None:
            return None
        low, high = suggested
    return _number(low) if low == high else [_number(low), _number(high)]


def change_of(quantity: Quantity) -> str:
    """The bound's sign, or "up" or "down" for a number without a bound that moves."""
    if quantity.bound is Bound.EXACT and quantity.direction is not None:
        return quantity.direction.value
    return quantity.bound.value


def unit_of(text: str, tokens: Sequence[Token], quantity: Quantity) -> str:
    """The unit in full and in the singular; the noun for a plain count; "-" where there is neither.

    Args:
        text: The report's text.
        tokens: The tokens of the thing counted, in order.
        quantity: The quantity.
    """
    noun = _noun(text, tokens)
    if quantity.unit is None:
        return NONE if _is_ahead(quantity) else noun or NONE
    if quantity.unit == FRACTION:
        return f"% {NONE if _is_ahead(quantity) else noun or NONE}"
    if quantity.unit.startswith("per "):
        return f"{noun} {quantity.unit}".strip()
    if quantity.unit in TIME and _is_age(text, quantity):
        return f"{quantity.unit} of age"
    if quantity.unit == "penny" and text[quantity.span.start : quantity.span.end].endswith("p"):
        return "point"  # so NewsQuant reads the letter, of share prices
    return long_name(quantity.unit)


def is_share(quantity: Quantity) -> bool:
    """Whether a quantity is told as a share of something, which no number after it repeats."""
    return quantity.unit in _NOT_REPEATED


def repeats_noun(text: str, quantity: Quantity, before: Quantity) -> bool:
    """Whether a bare number has the noun or unit of one before it: "40 huts were hit in May and 15 in June"."""
    if quantity.unit is not None:
        return False
    between = text[before.span.end : quantity.span.start]
    if before.unit is not None:
        return _repeats_unit(between, quantity, before)
    if before.counted is None:
        return False
    bare = quantity.counted is None or (_is_ahead(quantity) and between.startswith(" point"))
    same = _SENTENCE_END.search(between) is None and len(between) < _FAR
    return bare and same and before.counted.start > before.span.start


def _repeats_unit(between: str, quantity: Quantity, before: Quantity) -> bool:
    """Whether a bare number has the unit of the one before it: "the dearest is 84.7 cents, the cheapest 74.2"."""
    bare = quantity.counted is None or _is_ahead(quantity)
    if not bare or before.unit in TIME or before.unit in _NOT_REPEATED or _SENTENCE_END.search(between):
        return False
    if len(between) >= _FAR or quantity.low is None or before.low is None:
        return False
    return 0 < before.low <= _ALIKE * quantity.low and quantity.low <= _ALIKE * before.low


def _is_ahead(quantity: Quantity) -> bool:
    """Whether the thing counted stands before the number, as a subject does."""
    return quantity.counted is not None and quantity.counted.start < quantity.span.start


def words_of(text: str, tokens: Sequence[Token], spans: Sequence[Span]) -> list[str] | str:
    """The words of concepts without function words, each once, the nearest concept's first; "-" if there are none."""
    functional = {token.start for token in tokens if token.pos in _FUNCTION}
    found = dict.fromkeys(word for span in spans for word in _words(text, span, functional))
    return list(found) or NONE


def _words(text: str, span: Span, functional: set[int]) -> Iterator[str]:
    for match in re.finditer(r"[^\s/]+", text[span.start : span.end]):
        if span.start + match.start() not in functional:
            word = re.sub(r"['’]s?$", "", match[0].strip(_MARKS))
            if word:
                yield word


def _noun(text: str, tokens: Sequence[Token]) -> str:
    """The noun counted with what stands before it, in the singular."""
    words: list[str] = []
    end, nouns, adverb = 0, False, False
    for token in tokens:
        # "Decently sized plants" are plants: neither word is of use alone.
        described, adverb = adverb and token.text.endswith("ed") and not nouns, token.pos == "ADV"
        if described:
            continue
        joined = bool(words) and token.start == end
        if token.pos == "ADP" or (nouns and not joined and token.pos in ("VERB", "AUX", "PRON", "SCONJ")):
            break
        if token.tag == "HYPH" or (joined and words[-1].endswith("-")):
            words[-1:] = [words[-1] + token.text] if words else [token.text]
        elif token.pos not in _FUNCTION and token.pos != "ADV" and token.text.lower() not in FILLERS:
            singular = token.tag == "NNS" or token.tag in ("JJS", "JJR")
            word = token.lemma if singular else token.text
            words.append(unit_lexicon().words.get(word.lower(), word))
        nouns = nouns or token.pos in ("NOUN", "PROPN")
        end = token.end
    noun = " ".join(words)
    return re.sub(r"(?:^|(?<= ))time$", COUNTING, noun) if len(words) == 1 else noun


def _is_age(text: str, quantity: Quantity) -> bool:
    start, end = quantity.span.start, quantity.span.end
    inside = _AGE_WORDS.search(text, start, end) is not None
    bare = quantity.unit == "year" and text[start:end].isdigit()
    return (
        inside or bare or bool(_AGE_BEHIND.match(text, end) or _AGE_BEFORE.search(text[max(0, start - _REACH) : start]))
    )


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)
