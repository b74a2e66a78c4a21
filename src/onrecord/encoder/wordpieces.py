"""Cuts text into the word pieces that the encoder knows (WordPiece, as BERT has it, lower case, no accents).

A word that the encoder lacks becomes the longest pieces that it has, from the left: "zaporizhzhia" may be "zap",
"##oriz", "##hz", "##hia". A word of which some part is unknown becomes the one piece for unknown words.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from onrecord.lexicon.word_stems import folded

FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
LONGEST = 40  # letters of a word; longer ones are no words
KEPT = 50_000


class WordPieces:
    """A vocabulary of pieces, each with its row in the encoder's table."""

    def __init__(self, rows: Mapping[str, int]) -> None:
        self._rows = rows
        self._cut = lru_cache(maxsize=KEPT)(self._pieces)

    @property
    def first(self) -> int:
        """The row of the mark that opens a text."""
        return self._rows[FIRST]

    @property
    def last(self) -> int:
        """The row of the mark that ends a text."""
        return self._rows[LAST]

    def rows(self, text: str, *, most: int) -> list[int]:
        """The rows of a text's pieces between the marks for first and last, `most` at the most."""
        found: list[int] = [self._rows[FIRST]]
        for token in TOKEN.findall(folded(text)):
            found += self._cut(token)
            if len(found) >= most:
                break
        return [*found[: most - 1], self._rows[LAST]]

    def rows_of_word(self, word: str) -> list[int]:
        """The rows of a word's pieces alone; none for what is neither letter nor sign."""
        return [row for token in TOKEN.findall(folded(word)) for row in self._cut(token)]

    def _pieces(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST:
            return (self._rows[UNKNOWN],)
        pieces: list[int] = []
        start = 0
        while start < len(word):
            lead = "##" if start else ""
            end = next((end for end in range(len(word), start, -1) if lead + word[start:end] in self._rows), None)
            if end is None:
                return (self._rows[UNKNOWN],)
            pieces.append(self._rows[lead + word[start:end]])
            start = end
        return tuple(pieces)
