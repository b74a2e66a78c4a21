"""Whether what two reports share is what one person said, which each of them tells in its own way.

Two reports of one speech have its words in common, in quotation marks or not, and neither has them from the other. It
shows by three things: hardly a word that is the same is told by the reports themselves; both name the same person over
it; and where they say who speaks they use other words ("noted Halloran", "the president added"), which a copy keeps. It
has to be a person: what a body of observers counts is told in the same words only by copying.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.copies.chains import Chain
from onrecord.cross_report.copies.filing import Copyable
from onrecord.lexicon.countries import find_country, find_country_by_demonym
from onrecord.lexicon.outlets import find_in_any_case
from onrecord.lexicon.reporting import reporting_forms
from onrecord.lexicon.standing_text import nobodys_words
from onrecord.model.spans import Span

NARRATED = 10.0  # weight of words of the reports' own beside those of the speaker
SHARE_NARRATED = 0.15
SAME_TELLING = 0.5  # of the reporting words of the one that tells less are the same in both
MOSTLY = 0.6  # of the names beside reporting words are those of one speaker
BESIDE = 8  # words around a passage in which somebody may be said to speak
NAMED = 4  # words between a reporting word and the name of who speaks
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’)]*(?:\s+|$)|\n+")
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’-][^\W_]+)*")


def find_speaker(chains: Sequence[Chain], first: Copyable, second: Copyable) -> str | None:
    """The name of the one person whose words two reports share and tell each in its own way; None where none is."""
    if not chains:
        return None
    one, other = _telling(first), _telling(second)
    narrated = whole = 0.0
    same = 0
    for match in (match for chain in chains for match in chain.matches):
        weights = first.worded.weights[match.first : match.first + match.length]
        ours, theirs = one.within(match.first, match.length), other.within(match.second, match.length)
        whole += float(weights.sum())
        narrated += float(weights[~(ours[0] | theirs[0])].sum())
        same += int((ours[1] & theirs[1]).sum())
    if narrated >= NARRATED or narrated > SHARE_NARRATED * whole:
        return None
    names = one.names([chain.first for chain in chains]), other.names([chain.second for chain in chains])
    cues = one.cues([chain.first for chain in chains]), other.cues([chain.second for chain in chains])
    if not min(cues) or same >= SAME_TELLING * min(cues):
        return None
    shared = sorted(names[0].keys() & names[1].keys(), key=lambda name: (-names[0][name] - names[1][name], name))
    return next((name for name in shared if all(held[name] >= MOSTLY for held in names)), None)


@lru_cache(maxsize=256)
def _telling(report: Copyable) -> "_Telling":
    """A report has passages in common with several others, mostly one after the other."""
    return _Telling(report)


class _Telling:
    """Which words of a report somebody else says, by its sentences, and which say so."""

    def __init__(self, report: Copyable) -> None:
        self._text = report.filed.text
        words = [(found.start(), found.group()) for found in _WORD.finditer(self._text)]
        self._words = [word for _, word in words]
        self._cues = [i for i, word in enumerate(self._words) if word.lower() in reporting_forms()]
        starts = [words[i][0] for i in self._cues]
        self._places = report.worded.starts.searchsorted(np.array(starts, np.int64)).tolist()
        told = [
            span for span in _sentences(self._text) if bisect_left(starts, span.start) < bisect_left(starts, span.end)
        ]
        self._told = report.worded.within(told) | report.quoted | report.cues.person
        self._says = report.worded.within([Span(start, start + 1) for start in starts])

    def within(self, first: int, length: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Of words on end, which somebody says, and which say so."""
        return self._told[first : first + length], self._says[first : first + length]

    def cues(self, ranges: Sequence[tuple[int, int]]) -> int:
        """How many words say that somebody speaks, in some stretches and beside them."""
        return len(list(self._around(ranges)))

    def names(self, ranges: Sequence[tuple[int, int]]) -> dict[str, float]:
        """The names of persons right beside those words, each with its share of the words that have a name beside."""
        found: Counter[str] = Counter()
        named = 0
        for cue in self._around(ranges):
            near = {word for word in self._words[max(0, cue - NAMED) : cue + NAMED + 1] if _may_be_surname(word)}
            found.update(near)
            named += bool(near)
        return {name: count / named for name, count in found.items()}

    def _around(self, ranges: Sequence[tuple[int, int]]) -> Iterator[int]:
        for cue, place in zip(self._cues, self._places, strict=True):
            if any(low - BESIDE <= place < high + BESIDE for low, high in ranges):
                yield cue


def _sentences(text: str) -> Iterator[Span]:
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    yield from (Span(begin, end) for begin, end in pairwise(ends) if begin < end)


def _may_be_surname(word: str) -> bool:
    plain = word.lower()
    if not word[:1].isupper() or len(word) < 3 or plain in nobodys_words():
        return False
    return not (
        find_country(word) or find_country_by_demonym(word) or find_in_any_case(word) or plain in reporting_forms()
    )
