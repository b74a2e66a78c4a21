"""Tells whether a partial date lies before or after publication, from the verbs around it.

The idea: "he said Friday" looks back, "he will meet Friday" ahead. The verb that governs the date is nearly always
the nearest one in its clause, and mostly before it. Where a parse is at hand the governing verb is read off it;
otherwise the words are searched, to the left first, not past the end of the sentence.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from onrecord.lexicon.time_words import tense_words
from onrecord.model import Span, Token


class Direction(StrEnum):
    """Where a partial date lies as seen from publication."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“‘'(]*[A-Z])|\n\s*\n|\n")
_WINDOW = 300
_BESIDE = 12


@cache
def _cue() -> re.Pattern[str]:
    """Finds words that tell tense; case matters, so that "United" is no past form."""
    words = tense_words()
    either = {name: "|".join(sorted(map(re.escape, words[name]), key=len, reverse=True)) for name in words}
    return re.compile(
        rf"(?<![\w'’])(?:(?P<neither>{either['not_future']}|{either['not_past']})"
        rf"|(?P<future>{either['future']})|(?P<past>{either['past']}|[a-z]{{2,}}ed)"
        r"|(?P<open>to\s(?!the\b|an?\b|his\b|her\b|their\b|its\b|this\b)[a-z]+))(?!\w)"
    )


_HELPERS_BEFORE = 8
_PRESENT = frozenset({"VBZ", "VBP"})
# A governing verb that is further up the parse says nothing about the time.
_MOST_STEPS = 40
_LOOKING_AHEAD = frozenset({"would", "may", "might", "should", "must"})
_MODALS = frozenset({"would", "could", "might", "may", "can", "should", "must"})


def find_direction(text: str, span: Span, tokens: Sequence[Token] = ()) -> Direction:
    """Whether the clause of a time expression speaks of the past or of the future."""
    if tokens:
        told = _by_parse(span, tokens)
        if told is not Direction.UNKNOWN:
            return told
    return _by_words(text, span)


def _by_words(text: str, span: Span) -> Direction:
    start, end = _sentence_around(text, span)
    cue = _cue()
    beside = cue.match(text, _skip_space(text, span.end))
    if beside and not beside["neither"] and not beside["open"] and not text.startswith(("'s", "’s"), span.end):
        return _direction_of(beside)
    before = [found for found in cue.finditer(text, start, span.start) if not found["neither"]]
    if len(before) > 1 and before[-1]["open"] and before[-1].start() - before[-2].end() < _BESIDE:
        # "Scheduled to close Monday": the word that the infinitive hangs on decides.
        return _direction_of(before[-2])
    if before:
        return _direction_of(before[-1])
    after = next((found for found in cue.finditer(text, span.end, end) if not found["neither"]), None)
    return _direction_of(after) if after else Direction.UNKNOWN


def _skip_space(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == " " else at


def _direction_of(cue: re.Match[str]) -> Direction:
    if cue["open"]:
        # An infinitive may lie on either side: "agreed to buy it in January".
        return Direction.UNKNOWN
    return Direction.FUTURE if cue["future"] else Direction.PAST


def _sentence_around(text: str, span: Span) -> tuple[int, int]:
    floor, ceiling = max(0, span.start - _WINDOW), min(len(text), span.end + _WINDOW)
    start = floor
    for match in _SENTENCE_END.finditer(text, floor, span.start):
        start = match.end()
    following = _SENTENCE_END.search(text, span.end, ceiling)
    return start, following.start() if following else ceiling


def _by_parse(span: Span, tokens: Sequence[Token]) -> Direction:
    index = bisect_left(tokens, span.start, key=lambda token: token.start)
    seen = 0
    while index < len(tokens) and seen < _MOST_STEPS:
        token = tokens[index]
        if token.pos in {"VERB", "AUX"}:
            return _direction_of_verb(index, tokens)
        if token.head == index:
            return Direction.UNKNOWN
        index, seen = token.head, seen + 1
    return Direction.UNKNOWN


def _has_had(index: int, tokens: Sequence[Token]) -> bool:
    """Whether a verb stands in the past perfect."""
    return any(
        token.head == index and token.text.lower() in {"had", "'d"}
        for token in tokens[max(0, index - _HELPERS_BEFORE) : index]
    )


def _direction_of_verb(index: int, tokens: Sequence[Token]) -> Direction:
    """Future with "will" and after plans, past in the past tense; the rest is left to the words around."""
    verb = tokens[index]
    helpers = [
        token.lemma.lower()
        for token in tokens[max(0, index - _HELPERS_BEFORE) : index]
        if token.head == index and token.dep in {"aux", "auxpass"}
    ]
    plans = tense_words()["plan"]
    if "will" in helpers or "shall" in helpers or (set(helpers) & _LOOKING_AHEAD and "have" not in helpers):
        return Direction.FUTURE
    if "to" in helpers and tokens[verb.head].lemma.lower() in plans:
        # "Had been due to expire Friday" is told once Friday is over.
        return Direction.PAST if _has_had(verb.head, tokens) else Direction.FUTURE
    if "to" in helpers:
        return Direction.UNKNOWN
    if verb.tag in _PRESENT and verb.lemma.lower() in tense_words()["timetabled"]:
        return Direction.FUTURE
    past = verb.tag == "VBD" or (verb.tag == "VBN" and "be" in helpers and not set(helpers) & _MODALS)
    return Direction.PAST if past and verb.lemma.lower() not in plans else Direction.UNKNOWN
