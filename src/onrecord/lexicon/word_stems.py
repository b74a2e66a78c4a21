"""Words brought to their stems, and how widespread each stem is in the news.

A stem is what is left of a word once the commonest endings of English are off ("withdrawing", "withdraws": withdraw).
It is crude and fast: no parse is needed, so that titles, queries and whole reports are cut up alike. How much a stem
tells depends on it alone, never on the reports at hand: a record of five reports weighs it as one of thousands does.
"""

import math
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from onrecord.lexicon.tables import read_rows

DATA = "stem_spread.tsv.gz"
IN_GENERAL = 4_000  # reports that the table stands for; a stem that it lacks weighs as much as one met in one of them
WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d[\d.,]*\d|\d")
ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("edly", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", ""))
DOUBLED = frozenset("bdgmnprt")  # "planned", "stopping": a consonant doubled before the ending
SHORTEST = 3  # letters that an ending must leave
KEPT = 50_000  # stems kept in memory


def folded(text: str) -> str:
    """The text in lower case without accents, its apostrophes straight."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


def stems(text: str) -> list[str]:
    """The stems of a text's words and its numbers, in order."""
    return [stem(word) for word in WORD.findall(folded(text))]


@lru_cache(maxsize=KEPT)
def stem(word: str) -> str:
    """The stem of a folded word; a number loses its commas."""
    if word[:1].isdigit():
        return word.replace(",", "")
    word = word.removesuffix("'s").replace("'", "")
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            if ending in ("ing", "ed") and word[-1] == word[-2] and word[-1] in DOUBLED and len(word) > SHORTEST:
                word = word[:-1]
            break
    return word.rstrip("e") if len(word) > SHORTEST + 1 else word


@lru_cache(maxsize=KEPT)
def rarity(word: str) -> float:
    """How much a stem tells, from 0 (in every report) to 8.3 (in none known): the logarithm of one in how many."""
    return math.log((IN_GENERAL + 1) / (IN_GENERAL * stem_spread().get(word, 0.0) + 1))


@cache
def stem_spread() -> Mapping[str, float]:
    """For each stem, in what share of news reports it stands; those met too seldom to say are left out."""
    return {word: int(share) / 100_000 for word, share in read_rows(DATA)}
