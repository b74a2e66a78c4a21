"""How much of a claim a sentence tells: its rare words found again, as they stand, inflected, or by their meaning."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.stance.wordings import Line
from onrecord.lexicon.common_words import common_words
from onrecord.lexicon.word_meanings import meanings
from onrecord.lexicon.word_spread import lemma_spread, name_spread

UNMET = 0.0005  # spread of a word that the table does not know: about as rare as a table's rarest
ALIKE = 0.62  # cosine from which two words count as told by one another; below, relatives of any kind come in
WORTH_MEANING = 0.15  # share found as written from which a sentence is worth comparing by meaning
OF_CUES = 0.3  # what a cue in the claim weighs beside other words: "report" and "denies" are not what it is about
SHORTEST_WORD = 2  # letters
SHORTEST_STEM = 4
ENDINGS = ("ings", "ing", "ers", "ies", "ied", "ier", "ed", "er", "es", "s")


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """The words of a claim that it can be told by, with what each weighs; weights add up to 1."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    names: tuple[bool, ...]
    vectors: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Match:
    """What a sentence tells of a claim: the share by weight (0 to 1), and where each of its words stands, or -1."""

    share: float
    places: tuple[int, ...]


def claim_words(line: Line) -> ClaimWords:
    """What a claim can be told by, from its line."""
    cued = {place for cue in line.cues for place in range(cue.first, cue.after)}
    weights: dict[str, float] = {}
    names: dict[str, bool] = {}
    for place, word in enumerate(line.words):
        if word in common_words() or not word[0].isalnum() or len(word) < SHORTEST_WORD:
            continue
        weights[word] = rarity(word) * (OF_CUES if place in cued else 1.0)
        names[word] = line.capital[place]
    total = sum(weights.values()) or 1.0
    words = tuple(weights)
    return ClaimWords(words, tuple(weights[word] / total for word in words), tuple(names.values()), meanings(words))


@cache
def rarity(word: str) -> float:
    """What a word weighs: the rarer in the news, the more."""
    forms = [word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ed"), word.removesuffix("d")]
    spread = max(max(lemma_spread().get(form, 0.0), name_spread().get(form, 0.0)) for form in forms)
    return -log(max(spread, UNMET))


def match(claim: ClaimWords, line: Line) -> Match:
    """How much of a claim a sentence tells."""
    places = [_written(word, line.words) for word in claim.words]
    share = sum(weight for weight, place in zip(claim.weights, places, strict=True) if place >= 0)
    open_words = [n for n, place in enumerate(places) if place < 0 and not claim.names[n] and claim.words[n].isalpha()]
    if open_words and share >= WORTH_MEANING:
        likeness = claim.vectors[open_words] @ meanings(line.words).T
        for number, row in zip(open_words, likeness, strict=True):
            best = int(row.argmax())
            if row[best] >= ALIKE:
                places[number] = best
                share += claim.weights[number] * float(row[best])
    return Match(share, tuple(places))


def _written(word: str, words: Sequence[str]) -> int:
    """Where a word or another form of it stands, -1 if nowhere."""
    if word in words:
        return words.index(word)
    if len(word) < SHORTEST_STEM or not word.isalpha():
        return -1
    stem = _stem(word)
    return next((place for place, other in enumerate(words) if other.startswith(stem) and _stem(other) == stem), -1)


@cache
def _stem(word: str) -> str:
    """A word without the endings of English inflection, crudely; forms of one word come out the same."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM - 1:
            word = word.removesuffix(ending)
            break
    if len(word) > SHORTEST_STEM and word[-1] == word[-2]:
        word = word[:-1]
    return word.removesuffix("e").removesuffix("i").removesuffix("y") if len(word) > SHORTEST_STEM else word
