"""From text and parse to toponyms: candidates, which of them name places, and which places those are."""

from collections.abc import Sequence

from onrecord.annotations.toponyms.candidates import find_candidates
from onrecord.annotations.toponyms.resolving import resolve
from onrecord.model import Token, Toponym


def find_toponyms(text: str, tokens: Sequence[Token]) -> tuple[Toponym, ...]:
    """All place mentions, in the order of the text.

    A place that only the parser knows keeps the words as its name and has no country or position. Adjectives
    ("Russian") and places in the names of organisations ("Bank of England") are no toponyms.
    """
    candidates, hints = find_candidates(text, tokens)
    places = resolve(tokens, candidates, hints)
    found = []
    for candidate, place in zip(candidates, places, strict=True):
        if place is None:
            found.append(Toponym(candidate.span, candidate.surface, None, None, None))
        else:
            found.append(Toponym(candidate.span, place.name, place.country, place.latitude, place.longitude))
    return tuple(found)
