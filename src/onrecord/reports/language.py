"""Tells text that is clearly not English, by the share of English function words.

They make up a third to a half of English news and next to nothing of any other language. Only clear cases are
named: a short text, or one full of names and figures, passes.
"""

import re

from onrecord.lexicon.common_words import common_words

_FEWEST_WORDS = 40
_FEWEST_LETTERS = 120
_LEAST_SHARE = 0.12  # English news lies between 0.30 and 0.50; Dutch, the nearest, below 0.10
_WORD = re.compile(r"[^\W\d_]+")


def is_not_english(text: str) -> bool:
    """Whether a text of some length is clearly not English."""
    words = _WORD.findall(text.lower())
    if is_in_other_script(text):
        return True
    return len(words) >= _FEWEST_WORDS and sum(word in common_words() for word in words) < _LEAST_SHARE * len(words)


def is_in_other_script(text: str) -> bool:
    """Whether a text of some length is mostly in letters that English does not have."""
    letters = sum(map(len, _WORD.findall(text)))
    return letters >= _FEWEST_LETTERS and 2 * len(re.findall(r"[A-Za-z]", text)) < letters
