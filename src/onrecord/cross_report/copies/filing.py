"""What the comparison needs of one report, worked out once: its words, which of them are quoted, which are prose."""

import re
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.copies.cues import Counts, Cues, find_cues
from onrecord.cross_report.copies.words import Worded, read_words
from onrecord.model.filed import Filed
from onrecord.model.spans import Span

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[“”«»„\"\n]|``|''")
_CLOSERS = {"“": "”“", "«": "»", "„": "“”", "``": "''", '"': '"'}
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST = 1500
_BEFORE = " \t\n\u00a0([—–-:,"


class Copyable:
    """A report made ready for comparison; what only few comparisons ask for is found when one does."""

    def __init__(self, filed: Filed) -> None:
        self.filed = filed

    @cached_property
    def worded(self) -> Worded:
        """Its words."""
        return read_words(self.filed.text)

    @cached_property
    def cues(self) -> Cues:
        """What tells a page's furniture and background."""
        return find_cues(self.worded, self.filed.text)

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """For each word whether it stands in quotation marks."""
        return self.worded.within(quoted_spans(self.filed.text))

    @cached_property
    def quoted_count(self) -> Counts:
        """Of the words before each, and of all, how many are quoted."""
        return counts_of(self.quoted)

    @cached_property
    def speaking_count(self) -> Counts:
        """The same of those that say I or we without marks."""
        return counts_of(self.cues.person & ~self.quoted)

    @cached_property
    def prose_count(self) -> Counts | None:
        """The same of those that stand in paragraphs; None where these are not known."""
        return counts_of(self.worded.within(self.filed.paragraphs)) if self.filed.paragraphs else None

    @cached_property
    def headline(self) -> frozenset[str]:
        """The words of the title, empty without one."""
        return frozenset(_WORD.findall((self.filed.title or "").casefold()))


def open_report(filed: Filed) -> Copyable:
    """A report made ready for comparison, in time proportional to its length."""
    return Copyable(filed)


def counts_of(flags: NDArray[np.bool_]) -> Counts:
    """How many flags are set before each place and in all."""
    counts = np.zeros(len(flags) + 1, np.int64)
    flags.cumsum(out=counts[1:])
    return counts


def counted(counts: Counts, places: tuple[int, int]) -> int:
    """How many flags are set within a half-open range of places."""
    return int(counts[places[1]] - counts[places[0]])


def quoted_spans(text: str) -> list[Span]:
    """What stands between quotation marks.

    A mark that is never closed holds to where a capital is glued to a word ("two weeksHe said", the lost mark's place),
    else to the next opening one or the end of its line.
    """
    spans: list[Span] = []
    opened, at = "", 0
    for found in _MARKS.finditer(text):
        mark, place = found.group(), found.start()
        opens = mark in _CLOSERS and _opens(mark, text, place, found.end(), within=bool(opened))
        if opened and mark in _CLOSERS[opened] and not opens:
            spans.append(Span(at, min(place, at + _LONGEST)))
            opened = ""
        elif opened and (opens or mark == "\n"):
            spans.append(_unclosed(text, at, place))
            opened = ""
        if opens and not opened:
            opened, at = mark, found.end()
    if opened:
        spans.append(_unclosed(text, at, len(text)))
    return [span for span in spans if len(span)]


def _unclosed(text: str, start: int, end: int) -> Span:
    """A quotation without its closing mark."""
    glued = _GLUED.search(text, start, end)
    return Span(start, max(start, min(glued.start() if glued else end, start + _LONGEST)))


def _opens(mark: str, text: str, start: int, end: int, *, within: bool) -> bool:
    """Whether a mark opens a quotation: after a space or bracket and before a word, or where it can do nothing else."""
    if text[end : end + 1].isspace():
        return False
    return (mark != '"' and not within) or start == 0 or text[start - 1] in _BEFORE
