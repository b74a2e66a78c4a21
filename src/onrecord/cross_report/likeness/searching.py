"""Search by words, by stretches of letters and by meaning: three ways that miss different things.

Words and letters are weighed as in Okapi BM25 (Robertson and Zaragoza, The probabilistic relevance framework, 2009).
Stretches of four letters find what is bent, misspelt or run together; meaning finds what is said in other words.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.lexicon.word_meanings import Floats

SATURATION = 1.2  # how soon more of the same word stops to count
BY_LENGTH = 0.6  # how far long texts are held back


class TermSearch:
    """Texts by their terms, whatever those are."""

    def __init__(self, texts: Iterable[Sequence[Hashable]]) -> None:
        counted = [Counter(text) for text in texts]
        self._size = len(counted)
        spread = Counter(term for counts in counted for term in counts)
        self._rarities = {
            term: math.log(1 + (self._size - count + 0.5) / (count + 0.5)) for term, count in spread.items()
        }
        lengths = [counts.total() for counts in counted]
        mean = max(1.0, sum(lengths) / max(1, self._size))
        found: dict[Hashable, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        for number, counts in enumerate(counted):
            held = SATURATION * (1 - BY_LENGTH + BY_LENGTH * lengths[number] / mean)
            for term, count in counts.items():
                places, weights = found[term]
                places.append(number)
                weights.append(self._rarities[term] * count * (SATURATION + 1) / (count + held))
        self._found = {
            term: (np.array(places, np.intp), np.array(weights, np.float32))
            for term, (places, weights) in found.items()
        }

    def rarity(self, term: Hashable) -> float:
        """How much a term tells among these texts; a term that none has tells most."""
        return self._rarities.get(term, math.log(2 * self._size + 2))

    def scores(self, terms: Iterable[Hashable]) -> Floats:
        """What each text scores for the terms, each taken once."""
        scores = np.zeros(self._size, np.float32)
        for term in dict.fromkeys(terms):
            if term in self._found:
                places, weights = self._found[term]
                scores[places] += weights
        return scores


def best(scores: Floats, most: int) -> NDArray[np.intp]:
    """The places of the highest scores, in no order; ties at the edge go to the earlier text."""
    if len(scores) <= most:
        return np.arange(len(scores))
    return np.argsort(-scores, kind="stable")[:most]


def ranks(scores: Floats, places: NDArray[np.intp]) -> NDArray[np.intp]:
    """How many of all texts score higher than each of some."""
    ordered = np.sort(scores)
    return len(scores) - np.searchsorted(ordered, scores[places], side="right")
