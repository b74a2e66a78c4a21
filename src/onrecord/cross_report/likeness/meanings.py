"""What a handful of words means together, by the package's own table of words: fast, and blind to their order.

Every vector here sees what words are about and not whether they are denied: "is" and "is not withdrawing" are alike.
Whoever needs to know who denies what asks the structure of the clauses.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from onrecord.lexicon.word_meanings import Floats, meanings, unit
from onrecord.lexicon.word_stems import folded, rarity, stem


def meaning_of(terms: Iterable[str]) -> Floats:
    """The direction of some words together, each weighed by how much it tells; the same in whatever order they come.

    All zero where no word is known.
    """
    vector: Floats = meanings_of([tuple(terms)])[0]
    return vector


def meanings_of(many: Sequence[Sequence[str]]) -> Floats:
    """The same for many lots of words at once, one row each."""
    lots = [sorted({folded(term) for term in terms}) for terms in many]
    words = [word for lot in lots for word in lot]
    table = meanings(words)
    weighed = table * np.array([rarity(stem(word)) for word in words], np.float32)[:, None]
    joined = np.zeros((len(lots), table.shape[1]), np.float32)
    np.add.at(joined, np.repeat(np.arange(len(lots)), [len(lot) for lot in lots]), weighed)
    return unit(joined)
