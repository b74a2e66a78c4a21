"""How much a word tells of what a report is about: the rarer in the news at large, the more.

It comes from a fixed count over many corpora, never from the reports at hand, so that adding a report changes nothing
about the others.
"""

from functools import cache
from math import log

from onrecord.lexicon.word_spread import lemma_spread, name_spread

UNSEEN = 0.002  # the share of reports that a word too rare to be listed is taken to stand in
COMMON = 0.12  # a word of more reports than this tells nothing


_ALIKE = (
    ("ph", "f"),
    ("ck", "k"),
    ("kh", "k"),
    ("gh", "g"),
    ("sh", "s"),
    ("th", "t"),
    ("dh", "d"),
    ("zh", "z"),
    ("ch", "c"),
    ("q", "k"),
)
_VOWELS = frozenset("aeiouyhw'’-")
SHORTEST_SKELETON = 3  # consonants


@cache
def skeleton(word: str) -> str | None:
    """What stays the same however a name is put into Latin letters: its consonants; None where they are too few.

    So "Sheikhoun" and "Shaykhun" meet, and "Atareb" and "al-Atarib".
    """
    plain = word.removeprefix("al-").removeprefix("el-")
    for written, sound in _ALIKE:
        plain = plain.replace(written, sound)
    kept = "".join(char for char in plain if char.isalpha() and char not in _VOWELS)
    single = "".join(char for place, char in enumerate(kept) if not place or kept[place - 1] != char)
    return single if len(single) >= SHORTEST_SKELETON else None


@cache
def rarity(word: str) -> float:
    """The weight of a lemma or name in lower case: 0 for a common one, most for one hardly ever seen."""
    share = max(lemma_spread().get(word, UNSEEN), name_spread().get(word, UNSEEN))
    return 0.0 if share > COMMON else -log(share)
