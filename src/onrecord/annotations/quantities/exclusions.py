"""Numbers that count nothing: names, labels, dates, scores, addresses, telephone numbers, the pronoun "one".

Each rule is a function that says yes to a number that is no quantity; `RULES` is the order in which they are asked.
Rules on characters come first, they are cheap; rules on the parse last.
"""

import re
from collections.abc import Callable, Iterator

from onrecord.annotations.quantities.labelled import is_label
from onrecord.annotations.quantities.measures import Measure
from onrecord.annotations.quantities.neighbours import (
    counts_right,
    is_one_of_many,
    last_word,
    modifies_right,
    next_word,
)
from onrecord.annotations.quantities.parse import Parse
from onrecord.annotations.quantities.tallies import is_tally
from onrecord.lexicon.number_words import labels
from onrecord.model import Span

Rule = Callable[[Parse, Measure], bool]

_COUNTS = frozenset({"CARDINAL", "QUANTITY", "MONEY"})
_PHONE = re.compile(
    r"(?<![\w.,$€£])(?:(?:\+|00)\d[\d ().-]{6,24}\d|\(\d{2,4}\) ?\d{3,4}[ -]?\d{3,6}|0\d{1,4}[ -]\d{3,4}[ -]?\d{3,6}"
    r"|\d{3}-\d{3,4}-\d{4})(?!\d)"
)
_ANCHOR = re.compile(r"(?:://|www\.|@)(?=\S)", re.IGNORECASE)
_HANDLE = re.compile(r"(?<!\w)[#@]\w+")
_UNSPACED = re.compile(r"\S*")
_DATE = re.compile(r"(?<![\d.,])\d{1,4}([./-])\d{1,2}\1\d{2,4}(?![\d.,]\d)")
_CLOCK = re.compile(
    r"(?<![\d.:])\d{1,2}[:.h]\d{2}(?::\d{2})?(?=[\s,;)]*(?:[ap]\.?m\b|GMT|UTC|local|hrs|hours)|(?<=:\d\d))"
    r"(?! ?(?:%|per|million|billion|bn|m\b|km|euros|dollars))"
)
_STRAIN = re.compile(r"(?<!\w)(?:covid|sars-cov|mers-cov) ?[-–] ?\d{1,2}(?!\d)", re.IGNORECASE)
_ABSURD = re.compile(r"(?<!\d)\d{1,24} ?[×x*] ?10(?:\^|\*\*)[-−]?(?:[4-9]\d|\d{3,})")
_GLUED_BEFORE = re.compile(r"(?:[^\W\d_]+|\d|_)(?:[-−–/.:]|['’])?$")
_NEGATIVE_OR_RANGE = re.compile(r"(?:^|[\s(])-$")
_LIST_MARK = re.compile(r"(?:^|\n)\s*\(?$")
_ORDINAL_BEHIND = re.compile(r" ?- (?:first|second|third|fourth|fifth|half|quarter)\b")  # "one - third", taken apart
_DECADE = re.compile(r"'?s\b")
_SMALL = 12
_YEARLY = re.compile(r"(?:1[5-9]|2[01])\d\d(?:\D+(?:1[5-9]|2[01])\d\d)?")


def find_barred(plain: str) -> tuple[Span, ...]:
    """Stretches in which no digit counts anything.

    They are addresses, telephone numbers, dates and clock times in digits, and powers beyond all counting.
    """
    patterns = (_HANDLE, _DATE, _CLOCK, _PHONE, _ABSURD, _STRAIN)
    matches = (match for pattern in patterns for match in pattern.finditer(plain))
    return tuple(sorted([*_addresses(plain), *(Span(*match.span()) for match in matches)]))


def is_no_quantity(parse: Parse, measure: Measure) -> bool:
    """Whether any rule says that the number counts nothing."""
    return any(rule(parse, measure) for rule in RULES)


