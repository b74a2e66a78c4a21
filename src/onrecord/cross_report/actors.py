"""Actors: which entities of many reports are one person, body or country.

People are joined by name and by a list of office holders, countries by code, bodies by name and acronym, and an office
without a name goes to who held it on the report's day. What nothing decides stays apart and says whom it may mean. The
result does not depend on the order in which reports arrived.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import date

from onrecord.cross_report.bodies import keys_of_bodies
from onrecord.cross_report.evidence import told_posts
from onrecord.cross_report.holders import Holders
from onrecord.cross_report.kinds import BODIES, settle_kinds
from onrecord.cross_report.known import OF_USER, OwnActors
from onrecord.cross_report.notes import Key, Notes, key_within_report
from onrecord.cross_report.offices import country_and_sectors, offices_at
from onrecord.cross_report.people import keys_of_people
from onrecord.cross_report.ruled import apply_rulings
from onrecord.lexicon.coding import code_actor
from onrecord.lexicon.officeholders import Roster, shipped
from onrecord.lexicon.person_names import FULL, name_words
from onrecord.model import Actor, EntityReference, KnownActor, MentionKind
from onrecord.model.review import ActorRuling

PEOPLE = ("person", "listed")


def resolve_actors(
    references: Sequence[EntityReference],
    *,
    known: Sequence[KnownActor] = (),
    rulings: Sequence[ActorRuling] = (),
) -> tuple[Actor, ...]:
    """The actors that the entities of many reports stand for, by name.

    Args:
        references: Every entity of every report, in any order.
        known: Actors that the user told of; they stand above the list that ships with the package.
        rulings: What people decided of who is who, in the order in which they did.

    Returns:
        Each reference as member of exactly one actor.
    """
    notes = Notes()
    own = OwnActors(known)
    roster = shipped().above(own.tenures) if known else shipped()
    ordered = settle_kinds(sorted(references, key=lambda one: (one.version_id, one.entity)), roster)
    groups: dict[Key, list[EntityReference]] = {}
    rest = []
    for reference in ordered:
        key = own.find(reference, notes)
        if key is None:
            rest.append(reference)
        else:
            groups.setdefault(key, []).append(reference)
    people = [reference for reference in rest if reference.kind is MentionKind.PERSON]
    for reference, key in zip(people, keys_of_people(people, roster, notes), strict=True):
        groups.setdefault(key, []).append(reference)
    _add_others(rest, groups, roster, notes)
    named = apply_rulings(groups, rulings, notes)
    actors = [_actor(key, members, notes, roster, own, named.get(key)) for key, members in groups.items()]
    return tuple(sorted(actors, key=lambda actor: (actor.name, actor.actor_id)))


def _add_others(
    references: Sequence[EntityReference], groups: dict[Key, list[EntityReference]], roster: Roster, notes: Notes
) -> None:
    """Groups bodies, then offices without a name with who held them, then those who stay within their report."""
    named = {key: list(members) for key, members in groups.items()}
    holders = Holders(named, roster, notes, lambda key: _name(key, named[key], roster))
    bodies = [reference for reference in references if reference.kind in BODIES]
    for reference, key in zip(bodies, keys_of_bodies(bodies, notes), strict=True):
        groups.setdefault(key, []).append(reference)
    for reference in references:
        if reference.kind is MentionKind.OFFICE:
            groups.setdefault(holders.key_of(reference) or key_within_report(reference), []).append(reference)
        elif reference.kind not in (*BODIES, MentionKind.PERSON):
            groups.setdefault(key_within_report(reference), []).append(reference)


def _actor(
    key: Key,
    members: Sequence[EntityReference],
    notes: Notes,
    roster: Roster,
    own: OwnActors,
    named: str | None,
) -> Actor:
    """One actor; `named` is what a person called it who joined or parted it."""
    name = named or own.name(key) or _name(key, members, roster)
    kind = MentionKind.PERSON if _is_person(key, members) else members[0].kind
    aliases = {member.name for member in members} | {words for member in members for words in member.descriptions}
    tenures = roster.of_person(key[1]) if key[0] == "listed" else own.tenures_of(key)
    offices = offices_at(tenures, members)
    posts = [post for member in members for post in told_posts(member)]
    country, sectors = country_and_sectors(offices, posts, tenures)
    reasons = notes.reasons_of(key)
    given = own.code(key)
    if given is not None:
        country, sectors = given
    elif country is None or not sectors:
        code = code_actor(name, on=_day(members), descriptions=_descriptions(members))
        country, sectors = country or code.country, sectors or code.sectors
        reasons = (*reasons, *(f"coded by {reason}" for reason in code.reasons))
    return Actor(
        actor_id=f"a-{hashlib.sha256(chr(0x1F).join(key).encode()).hexdigest()[:8]}",
        name=name,
        kind=kind,
        aliases=tuple(sorted(aliases - {name})),
        members=tuple(members),
        reasons=reasons,
        country=country,
        sectors=sectors,
        offices=offices,
        alternatives=notes.alternatives_of(key, name),
    )


def _day(members: Sequence[EntityReference]) -> date | None:
    """The first day on which a report names an actor, None where no report is dated."""
    days = [member.on.begin.date() for member in members if member.on is not None and member.on.begin is not None]
    return min(days, default=None)


def _descriptions(members: Sequence[EntityReference]) -> tuple[str, ...]:
    """What reports call an actor, the most frequent first."""
    counted = Counter(words for member in members for words in member.descriptions)
    return tuple(sorted(counted, key=lambda words: (-counted[words], words)))


def _is_person(key: Key, members: Sequence[EntityReference]) -> bool:
    if key[0] == "listed" and key[1].startswith(OF_USER):
        return not any(member.kind in BODIES for member in members)
    return key[0] in PEOPLE or any(member.kind is MentionKind.PERSON for member in members)


def _name(key: Key, members: Sequence[EntityReference], roster: Roster) -> str:
    """The most used spelling; of equally used ones, the longest, then the first in the alphabet.

    People go by a full name where there is one, and who is only ever called by an office by the list's name.
    """
    weight: Counter[str] = Counter()
    person = _is_person(key, members)
    for member in members:
        if not person or member.kind is MentionKind.PERSON:
            weight[member.name] += member.mentions
    full = {name: count for name, count in weight.items() if len(name.split()) >= FULL} if person else weight
    tenures = roster.of_person(key[1]) if key[0] == "listed" else ()
    known = {words for tenure in tenures for words in tenure.words}
    spelled = {name: count for name, count in full.items() if not tenures or name_words(name) in known}
    if tenures and not spelled:
        return tenures[0].name
    weight = Counter(spelled or full or weight)
    listed = {name for tenure in tenures for name in tenure.names}
    return min(weight, key=lambda name: (-weight[name], name not in listed, -len(name), name))
