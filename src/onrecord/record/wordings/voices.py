"""Whose words a noun is, and whether the report keeps its distance from it.

What stands in what somebody said, or between quotation marks, is their word. A word or two in quotation marks are scare
quotes: the outlet uses the name and will not own it.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from onrecord.lexicon.namings import alleging, so_called
from onrecord.model import Quotation, Span, Statement
from onrecord.model.wording import Mark
from onrecord.record.reading import Reading

SCARE_WORDS = 4  # a quotation of more words is somebody's speech
BETWEEN = 3  # words between "so-called" and the name that it is about
SPOKEN = frozenset({"AUX", "PRON", "INTJ"})  # parts of speech that a name has not


class Voices:
    """The voices of one report."""

    def __init__(self, reading: Reading, statements: Sequence[Statement]) -> None:
        self._reading = reading
        self._retold = bytearray(len(reading.tokens))
        for statement in statements:
            for piece in statement.content:
                for i in reading.tokens_in(piece):
                    self._retold[i] = 1
        self._left_to_others = [match.span() for match in so_called().finditer(reading.report.text)]
        self._ends = [end for _, end in self._left_to_others]

    def own(self, token: int) -> bool:
        """Whether no statement holds it."""
        return not self._retold[token]

    def mark(self, words: range) -> tuple[Mark, Span] | None:
        """How a name is marked, with the words and marks; None for words within somebody's speech."""
        span = self._reading.span(words[0], words[-1] + 1)
        quotation = self._reading.quotation(words[-1])
        start = self._left_from(words[0])
        if start is not None:
            return Mark.SO_CALLED, Span(start, span.end)
        if quotation is not None:
            if quotation not in self.scare_quotes:
                return None
            return Mark.SCARE_QUOTES, Span(min(quotation.outer.start, span.start), max(quotation.outer.end, span.end))
        alleged = self._alleged(words)
        if alleged is not None:
            return Mark.ALLEGED, Span(self._reading.tokens[alleged].start, span.end)
        return Mark.PLAIN, span

    @cached_property
    def scare_quotes(self) -> frozenset[Quotation]:
        """The quotations that are too short to be speech: a noun and what belongs to it."""
        return frozenset(q for q in self._reading.annotations.quotations if self._is_scare(q))

    def _is_scare(self, quotation: Quotation) -> bool:
        if len(quotation.span) > 60:
            return False
        tokens = [i for i in self._reading.tokens_in(quotation.span) if self._reading.tokens[i].text[:1].isalnum()]
        if not 0 < len(tokens) <= SCARE_WORDS:
            return False
        words = [self._reading.tokens[i] for i in tokens]
        told = any(
            word.pos in SPOKEN or (word.pos == "VERB" and word.dep not in ("amod", "compound")) for word in words
        )
        return not told and any(word.pos in ("NOUN", "PROPN") for word in words)

    def _left_from(self, first: int) -> int | None:
        """Where words that leave the name to others begin, if such stand shortly before it."""
        start = self._reading.tokens[first].start
        number = bisect_left(self._ends, start + 1) - 1
        if number < 0:
            return None
        begin, end = self._left_to_others[number]
        between = self._reading.report.text[end:start]
        if len(between.split()) > BETWEEN or any(mark in between for mark in ",.;:\n"):
            return None
        parting = {"and", "or", "of", "in", "by", "to", "that", "is", "was", "for", "with", "has"}
        return None if parting & set(between.lower().split()) else begin

    def _alleged(self, words: range) -> int | None:
        for i in words:
            for child in self._reading.children[i]:
                token = self._reading.tokens[child]
                if child < words[0] and token.dep == "amod" and token.text.lower() in alleging():
                    return child
        return None
