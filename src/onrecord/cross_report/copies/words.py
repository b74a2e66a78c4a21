"""A report's words as numbers: what two reports have in common is found by comparing arrays.

A word is a run of letters and digits, without case, accents and apostrophes, so that "Ukraine’s" and "Ukraines" are
one word, and 60,000 and 60000 one number. A capital inside a word begins a new one, since lost quotation marks glue
words together ("two weeksHe said"). The numbers come from the words alone and are the same on every machine.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from onrecord.model.spans import Span

GRAM = 5  # words that a key covers
SEED = 3  # words from which a match can start, once two reports are compared
NAME_GOES_ON = 0.3  # what a word tells that goes on with a name: "Observatory for Human Rights" is one choice
LONGEST_NAME = 6  # capitals on end; more of them are a headline
HEADLINE = 0.7
LONGEST_JOINT = 3  # letters of a small word inside a name
NUMBER = 0.7

Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]
Weights = NDArray[np.float64]

_OTHER, _LETTER, _DIGIT, _APOSTROPHE, _POINT = range(5)
_APOSTROPHES = "'’ʼ‘`´\u00ad\u200b\u200c\u200d\ufeff"
_LAST = 0xFFFF
_POWERS = 64
_ODD = 0x9E3779B97F4A7C15
_MASK = 0xFFFFFFFFFFFFFFFF


@dataclass(frozen=True, eq=False)
class Worded:
    """The words of a text; those that few comparisons ask for, `seeds`, are found when one does.

    `starts` and `ends` are positions in the text, `numbers` stand for the words, `weights` tell how much of the
    evidence each is and `sums` how much all before each are. `grams` stand for `GRAM` words on end, with their sorted
    copy and the places where these stand.
    """

    starts: Places
    ends: Places
    numbers: Numbers
    weights: Weights
    sums: Weights
    grams: "Sorted"

    @cached_property
    def seeds(self) -> "Sorted":
        """The same for `SEED` words on end."""
        return Sorted.of(grams_of(self.numbers, SEED))

    def __len__(self) -> int:
        return len(self.numbers)

    def weight(self, first: int, after: int) -> float:
        """What the words from `first` up to `after` weigh."""
        return float(self.sums[after] - self.sums[first])

    def within(self, spans: Sequence[Span]) -> NDArray[np.bool_]:
        """For each word whether it begins in one of some spans of the text."""
        edges = np.zeros(len(self) + 1, np.int64)
        if spans:
            np.add.at(edges, self.starts.searchsorted([span.start for span in spans]), 1)
            np.add.at(edges, self.starts.searchsorted([span.end for span in spans]), -1)
        return np.asarray(edges.cumsum()[:-1] > 0)

    def span(self, first: int, after: int) -> Span:
        """Where the words from `first` up to `after` stand in the text."""
        return Span(int(self.starts[first]), int(self.ends[after - 1]))


@dataclass(frozen=True, slots=True, eq=False)
class Sorted:
    """Numbers as they stand in the text, and sorted with the places where each stands."""

    numbers: Numbers
    ordered: Numbers
    places: Places

    @classmethod
    def of(cls, numbers: Numbers) -> "Sorted":
        """Sorts numbers; equal ones keep the order of the text."""
        places = numbers.argsort(kind="stable")
        return cls(numbers, numbers[places], places)


def read_words(text: str) -> Worded:
    """The words of a text, in time proportional to its length."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    points = np.minimum(points, _LAST)
    kinds = _kinds()[points]
    is_word = (kinds == _LETTER) | (kinds == _DIGIT)
    places = np.flatnonzero(is_word)
    if not len(places):
        return _worded(places, places, np.empty(0, np.uint64), np.empty(0))
    folded = _folded()[points[places]]
    upper = _uppers()[points[places]]
    begins = _begins(places, kinds, upper)
    firsts = np.flatnonzero(begins)
    starts = places[firsts]
    ends = np.append(places[firsts[1:] - 1], places[-1]) + 1
    within = np.arange(len(places)) - np.repeat(firsts, np.diff(np.append(firsts, len(places))))
    spread = folded.astype(np.uint64) * _powers()[within % _POWERS]
    numbers = mixed(np.add.reduceat(spread, firsts))
    weights = _weights(upper[firsts], kinds[starts] == _DIGIT, ends - starts)
    return _worded(starts, ends, numbers, weights)


