"""How widespread a word is in the news: a word tells as much in a record of five reports as in one of thousands."""

from collections.abc import Mapping
from functools import cache

from onrecord.lexicon.tables import read_rows

DATA = "word_spread.tsv.gz"


@cache
def lemma_spread() -> Mapping[str, float]:
    """For content lemmas, in what share of news reports they stand; those met too seldom to say are left out."""
    return _shares("lemma")


@cache
def name_spread() -> Mapping[str, float]:
    """The same for the words of names, and for numbers, in lower case."""
    return _shares("name")


def _shares(wanted: str) -> dict[str, float]:
    return {word: int(share) / 10_000 for sort, word, share in read_rows(DATA) if sort == wanted}