def _addresses(plain: str) -> Iterator[Span]:
    """Unbroken runs of characters around what marks a web or mail address.

    The mark is looked for first and the run is widened from it, so that a text without spaces is read only once.
    """
    end = 0
    for anchor in _ANCHOR.finditer(plain):
        if anchor.start() < end:
            continue
        start = anchor.start()
        while start > end and not plain[start - 1].isspace():
            start -= 1
        run = _UNSPACED.match(plain, anchor.end())
        end = anchor.end() if run is None else run.end()
        yield Span(start, end)


def _is_glued(parse: Parse, measure: Measure) -> bool:
    """Part of a longer name or code: "T-72", "M1A2", "cac40", "Covid-19", "5G", "24703L"."""
    if measure.written == "words":
        return False
    plain, start, end = parse.plain, measure.span.start, measure.number.end
    after = plain[measure.span.end : measure.span.end + 1]
    if measure.span.end == end and (after.isalpha() or after == "_"):
        return True
    if measure.span.end == end and re.match(r"[/:]\d|-[A-Z]", plain[end : end + 2]):
        return True
    glue = _GLUED_BEFORE.search(plain, max(0, start - 16), start)
    if not glue or _NEGATIVE_OR_RANGE.search(plain, max(0, start - 2), start):
        return False
    if glue[0][-1] in "'’":
        return True
    word = glue[0].rstrip("-−–/.:'’")
    if glue[0] == word:
        return True
    if glue[0][-1] in "-−–/" and word.isdigit():
        return False
    if glue[0][-1] == ".":
        return word.isdigit()
    return glue[0][-1] != ":" and word.lower() not in labels("prefixes") and not _is_dash(glue[0], word)


def _is_dash(glue: str, word: str) -> bool:
    """Whether an en dash or a hyphen joins a lower-case word rather than a name ("toll-12 dead")."""
    return glue[-1] == "–" and word.islower()


def _is_list_mark(parse: Parse, measure: Measure) -> bool:
    """The mark of a list at the start of a line: "1." or "(2)"."""
    start, end = measure.span.start, measure.span.end
    before, after = parse.plain[max(0, start - 4) : start], parse.plain[end : end + 2]
    starts = start == 0 or _LIST_MARK.search(before) is not None
    return starts and measure.unit is None and (after[:1] == ")" or re.match(r"\.(?:\s|$)", after) is not None)


def _is_decade(parse: Parse, measure: Measure) -> bool:
    """Decades: "the 1990s", "in his 20s"."""
    return measure.written == "digits" and _DECADE.match(parse.plain, measure.number.end) is not None


def _is_calendar(parse: Parse, measure: Measure) -> bool:
    """A day of a month, the hour of a clock, or a code of post."""
    if measure.written != "digits" or measure.is_money:
        return False
    before, after = last_word(parse, measure), next_word(parse, measure.number.end)
    day = measure.low is not None and 0 < measure.low <= 31 and measure.low == measure.low.to_integral_value()
    if day and (_is_dated(before) or _is_dated(after)):
        return True
    if measure.low is not None and _is_month(before) and before[:1].isupper() and _YEARLY.fullmatch(str(measure.low)):
        return True
    return measure.unit is None and (after.lower() in labels("clock") or after.lower() in labels("codes"))


def _is_year(parse: Parse, measure: Measure) -> bool:
    """A bare number from 1500 to 2099, unless it stands right before the plural that it counts."""
    number = measure.number.of(parse.plain)
    if measure.unit is not None or not _YEARLY.fullmatch(number):
        return False
    before = last_word(parse, measure).lower()
    following = parse.index_after(measure.span.end)
    plural = following is not None and parse.tokens[following].tag == "NNS" and parse.tokens[following].text.islower()
    counts = plural and following is not None and parse.tokens[following].text not in labels("yearly")
    if len(number) > 4 and before == "between":
        return True
    return not counts or before in labels("year_before") or before.endswith("'s")


