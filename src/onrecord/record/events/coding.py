"""Which country and sector those who take part belong to, by their words and by all that the report calls them."""

from collections.abc import Iterator

from onrecord.lexicon.coding import code_actor
from onrecord.model import ActorCode, Participant, Party, Span
from onrecord.record.events.classes import is_actor
from onrecord.record.events.clauses import prepositions
from onrecord.record.reading import Reading
from onrecord.record.subjects import party

NATIONALITY = "NORP"  # OntoNotes' label for nationalities, religions and parties


LENDERS = ("of", "from", "in")  # "the King of Norland", "officials from Norland", "youths in Ostrava"


def participant(reading: Reading, token: int) -> Participant:
    """Someone who takes part, coded by the words and by what the report calls them, else as those they belong to."""
    who = party(reading, token)
    code = code_of(reading, who)
    if code.country is None and reading.tokens[token].pos != "PRON":
        lent = next((country for country in _lent(reading, token) if country is not None), None)
        if lent is not None:
            code = ActorCode(lent, code.sectors, (*code.reasons, f"country of those they belong to: {lent}"))
    return Participant(who, code)


def _lent(reading: Reading, token: int) -> Iterator[str | None]:
    """The countries of those to whom a phrase belongs: "their forces", "officials from Norland"."""
    owner = reading.child(token, "poss")
    if owner is not None and is_actor(reading, token):
        yield code_of(reading, party(reading, owner)).country
    there = prepositions(reading, token)
    for word in LENDERS:
        if word in there and reading.tokens[there[word]].pos == "PROPN":
            yield code_of(reading, party(reading, there[word])).country


def code_of(reading: Reading, who: Party) -> ActorCode:
    """Country and sector of a party: by its words, by the fullest name and offices given, and by places near by.

    The nearest place or people in the sentence lends its country only to those who have a sector but no country ("the
    police").
    """
    when = reading.annotations.publication.interval
    on = None if when is None or when.begin is None else when.begin.date()
    entity = None if who.entity is None else reading.annotations.entities[who.entity]
    descriptions = () if entity is None else entity.descriptions
    words = who.name if who.span is None else reading.words(who.span)
    own = code_actor(words, on=on, descriptions=descriptions)
    if entity is not None and (own.country is None or not own.sectors) and entity.name != words:
        named = code_actor(entity.name, on=on, descriptions=descriptions)
        own = named if own.country is None and not own.sectors else _both(own, named)
    if own.country is None and own.sectors and who.span is not None:
        return code_actor(words, on=on, descriptions=descriptions, nearby=_nearby(reading, who.span))
    return own


def _nearby(reading: Reading, span: Span) -> tuple[str, ...]:
    """The places and peoples that the sentence names, the nearest first."""
    sentence = reading.sentence_span(span.start)
    names = [(abs(place.span.start - span.start), place.span) for _, place in reading.toponyms_in(sentence)]
    for i in reading.tokens_in(sentence):
        token = reading.tokens[i]
        if token.entity == NATIONALITY:
            names.append((abs(token.start - span.start), Span(token.start, token.end)))
    return tuple(reading.words(name) for _, name in sorted(names, key=lambda found: found[0]))


def _both(own: ActorCode, named: ActorCode) -> ActorCode:
    """What the words at hand tell, completed by what the fullest name tells."""
    country = own.country if own.country is not None else named.country
    return ActorCode(country, own.sectors or named.sectors, tuple(dict.fromkeys((*own.reasons, *named.reasons))))
