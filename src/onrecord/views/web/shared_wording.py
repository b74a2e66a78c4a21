"""Values as words, of what ties reports together: lineage, positions, disputes, and places on one map."""

from collections.abc import Iterable

from onrecord.lexicon.countries import find_country_by_code
from onrecord.model import PlaceKind, Span, Toponym
from onrecord.model.disputes import DisputeKind
from onrecord.model.lineage import LineageRelation
from onrecord.model.propositions import Position
from onrecord.views.web.notes import Layer
from onrecord.views.web.segments import Mark
from onrecord.views.web.shared_words import Way

LAYERS = {
    Layer.STATEMENTS: "Statements",
    Layer.EVENTS: "Events",
    Layer.FIGURES: "Figures",
    Layer.TIMES: "Times",
    Layer.PLACES: "Places",
    Layer.COPIES: "Copied words",
    Layer.CLAIMS: "Claims",
}
POSITIONS = {
    Position.ASSERTS: "held",
    Position.DENIES: "denied",
    Position.DOUBTS: "doubted",
    Position.RAISES: "raised",
}
DISPUTE_KINDS = {
    DisputeKind.DENIES: "denied outright",
    DisputeKind.CONTRADICTS: "contradicted by what excludes it",
    DisputeKind.DOUBTS: "doubted",
    DisputeKind.REVISES: "a speaker’s own position changed",
    DisputeKind.RETRACTS: "a speaker’s own words taken back",
    DisputeKind.CONFIRMS: "confirmed",
    DisputeKind.COMPATIBLE: "neither held nor excluded",
}
PLACE_KINDS = {
    PlaceKind.COUNTRY: "country",
    PlaceKind.CONTINENT: "continent",
    PlaceKind.REGION: "region",
    PlaceKind.SEA: "sea",
    PlaceKind.DIVISION: "first-level division",
    PlaceKind.COUNTY: "county",
    PlaceKind.CITY: "town or city",
}
# What an edge of lineage says, seen from the report that is read.
TIES = {
    (LineageRelation.COPIED_FROM, Way.FROM): "took words from",
    (LineageRelation.COPIED_FROM, Way.TAKEN): "gave words to",
    (LineageRelation.CREDITS, Way.FROM): "credits",
    (LineageRelation.CREDITS, Way.TAKEN): "is credited by",
    (LineageRelation.SHARES_ORIGIN, Way.SHARED): "shares words with",
}
_LEAST, _MOST = 0.005, 0.995


def share_words(share: float) -> str:
    """A part of a whole in percent; never none of it where there is some, nor all where some is missing."""
    if share >= 1:
        return "all"
    return "under 1%" if share < _LEAST else "over 99%" if share >= _MOST else f"{share:.0%}"


def position_words(place: Toponym) -> str:
    """Where a place lies: "48.50° N, 29.25° E"; empty where nobody knows."""
    if place.latitude is None or place.longitude is None:
        return ""
    north, east = "N" if place.latitude >= 0 else "S", "E" if place.longitude >= 0 else "W"
    return f"{abs(place.latitude):.2f}° {north}, {abs(place.longitude):.2f}° {east}"


def country_words(code: str) -> str:
    """A country by its code, or the code where nobody knows the country."""
    country = find_country_by_code(code)
    return code if country is None else country.name


def spans(marks: Iterable[Mark]) -> list[Span]:
    """The words under marks, in the order of the text and each once."""
    return sorted({mark.span for mark in marks})
