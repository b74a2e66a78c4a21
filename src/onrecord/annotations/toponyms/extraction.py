"""From text and parse to toponyms: candidates, which of them name places, and which places those are."""

from collections.abc import Sequence

from onrecord.annotations.toponyms.candidates import find_candidates
from onrecord.annotations.toponyms.datelines import dateline_candidates
from onrecord.annotations.toponyms.metonyms import is_metonym
from onrecord.annotations.toponyms.resolving import resolve
from onrecord.annotations.toponyms.results import toponym_of
from onrecord.lexicon.countries import metonym_country
from onrecord.lexicon.gazetteer import Place
from onrecord.model import PlaceKind, Token, Toponym


def find_toponyms(
    text: str, tokens: Sequence[Token], *, home: str | None = None, datelines: Sequence[str] = ()
) -> tuple[Toponym, ...]:
    """All place mentions, in the order of the text.

    A place that only the parser knows keeps the words as its name and has no country, kind or position. Adjectives
    ("Russian") are no toponyms, nor are places in the names of firms and papers ("the Washington Post"); those in the
    names of a place's own bodies are ("the Ohio State Patrol"), and names of governments are, marked as metonyms.

    Args:
        text: The report's text, into which the spans point.
        tokens: Its parse.
        home: The ISO 3166-1 alpha-3 code of the country where the outlet is at home: a place there is rather meant
            than a namesake elsewhere. None where that is not known.
        datelines: What stood before the text to say where it was sent from ("SPRINGFIELD, Ill. (AP) --").

    Raises:
        BadLexicon: A data file of the package cannot be read.
    """
    candidates, hints = find_candidates(text, tokens)
    places = resolve(tokens, candidates, [*hints, *dateline_candidates(datelines)], home=home)
    return tuple(
        toponym_of(
            candidate,
            place,
            metonym=is_metonym(tokens, candidate.first, candidate.after, governs=_governs(candidate.surface, place)),
        )
        for candidate, place in zip(candidates, places, strict=True)
    )


def _governs(surface: str, place: Place | None) -> bool:
    """Whether a place is a country, or the seat of its government under a name that stands for it."""
    if place is None or place.kind is PlaceKind.COUNTRY:
        return place is not None
    country = metonym_country(surface)
    return country is not None and country.alpha3 == place.country and place.kind is PlaceKind.CITY
