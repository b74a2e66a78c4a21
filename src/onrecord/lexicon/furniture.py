"""What stands on a page beside the report's prose, and whom reports credit: the patterns of `furniture.toml`, compiled.

Patterns are checked one after the other in the order of the file; the names in braces that they use are explained
there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.errors import BadLexicon
from onrecord.lexicon.data_files import read_toml
from onrecord.lexicon.name_patterns import one_of
from onrecord.lexicon.outlets import ambiguous_names, monitor_names, outlet_names
from onrecord.model import CreditKind, FurnitureKind

DATA = "furniture.toml"

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_NUMERIC = r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)(?!\d)|\d{4}[./-]\d{1,2}[./-]\d{1,2}(?!\d)"
_WRITTEN = rf"(?:{_DAY_NUMBER} (?:of )?{_MONTH}|{_MONTH} {_DAY_NUMBER})"
_CAPITALISED = r"[A-Z][\w.&’'-]*"
_PLACE_WORD = r"[A-Z][a-zA-Zà-ÿ.’'-]+"
_NAMES = {
    "weekday": r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)",
    "clock": (
        r"(?:\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?)"
        r"(?: ?\(?(?-i:[A-Z]{2,5}(?:[+-]\d{1,2}(?::?\d\d)?)?)\)?(?![a-z]))?"
    ),
    "day": rf"(?:{_WRITTEN}(?:,? {_YEAR})?|{_NUMERIC})",
    "date": rf"(?:(?:{_WRITTEN},? {_YEAR}|{_NUMERIC})(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)",
    "name": rf"(?-i:{_CAPITALISED}(?: (?:(?:of|the|and|for|de|del|al) )?{_CAPITALISED}){{0,5}})",
    "place": rf"(?-i:{_PLACE_WORD}(?:[ /](?:(?:of|de|la|al|el|es|upon|le) )?{_PLACE_WORD}){{0,3}})",
    "PLACE": r"(?-i:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ /](?:[a-z]{2} )?[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,3}\b)",
}


@dataclass(frozen=True, slots=True)
class LineRule:
    """Whole lines that are furniture of one kind.

    `words` is the most words that such a line has; with `last_only` it must be the last on its page that is not
    furniture.
    """

    kind: FurnitureKind
    words: int
    last_only: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class InlineRule:
    """Furniture of one kind inside a paragraph."""

    kind: FurnitureKind
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class CreditRule:
    """Words that credit an agency or outlet, which the group `name` covers."""

    kind: CreditKind
    pattern: re.Pattern[str]


@cache
def line_rules() -> tuple[LineRule, ...]:
    """The rules for whole lines, in the order in which they decide."""
    return tuple(
        LineRule(FurnitureKind(entry["kind"]), entry["words"], entry.get("last_only", False), _union(entry["patterns"]))
        for entry in _data()["lines"]
    )


@cache
def inline_rules() -> tuple[InlineRule, ...]:
    """The rules for marks anywhere inside a paragraph."""
    return tuple(InlineRule(FurnitureKind(entry["kind"]), _union(entry["patterns"])) for entry in _data()["inline"])


@cache
def ending_rules() -> tuple[InlineRule, ...]:
    """The rules for what hangs on the end of a paragraph, after its last sentence."""
    return tuple(
        InlineRule(FurnitureKind(entry["kind"]), compiled(rf"(?:{'|'.join(entry['patterns'])})\Z"))
        for entry in _data()["endings"]
    )


@cache
def opening_rules() -> tuple[InlineRule, ...]:
    """The rules for what stands before the first words of a paragraph."""
    return tuple(InlineRule(FurnitureKind(entry["kind"]), _union(entry["patterns"])) for entry in _data()["openings"])


@cache
def dateline_patterns() -> tuple[re.Pattern[str], ...]:
    """What may stand before the first words of a report; a group `name`, where there is one, covers the agency."""
    return tuple(compiled(pattern) for pattern in _data()["datelines"]["patterns"])


@cache
def not_places() -> frozenset[str]:
    """Words in capitals that open a sentence or label rather than a dateline."""
    return frozenset(_data()["datelines"]["not_places"])


@cache
def credit_rules() -> tuple[CreditRule, ...]:
    """The rules for credits in prose."""
    return tuple(
        CreditRule(CreditKind(entry["kind"]), compiled(pattern))
        for entry in _data()["credits"]
        for pattern in entry["patterns"]
    )


@cache
def outlet_pattern() -> re.Pattern[str]:
    """Any name of an agency or outlet, as a whole word and in its own capitals."""
    return compiled(r"{outlet}")


@cache
def press_pattern() -> re.Pattern[str]:
    """A name that shows by one of its words that it is one of the press ("Harbour Gazette", "Channel Six")."""
    return compiled(r"\b{press}")


@cache
def date_pattern() -> re.Pattern[str]:
    """A date with its year, as pages write it."""
    return compiled(r"\b{date}")


def find_outlet(name: str) -> str | None:
    """The usual name of an agency or outlet that goes by this name, or None for one that is not listed."""
    return outlet_names().get(" ".join(name.split()))


@cache
def monitor_again_pattern() -> re.Pattern[str]:
    """How a report names again a monitor that it has named: "the Observatory", "the Britain-based monitor"."""
    words = "|".join(_data()["media"]["monitor_again"])
    named = r"(?:\b(?:the|an?) (?:(?-i:[A-Z][a-z]+)-based )?(?:(?-i:[A-Z][a-z]+) )?"
    return compiled(rf"{named}|\b(?=(?-i:Observatory) (?:head|chief|director)\b))(?P<name>{words})s?\b")


@cache
def copyright_pattern() -> re.Pattern[str]:
    """Whose words a notice says these are."""
    return compiled(
        r"(?:©|\(c\)|copyright)(?: ©| \(c\))? (?:\d{4}(?:-\d{2,4})? )?(?:by |of )?(?:the )?(?P<name>{plain_outlet})"
    )


@cache
def not_outlets() -> frozenset[str]:
    """Words, lower case, that show that a name is none of an outlet."""
    return frozenset(_data()["media"]["not_outlets"])


@cache
def tag_openers() -> frozenset[str]:
    """Lines, lower case and without closing marks, after which a list of tags stands."""
    return frozenset(_data()["tags"]["openers"])


@cache
def sentence_openers() -> frozenset[str]:
    """Capitalised words that open sentences."""
    return frozenset(_data()["headings"]["sentence_openers"])


@cache
def camel_names() -> frozenset[str]:
    """Names with a capital inside."""
    return frozenset(_data()["headings"]["camel_names"])


@cache
def closing_abbreviations() -> tuple[str, ...]:
    """Abbreviations with a full stop that may end a title."""
    return tuple(_data()["headings"]["closing_abbreviations"])


@cache
def wall_phrases() -> tuple[str, ...]:
    """Phrases, lower case, of pages that stand before an article."""
    return tuple(_data()["walls"]["phrases"])


def _union(patterns: Iterable[str]) -> re.Pattern[str]:
    return compiled("|".join(f"(?:{pattern})" for pattern in patterns))


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as `furniture.toml` writes them, with its names in braces filled in.

    Raises:
        BadLexicon: It is no regular expression.
    """
    for name, meaning in _meanings().items():
        pattern = pattern.replace("{" + name + "}", meaning)
    try:
        return re.compile("".join(_with_any_space(pattern)), re.IGNORECASE | re.DOTALL)
    except re.error as error:
        raise BadLexicon(DATA, str(error)) from error


