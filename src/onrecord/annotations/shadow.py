"""A shadow of a report's text that a parser can read.

The report's own text is never altered. Where quotation marks are broken, words glued or stops misplaced, a parser
would invent names and end sentences in the middle. So it reads a repaired shadow instead, and every position of the
shadow leads back to one of the text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.common_words import common_words
from onrecord.lexicon.reporting import abbreviations, reporting_forms
from onrecord.lexicon.word_spread import lemma_spread, name_spread
from onrecord.model import Quotation, Span

# Not within the name of a website; endings that are English words, too, are left to chance.
MISPLACED_STOP = re.compile(
    r"(?<=[a-z]{3})\.(?=\s?[a-z]{2})(?!(?:com|org|net|info|gov|edu|cn|cz|de|eu|fr|il|ir|jp|pl|ru|sy|tr|tv|ua|uk)\b)"
)
CAPITAL_AFTER_QUOTE = re.compile(r"(?<=[,“”\"])\s+([A-Z][a-z]+)\b")
LONGEST_WORD = 120  # code points: tokenisers take quadratic time for endless runs without a space
ENDLESS_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
GLUED_SENTENCE = re.compile(r"(?<=[a-z0-9]{2})[.!?](?=[A-Z][a-z]+[ ,])")
BREAK = re.compile(r"\n")
# Soft hyphens, joiners, direction marks: they show nothing and split words for a parser.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
WORD = re.compile(r"[A-Z]{2,}(?:[’'][A-Z]+)?")
FEWEST_CAPITALS = 12  # letters: shorter lines in capitals are acronyms and names
SHARE_OF_CAPITALS = 0.9
PLAIN_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
ENDINGS = ("s", "es", "d", "ed", "ing")  # of nouns and verbs that are listed without
LAST_WORD = re.compile(r"[\w.]+$")


@dataclass(frozen=True, slots=True)
class Shadow:
    """Repaired text; `positions[i]` is where its i-th code point stands in the report, with one more for the end."""

    text: str
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace what `span` covers in the report by `by` in the shadow."""

    span: Span
    by: str


def cast_shadow(text: str, span: Span, quotations: Sequence[Quotation]) -> Shadow:
    """The shadow of one block.

    Args:
        text: The report's text.
        span: The block.
        quotations: The quotations of the block, in order.
    """
    edits = sorted(_edits(text, span, quotations), key=lambda edit: (edit.span.start, edit.span.end))
    pieces: list[str] = []
    positions: list[int] = []
    at = span.start
    for edit in edits:
        if edit.span.start < at:
            continue
        pieces.append(text[at : edit.span.start])
        positions.extend(range(at, edit.span.start))
        pieces.append(edit.by)
        positions.extend(min(edit.span.start + i, max(edit.span.start, edit.span.end - 1)) for i in range(len(edit.by)))
        at = edit.span.end
    pieces.append(text[at : span.end])
    positions.extend(range(at, span.end + 1))
    return Shadow("".join(pieces), tuple(positions))


def _edits(text: str, span: Span, quotations: Sequence[Quotation]) -> Iterator[Edit]:
    for quotation in quotations:
        yield from _mark_edits(text, span, quotation)
    for match in MISPLACED_STOP.finditer(text, span.start, span.end):
        last = LAST_WORD.search(text, max(span.start, match.start() - 20), match.start())
        if last and last.group().lower() not in abbreviations() and "." not in last.group():
            yield Edit(Span(*match.span()), " ")
    for match in ENDLESS_WORD.finditer(text, span.start, span.end):
        for position in range(match.start() + LONGEST_WORD, match.end(), LONGEST_WORD):
            yield Edit(Span(position, position), " ")
    for match in GLUED_SENTENCE.finditer(text, span.start, span.end):
        yield Edit(Span(match.end(), match.end()), " ")
    for match in BREAK.finditer(text, span.start, span.end):
        yield Edit(Span(*match.span()), " ")
    for match in INVISIBLE.finditer(text, span.start, span.end):
        yield Edit(Span(*match.span()), "")
    if _shouts(span.of(text)):
        written = _written(text)
        for match in WORD.finditer(text, span.start, span.end):
            yield Edit(Span(*match.span()), written.get(match.group().lower()) or _spoken(match.group()))
    for match in CAPITAL_AFTER_QUOTE.finditer(text, span.start, span.end):
        word = match.group(1)
        after_quotation = any(0 <= match.start() - quotation.span.end <= 3 for quotation in quotations)
        if after_quotation and word.lower() in reporting_forms():
            yield Edit(Span(*match.span(1)), word.lower())


def _shouts(words: str) -> bool:
    """Whether a block is set in capitals throughout."""
    letters = [char for char in words if char.isalpha()]
    return len(letters) >= FEWEST_CAPITALS and sum(map(str.isupper, letters)) >= SHARE_OF_CAPITALS * len(letters)


@lru_cache(maxsize=4)
def _written(text: str) -> Mapping[str, str]:
    """How the lines of a text that do not shout write each word, by the word in lower case: small if they ever do."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        if not _shouts(line):
            for word in PLAIN_WORD.findall(line):
                small = word.lower()
                found[small] = small if word == small else found.get(small, word)
    return found


def _spoken(word: str) -> str:
    """A word in capitals as it would stand in a sentence: small if it is no name by all that is known of it."""
    small = word.lower()
    if small in common_words() or small in reporting_forms():
        return small
    names, lemmas = name_spread(), lemma_spread()
    bare = {small, *(small.removesuffix(ending) for ending in ENDINGS if small.endswith(ending))}
    share = max(lemmas.get(one, 0.0) for one in bare)
    return small if share > names.get(small, 0.0) else word.capitalize()


def _mark_edits(text: str, span: Span, quotation: Quotation) -> Iterator[Edit]:
    """Sets the marks of a quotation right: one of each, turned the right way, apart from the next word."""
    opening = Span(quotation.outer.start, quotation.span.start)
    if opening.of(text) not in ('"', "“"):
        yield Edit(
            opening, " “" if len(opening) == 0 else "“" + " " * (len(opening.of(text)) - len(opening.of(text).rstrip()))
        )
    closing = Span(quotation.span.end, quotation.outer.end)
    goes_on = quotation.outer.end < span.end and text[quotation.outer.end].isalnum()
    if len(closing) == 0:
        if quotation.repaired:
            word = re.match(r"[A-Z][a-z]+", text[closing.end : span.end])
            yield Edit(closing, "” ")
            if word and word.group().lower() in reporting_forms():
                yield Edit(Span(closing.end, closing.end + len(word.group())), word.group().lower())
    elif closing.of(text).strip() not in ('"', "”") or goes_on:
        yield Edit(closing, "” " if goes_on else "”")
