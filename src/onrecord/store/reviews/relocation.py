"""Finding words again where the text around them changed: by what they say, what stands around them, and where.

The idea is that of the quote selector of W3C's Web Annotation: a stretch of text is known by its own words first; of
several places with these words, the one with most of the same text before and after it is meant, and of equals the one
that lies nearest.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.model import Span
from onrecord.model.review import Anchor

AROUND = 32  # code points kept before and after the words


def relocate(anchor: Anchor, text: str) -> tuple[Span, ...]:
    """Where an anchor's words stand in a text, piece by piece; nothing unless all of them stand there in order."""
    spans = anchor.spans
    if all(span.end <= len(text) and span.of(text) == quote for span, quote in zip(spans, anchor.quotes, strict=True)):
        return spans
    found: list[Span] = []
    for number, (span, quote) in enumerate(zip(spans, anchor.quotes, strict=True)):
        places = [place for place in _places(quote, text) if not found or place.start >= found[-1].end]
        if not places:
            return ()
        first = number == 0
        offset = 0 if first else found[-1].end - spans[number - 1].end

        def fit(place: Span, near: int = span.start + offset, first: bool = first) -> tuple[int, int, int]:
            around = _alike_around(anchor, place, text) if first else 0
            return (-around, abs(place.start - near), place.start)

        found.append(min(places, key=fit))
    return tuple(found)


def overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """How much of what either covers both cover: 1 for the same words, 0 for none in common."""
    ours, theirs = _covered(one), _covered(other)
    return len(ours & theirs) / len(ours | theirs) if ours or theirs else 0.0


def context_of(spans: Sequence[Span], text: str) -> tuple[str, str]:
    """What stands before and after some spans."""
    if not spans:
        return "", ""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return text[max(0, start - AROUND) : start], text[end : end + AROUND]


def _covered(spans: Sequence[Span]) -> set[int]:
    return {position for span in spans for position in range(span.start, span.end)}


def _places(quote: str, text: str) -> Iterator[Span]:
    """Every place of some words in a text, however their white space is laid out."""
    words = quote.split()
    if not words:
        return
    for match in re.finditer(r"\s+".join(map(re.escape, words)), text):
        yield Span(*match.span())


def _alike_around(anchor: Anchor, place: Span, text: str) -> int:
    """How many code points before and after a place are those that stood around the words."""
    before, after = text[max(0, place.start - AROUND) : place.start], text[place.end : place.end + AROUND]
    follows = after if len(anchor.quotes) == 1 else ""  # what follows the last piece says nothing of the first
    return _common(anchor.before[::-1], before[::-1]) + (_common(anchor.after, follows) if follows else 0)


def _common(one: str, other: str) -> int:
    count = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours != theirs:
            break
        count += 1
    return count
