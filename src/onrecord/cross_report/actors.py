"""Actors: which entities of many reports are one person, body or country.

People are joined by name (`people`), countries by code, bodies by name and acronym, and an office without a name goes
to the one person known to hold it. What nothing decides stays apart and says so. The result does not depend on the
order in which reports arrived.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.cross_report.people import Key, Reasons, keys_of_people, name_key
from onrecord.lexicon.countries import find_country
from onrecord.lexicon.offices import Office, read_office
from onrecord.model import Actor, EntityReference, MentionKind

BODIES = (MentionKind.ORGANISATION, MentionKind.COUNTRY, MentionKind.PLACE)
SHORTEST_ACRONYM = 2


def resolve_actors(references: Sequence[EntityReference]) -> tuple[Actor, ...]:
    """The actors that the entities of many reports stand for, by name.

    Args:
        references: Every entity of every report, in any order.

    Returns:
        Each reference as member of exactly one actor.
    """
    ordered = _with_kinds_settled(sorted(references, key=lambda reference: (reference.version_id, reference.entity)))
    people = [reference for reference in ordered if reference.kind is MentionKind.PERSON]
    of_people: Reasons = defaultdict(list)
    groups: dict[Key, list[EntityReference]] = {}
    for reference, key in zip(people, keys_of_people(people, of_people), strict=True):
        groups.setdefault(("person", *key), []).append(reference)
    reasons: Reasons = defaultdict(list, {("person", *key): told for key, told in of_people.items()})
    holders = _holders(groups)
    _add_bodies([reference for reference in ordered if reference.kind in BODIES], groups, reasons)
    for reference in ordered:
        if reference.kind is MentionKind.OFFICE:
            groups.setdefault(_key_of_office(reference, holders, reasons), []).append(reference)
        elif reference.kind not in (*BODIES, MentionKind.PERSON):
            groups.setdefault(_key_within_report(reference), []).append(reference)
    actors = [_actor(key, members, reasons.get(key, ())) for key, members in groups.items()]
    return tuple(sorted(actors, key=lambda actor: (actor.name, actor.actor_id)))


def _with_kinds_settled(references: Sequence[EntityReference]) -> list[EntityReference]:
    """Lets reports vote: a single word that most of them take for a place or country is one in every report.

    And it is no part of a person's name: "Norland Ada Roe" is Ada Roe where Norland is a country.
    """
    votes: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    for reference in references:
        if len(reference.name.split()) == 1:
            votes[reference.name][reference.kind] += reference.mentions
    places = {}
    for name, kinds in votes.items():
        bodies = {kind: kinds[kind] for kind in BODIES if kinds[kind]}
        if bodies and sum(bodies.values()) > kinds[MentionKind.PERSON]:
            places[name] = max(bodies, key=lambda kind: (bodies[kind], kind.value))
    settled = []
    for reference in references:
        first, *rest = reference.name.split() or [""]
        if reference.kind is MentionKind.PERSON and not rest and first in places:
            reference = replace(reference, kind=places[first])
        elif reference.kind is MentionKind.PERSON and len(rest) > 1 and first in places:
            reference = replace(reference, name=" ".join(rest))
        settled.append(reference)
    return settled


def _add_bodies(bodies: Sequence[EntityReference], groups: dict[Key, list[EntityReference]], reasons: Reasons) -> None:
    """Groups countries by code and other bodies by folded name, and acronyms with the name that they shorten."""
    keys: dict[str, Key] = {}
    for reference in bodies:
        if not _is_named(reference.name):
            continue
        country = find_country(reference.name) if reference.kind is MentionKind.COUNTRY else None
        keys[reference.name] = ("country", country.alpha3) if country else ("body", *name_key(reference.name))
    initials: dict[str, set[Key]] = defaultdict(set)
    for name, key in keys.items():
        words = [word for word in name.split() if word[:1].isupper()]
        if len(words) > SHORTEST_ACRONYM:
            initials["".join(word[0] for word in words)].add(key)
    for name, key in sorted(keys.items()):
        long = initials.get(name, set()) - {key}
        if name.isupper() and len(long) == 1:
            keys[name] = next(iter(long))
            reasons[keys[name]].append(f"{name!r} is short for it")
    for reference in bodies:
        groups.setdefault(keys.get(reference.name) or _key_within_report(reference), []).append(reference)


def _is_named(name: str) -> bool:
    """Whether words name a body ("Norland's defence ministry") rather than describe one ("the ministry")."""
    return any(word[:1].isupper() or word[:1].isdigit() for word in name.split())


def _key_within_report(reference: EntityReference) -> Key:
    """A key for those without a name: one report's "officials" are not another's."""
    return ("nameless", reference.kind.value, reference.version_id, *name_key(reference.name))


def _holders(groups: Mapping[Key, Sequence[EntityReference]]) -> dict[str, list[tuple[Key, Office]]]:
    """Who holds offices in countries, by title: each person with each such office that reports give them."""
    holders: dict[str, list[tuple[Key, Office]]] = defaultdict(list)
    for key, members in groups.items():
        for office in {read_office(words) for member in members for words in member.descriptions}:
            for title in office.titles if office.countries else ():
                holders[title].append((key, office))
    return holders


def _key_of_office(
    reference: EntityReference, holders: Mapping[str, Sequence[tuple[Key, Office]]], reasons: Reasons
) -> Key:
    """The one person who is known to hold an office in a country that the words name; else the office itself."""
    wanted = read_office(reference.name)
    if not wanted.is_sole:
        return _key_within_report(reference)
    own: Key = ("office", *name_key(reference.name))
    known = {
        key
        for title in wanted.titles
        for key, office in holders.get(title, ())
        if wanted.fields <= office.fields and office.may_be(wanted)
    }
    if len(known) != 1:
        return own
    (holder,) = known
    reasons[holder].append(f"{reference.name!r} is the office of nobody else in the record")
    return holder


def _actor(key: Key, members: Sequence[EntityReference], reasons: Sequence[str]) -> Actor:
    """An actor under its most used spelling; of equally used ones, the longest, then the first in the alphabet."""
    kind = MentionKind.PERSON if key[0] == "person" else members[0].kind
    weight: Counter[str] = Counter()
    for member in members:
        if member.kind is kind or key[0] != "person":
            weight[member.name] += member.mentions
    name = min(
        weight, key=lambda name: (-(len(name.split()) > 1 and key[0] == "person"), -weight[name], -len(name), name)
    )
    aliases = {member.name for member in members} | {words for member in members for words in member.descriptions}
    digest = hashlib.sha256("\x1f".join(key).encode()).hexdigest()
    unique_reasons = tuple(sorted(set(reasons)))
    return Actor(f"a-{digest[:8]}", name, kind, tuple(sorted(aliases - {name})), tuple(members), unique_reasons)
