"""Bodies across reports: countries by code, parts of a state by country and words, others by name and acronym.

A name joins another where a list has both for one body, or where one is the other's initials and no further body in the
record has these. Names that only say what kind of body it is ("the Alliance", "the Observatory", "the Ministry of
Defence") are the one of that kind that their report names, and else nobody's beyond it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.cross_report.notes import Key, Notes, key_within_report
from onrecord.lexicon.bodies import (
    bare_part,
    body_words,
    family_of,
    initials,
    part_of_state,
    voice_of,
    without_brackets,
)
from onrecord.lexicon.countries import Country, find_country, find_country_by_name
from onrecord.lexicon.names import fold
from onrecord.lexicon.roles import bodies_meant_by, generic_bodies
from onrecord.lexicon.roles import body_words as kinds_of_body
from onrecord.model import EntityReference, MentionKind

SHORTEST_ACRONYM = 3
TELLING = 2  # words of a part of a state that may mean the one that its report names


def keys_of_bodies(bodies: Sequence[EntityReference], notes: Notes) -> list[Key]:
    """For each reference to a body, country or place, the key that all its names share."""
    keys: dict[str, Key] = {}
    for reference in bodies:
        if is_named(reference.name) and reference.name not in keys:
            keys[reference.name] = _key_of(reference, notes)
    _join_acronyms(keys, notes)
    in_report: dict[str, dict[str, Key]] = defaultdict(dict)
    for reference in bodies:
        if reference.name in keys:
            in_report[reference.version_id][reference.name] = keys[reference.name]
    return [_meant(reference, in_report[reference.version_id], notes) for reference in bodies]


def is_named(name: str) -> bool:
    """Whether words name a body ("Norland's defence ministry") rather than describe one ("the ministry")."""
    return any(word[:1].isupper() or word[:1].isdigit() for word in name.split())


def _key_of(reference: EntityReference, notes: Notes) -> Key:
    name, acronym = without_brackets(reference.name)
    country = find_country(name) if reference.kind is MentionKind.COUNTRY else _country_without_apostrophe(name)
    if country is not None:
        return ("country", country.alpha3)
    family = family_of(name) or (family_of(acronym) if acronym else None)
    voice = voice_of(name)
    part = part_of_state(family or name)
    key: Key = ("body", *body_words(family or name)) if part is None else ("state", part[0], *sorted(part[1]))
    if family is not None and body_words(name) != body_words(family):
        notes.because(key, f"{reference.name!r} is a name of {family}")
    elif part is not None:
        notes.because(key, f"{reference.name!r} names this part of the state of {part[0]}")
    if voice is not None:
        notes.because(key, voice[1])
    return key


def _country_without_apostrophe(name: str) -> Country | None:
    """The country of a name whose possessive has lost its apostrophe: "Norlands forces"."""
    if not name.endswith("s") or find_country(name) is not None:
        return None
    return find_country_by_name(name[:-1])


def _join_acronyms(keys: dict[str, Key], notes: Notes) -> None:
    """Joins acronyms with the one name in the record that they shorten, and with the name whose brackets hold them."""
    bracketed: dict[str, set[Key]] = defaultdict(set)
    shortened: dict[str, set[Key]] = defaultdict(set)
    for name, key in keys.items():
        plain, acronym = without_brackets(name)
        if acronym is not None:
            bracketed[acronym].add(key)
        if len(initials(plain)) >= SHORTEST_ACRONYM and key[0] != "country":
            shortened[initials(plain)].add(key)
    for name, key in sorted(keys.items()):
        if not name.isupper() or family_of(name) is not None or key[0] == "country":
            continue
        plain = name.replace(".", "")
        long = (bracketed.get(plain) or shortened.get(plain, set())) - {key}
        if len(long) == 1:
            keys[name] = next(iter(long))
            notes.because(keys[name], f"{name!r} is short for it")


def _meant(reference: EntityReference, here: Mapping[str, Key], notes: Notes) -> Key:
    """The key of a name; of one that only says what kind of body it is, the key of the one that its report names."""
    key = here.get(reference.name)
    if key is None:
        return key_within_report(reference)
    if key[0] == "state" or reference.kind is not MentionKind.ORGANISATION:
        return key
    meant = _of_state(reference.name, here) | _of_kind(reference.name, here)
    if len(meant) == 1:
        (other,) = meant
        notes.because(other, f"{reference.name!r} is the only one that its report names")
        return other
    if family_of(reference.name) is None and (bare_part(reference.name) is not None or _is_kind(reference.name)):
        return key_within_report(reference)
    return key


def _of_state(name: str, here: Mapping[str, Key]) -> set[Key]:
    """The parts of states that a report names in full and that a name without a country may mean."""
    part = bare_part(name)
    if part is None or len(part) < TELLING:
        return set()
    full = {other: whole[1] for other in here if (whole := part_of_state(other)) is not None}
    return {here[other] for other, words in full.items() if part <= words}


def _of_kind(name: str, here: Mapping[str, Key]) -> set[Key]:
    """The bodies in a report that a single word for a kind of body may mean: by a list, or since their name has it."""
    if len(name.split()) != 1:
        return set()
    word = fold(name)
    listed = bodies_meant_by(word)
    by_list = {key for key in here.values() if key[0] == "body" and " ".join(key[1:]) in listed}
    if by_list or not _is_kind(name):
        return by_list
    return {key for other, key in here.items() if key[0] == "body" and word in key[1:] and len(other.split()) > 1}


def _is_kind(name: str) -> bool:
    """Whether one word says what kind of body it is ("Observatory") and names none."""
    return name.lower() in kinds_of_body() or name.lower() in generic_bodies()
