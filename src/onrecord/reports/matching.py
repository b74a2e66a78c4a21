"""Compares words without regard to capitals, marks and spaces: is this line the title, does this text open with it?"""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"(?<=\w)['’‘](?=\w)")
_SHORTEST_CUT_TITLE = 4  # words: a shorter beginning of a title may open any sentence
_MOST_SUFFIX_WORDS = 5  # of an outlet's name that pages hang on their titles


def same_words(one: str, other: str) -> bool:
    """Whether two lines have the same words."""
    return _plain_words(one) == _plain_words(other)


def title_end(text: str, title: str) -> int | None:
    """Where a title ends with which a text opens.

    The title may carry the outlet's name after a dash or bar, or be cut off with an ellipsis; the text need not
    have its marks.

    Returns:
        The position in `text` after the title and its closing marks, or None when the text opens otherwise.
    """
    for wanted in _spellings(title):
        end = _opening_end(text, wanted)
        if end is not None:
            return end
    if title.rstrip().endswith(("…", "...")) and len(list(_WORD.finditer(title))) >= _SHORTEST_CUT_TITLE:
        end = _opening_end(text, _plain_words(title))
        return None if end is None else len(text)
    return None


def _spellings(title: str) -> Iterator[tuple[str, ...]]:
    yield _plain_words(title)
    for mark in (" | ", " - ", " – ", " — ", " :: ", " · ", " » "):
        head, found, tail = title.rpartition(mark)
        if found and len(tail.split()) <= _MOST_SUFFIX_WORDS and len(head.split()) >= _SHORTEST_CUT_TITLE:
            yield _plain_words(head)


def _opening_end(text: str, wanted: tuple[str, ...]) -> int | None:
    """Where the words end, if the text opens with them as whole words."""
    if not wanted:
        return None
    left = "".join(wanted)
    for found in _WORD.finditer(text):
        word = found[0].casefold()
        if not left.startswith(word):
            return None
        left = left[len(word) :]
        if not left:
            after = re.match(r"[^\w\s“‘\"(\[]*[.!?…\"”’)\]]*", text[found.end() :])
            return found.end() + (after.end() if after else 0)
    return None


def _plain_words(line: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(_APOSTROPHES.sub("", line)))
