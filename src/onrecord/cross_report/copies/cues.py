"""Phrases and years in a report's words, counted once so that any stretch of it can be asked for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.copies.words import Numbers, Places, Worded, grams_of, read_words
from onrecord.lexicon.standing_text import background_phrases, first_person, page_phrases

LONGEST_PHRASE = 4
FIRST_YEAR = 1900
YEARS = 200
_PAGE, _BACKGROUND, _PERSON = 1, 2, -1
_COUNTRY = "US"  # no "us"

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """What stands before each word of a text and after the last: phrases of pages, of background; and the years.

    `years` has for each word the year that it is, 0 for other words. `person` tells of each whether it says I or we.
    """

    page: Counts
    background: Counts
    years: NDArray[np.int64]
    person: NDArray[np.bool_]

    def of_page(self, first: int, after: int) -> int:
        """How many phrases of a page begin within these words."""
        return int(self.page[after] - self.page[first])

    def of_background(self, first: int, after: int) -> int:
        """How many phrases of background begin within these words."""
        return int(self.background[after] - self.background[first])

    def names_year_before(self, year: int, first: int, after: int) -> bool:
        """Whether these words name an earlier year."""
        years = self.years[first:after]
        return bool(((years > 0) & (years < year)).any())


def find_cues(worded: Worded, text: str) -> Cues:
    """The cues of a text, in time proportional to its length."""
    page, background = np.zeros(len(worded) + 1, np.int64), np.zeros(len(worded) + 1, np.int64)
    opens = np.flatnonzero(_are_among(worded.numbers, _openings()))  # few words begin any phrase
    for length, (phrases, kinds) in enumerate(_phrases(), 1):
        begins = opens[opens <= len(worded) - length]
        told = kinds[_places(grams_of(worded.numbers, length, begins=begins), phrases)]
        page[begins + 1] += told == _PAGE
        background[begins + 1] += told == _BACKGROUND
    words, years = _words()
    told = years[_places(worded.numbers, words)]
    person = told == _PERSON
    for place in np.flatnonzero(person).tolist():
        person[place] = text[worded.starts[place] : worded.ends[place]] != _COUNTRY
    return Cues(page.cumsum(), background.cumsum(), np.where(told > 0, told, 0), person)


def _places(numbers: Numbers, wanted: Numbers) -> Places:
    """Where each number stands among the wanted ones, which are sorted; where it does not, one beyond the last."""
    places = wanted.searchsorted(numbers)
    places[wanted[np.minimum(places, len(wanted) - 1)] != numbers] = len(wanted)
    return places


def _are_among(numbers: Numbers, wanted: Numbers) -> NDArray[np.bool_]:
    return np.asarray(_places(numbers, wanted) < len(wanted))


@cache
def _openings() -> Numbers:
    """The words with which phrases begin, sorted."""
    return np.unique([read_words(phrase).numbers[0] for phrase in (*background_phrases(), *page_phrases())])


@cache
def _phrases() -> tuple[tuple[Numbers, Counts], ...]:
    """The phrases of one word, of two, and so on: sorted numbers and what each is a sign of, 0 beyond the last."""
    by_length: list[dict[int, int]] = [{} for _ in range(LONGEST_PHRASE)]
    for kind, phrases in ((_BACKGROUND, background_phrases()), (_PAGE, page_phrases())):
        for phrase in phrases:
            numbers = read_words(phrase).numbers
            by_length[len(numbers) - 1][int(grams_of(numbers, len(numbers))[0])] = kind
    return tuple(map(_table, by_length))


@cache
def _words() -> tuple[Numbers, Counts]:
    """The years of two centuries and the words of the first person: sorted numbers, and the year that each is."""
    years = {str(year): year for year in range(FIRST_YEAR, FIRST_YEAR + YEARS)}
    told = years | dict.fromkeys(first_person(), _PERSON)
    return _table({number: kind for word, kind in told.items() for number in read_words(word).numbers.tolist()})


def _table(told: Mapping[int, int]) -> tuple[Numbers, Counts]:
    numbers = sorted(told)
    return np.array(numbers, np.uint64), np.array([*(told[number] for number in numbers), 0], np.int64)
