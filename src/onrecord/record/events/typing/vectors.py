"""What the words around a pair mean, as numbers: so that verbs that were never seen in training find their relatives.

Two kinds of vectors are averaged over the same few places: those of words by themselves, and the parser's, which know
the sentence.
"""

from collections.abc import Iterable

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
    known = word_vectors()
    rows = word_rows(pair.tokens[i].lemma.lower() for i in range(pair.first, pair.after))
    words = _unit(known[rows])
    given = pair.reading.annotations.vectors
    count = pair.after - pair.first
    context = np.zeros((count, CONTEXT), np.float32) if given is None else _unit(given[pair.first : pair.after])
    by_word, by_context = _places(pair)
    return np.concatenate(
        [_mean(pair, words, place) for place in by_word] + [_mean(pair, context, place) for place in by_context]
    )


def _unit(vectors: NDArray[np.float32]) -> Floats:
    wide = vectors.astype(np.float32)
    unit: Floats = wide / (np.linalg.norm(wide, axis=1, keepdims=True).astype(np.float32) + np.float32(1e-6))
    return unit


def _mean(pair: View, vectors: Floats, place: Iterable[int]) -> Floats:
    rows = [i - pair.first for i in place if pair.first <= i < pair.after]
    return vectors[rows].mean(0) if rows else np.zeros(vectors.shape[1], np.float32)


def _places(pair: View) -> tuple[list[list[int]], list[list[int]]]:
    """The tokens to average the words' vectors over, and those for the parser's."""
    tokens, masks = pair.tokens, pair.masks
    free = [i for i in range(pair.first, pair.after) if not masks(i)]
    content = [i for i in free if tokens[i].pos in _CONTENT]
    sides = pair.source.tokens | pair.target.tokens
    between = [i for i in free if min(sides) < i < max(sides)]
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
