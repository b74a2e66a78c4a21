"""From text and parse to toponyms."""

from collections.abc import Sequence

from onrecord.lexicon.countries import find_country_by_name
from onrecord.model import Span, Token, Toponym


def find_toponyms(text: str, tokens: Sequence[Token]) -> tuple[Toponym, ...]:
    """All place mentions, in the order of the text."""
    found = []
    for token in tokens:
        country = find_country_by_name(token.text) if token.text[:1].isupper() else None
        if country:
            span = Span(token.start, token.end)
            found.append(Toponym(span, country.name, country.alpha3, country.latitude, country.longitude))
    return tuple(found)
