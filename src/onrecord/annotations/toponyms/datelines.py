"""Datelines: the towns from which reports were sent, which stand outside the report's own text.

Cleaning takes "SPRINGFIELD, Ill. (AP) --" away before the text is parsed. What it names still tells where the report
plays, so that it counts when the other places are resolved; and it is a place mention of the page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotations.toponyms.candidates import Candidate, find_candidates
from onrecord.annotations.toponyms.context import Evidence
from onrecord.annotations.toponyms.resolving import resolve
from onrecord.annotations.toponyms.results import toponym_of
from onrecord.lexicon.gazetteer import find_places
from onrecord.lexicon.place_words import place_words
from onrecord.model import FurnitureKind, Report, Span, Token, Toponym

_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?(?:(?<=\b\w)\.|(?<=[a-z])\.)?|\d+|[^\w\s]")
_END = re.compile(r"[(\n]|\s?[–—]|\s-{1,2}|--|:\s|$")  # of the place: the agency, or the dash before the text


def datelines(report: Report) -> tuple[str, ...]:
    """The words of a report's datelines, as they stand on the page."""
    return tuple(span.of(report.page_text) for span in _spans(report))


def find_dateline_toponyms(report: Report, toponyms: Sequence[Toponym] = ()) -> tuple[Toponym, ...]:
    """The places that a report's datelines name; their spans point into `Report.page_text`.

    `toponyms` are those of the report's text, which tell which of several places of one name is meant.
    """
    hints = [hint for toponym in toponyms if (hint := _as_hint(toponym, report.text))]
    found: list[Toponym] = []
    for span in _spans(report):
        tokens = _tokens(report.page_text, span)
        candidates = [candidate for candidate in find_candidates(report.page_text, tokens)[0] if candidate.places]
        for candidate, place in zip(candidates, resolve(tokens, candidates, hints), strict=True):
            found.append(toponym_of(candidate, place))
    return tuple(found)


def dateline_candidates(words: Sequence[str]) -> Iterator[Candidate]:
    """The places that datelines name, given their words, each with the one place that it stands for."""
    for line in words:
        tokens = _tokens(line, Span(0, len(line)))
        candidates = [candidate for candidate in find_candidates(line, tokens)[0] if candidate.places]
        for candidate, place in zip(candidates, resolve(tokens, candidates), strict=True):
            yield replace(candidate, places=(place,) if place else ())


def _spans(report: Report) -> Iterator[Span]:
    for piece in report.furniture:
        if piece.kind is FurnitureKind.DATELINE:
            yield piece.page_span


def _tokens(text: str, span: Span) -> tuple[Token, ...]:
    """A dateline's words up to the agency's name, as a parser that knows only places would give them."""
    end = _END.search(text, span.start, span.end)
    tokens: list[Token] = []
    for match in _WORD.finditer(text, span.start, end.start() if end else span.end):
        word = match.group()
        name = word[0].isalpha() and word.lower().rstrip(".") not in place_words("month")
        pos, label = ("PROPN", "GPE") if name else ("PUNCT", "")
        tokens.append(Token(match.start(), match.end(), word, word, pos, "NNP", "dep", len(tokens), label))
    return tuple(tokens)


def _as_hint(toponym: Toponym, text: str) -> Candidate | None:
    surface = " ".join(toponym.span.of(text).split())
    for place in find_places(surface):
        if (place.latitude, place.longitude) == (toponym.latitude, toponym.longitude):
            return Candidate(toponym.span, 0, 0, surface, (place,), Evidence.PLACE)
    return None
