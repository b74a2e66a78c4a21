"""Which country and sector those who take part belong to, by their words and by all that the report calls them."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from onrecord.lexicon.coding import code_actor
from onrecord.model import ActorCode, MentionKind, Participant, Party, Span
from onrecord.record.events.classes import is_actor
from onrecord.record.events.clauses import prepositions
from onrecord.record.reading import Reading
from onrecord.record.subjects import party

NATIONALITY = "NORP"  # OntoNotes' label for nationalities, religions and parties


ONLY_TELLS = re.compile(r"[-\u2010\u2011\u2013](?!led\b)")  # "UK-based", "Russia-backed", not "Norland-led"
LENDERS = ("of", "from", "in")  # "the King of Norland", "officials from Norland", "youths in Ostrava"


def participant(reading: Reading, token: int) -> Participant:
    """Someone who takes part, coded by the words and by what the report calls them, else as those they belong to."""
    who = party(reading, token)
    code = _own_code(reading, who)
    if code.country is None:
        lent = next((country for country in _lent_to(reading, token, who) if country is not None), None)
        if lent is not None:
            code = ActorCode(lent, code.sectors, (*code.reasons, f"country of those they belong to: {lent}"))
            return Participant(who, code)
    return Participant(who, code_of(reading, who))


def _lent_to(reading: Reading, token: int, who: Party) -> Iterator[str | None]:
    """The countries that others lend to a phrase, or to the name for which a pronoun stands."""
    if reading.tokens[token].pos != "PRON":
        yield from _lent(reading, token)
    elif who.entity is not None and who.kind is MentionKind.PERSON:
        same = (mention for mention in reading.annotations.mentions if mention.entity == who.entity)
        for mention in same:
            if reading.tokens[mention.head].pos == "PROPN":
                yield from _lent(reading, mention.head)


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
    own = _own_code(reading, who)
    if own.country is None and own.sectors and who.span is not None:
        near = _nearby(reading, who.span)
        return code_actor(_words(reading, who), on=_day(reading), descriptions=_told_of(reading, who), nearby=near)
    return own


def _own_code(reading: Reading, who: Party) -> ActorCode:
    """What the words of a party, and its fullest name, tell by themselves."""
    words, on, descriptions = _words(reading, who), _day(reading), _told_of(reading, who)
    entity = None if who.entity is None else reading.annotations.entities[who.entity]
    own = code_actor(words, on=on, descriptions=descriptions)
    if entity is not None and (own.country is None or not own.sectors) and entity.name != words:
        named = code_actor(entity.name, on=on, descriptions=descriptions)
        own = named if own.country is None and not own.sectors else _both(own, named)
    return own


def _words(reading: Reading, who: Party) -> str:
    """The words of a party; of part of a country's long name all of it ("Republic of Korea" in that of the North)."""
    if who.span is None:
        return who.name
    span = who.span
    if who.kind is MentionKind.COUNTRY:
        whole = (place.span for _, place in reading.toponyms_in(reading.sentence_span(span.start)))
        span = next((one for one in whole if one.start < span.start and span.end <= one.end), span)
    return reading.words(span)


def _told_of(reading: Reading, who: Party) -> tuple[str, ...]:
    """What the report says elsewhere about whom a party stands for."""
    return () if who.entity is None else reading.annotations.entities[who.entity].descriptions


def _day(reading: Reading) -> date | None:
    when = reading.annotations.publication.interval
    return None if when is None or when.begin is None else when.begin.date()


def _nearby(reading: Reading, span: Span) -> tuple[str, ...]:
    """The places and peoples that the sentence names beside a phrase, the nearest first.

    What only tells others is left out ("UK-based"), and what stands in the phrase itself, which told no country there:
    "ethnic Sudmarkers" are of Norland where they live there.
    """
    sentence, text = reading.sentence_span(span.start), reading.report.text
    names = [(abs(place.span.start - span.start), place.span) for _, place in reading.toponyms_in(sentence)]
    for _, run in groupby(reading.tokens_in(sentence), lambda i: reading.tokens[i].entity == NATIONALITY):
        tokens = [reading.tokens[i] for i in run]
        if tokens[0].entity == NATIONALITY:  # "South African": neither word alone tells the country
            names.append((abs(tokens[0].start - span.start), Span(tokens[0].start, tokens[-1].end)))
    beside = [(apart, name) for apart, name in names if not span.start <= name.start < span.end]
    own = ((apart, name) for apart, name in beside if ONLY_TELLS.match(text, name.end) is None)
    return tuple(reading.words(name) for _, name in sorted(own, key=lambda found: found[0]))


def _both(own: ActorCode, named: ActorCode) -> ActorCode:
    """What the words at hand tell, completed by what the fullest name tells."""
    country = own.country if own.country is not None else named.country
    return ActorCode(country, own.sectors or named.sectors, tuple(dict.fromkeys((*own.reasons, *named.reasons))))
