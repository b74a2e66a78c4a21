"""Tells headings from sentences, and parts headings that extraction glued to the paragraph after them.

"Shelling resumes in the northEarlier on Monday, officials said ..." is a heading and a paragraph: a small letter
runs straight into a capital, what stands before reads like a heading, and what follows opens a sentence. "for weeksHe
said" looks the same but is a lost quotation mark: there the words before hold a quotation that was never closed, or
the words after do nothing but report it. Such places are left for the repair of quotations.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.lexicon.furniture import camel_names, closing_abbreviations, sentence_openers
from onrecord.model import Span
from onrecord.reports.paragraphs import trimmed

LONGEST_HEADING = 90  # characters
MOST_HEADING_WORDS = 14
LONGEST_TITLE = 220
MOST_TITLE_WORDS = 32
_SHORTEST_BODY = 70  # characters that must follow a glued heading in its paragraph
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][a-z’'-]*\s)")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*(?=\S)")
_STOPPED = re.compile(r"[.!?:;,…][\"'”’»)\]]*$")
_REPORTING_TAIL = re.compile(
    r"(?:(?:he|she|they|it|we|i|mr\.?|mrs\.?|ms\.?|dr\.?)\b[^.]{0,40}?\b)?(?:said|says|added|adds|told|noted|stressed|wrote|stated)\b",
    re.IGNORECASE,
)
_OPEN_MARKS = "“«„"
_CLOSE_MARKS = "”»"


def reads_like_heading(line: str) -> bool:
    """Whether a line could be a heading: short, opened with a capital or figure, and not closed like a sentence."""
    return (
        len(line) <= LONGEST_HEADING
        and 1 <= len(line.split()) <= MOST_HEADING_WORDS
        and _opens_large(line)
        and not _ends_like_sentence(line)
        and _quotes_balanced(line)
    )


def reads_like_title(line: str) -> bool:
    """Whether a first line could be the title."""
    return (
        len(line) <= LONGEST_TITLE
        and 2 <= len(line.split()) <= MOST_TITLE_WORDS
        and _opens_large(line)
        and not _ends_like_sentence(line)
    )


def is_question(line: str) -> bool:
    """Whether a line is a short question, as headings are."""
    return line.endswith(("?", "?”", '?"', "?’")) and len(line.split()) <= MOST_HEADING_WORDS and _opens_large(line)


def parted(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """Paragraphs, with glued headings parted from what follows them."""
    for paragraph in paragraphs:
        start = paragraph.start
        for heading in _glued_headings(text, paragraph):
            if heading.start > start:
                yield trimmed(text, start, heading.start)
            yield heading
            start = heading.end
        yield trimmed(text, start, paragraph.end)


def _glued_headings(text: str, paragraph: Span) -> Iterator[Span]:
    """Headings at the start of a paragraph, or glued to the sentence before as well, that run into a sentence."""
    words = paragraph.of(text)
    last_end = 0
    for found in _GLUED.finditer(words):
        at = found.start()
        ends = [end.end() for end in _SENTENCE_END.finditer(words, max(last_end, at - LONGEST_HEADING), at)]
        start = ends[-1] if ends else (0 if at <= LONGEST_HEADING and last_end == 0 else -1)
        if start < 0 or len(words) - at < _SHORTEST_BODY:
            continue
        if _is_glued(words[start:at], words[at:], _token_around(words, at)):
            yield Span(paragraph.start + start, paragraph.start + at)
            last_end = at


def _is_glued(heading: str, body: str, token: str) -> bool:
    first_word = body.split(maxsplit=1)[0]
    if token.strip("“”\"'’‘.,;:()") in camel_names() or len(heading.split()) < 2:
        return False
    if not reads_like_heading(heading) or _REPORTING_TAIL.match(body):
        return False
    last_word = heading.split()[-1]
    if not last_word[0].islower():
        # "McDonald", "YouTube": a capitalised word is cut only before a word that opens sentences.
        return len(last_word) > 2 and first_word.strip(",’'") in sentence_openers()
    return len(last_word) > 2


def _token_around(words: str, at: int) -> str:
    start = max(words.rfind(" ", 0, at), words.rfind("\n", 0, at)) + 1
    return words[start:].split(maxsplit=1)[0]


def _opens_large(line: str) -> bool:
    first = next((mark for mark in line if mark.isalnum()), "")
    return bool(first) and not first.islower()


def _ends_like_sentence(line: str) -> bool:
    return _STOPPED.search(line) is not None and not line.endswith(closing_abbreviations()) and not line.endswith("?")


def _quotes_balanced(line: str) -> bool:
    opened = sum(line.count(mark) for mark in _OPEN_MARKS)
    closed = sum(line.count(mark) for mark in _CLOSE_MARKS)
    return opened == closed and line.count('"') % 2 == 0
