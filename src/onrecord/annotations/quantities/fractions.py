"""Shares and multiples in words: "two-thirds of the city", "half its fleet", "one in five", "sixfold".

They become quantities of the unit "fraction" or "times". A half that is a date or a name ("the first half", "a quarter
past") is none.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from onrecord.annotations.quantities.numerals import LARGEST, Numeral
from onrecord.lexicon.number_words import number_words
from onrecord.model import Span

UNIT = "fraction"
TIMES = "times"
_HALF = re.compile(
    r"(?<!first )(?<!second )(?<!latter )(?<!other )(?<!and a )(?<![\w-])(?:one[- ])?half"
    r"(?=\s+(?:of|the|its|their|his|her|our|all|those|them)\b(?! (?:hour|minute|time|way)))"
    r"|(?<=\bby )half\b(?! an?\b)|(?<=\bin )half\b(?! an?\b)",
    re.IGNORECASE,
)


def read_fractions(plain: str) -> Iterator[Numeral]:
    """All shares written in words, in no particular order."""
    for match in _HALF.finditer(plain):
        yield Numeral(Span(*match.span()), Decimal("0.5"), "words")
    found = number_words()
    for match in _part_pattern().finditer(plain):
        top = found.small[match["top"].lower()] if match["top"] else 1
        bottom = found.fractions[(match["parts"] or match["part"]).lower()]
        if top <= bottom:
            yield Numeral(Span(*match.span()), _share(top, bottom), "words")
    for match in _ratio_pattern().finditer(plain):
        top, bottom = (_number(match[name]) for name in ("top", "bottom"))
        sure = match["joint"].lower() == "out of" or top == 1 or bottom in (10, 100)
        if 0 < top < bottom and sure and (bottom >= 3 or match["joint"].lower() == "out of"):
            yield Numeral(Span(*match.span()), _share(top, bottom), "words")


def read_multiples(plain: str) -> Iterator[Numeral]:
    """All multiples: "sixfold", "a 10-fold rise", "four times as many"; a mere "three times" is a count of times."""
    for match in _multiple_pattern().finditer(plain):
        word = match["number"]
        value = Decimal(word) if word[0].isdigit() else Decimal(_number(word))
        if value < LARGEST:
            yield Numeral(Span(*match.span()), value, "words")


@cache
def _multiple_pattern() -> re.Pattern[str]:
    found = number_words()
    words = "|".join(sorted({*found.small, *found.tens}, key=len, reverse=True))
    beyond = "the|its|their|his|her|our|that|as|more|less|fewer|higher|larger|greater"
    return re.compile(
        rf"(?<![\w.,-])(?P<number>{words}|\d{{1,6}}(?:\.\d{{1,6}})?)(?:[ -]?fold\b|[ -]times(?= (?:{beyond})\b))",
        re.IGNORECASE,
    )


def _share(top: int, bottom: int) -> Decimal:
    return (Decimal(top) / Decimal(bottom)).quantize(Decimal("0.000001")).normalize()


def _number(word: str) -> int:
    found = number_words()
    return int(word) if word.isdigit() else {**found.small, **found.tens}[word.lower()]


@cache
def _part_pattern() -> re.Pattern[str]:
    """Matches "two-thirds" and "a quarter of": after "a" or a bare "one", "of" tells the part from an ordinal."""
    found = number_words()
    several = "|".join(word for word, number in found.small.items() if number > 1)
    parts = "|".join(word for word in found.fractions if not word.startswith("hal"))
    return re.compile(
        rf"(?<![\w-])(?:(?P<top>{several})[ -](?P<parts>{parts})s\b(?! past| to )"
        rf"|(?:one-|(?:an?|one) (?=(?:{parts}) of\b)|(?:(?<=by )|(?<=than )|(?<=about )|(?<=around ))(?:an?|one)"
        rf" (?=(?:{parts})(?:[.,;:)]|$| (?:since|in|from|this|last|over|on|to|compared|between|during|within)\b)))"
        rf"(?P<part>{parts})\b"
        r"(?! of an? (?:hour|minute|century|million|billion)))",
        re.IGNORECASE,
    )


@cache
def _ratio_pattern() -> re.Pattern[str]:
    """Matches "one in five" and "nine out of 10"; a stretch of time is no total ("one in three years")."""
    found = number_words()
    words = "|".join(sorted({*found.small, *found.tens}, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<top>{words}|\d{{1,2}}) (?P<joint>in|out of)(?: every)? (?P<bottom>{words}|\d{{1,3}})"
        r"(?![\w,.:%-]{0,24}\d)"
        r"(?! (?:seconds|minutes|hours|days|weeks|months|years|decades|o'clock|am|pm)\b)(?!\w)",
        re.IGNORECASE,
    )