def _is_house(parse: Parse, measure: Measure) -> bool:
    """The number of a house: "1935 Orchard Street"."""
    if measure.written != "digits" or measure.unit is not None:
        return False
    words = re.match(r"(?: [A-Z][\w.']*){1,3}", parse.plain[measure.span.end : measure.span.end + 48])
    return words is not None and any(word.lower().rstrip(".,") in labels("streets") for word in words[0].split()[1:])


def _is_named(parse: Parse, measure: Measure) -> bool:
    """A number word inside a name: "Group of Seven", "the Five Eyes"."""
    if measure.written != "words" or measure.unit is not None:
        return False
    word = parse.plain[measure.number.start : measure.number.end]
    index = parse.index_at(measure.number.start)
    if not word[:1].isupper() or index is None or index == 0:
        return False
    token, previous = parse.tokens[index], parse.tokens[index - 1]
    if previous.text in '.!?"“:…—–\n' or parse.text[previous.end : token.start].count("\n") or previous.dep == "punct":
        return False
    counts = token.entity in _COUNTS
    following = parse.tokens[index + 1].text if index + 1 < len(parse.tokens) else ""
    if following[:1].isupper() and (not counts or previous.text.lower() == "the"):
        return True
    return previous.text == "of" or (token.tag in ("NNP", "NNPS") and not counts)


def _is_pronoun(parse: Parse, measure: Measure) -> bool:
    """The word "one" where it counts nothing: "one of them", "no one", "one another", "one day".

    "One of the men" is one man.
    """
    if measure.number.of(parse.plain).lower() != "one":
        return False
    if is_one_of_many(parse, measure):
        return last_word(parse, measure).lower() in labels("one_after")
    before, after = last_word(parse, measure).lower(), next_word(parse, measure.number.end).lower()
    if parse.plain[measure.number.end + 1 : measure.number.end + 2].isdigit():
        return True
    if measure.unit is not None and after not in labels("one_before"):
        return False
    index = parse.index_at(measure.number.start)
    counting = index is not None and parse.tokens[index].dep in ("nummod", "quantmod", "compound", "number")
    return after == "of" or after in labels("one_before") or before in labels("one_after") or not counting


def _is_idiom(parse: Parse, measure: Measure) -> bool:
    """Idioms: "zero tolerance", "two-way", "five-time champion", "ground zero"."""
    word = measure.number.of(parse.plain).lower()
    after = next_word(parse, measure.number.end)
    if _ORDINAL_BEHIND.match(parse.plain, measure.number.end):
        return True
    hyphen = parse.plain[measure.number.end : measure.number.end + 1] == "-"
    if word == "zero":
        if re.match(r" to \d", parse.plain[measure.number.end : measure.number.end + 5]):
            return False
        return not counts_right(parse, measure) or after.lower() in labels("idioms_after")
    return hyphen and measure.unit is None and (after.lower() in labels("idioms_after") or after[:1].isupper())


def _is_bare_word(parse: Parse, measure: Measure) -> bool:
    """A small number in words that neither counts nor measures: "the two agreed", "at sixes and sevens"."""
    if measure.written != "words" or measure.unit is not None or measure.scaled or measure.low is None:
        return False
    if modifies_right(parse, measure):
        return False
    return measure.low <= _SMALL and last_word(parse, measure).lower() in labels("bare_after")


RULES: tuple[Rule, ...] = (
    _is_glued,
    _is_list_mark,
    _is_decade,
    _is_calendar,
    _is_house,
    _is_year,
    is_tally,
    is_label,
    _is_named,
    _is_pronoun,
    _is_idiom,
    _is_bare_word,
)


def _is_dated(word: str) -> bool:
    """Whether a word beside a small number is a month: with a capital, or in any case where it is no other word."""
    return _is_month(word) and (word[:1].isupper() or word.lower().rstrip(".") not in labels("month_words"))


def _is_month(word: str) -> bool:
    return word.lower().rstrip(".") in labels("months")
