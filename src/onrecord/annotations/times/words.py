"""Cuts a text into words, numbers and marks for the grammar of times.

The cut keeps together what a time is written in (10:30, 2022-02-16, 19th, p.m.) and keeps apart what only looks
like one (F16, T-72). Marks that steer the direction of writing are skipped, so that they do not split a date.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(
    r"""
      \d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\w)   # 2022-02-16, with a clock time
    | (?<![\w.,])\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d{2})(?![\w/]|[.,]\d)       # 16/02/2022, 16.02.2022
    | \d{1,2}:\d{2}(?::\d{2})?(?![\d:])(?=\W|_|\Z|(?:[ap]m|hrs?|hours|h|z)\b)       # 10:30, also of 10:30PM
    | \d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d) | \d+\.\d+                          # 2,014 and 2.5
    | \d+(?:st|nd|rd|th)?s?\b                                                # 2014, 19th, 1990s
    | \d+                                                                    # the 5 of 5pm
    | [ap]\.[ ]?m\b\.?                                                       # p.m.
    | (?<!\w)(?:b\.[ ]?c(?:\.[ ]?e)?|a\.[ ]?d)\b\.?                          # B.C.
    | (?:[^\W\d_]\.){2,}                                                     # U.S.
    | [^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*(?:\d\w*)?                        # words; F16 stays whole
    | ['’]s\b
    | \n\s*
    | [^\s\w\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-"})
_ENDS_LINE = frozenset('.!?:;"”»)')


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: where each starts and ends, and its plain form.

    `plain` is lower case, with straight apostrophes and hyphens; a line break stands for one between paragraphs.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    plain: Sequence[str]

    def shown(self, index: int) -> str:
        """The word as it stands in the text; "" beyond either end."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""

    def at(self, index: int) -> str:
        """The plain form; "" beyond either end."""
        return self.plain[index] if 0 <= index < len(self.plain) else ""

    def touching(self, index: int) -> bool:
        """Whether nothing stands between a word and the one after it."""
        return 0 <= index < len(self.ends) - 1 and self.ends[index] == self.starts[index + 1]


def split_words(text: str) -> Words:
    """Cut a text into words, numbers and marks; line breaks within a sentence are left out."""
    starts: list[int] = []
    ends: list[int] = []
    plain: list[str] = []
    for match in WORD.finditer(text):
        word = match.group()
        if word[0] == "\n":
            if not _breaks(text, match.start(), match.end(), word):
                continue
            word = "\n"
        starts.append(match.start())
        ends.append(match.end())
        plain.append(word.lower())
    plain = [word.translate(_PLAIN) if not word.isascii() else word for word in plain]
    return Words(text, starts, ends, plain)


def _breaks(text: str, start: int, end: int, gap: str) -> bool:
    """Whether a line break ends a paragraph: it does unless the next line goes on in lower case or with a number."""
    if gap.count("\n") > 1 or start == 0 or end >= len(text):
        return True
    return text[start - 1] in _ENDS_LINE or not (text[end].islower() or text[end].isdigit())
