"""Tells whether a partial date lies before or after publication, from the verbs around it.

The idea: "he said Friday" looks back, "he will meet Friday" ahead. The verb that governs the date is nearly always
the nearest one in its clause, and mostly before it. Where a parse is at hand the governing verb is read off it;
otherwise the words are searched, to the left first, not past the end of the sentence.
"""

import re
from bisect import bisect_left, bisect_right
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


# Before a date these look ahead, whatever the verb ("a new chairman was named, effective Feb. 1").
_AHEAD = ("effective ", "Effective ")
# What leads from a verb of planning to the day that is planned ("extended the offer to Friday").
_TO_A_DAY = frozenset({"until", "till", "to", "through", "for", "by", "beyond", "past", "from"})
_HELPERS_BEFORE = 8
_PRESENT = frozenset({"VBZ", "VBP"})
# A governing verb that is further up the parse says nothing about the time.
_MOST_STEPS = 40
_LOOKING_AHEAD = frozenset({"would", "may", "might", "should", "must"})
_MODALS = frozenset({"would", "could", "might", "may", "can", "should", "must"})


class Directions:
    """Tells of the times of one text whether their clauses speak of the past or of the future.

    The words that tell are looked up once for the whole text: a page that is nothing but dates has a hundred thousand.
    """

    def __init__(self, text: str, tokens: Sequence[Token] = ()) -> None:
        self._text = text
        self._tokens = tokens
        self._cues: list[re.Match[str]] | None = None

    def of(self, span: Span) -> Direction:
        """Whether the clause of a time expression speaks of the past or of the future."""
        if self._text.endswith(_AHEAD, max(0, span.start - 12), span.start):
            return Direction.FUTURE
        if self._tokens:
            told = _by_parse(span, self._tokens)
            if told is not Direction.UNKNOWN:
                return told
        return self._by_words(span)

    def _by_words(self, span: Span) -> Direction:
        text = self._text
        if self._cues is None:
            self._cues = [cue for cue in _cue().finditer(text) if not cue["neither"]]
        cues = self._cues
        start, end = _sentence_around(text, span)
        beside = _cue().match(text, _skip_space(text, span.end))
        if beside and not beside["neither"] and not beside["open"] and not text.startswith(("'s", "’s"), span.end):
            return _direction_of(beside)
        first = bisect_left(cues, start, key=re.Match.start)
        last = bisect_right(cues, span.start, key=re.Match.end)
        if last - first > 1 and cues[last - 1]["open"] and cues[last - 1].start() - cues[last - 2].end() < _BESIDE:
            # "Scheduled to close Monday": the word that the infinitive hangs on decides.
            return _direction_of(cues[last - 2])
        if last > first:
            return _direction_of(cues[last - 1])
        after = bisect_left(cues, span.end, key=re.Match.start)
        return _direction_of(cues[after]) if after < len(cues) and cues[after].end() <= end else Direction.UNKNOWN


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
    beside = True
    while index < len(tokens) and seen < _MOST_STEPS:
        token = tokens[index]
        if token.pos in {"VERB", "AUX"}:
            return _direction_of_verb(index, tokens, beside=beside)
        beside = beside and token.text.lower() not in _TO_A_DAY
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


def _direction_of_verb(index: int, tokens: Sequence[Token], *, beside: bool) -> Direction:
    """Future with "will" and after plans, past in the past tense; the rest is left to the words around.

    `beside` says that no "until" or the like leads from the verb to the time: "postponed the vote Friday" was then.
    """
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
        had = _has_had(verb.head, tokens) or _has_had(tokens[verb.head].head, tokens)
        return Direction.PAST if had else Direction.FUTURE
    if "to" in helpers:
        return Direction.UNKNOWN
    if verb.tag in _PRESENT and verb.lemma.lower() in tense_words()["timetabled"]:
        return Direction.FUTURE
    past = verb.tag == "VBD" or (verb.tag == "VBN" and "be" in helpers and not set(helpers) & _MODALS)
    decided = beside and verb.tag == "VBD" and "be" not in helpers and verb.lemma.lower() in tense_words()["decided"]
    planned = verb.lemma.lower() in plans and not decided
    return Direction.PAST if past and not planned else Direction.UNKNOWN
