"""What the words around a pair mean, as numbers: so that verbs that were never seen in training find their relatives.

Two kinds of vectors are averaged over the same few places: those of words by themselves, and the parser's, which know
the sentence.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from onrecord.record.events.typing.views import View
from onrecord.record.tagger.word_vectors import word_rows, word_vectors

Floats = NDArray[np.float32]
CONTEXT = 96  # the parser's vectors
_CONTENT = ("VERB", "NOUN", "ADJ")
_COMPLEMENTS = frozenset({"dobj", "attr", "xcomp", "prep", "nsubjpass", "acomp", "prt"})


def meanings(pair: View) -> Floats:
    """One long vector: the mean of the words' vectors in each of the places, then that of the parser's."""
    words = _unit(_known_vectors(pair))
    given = pair.reading.annotations.vectors
    count = pair.after - pair.first
    context = np.zeros((count, CONTEXT), np.float32) if given is None else _unit(given[pair.first : pair.after])
    by_word, by_context = _places(pair)
    return np.concatenate([(_shares(pair, by_word) @ words).ravel(), (_shares(pair, by_context) @ context).ravel()])


def _known_vectors(pair: View) -> Floats:
    rows = word_rows(pair.tokens[i].lemma.lower() for i in range(pair.first, pair.after))
    return _word_vectors()[rows]


@cache
def _word_vectors() -> Floats:
    return word_vectors()


def _unit(vectors: NDArray[np.float32]) -> Floats:
    wide: Floats = vectors.astype(np.float32)
    wide /= np.sqrt(np.einsum("ij,ij->i", wide, wide))[:, None] + np.float32(1e-6)
    return wide


def _shares(pair: View, places: list[list[int]]) -> Floats:
    """What each token counts in the mean of each place."""
    shares = np.zeros((len(places), pair.after - pair.first), np.float32)
    for number, place in enumerate(places):
        rows = [i - pair.first for i in place if pair.first <= i < pair.after]
        if rows:
            shares[number, rows] = 1 / len(rows)
    return shares


def _places(pair: View) -> tuple[list[list[int]], list[list[int]]]:
    """The tokens to average the words' vectors over, and those for the parser's."""
    tokens, masks, sides = pair.tokens, pair.masks, pair.sides
    free = [i for i in range(pair.first, pair.after) if i not in sides]
    content = [i for i in free if tokens[i].pos in _CONTENT]
    low, high = min(pair.sides), max(pair.sides)
    between = [i for i in free if low < i < high]
    core = sorted({*pair.chain, *(i for i in pair.core if not masks(i))})
    complements = [i for i in content if tokens[i].dep in _COMPLEMENTS and tokens[i].head in core]
    top, source, target = (_one(i) for i in (pair.meeting, pair.over_source, pair.over_target))
    heads = [_one(pair.source.head), _one(pair.target.head)]
    top_word = [i for i in top if not masks(i)]
    ends = [list(pair.chain[:1]), list(pair.chain[-1:])]
    words = [top_word, source, target, core, complements, between, content, *heads, *ends]
    return words, [top, source, target, *heads, core, between]


def _one(token: int | None) -> list[int]:
    return [] if token is None else [token]
