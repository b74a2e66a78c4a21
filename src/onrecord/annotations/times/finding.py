"""Finds time expressions in a report's text: cuts it into words, runs the grammar, drops false friends."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from onrecord.annotations.times.grammar import OTHER, Grammar, Match, compile_grammar, matches_from
from onrecord.annotations.times.guards import is_time
from onrecord.annotations.times.numbers import number_shape, number_shapes
from onrecord.annotations.times.pieces import PIECES
from onrecord.annotations.times.readings import FoundTime, Reading, time_type
from onrecord.annotations.times.rules_clock import CLOCK_RULES
from onrecord.annotations.times.rules_dates import DATE_RULES
from onrecord.annotations.times.rules_eras import ERA_RULES
from onrecord.annotations.times.rules_lengths import LENGTH_RULES
from onrecord.annotations.times.rules_periods import PERIOD_RULES
from onrecord.annotations.times.rules_quarters import QUARTER_RULES
from onrecord.annotations.times.words import Words, split_words
from onrecord.lexicon.time_words import time_words
from onrecord.model import Span, Token

# All rules, in the order in which ties of length are broken.
RULES = (*CLOCK_RULES, *DATE_RULES, *ERA_RULES, *PERIOD_RULES, *QUARTER_RULES, *LENGTH_RULES)

_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_NOUNS = frozenset({"NOUN", "PROPN"})
# What may stand between a time and the noun that its article goes with: "the 9 May victory day parade".
_ADJACENT = re.compile(r"\s(?:[\w’-]+\s){0,3}")

# Words that make no time by themselves.
_WEAK = frozenset(
    {
        *("number", "decimal", "ones", "tens", "ordinal", "day", "hour", "two_digits"),
        *("ordinal_day", "ordinal_number", "vague_count", "fraction", "second_unit", "time_preposition"),
        *("needs_capital", "zone_word", "zone_local", "zone", "dotted_clock"),
    }
)


def find_times(text: str, *, tokens: Sequence[Token] = ()) -> tuple[FoundTime, ...]:
    """The time expressions of a text, in order, not yet tied to a day.

    Args:
        text: The report's text.
        tokens: Its parse, if there is one: it tells the verb "may" from the month, and whose the article is in "the
            summer offensive".
    """
    words = split_words(text)
    grammar = time_grammar()
    characters = "".join([_character(grammar, word) for word in words.plain])
    found: list[FoundTime] = []
    for start, end in grammar.runs_in(characters):
        found.extend(_times_of_run(grammar, words, characters, start, end))
    return tuple(_as_parsed(text, found, tokens) if tokens else found)


@cache
def time_grammar() -> Grammar:
    """The compiled grammar of times."""
    return compile_grammar(
        RULES,
        PIECES,
        categories={table: tuple(members) for table, members in time_words().items()},
        shapes=number_shapes(),
        weak=_WEAK,
    )


def _character(grammar: Grammar, word: str) -> str:
    character = grammar.characters.get(word)
    if character is None:
        character = grammar.shape_characters.get(number_shape(word), OTHER) if word[0].isdecimal() else OTHER
    return character


def _times_of_run(grammar: Grammar, words: Words, characters: str, start: int, end: int) -> Iterator[FoundTime]:
    """What the grammar reads in a run of words that can belong to times, leftmost and longest first."""
    at = start
    while at < end:
        for match in matches_from(grammar, words, characters, at):
            times = _times_of_match(match)
            if times is not None:
                yield from times
                at = match.after
                break
        else:
            at += 1


def _times_of_match(match: Match) -> list[FoundTime] | None:
    built = match.rule.build(match) if is_time(match) else None
    if built is None:
        return None
    if not isinstance(built, tuple):
        return [_found(match.words, match.first, match.after, built)]
    return [_found(match.words, *match.pieces[piece], reading) for piece, reading in built]


def _found(words: Words, first: int, after: int, reading: Reading) -> FoundTime:
    return FoundTime(Span(words.starts[first], words.ends[after - 1]), time_type(reading), reading)


def _as_parsed(text: str, found: Sequence[FoundTime], tokens: Sequence[Token]) -> Iterator[FoundTime]:
    """Leave out single words that the parse calls verbs ("may", "March"), and articles that belong to what follows."""
    verbs = {token.start for token in tokens if token.tag == "MD" or token.tag.startswith("VB")}
    for time in found:
        if time.span.start in verbs and time.span.of(text).isalpha():
            continue
        yield _without_article(time, text, tokens)


def _without_article(time: FoundTime, text: str, tokens: Sequence[Token]) -> FoundTime:
    """The time without its article, where the parse ties that to a noun after it ("the summer offensive")."""
    article = _ARTICLE.match(text, time.span.start, time.span.end)
    if article is None:
        return time
    index = bisect_left(tokens, time.span.start, key=lambda token: token.start)
    if index == len(tokens) or tokens[index].start != time.span.start or tokens[index].dep != "det":
        return time
    owner = tokens[tokens[index].head]
    before_owner = text[time.span.end : owner.start]
    if owner.start < time.span.end or owner.pos not in _NOUNS or not _ADJACENT.fullmatch(before_owner):
        return time
    return replace(time, span=Span(article.end(), time.span.end))
