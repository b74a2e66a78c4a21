"""Votes and scores: "by 79 to 18", "a vote of 52-48", "won 3-1" are two counts of the same thing, not a range of one.

A hyphenated pair is a tally beside a word for one ("win", "vote"), or where it counts nothing. A pair with "to" is
one beside such a noun, or where the verb over it decides something ("passed by 79 to 18") and no noun follows.
"""

import re
from dataclasses import dataclass

from onrecord.annotations.quantities.measures import Measure
from onrecord.annotations.quantities.neighbours import counts_right, next_word
from onrecord.annotations.quantities.parse import Parse
from onrecord.lexicon.number_words import labels

_REACH = 8
_PAIR = re.compile(r"(?<![\d.,$€£])(\d{1,3})([-–]| to )(\d{1,3})(?![\d,]*\d)")
_VOTES_TO = re.compile(r"\d votes? to $")
_BEFORE = re.compile(r"([\w.'#&-]+)(?: (of|was|stood at))?[ ,(]*$")
_SET_OFF = re.compile(r"(?:\bby|\bwith|[,(])\s*$")
_MOST_STEPS = 6


@dataclass(frozen=True, slots=True)
class _Pair:
    start: int
    end: int
    first: int
    second: int
    hyphened: bool


def is_tally(parse: Parse, measure: Measure) -> bool:
    """Whether the number is the tally of a vote or game, or one side of it."""
    if measure.written != "digits" or measure.unit is not None or measure.scaled:
        return False
    if _VOTES_TO.search(parse.words_before(measure.number.start, 16)):
        return True
    pair = _pair_around(parse, measure)
    if pair is None:
        return False
    before = _BEFORE.search(parse.words_before(pair.start, 32))
    beside = {before[1].lower() if before else "", next_word(parse, pair.end).lower()}
    if pair.hyphened:
        return not beside.isdisjoint(labels("scores")) or not counts_right(parse, measure)
    return not beside.isdisjoint(labels("tallies")) or (not _counts(parse, pair) and _is_decided(parse, pair))


def _pair_around(parse: Parse, measure: Measure) -> _Pair | None:
    """The two numbers of which the measure is both or one."""
    start, end = measure.number.start, measure.number.end
    for match in _PAIR.finditer(parse.plain, max(0, start - _REACH), end + _REACH):
        if match.start() <= start and match.end() >= end:
            return _Pair(match.start(), match.end(), int(match[1]), int(match[3]), match[2] != " to ")
    return None


def _counts(parse: Parse, pair: _Pair) -> bool:
    """Whether a noun right behind the pair is counted: "won 10 to 15 seats"."""
    index = parse.index_at(pair.end - 1)
    if index is None:
        return False
    token = parse.tokens[index]
    return token.dep in ("nummod", "compound", "amod") and token.head > index


def _is_decided(parse: Parse, pair: _Pair) -> bool:
    """Whether the verb over the pair passes, rejects or wins something, and the pair is set off as its outcome."""
    index = parse.index_at(pair.end - 1)
    for _ in range(_MOST_STEPS if index is not None else 0):
        token = parse.tokens[index or 0]
        if token.pos == "VERB":
            falls = pair.first > pair.second
            set_off = _SET_OFF.search(parse.words_before(pair.start, 12)) is not None
            return (falls or set_off) and token.text.lower() in labels("deciding")
        if token.head == index or not 0 <= token.head < len(parse.tokens):
            break
        index = token.head
    return False
