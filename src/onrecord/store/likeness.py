"""Whether two texts are wordings of one article: an edit cuts or adds words, but keeps many of them in their order."""

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"\w+")
_SHINGLE = 3
# Enough to tell, and it keeps a text of millions of words from filling the memory.
_MOST_WORDS = 5_000
# Shorter titles ("Morning briefing") stand above different articles every day.
_FEWEST_TITLE_WORDS = 4


def containment(one: str, other: str) -> float:
    """The share of the shorter text's runs of three words that the other has, too, from 0 to 1."""
    ours, theirs = _shingles(one), _shingles(other)
    fewer = min(len(ours), len(theirs))
    return len(ours & theirs) / fewer if fewer else float(one == other)


def same_title(one: str | None, other: str | None) -> bool:
    """Whether two titles are the same words, and words enough to name one article."""
    words = _words(one or "")
    return len(words) >= _FEWEST_TITLE_WORDS and words == _words(other or "")


@lru_cache(maxsize=1_000)  # texts under one recurring key are compared with each that comes
def _shingles(text: str) -> frozenset[int]:
    words = _words(text)
    if len(words) < _SHINGLE:
        return frozenset(_marks([word] for word in words))
    return frozenset(_marks(words[start : start + _SHINGLE] for start in range(len(words) - _SHINGLE + 1)))


def _marks(runs: Iterable[list[str]]) -> Iterable[int]:
    return (hash(tuple(run)) for run in runs)


def _words(text: str) -> list[str]:
    return [match[0].casefold() for match, _ in zip(_WORD.finditer(text), range(_MOST_WORDS), strict=False)]
