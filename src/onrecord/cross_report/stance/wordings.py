"""A text as the stance towards a claim is read from it: sentences, words, cues, without a parse.

A claim is held against many reports, most of them never read for anything else, so this has to be cheap: sentences end
at a stop before a capital, words are runs of letters and digits, and "n't" is read as "not".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicon.stance_cues import Cue, find_cues
from onrecord.model import Span

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+|\.[^\W\d_]+(?=\.))*|\d[\d.,]*(?<![.,])|[?!]|:(?=\s)|[\[(]")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’'»)]*\s+(?=[\"“‘'«(]?[A-Z0-9])|\n+")
NOT = re.compile(r"^(.+)n['’]t$")
OWNER = re.compile(r"['’]s?$")
DOUBLE = re.compile(r"[“\"„«][^“”\"«»\n]{1,400}[”\"»]")
SINGLE = re.compile(
    r"(?<![\w’'])[‘'](?=\w)(?:[^\n‘]{2,300}?(?<![sS])|[^\n‘]{2,300})[’'](?!\w)"
)  # an "s’" closes only where nothing else does: it may be an owner's
MOST_SENTENCES = 120  # of a report; what stands further down tells nothing new of how it stands to a claim


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a text: its words in lower case, where each stands, and its cues.

    `quoted` tells of each word whether it stands between quotation marks, `capital` whether it begins with one. The
    marks that ask, exclaim, part and enclose ("?", "!", ":", "(") are words, too.
    """

    span: Span
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    capital: tuple[bool, ...]
    quoted: tuple[bool, ...]
    cues: tuple[Cue, ...]


def read_lines(text: str) -> tuple[Line, ...]:
    """The sentences of a text."""
    lines: list[Line] = []
    start = 0
    for end in (*SENTENCE_END.finditer(text), None):
        stop = len(text) if end is None else end.start()
        line = _line(text, start, stop)
        if line.words:
            lines.append(line)
        if len(lines) == MOST_SENTENCES:
            break
        start = len(text) if end is None else end.end()
    return tuple(lines)


def read_line(text: str) -> Line:
    """A text as one sentence, however many it has: a claim or a headline."""
    return _line(text, 0, len(text))


def _line(text: str, start: int, stop: int) -> Line:
    words: list[str] = []
    spans: list[Span] = []
    quotations = list(_quotations(text, start, stop))
    for match in WORD.finditer(text, start, stop):
        word = match.group()
        negated = NOT.match(word.lower())
        lowered = (_whole(negated.group(1)), "not") if negated else (OWNER.sub("", word.lower()),)
        words.extend(lowered)
        spans.extend([Span(match.start(), match.end())] * len(lowered))
    return Line(
        Span(start, stop),
        tuple(words),
        tuple(spans),
        tuple(text[span.start].isupper() for span in spans),
        tuple(any(quotation.contains(span) for quotation in quotations) for span in spans),
        find_cues(words),
    )


def _quotations(text: str, start: int, stop: int) -> Iterator[Span]:
    for pattern in (DOUBLE, SINGLE):
        for match in pattern.finditer(text, start, stop):
            yield Span(match.start(), match.end())


def _whole(stem: str) -> str:
    """The verb before "n't" in full ("ca": can, "wo": will)."""
    return {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}.get(stem, stem)