def _with_any_space(pattern: str) -> Iterator[str]:
    """The pattern with every space widened to any white space; within brackets it stays one character."""
    in_class = False
    at = 0
    while at < len(pattern):
        if pattern[at] == "\\" and pattern[at + 1] != " ":
            yield pattern[at : at + 2]
            at += 2
            continue
        at += pattern[at] == "\\"
        mark = pattern[at]
        at += 1
        if mark == " ":
            optional = not in_class and pattern[at : at + 1] == "?"
            at += optional
            yield r"\s" if in_class else r"\s*" if optional else r"\s+"
            continue
        in_class = mark == "[" or (in_class and mark != "]")
        yield mark


@cache
def _meanings() -> Mapping[str, str]:
    """What the names in braces stand for, those first that use others."""
    media = _data()["media"]
    names = outlet_names()
    monitors = "|".join(media["monitor_words"])
    state = rf"(?:{'|'.join(media['state_media'])})\b(?!\s+(?-i:[A-Z]))"
    return {
        **_NAMES,
        "outlet": _alternation(names),
        "plain_outlet": _alternation(name for name in names if name not in ambiguous_names()),
        "outlet_acronym": _alternation(name for name in names if name.isupper() and len(name) >= 3),
        "medium": rf"(?-i:(?:{'|'.join(sorted(map(re.escape, media['nouns']), key=len, reverse=True))})\b)",
        "press": _press_names(media["last_words"], media["first_words"]),
        "qualifier": rf"(?:(?:{'|'.join(media['qualifiers'])}|pro-[\w-]+|[\w’'-]+-(?:based|linked|backed|language)"
        r"|(?-i:[A-Z][a-z]+(?:an|ish|sh|ese|ch|i|ek|ic|ss)s?)) )*",
        "reporting": r"(?:(?:has|have|had|also|earlier|first|later|previously|meanwhile) )*"
        rf"(?:{'|'.join(media['reporting'])})",
        "acronym": r"(?-i:\b[A-Z]{3,6}\b(?![-’'.]?\w))",
        "monitor": rf"(?-i:\b(?:{one_of(monitor_names())}|(?:(?!The |An |In |At |On |By )[A-Z][\w’']+ ){{1,4}}"
        rf"(?:{monitors}))\b)",
        "state_media": r"(?:(?-i:[A-Z][a-z]+(?:an|ish|sh|ese|ch|i)s?) )?(?:state|official|government)"
        rf"(?:[- ](?:run|owned|controlled|funded))? {state}",
    }


def _alternation(names: Iterable[str]) -> str:
    """Whole names; behind an acronym a lost apostrophe ("SANAs reporter") may have left its "s"."""
    return rf"(?-i:\b(?:{one_of(names)})(?:\b(?!-\w|['’](?!s\b)\w)|(?<=[A-Z][A-Z])(?=s\b)))"


def _press_names(last_words: Iterable[str], first_words: Iterable[str]) -> str:
    """Names of two to five words that end, or begin, with one that names the press."""
    last, first = "|".join(last_words), "|".join(first_words)
    suffix = r"(?: (?:Agency|Service|Network|Corporation|Group|Online|International))?"
    return (
        rf"(?-i:(?:The )?(?:{_CAPITALISED} ){{1,3}}(?:{last})(?: News)?{suffix}\b(?!-\w|['’](?!s\b)\w)"
        rf"|(?:{first}) (?:{_CAPITALISED}|\d+)(?: News)?{suffix}\b(?!-\w|['’](?!s\b)\w))"
    )


@cache
def _data() -> Mapping[str, Any]:
    return read_toml(DATA)
