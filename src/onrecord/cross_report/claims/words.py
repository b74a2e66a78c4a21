"""Words made comparable across reports: countries by code, unknown names by their stem, each with what it tells.

What a word tells is its rarity in the news at large (`lexicon/data/word_spread.tsv.gz`), never in the reports at
hand: a pair must score the same whatever else has been filed.
"""

from functools import lru_cache
from math import log
from zlib import crc32

from onrecord.lexicon.common_words import common_words
from onrecord.lexicon.countries import find_country, metonym_country
from onrecord.lexicon.names import fold
from onrecord.lexicon.offices import country_stem
from onrecord.lexicon.ontology import word_class
from onrecord.lexicon.roles import honorifics, office_words
from onrecord.lexicon.word_spread import lemma_spread, name_spread

UNSEEN = 0.003  # share of reports: what a word that the table lacks counts for
STEM = 6  # letters that a name and its adjective have in common: Norlan(d), Norlan(der)
SHORTEST = 2  # letters of a name
DEMONYMS = ("an", "ese", "ish", "er", "ers", "ans", "i", "is")  # how the people of a country are called
CODE = 3  # letters of a country's code, in capitals
COUNTRY = 1.5  # nats
CACHED = 1 << 16
# words of phrases that name nobody and nothing by themselves
EMPTY = frozenset(
    {"the", "a", "an", "of", "and", "its", "their", "his", "her", "our", "my", "other", "some", "any", "all"}
)


@lru_cache(maxsize=CACHED)
def word_key(word: str) -> str:
    """What all forms of a word have in common: a country's code, a known lemma itself, the stem of an unknown name."""
    plain = word.lower().strip(".,'’\"“”-")
    if len(plain) > 2 and (country := find_country(plain.title()) or metonym_country(plain.title())) is not None:
        return country.alpha3
    if plain in lemma_spread() or not plain.isalpha():
        return plain
    return fold(country_stem(plain))[:STEM]


@lru_cache(maxsize=CACHED)
def weight(word: str) -> float:
    """How much a word's key tells, in nats: the rarer in the news, the more; countries are in half of all reports."""
    if is_key_of_name(word):
        return COUNTRY
    plain = word.lower()
    spread = max(lemma_spread().get(plain, 0.0), name_spread().get(plain, 0.0), UNSEEN)
    return -log(spread)


@lru_cache(maxsize=CACHED)
def is_name(word: str) -> bool:
    """Whether a word of a phrase names somebody or somewhere: a country in any case, or no word of common use.

    In lower case only what looks like the adjective of a country is one ("ordavian troops"): "jets" names nobody.
    """
    plain = word.strip(".,'’\"“”")
    low = plain.lower()
    if len(plain) < SHORTEST or not plain[0].isalpha() or low in EMPTY or low in common_words():
        return False
    if low in office_words() or low in honorifics() or (low.endswith("s") and low[:-1] in lemma_spread()):
        return False
    if len(plain) > SHORTEST and find_country(low.title()) is not None:
        return True
    return low not in lemma_spread() and (plain[0].isupper() or low.endswith(DEMONYMS))


def is_key_of_name(key: str) -> bool:
    """Whether a word's key is that of a country."""
    return len(key) == CODE and key.isupper()


@lru_cache(maxsize=CACHED)
def head_key(lemma: str) -> str:
    """A head noun under the class that it shares with its like: troops, soldiers and servicemen are forces."""
    plain = lemma.lower()
    return "<forces>" if plain in word_class("forces") else plain


@lru_cache(maxsize=CACHED)
def number_of(word: str) -> int:
    """A checksum of a word, so that sets of words compare as arrays."""
    return crc32(word.encode())
