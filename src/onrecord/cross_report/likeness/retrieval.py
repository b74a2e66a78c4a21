"""Finds the claim that a text makes or answers among thousands of claims.

Each claim is looked up by words, by letters and by meaning; the best of each are put in order by a weighted sum of how
they fared in each search and of what the two texts share: their rarest words, numbers, names, how much of one is in
the other. Claims that differ in their marks of quotation alone are one claim, and the first of them stands first.
"""

import json
import math
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.likeness.encoder import encode
from onrecord.cross_report.likeness.posts import read_post, unquoted
from onrecord.cross_report.likeness.searching import TermSearch, best, ranks
from onrecord.cross_report.likeness.texts import ReadText, read_text, stretches
from onrecord.errors import BadLexicon
from onrecord.lexicon.word_meanings import Floats, unit
from onrecord.lexicon.word_stems import WORD, folded, stems

FILE = "weights/retrieval.json"
FROM_EACH = 30  # of the searches that find
SOME_REASONS = 6
ROUNDED = 5  # decimals of a cosine: claims that are worded alike must come out equal
BY_WORDS = ("words", "words of the title", "words of the text", "letters", "pairs")
BY_MEANING = ("meaning", "meaning of the title", "meaning of the text")
FINDING = ("words", "letters", *BY_MEANING)  # the others only help to put in order
OF_A_SEARCH = ("value", "behind the best", "place")
SHARED = (
    "query covered", "claim covered", "title covered", "text covered", "rarest", "second rarest", "third rarest",
    "numbers shared", "numbers missing", "names shared", "names missing", "rarest of the title missing", "length",
    "author named",
)  # fmt: skip
FEATURES = (*(f"{search}: {what}" for search in (*BY_WORDS, *BY_MEANING) for what in OF_A_SEARCH), *SHARED)
Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim that can be found, with its title if it has one."""

    entry_id: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that was found, with its score among those for this query and the words that both share."""

    entry_id: str
    score: float
    shared: tuple[str, ...]


