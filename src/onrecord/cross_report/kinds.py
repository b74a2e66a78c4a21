"""Lets reports vote on what a name names, where one of them has taken it for something else.

A single word that most take for a place is one in every report, and is no part of a person's name: "Norland Ada Roe" is
Ada Roe where Norland is a country. A full name that most take for a person's is no organisation anywhere.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.cross_report.listed import in_office, surnames_of
from onrecord.lexicon.bodies import family_of
from onrecord.lexicon.names import name_particles
from onrecord.lexicon.officeholders import Roster
from onrecord.lexicon.person_names import FULL, name_words
from onrecord.lexicon.roles import body_words, office_words
from onrecord.model import EntityReference, MentionKind

LONGEST_NAME = 4  # words
BODIES = (MentionKind.ORGANISATION, MentionKind.COUNTRY, MentionKind.PLACE)


def settle_kinds(references: Sequence[EntityReference], roster: Roster) -> list[EntityReference]:
    """The references, each with the kind and name that the reports agree on; the list knows who is a person, too."""
    places = _places(references)
    people = _people(references) | _listed_people(references, roster)
    whole = _whole_names(references, roster)
    return [_settled(_completed(reference, whole), places, people, roster) for reference in references]


def _places(references: Sequence[EntityReference]) -> dict[str, MentionKind]:
    """Single words that most reports take for a country, place or body, with the kind that most give."""
    votes: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    for reference in references:
        if len(reference.name.split()) == 1:
            votes[reference.name][reference.kind] += reference.mentions
    places = {}
    for name, kinds in votes.items():
        bodies = {kind: kinds[kind] for kind in BODIES if kinds[kind]}
        if bodies and sum(bodies.values()) > kinds[MentionKind.PERSON]:
            places[name] = max(bodies, key=lambda kind: (bodies[kind], kind.value))
    return places


def _people(references: Sequence[EntityReference]) -> frozenset[tuple[str, ...]]:
    """Full names, folded, that most reports take for a person's."""
    votes: Counter[tuple[str, ...]] = Counter()
    for reference in references:
        words = name_words(reference.name)
        if len(words) >= FULL and reference.kind in (MentionKind.PERSON, *BODIES):
            votes[words] += reference.mentions if reference.kind is MentionKind.PERSON else -reference.mentions
    return frozenset(words for words, vote in votes.items() if vote > 0)


def _listed_people(references: Sequence[EntityReference], roster: Roster) -> frozenset[tuple[str, ...]]:
    """Full names of organisations that are names of people in the list who were in the news then."""
    found = set()
    for reference in references:
        if reference.kind is MentionKind.ORGANISATION:
            tails = [reference.name]
        else:
            tails = [name for _, name in _tails(reference)] if reference.kind is MentionKind.OFFICE else []
        for words in map(name_words, tails):
            for person in roster.with_words(words) if len(words) >= FULL else ():
                tenures = roster.of_person(person)
                if in_office(tenures, reference.on) and any(words in tenure.words for tenure in tenures):
                    found.add(words)
    return frozenset(found)


def _tails(reference: EntityReference) -> list[tuple[str, str]]:
    """An office taken apart before its last words, where these may be a name: "Norland's president", "Ada Roe"."""
    words = reference.name.split()
    return [
        (" ".join(words[:-length]), " ".join(words[-length:]))
        for length in range(LONGEST_NAME, FULL - 1, -1)
        if len(words) > length and all(word[:1].isupper() for word in words[-length:])
    ]


def _whole_names(references: Sequence[EntityReference], roster: Roster) -> dict[str, str]:
    """Names that were cut off within ("Ursula von der"), with the one name in the record or list that they begin."""
    cut = {
        reference.name: reference.on
        for reference in references
        if reference.kind is MentionKind.PERSON and reference.name.split()[1:] and _ends_open(reference.name)
    }
    whole = {}
    for name, on in cut.items():
        longer = {one.name for one in references if one.kind is MentionKind.PERSON and one.name.startswith(f"{name} ")}
        if not longer:
            tenures = [t for person in roster.with_words(name_words(name)) for t in roster.of_person(person)]
            held = in_office(tenures, on)
            longer = {known for t in held for known in t.names if known.lower().startswith(f"{name} ".lower())}
        if len({name_words(one) for one in longer}) == 1:
            whole[name] = min(longer)
    return whole


def _ends_open(name: str) -> bool:
    return name.split()[-1].lower() in name_particles()


def _completed(reference: EntityReference, whole: dict[str, str]) -> EntityReference:
    if reference.kind is not MentionKind.PERSON or reference.name not in whole:
        return reference
    return replace(reference, name=whole[reference.name])


def _is_surname_in_office(reference: EntityReference, roster: Roster) -> bool:
    """Whether a single word is the surname of one person alone in the list, who was in the news then."""
    if reference.name.isupper() or family_of(reference.name) is not None:
        return False
    word = next(iter(name_words(reference.name)), None)
    if word is None:  # a name of marks alone, which the parser made
        return False
    held = [roster.of_person(person) for person in roster.with_words([word])]
    known = [tenures for tenures in held if word in surnames_of(tenures)]
    return len(known) == 1 and bool(in_office(known[0], reference.on))


def _settled(
    reference: EntityReference,
    places: dict[str, MentionKind],
    people: frozenset[tuple[str, ...]],
    roster: Roster,
) -> EntityReference:
    first, *rest = reference.name.split() or [""]
    if reference.kind is MentionKind.PERSON and not rest and first in places:
        return replace(reference, kind=places[first])
    if reference.kind is MentionKind.PERSON and not rest and first.lower() in body_words():
        return replace(reference, kind=MentionKind.ORGANISATION)  # "the Observatory said"
    if reference.kind is MentionKind.PERSON and len(rest) > 1 and first in places:
        return replace(reference, name=" ".join(rest))
    if reference.kind is MentionKind.OFFICE:
        for office, own in _tails(reference):
            if name_words(own) in people:
                return replace(reference, kind=MentionKind.PERSON, name=own, descriptions=(office,))
    if reference.kind is MentionKind.ORGANISATION and first and not rest and _is_surname_in_office(reference, roster):
        return replace(reference, kind=MentionKind.PERSON)
    if reference.kind is MentionKind.ORGANISATION and rest:
        if name_words(reference.name) in people:
            return replace(reference, kind=MentionKind.PERSON)
        own = " ".join(rest)
        if first.lower() in (office_words() | {"state"}) and name_words(own) in people:
            return replace(reference, kind=MentionKind.PERSON, name=own)
    return reference
