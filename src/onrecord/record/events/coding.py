"""Which country and sector those who take part belong to, by their words and by all that the report calls them."""

from onrecord.lexicon.coding import code_actor
from onrecord.model import ActorCode, Participant, Party, Span
from onrecord.record.reading import Reading
from onrecord.record.subjects import party

NATIONALITY = "NORP"  # OntoNotes' label for nationalities, religions and parties


def participant(reading: Reading, token: int) -> Participant:
    """Someone who takes part, coded by the words and by what the report calls them."""
    who = party(reading, token)
    return Participant(who, code_of(reading, who))


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