def grams_of(numbers: Numbers, length: int, *, begins: Places | None = None) -> Numbers:
    """A number for each `length` numbers on end, or for those that begin at some places."""
    count = len(numbers) - length + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    total = np.zeros(count if begins is None else len(begins), np.uint64)
    for place in range(length):
        some = numbers[place : place + count] if begins is None else numbers[begins + place]
        total += some * _powers()[place + 1]
    return mixed(total)


def mixed(numbers: Numbers) -> Numbers:
    """Numbers whose bits are stirred, so that near ones come to lie far apart (the finaliser of splitmix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def _worded(starts: Places, ends: Places, numbers: Numbers, weights: Weights) -> Worded:
    sums = np.concatenate(([0.0], weights.cumsum()))
    return Worded(starts, ends, numbers, weights, sums, Sorted.of(grams_of(numbers, GRAM)))


def _begins(places: Places, kinds: NDArray[np.uint8], upper: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which letters and digits begin a word."""
    steps = np.diff(places)
    between = kinds[places[1:] - 1]
    digits = (kinds[places[1:]] == _DIGIT) & (kinds[places[:-1]] == _DIGIT)
    joined = (steps == 2) & ((between == _APOSTROPHE) | ((between == _POINT) & digits))
    glued = (steps == 1) & upper[1:] & ~upper[:-1] & (kinds[places[:-1]] == _LETTER)
    begins = np.ones(len(places), np.bool_)
    begins[1:] = ((steps > 1) & ~joined) | glued
    return begins


def _weights(capital: NDArray[np.bool_], number: NDArray[np.bool_], lengths: Places) -> Weights:
    """How much each word tells; short words between two capitals belong to the name ("Observatory for Human")."""
    joins = _after(capital) & _before(capital) & (lengths <= LONGEST_JOINT)
    goes_on = (capital & (_after(capital) | _after(joins))) | joins
    weights = np.where(number, NUMBER, 1.0)
    weights[goes_on] = NAME_GOES_ON
    edges = np.flatnonzero(np.diff(np.concatenate(([False], goes_on, [False])).astype(np.int8)))
    for begin, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if end - begin >= LONGEST_NAME:
            weights[begin:end] = HEADLINE
    return weights


def _after(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each word whether the one before it is flagged."""
    return np.concatenate(([False], flags[:-1]))


def _before(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each word whether the one after it is flagged."""
    return np.concatenate((flags[1:], [False]))


@cache
def _powers() -> Numbers:
    power, powers = 1, []
    for _ in range(_POWERS):
        powers.append(power)
        power = power * _ODD & _MASK
    return np.array(powers, np.uint64)


@cache
def _kinds() -> NDArray[np.uint8]:
    """For each code point of the basic plane, whether it is a letter, a digit, an apostrophe or a point."""
    kinds = np.zeros(_LAST + 1, np.uint8)
    for point in range(_LAST):
        mark = chr(point)
        if mark.isalnum():
            kinds[point] = _LETTER if mark.isalpha() else _DIGIT
        elif unicodedata.combining(mark):
            kinds[point] = _APOSTROPHE
    for mark in _APOSTROPHES:
        kinds[ord(mark)] = _APOSTROPHE
    for mark in ",.":
        kinds[ord(mark)] = _POINT
    return kinds


@cache
def _folded() -> NDArray[np.uint16]:
    """For each code point of the basic plane, the same letter in lower case and without accent."""
    folded = np.arange(_LAST + 1, dtype=np.uint16)
    for point in range(_LAST):
        mark = chr(point)
        if mark.isalnum():
            plain = unicodedata.normalize("NFKD", mark)[0].lower()[0]
            folded[point] = min(ord(plain), _LAST)
    return folded


@cache
def _uppers() -> NDArray[np.bool_]:
    """For each code point of the basic plane, whether it is a capital."""
    return np.array([chr(point).isupper() for point in range(_LAST + 1)], np.bool_)