class ClaimSearch:
    """Claims made ready to be searched; without meaning nothing needs the sentence encoder."""

    def __init__(self, entries: Sequence[Entry], *, with_meaning: bool = True) -> None:
        self.entries = tuple(entries)
        titles = [unquoted(entry.title) for entry in self.entries]
        texts = [unquoted(entry.text) for entry in self.entries]
        both = [f"{title}. {text}" if title else text for title, text in zip(titles, texts, strict=True)]
        self._titles, self._texts, self._both = ([read_text(one) for one in some] for some in (titles, texts, both))
        self._searches = {
            "words": TermSearch(stems(one) for one in both),
            "words of the title": TermSearch(stems(one) for one in titles),
            "words of the text": TermSearch(stems(one) for one in texts),
            "letters": TermSearch(stretches(WORD.findall(folded(one))) for one in both),
            "pairs": TermSearch(list(pairwise(stems(one))) for one in both),
        }
        self._vectors = _vectors(titles, texts) if with_meaning else ()

    def search(self, query: str, *, most: int = 20) -> list[Found]:
        """The claims that a text most likely makes, the likeliest first."""
        places, table = self.candidates(query)
        weights = load_weights(with_meaning=bool(self._vectors))
        scores = np.round(table @ weights, 6)
        order = np.lexsort((places, -scores))[:most]
        asked = read_text(read_post(query).words)
        return [
            Found(self.entries[places[one]].entry_id, float(scores[one]), self._shared(asked, int(places[one])))
            for one in order
        ]

    def candidates(self, query: str) -> tuple[NDArray[np.intp], Table]:
        """The places of the claims worth a look, and for each the values of `FEATURES`."""
        post = read_post(query)
        asked = read_text(post.words)
        scores = self._scores(post.words)
        found = [best(scores[name], FROM_EACH) for name in FINDING if name in scores]
        places = np.unique(np.concatenate(found))
        own = sum(self._searches["words"].rarity(word) ** 2 for word in asked.weights) ** 0.5
        columns = [_by_words(scores[name], places, own) for name in BY_WORDS]
        columns += [_by_meaning(scores.get(name), places) for name in BY_MEANING]
        authors = frozenset(stems(post.authors))
        shared = np.array([self._compared(asked, authors, int(place)) for place in places])
        return places, np.column_stack([*columns, shared])

    def _scores(self, words: str) -> dict[str, Floats]:
        cut = stems(words)
        scores = {name: self._searches[name].scores(cut) for name in BY_WORDS[:3]}
        scores["letters"] = self._searches["letters"].scores(stretches(WORD.findall(folded(words))))
        scores["pairs"] = self._searches["pairs"].scores(pairwise(cut))
        if self._vectors:
            vector = encode([words])[0]
            scores |= {
                name: np.round(table @ vector, ROUNDED) for name, table in zip(BY_MEANING, self._vectors, strict=True)
            }
        return scores

    def _compared(self, asked: ReadText, authors: frozenset[str], place: int) -> list[float]:
        rarity = self._searches["words"].rarity
        entry, title, text = self._both[place], self._titles[place], self._texts[place]
        both = asked.weights.keys() & entry.weights.keys()
        rarest = [*sorted((rarity(word) for word in both), reverse=True), 0.0, 0.0, 0.0]
        missing = [rarity(word) for word in title.weights.keys() - asked.weights.keys()]
        names = entry.names - authors
        return [
            self._share(both, asked),
            self._share(both, entry),
            self._share(asked.weights.keys() & title.weights.keys(), title),
            self._share(asked.weights.keys() & text.weights.keys(), text),
            *(value / 10 for value in rarest[:3]),
            float(bool(asked.numbers & entry.numbers)),
            float(bool(entry.numbers - asked.numbers)),
            min(4.0, len(asked.names & entry.names)),
            len(names - asked.weights.keys()) / max(1, len(names)),
            max(missing, default=0.0) / 10,
            math.log(max(1, len(entry.weights))),
            max((rarity(name) / 10 for name in sorted(authors & entry.names)), default=0.0),
        ]

    def _share(self, words: Set[str], text: ReadText) -> float:
        """What share of all that a text tells some of its words tell."""
        rarity = self._searches["words"].rarity
        total = sum(rarity(word) for word in text.weights)
        return math.fsum(rarity(word) for word in words) / total if total else 0.0

    def _shared(self, asked: ReadText, place: int) -> tuple[str, ...]:
        rarity = self._searches["words"].rarity
        both = asked.weights.keys() & self._both[place].weights.keys()
        return tuple(sorted(both, key=lambda word: (-rarity(word), word))[:SOME_REASONS])


@cache
def load_weights(*, with_meaning: bool) -> Table:
    """How much each of `FEATURES` counts.

    Raises:
        BadLexicon: The file of weights is missing or damaged.
    """
    try:
        text = (files("onrecord.cross_report.likeness") / FILE).read_text(encoding="utf-8")
        stored = json.loads(text)["with meaning" if with_meaning else "words alone"]
        return np.array([float(stored[name]) for name in FEATURES])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadLexicon(FILE, str(error)) from error


def _vectors(titles: Sequence[str], texts: Sequence[str]) -> tuple[Floats, ...]:
    """The meaning of both together, of the titles and of the texts; one that has no title means what its text does."""
    different = sorted({*titles, *texts})
    rows = {text: row for row, text in enumerate(different)}
    vectors = encode(different)
    of_texts = vectors[[rows[text] for text in texts]]
    of_titles = vectors[[rows[title or text] for title, text in zip(titles, texts, strict=True)]]
    return unit(of_titles + of_texts), of_titles, of_texts


def _by_words(scores: Floats, places: NDArray[np.intp], own: float) -> Table:
    """Of a search by terms: the score as a share of what the query could reach, of the best one's, and the place."""
    found = scores[places].astype(np.float64)
    return np.column_stack([found / max(own, 1e-6), found / max(float(scores.max()), 1e-6), _standing(scores, places)])


def _by_meaning(scores: Floats | None, places: NDArray[np.intp]) -> Table:
    """Of a search by meaning: the cosine, how far it is behind the best, and the place."""
    if scores is None:
        return np.zeros((len(places), len(OF_A_SEARCH)))
    found = scores[places].astype(np.float64)
    return np.column_stack([found, found - float(scores.max()), _standing(scores, places)])


def _standing(scores: Floats, places: NDArray[np.intp]) -> Table:
    """High for the first places of a search, near nothing for those far behind."""
    standing: Table = 1 / (ranks(scores, places) + 3.0)
    return standing
