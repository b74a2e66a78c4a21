"""Tells text that is clearly not English: by its letters, by another language's small words, or by unknown words alone.

A third to a half of English news are function words, and other languages share few of them: one sentence is enough
where several of another language's stand in it, and more than those that only English has. A language that no list has
shows in a longer text, in which hardly a small word is English and few of the others are known from English news. Of a
line of a few words, something must speak for another language and no word for English. Only clear cases are named: a
text of names and figures passes.
"""

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from onrecord.lexicon.common_words import common_words
from onrecord.lexicon.languages import function_words, name_particles
from onrecord.lexicon.word_stems import folded, stem, stem_spread

_FEWEST_WORDS = 40
_FEWEST_LETTERS = 12
_LEAST_SHARE = 0.12  # English news lies between 0.30 and 0.50; Dutch, the nearest, below 0.10
_LEAST_KNOWN = 0.4  # of all words that are no names; English lists of goods and places lie above 0.6
_LONGER = 4  # letters from which a word is not met by chance in two languages
_FEWEST_FOREIGN = 3  # different words of one other language
_FEWEST_ALONE = 2  # the same where nothing speaks for English
_FEWEST_OF_CLAUSE = 5  # words that are no names; "U.S." is a word of two languages
_FEWEST_OF_LINE = 1  # that are no names: "Explosion à Beyrouth" has one
_FOREIGN_SHARE = 0.2  # of all words that are no names; prose of any listed language lies above it
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN_LETTER = re.compile(r"[^\W\d_a-z]")
_ADDRESS = re.compile(r"://|www\.|@|\.[a-z]{2,6}/")


def is_not_english(text: str) -> bool:
    """Whether a text is clearly not English."""
    if is_in_other_script(text):
        return True
    words = Counter(_small_words(text))
    return _is_of_listed_language(words) or _is_of_no_known_words(words) or _is_foreign_line(words)


def is_in_other_script(text: str) -> bool:
    """Whether a text of some length is mostly in letters that English does not have."""
    letters = sum(map(len, _WORD.findall(text)))
    return letters >= _FEWEST_LETTERS and 2 * len(re.findall(r"[A-Za-z]", text)) < letters


def _small_words(text: str) -> Iterator[str]:
    """The words that are no names: those in small letters, except within names; all where a text is in capitals."""
    words = [word for run in text.split() if not _ADDRESS.search(run) for word in _WORD.findall(run)]
    if sum(map(str.isupper, words)) * 2 > len(words):
        yield from map(str.lower, words)
        return
    around = zip(["", *words], words, [*words[1:], ""], strict=False)
    for before, word, after in around:
        if word[0].islower() and not (word in name_particles() and _is_of_name(before) and _is_of_name(after)):
            yield word


def _is_of_name(word: str) -> bool:
    return word[:1].isupper() or word in name_particles()


def _is_of_listed_language(words: Counter[str]) -> bool:
    """Whether several words are another language's, and more than are English."""
    met = words.keys()
    english = met & common_words()
    for foreign in function_words().values():
        own, against = (met & foreign) - english, _count(words, english - foreign)
        if _count(words, own) < _FOREIGN_SHARE * words.total() or _count(words, own) <= against:
            continue
        if len(own) >= _FEWEST_FOREIGN or (len(own) >= _FEWEST_ALONE and _is_unlike_english(words, against)):
            return True
    return False


def _is_unlike_english(words: Counter[str], against: int) -> bool:
    """Whether in a clause or more nothing speaks for English."""
    return words.total() >= _FEWEST_OF_CLAUSE and not against and not _are_known(words)


def _is_foreign_line(words: Counter[str]) -> bool:
    """Whether in a line too short for more something speaks for another language, and no single word for English."""
    if not _FEWEST_OF_LINE <= words.total() < _FEWEST_OF_CLAUSE or words.keys() & common_words() or _any_known(words):
        return False
    telling = {word for word in words if len(word) > 1} - name_particles()
    listed = any(telling & foreign for foreign in function_words().values())
    return listed or any(_FOREIGN_LETTER.search(word) for word in words)


def _any_known(words: Counter[str]) -> bool:
    return any(len(word) >= _LONGER and stem(folded(word)) in stem_spread() for word in words)


def _is_of_no_known_words(words: Counter[str]) -> bool:
    """Whether of some forty words next to none are function words of English, and few of the others known from news."""
    english = _count(words, words.keys() & common_words())
    return words.total() >= _FEWEST_WORDS and english < _LEAST_SHARE * words.total() and not _are_known(words)


def _are_known(words: Counter[str]) -> bool:
    """Whether a good part of some words are known from English news."""
    known = {word for word in words if len(word) >= _LONGER and stem(folded(word)) in stem_spread()}
    return _count(words, known | (words.keys() & common_words())) >= _LEAST_KNOWN * words.total()


def _count(words: Counter[str], wanted: AbstractSet[str]) -> int:
    return sum(words[word] for word in wanted)
