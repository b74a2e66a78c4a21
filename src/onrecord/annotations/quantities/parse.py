"""The parse of a report's text, looked up by position: which token stands where, and what hangs on it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from onrecord.model import Span, Token

_PLAIN = {
    **{ord("０") + digit: str(digit) for digit in range(10)},
    **{ord("٠") + digit: str(digit) for digit in range(10)},
    **{ord("۰") + digit: str(digit) for digit in range(10)},
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2069\t"), " "),
    **dict.fromkeys(map(ord, "‐‑"), "-"),
    ord("’"): "'",
    ord("，"): ",",
    ord("．"): ".",
}
# A full stop ends no sentence after a single letter ("U.S. Navy") or a title.
_SENTENCE_END = re.compile(
    r"(?:(?<!\b[A-Za-z])(?<!\b(?:Mr|Ms|Dr|St|Lt|No))(?<!\b(?:Mrs|Gen|Gov|Sen|Rep|Col|Sgt|Maj|Adm))\.|[!?])"
    r"[\"'”)]*\s+(?=[\"'“(]*[A-Z])|\n"
)


# No grammar reaches further; the "sentence" that an endless list makes would be read again for each of its numbers.
_FAR = 80


class Parse:
    """Tokens of one text by position and by head.

    `plain` is the text with digits of other scripts, odd spaces and direction marks replaced one for one, so that
    positions stay what they are.
    """

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.plain = text.translate(_PLAIN)
        self.tokens = tokens
        self._starts = [token.start for token in tokens]

    @cached_property
    def _children(self) -> list[list[int]]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if 0 <= token.head < len(children) and 0 < abs(token.head - index) <= _FAR:
                children[token.head].append(index)
        return children

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [match.end() for match in _SENTENCE_END.finditer(self.plain)]

    def sentence_around(self, span: Span) -> Span:
        """The stretch around the span that no full stop and no line break divides, as the characters show it."""
        ends = self._sentence_ends
        before, after = bisect_right(ends, span.start), bisect_left(ends, span.end)
        start = ends[before - 1] if before else 0
        return Span(start, ends[after] if after < len(ends) else len(self.text))

    def children(self, index: int) -> list[int]:
        """Tokens not far off that the token governs, in the order of the text."""
        return self._children[index]

    def head(self, index: int) -> int | None:
        """The token that governs the token, or None at a root."""
        head = self.tokens[index].head
        return head if head != index and 0 <= head < len(self.tokens) else None

    def top(self, inside: range) -> int | None:
        """Of neighbouring tokens the one that the others hang on; of several the last; None where there are none."""
        for index in reversed(inside):
            head = self.head(index)
            if self.tokens[index].pos not in ("PUNCT", "ADP", "DET", "SPACE") and (head is None or head not in inside):
                return index
        return inside[-1] if inside else None

    def index_at(self, position: int) -> int | None:
        """The token that covers the position, or None between tokens."""
        index = bisect_right(self._starts, position) - 1
        return index if index >= 0 and position < self.tokens[index].end else None

    def indices(self, span: Span) -> range:
        """Tokens that share a position with the span."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self.tokens[first].end <= span.start:
            first += 1
        return range(first, bisect_left(self._starts, span.end, first))

    def index_after(self, position: int) -> int | None:
        """The first token that starts at or after the position, or None at the end."""
        index = bisect_left(self._starts, position)
        return index if index < len(self.tokens) else None

    def words_before(self, position: int, width: int = 48) -> str:
        """What stands before the position in the same line."""
        return self.plain[max(0, position - width) : position].rpartition("\n")[2]

    def words_after(self, position: int, width: int = 48) -> str:
        """What stands from the position on in the same line."""
        return self.plain[position : position + width].partition("\n")[0]
