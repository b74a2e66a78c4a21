"""The toponym that a resolved candidate becomes."""

from onrecord.annotations.toponyms.candidates import Candidate
from onrecord.lexicon.gazetteer import Place, containers
from onrecord.model import Toponym


def toponym_of(candidate: Candidate, place: Place | None, *, metonym: bool = False) -> Toponym:
    """A candidate with its place; without one it keeps its own words as the name."""
    if place is None:
        return Toponym(candidate.span, candidate.surface, None, None, None, metonym=metonym)
    return Toponym(
        span=candidate.span,
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        kind=place.kind,
        within=containers(place),
        metonym=metonym,
    )
