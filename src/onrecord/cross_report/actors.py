"""Actors: which entities of many reports are one person, body or country.

Names are compared folded, so that transliterations of one name meet, and people by surname and first name. A name
that fits several actors stays apart and says so: two people with one surname are never made one. The result does not
depend on the order in which reports arrived.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.lexicon.countries import find_country
from onrecord.lexicon.names import fold, same_first_name
from onrecord.lexicon.offices import Office, read_office
from onrecord.lexicon.roles import honorifics
from onrecord.model import Actor, EntityReference, MentionKind

BODIES = (MentionKind.ORGANISATION, MentionKind.COUNTRY, MentionKind.PLACE)
PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "de", "da", "del", "van", "von", "der", "den", "le", "la", "du", "the"}
)
SHORTEST_ACRONYM = 2
Key = tuple[str, ...]


def resolve_actors(references: Sequence[EntityReference]) -> tuple[Actor, ...]:
    """The actors that the entities of many reports stand for, by name.

    Args:
        references: Every entity of every report, in any order.

    Returns:
        Each reference as member of exactly one actor.
    """
    ordered = _with_kinds_settled(sorted(references, key=lambda reference: (reference.version_id, reference.entity)))
    people = [reference for reference in ordered if reference.kind is MentionKind.PERSON]
    groups: dict[Key, list[EntityReference]] = {}
    reasons: dict[Key, list[str]] = defaultdict(list)
    full_names = _join_full_names(people, reasons)
    for reference in people:
        key = full_names.get(_name_key(reference.name)) or _key_of_short_name(reference, full_names, ordered, reasons)
        groups.setdefault(("person", *key), []).append(reference)
    _add_bodies([reference for reference in ordered if reference.kind in BODIES], groups, reasons)
    for reference in ordered:
        if reference.kind is MentionKind.OFFICE:
            groups.setdefault(_key_of_office(reference, groups, reasons), []).append(reference)
        elif reference.kind not in (*BODIES, MentionKind.PERSON):
            groups.setdefault((reference.kind.value, *_name_key(reference.name)), []).append(reference)
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


def _name_key(name: str) -> Key:
    """The folded words of a name that tell it from others."""
    words = [word for word in name.replace("’s", "").replace("'s", "").split() if word[:1].isalnum()]
    telling = [w for w in words if w.lower().strip(".") not in honorifics() and w.lower() not in PARTICLES] or words
    return tuple(fold(word) for word in telling)


def _join_full_names(people: Iterable[EntityReference], reasons: dict[Key, list[str]]) -> dict[Key, Key]:
    """For each full name, the one key that all spellings of it share."""
    spellings: dict[Key, str] = {}
    for reference in people:
        key = _name_key(reference.name)
        if len(key) > 1 and spellings.setdefault(key, reference.name) != reference.name:
            reasons[("person", *key)].append(f"{reference.name!r} and {spellings[key]!r} are spellings of one name")
    joined: dict[Key, Key] = {}
    by_surname: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(spellings, key=lambda key: (-len(key), key)):
        kin = [other for other in by_surname[key[-1]] if same_first_name(other[0], key[0])]
        if len(kin) == 1:
            joined[key] = kin[0]
            reasons[("person", *kin[0])].append(f"{spellings[key]!r} and {spellings[kin[0]]!r} differ in form only")
        else:
            joined[key] = key
            by_surname[key[-1]].append(key)
    return joined


def _key_of_short_name(
    reference: EntityReference,
    full_names: Mapping[Key, Key],
    everyone: Sequence[EntityReference],
    reasons: dict[Key, list[str]],
) -> Key:
    """The key for a person of whom a report gives one name only: the one bearer of that name, if there is one."""
    short = _name_key(reference.name)
    bearers = sorted({key for name, key in full_names.items() if short and short[0] in (name[-1], name[0])})
    surnamed = [key for key in bearers if key[-1] == short[0]] or bearers
    if len(surnamed) > 1:
        told = [read_office(words) for words in reference.descriptions]
        fitting = [key for key in surnamed if _any_office_fits(told, _offices_of(key, full_names, everyone))]
        if len(fitting) != 1:
            reasons[("person", *short)].append(f"{reference.name!r} could be {len(surnamed)} people of that name")
            return short
        surnamed = fitting
    if not surnamed:
        return short
    reasons[("person", *surnamed[0])].append(f"{reference.name!r} names the one person of that name")
    return surnamed[0]


def _offices_of(key: Key, full_names: Mapping[Key, Key], everyone: Sequence[EntityReference]) -> list[Office]:
    return [
        read_office(words)
        for reference in everyone
        if reference.kind is MentionKind.PERSON and full_names.get(_name_key(reference.name)) == key
        for words in reference.descriptions
    ]


def _any_office_fits(told: Sequence[Office], known: Sequence[Office]) -> bool:
    return any(one.may_be(other) for one in told for other in known)


def _add_bodies(
    bodies: Sequence[EntityReference], groups: dict[Key, list[EntityReference]], reasons: dict[Key, list[str]]
) -> None:
    """Groups countries by code and other bodies by folded name, and acronyms with the name that they shorten."""
    keys: dict[str, Key] = {}
    for reference in bodies:
        country = find_country(reference.name) if reference.kind is MentionKind.COUNTRY else None
        keys[reference.name] = ("country", country.alpha3) if country else ("body", *_name_key(reference.name))
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
        groups.setdefault(keys[reference.name], []).append(reference)


def _key_of_office(
    reference: EntityReference, groups: Mapping[Key, Sequence[EntityReference]], reasons: dict[Key, list[str]]
) -> Key:
    """The one person who is known to hold an office in a country that the words name; else the office itself."""
    wanted = read_office(reference.name)
    own: Key = ("office", *_name_key(reference.name))
    if not wanted.titles or not wanted.countries:
        return own
    holders = [
        key
        for key, members in groups.items()
        if key[0] == "person" and any(_holds(member, wanted) for member in members)
    ]
    if len(holders) != 1:
        return own
    reasons[holders[0]].append(f"{reference.name!r} is the office of nobody else in the record")
    return holders[0]


def _holds(member: EntityReference, wanted: Office) -> bool:
    known = [read_office(words) for words in member.descriptions]
    return any(office.countries and wanted.fields <= office.fields and office.may_be(wanted) for office in known)


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
