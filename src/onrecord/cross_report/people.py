"""People across reports: which full names are spellings of one, and whom a short name means.

Names are compared folded, so that transliterations of one name meet, and then by surname and first name. A short name
that fits several people stays apart unless the report's own words, or far more frequent naming, tell them apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.lexicon.names import fold, name_particles, same_first_name
from onrecord.lexicon.offices import Office, read_office
from onrecord.lexicon.roles import honorifics
from onrecord.model import EntityReference

FAR_MORE_OFTEN = 10
Key = tuple[str, ...]
Reasons = dict[Key, list[str]]


@dataclass(frozen=True, slots=True)
class Bearer:
    """Someone named in full: the offices that reports give them, and in how many reports they are named in full."""

    key: Key
    offices: tuple[Office, ...]
    reports: int


def name_key(name: str) -> Key:
    """The folded words of a name that tell it from others."""
    words = [word for word in name.replace("’s", "").replace("'s", "").split() if word[:1].isalnum()]
    telling = [
        w for w in words if w.lower().strip(".") not in honorifics() and w.lower() not in name_particles()
    ] or words
    return tuple(fold(word) for word in telling)


def keys_of_people(people: Sequence[EntityReference], reasons: Reasons) -> list[Key]:
    """For each reference to a person, the key that all names of that person share.

    Args:
        people: References to people, in an order that does not depend on their arrival.
        reasons: Gathers why names were joined, or left apart, by key.
    """
    joined = _join_full_names(people, reasons)
    bearers = _bearers(people, joined)
    by_word: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        for word in sorted({bearer.key[0], bearer.key[-1]}):
            by_word[word].append(bearer)
    keys = []
    for reference in people:
        key = name_key(reference.name)
        keys.append(joined[key] if key in joined else _key_of_short_name(reference, key, by_word, reasons))
    return keys


def _join_full_names(people: Iterable[EntityReference], reasons: Reasons) -> dict[Key, Key]:
    """For each full name, the one key that all spellings of it share."""
    spellings: dict[Key, str] = {}
    for reference in people:
        key = name_key(reference.name)
        if len(key) > 1 and spellings.setdefault(key, reference.name) != reference.name:
            reasons[key].append(f"{reference.name!r} and {spellings[key]!r} are spellings of one name")
    joined: dict[Key, Key] = {}
    by_surname: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(spellings, key=lambda key: (-len(key), key)):
        kin = [other for other in by_surname[key[-1]] if _may_be_one(other, key)]
        if len(kin) == 1:
            joined[key] = kin[0]
            reasons[kin[0]].append(f"{spellings[key]!r} and {spellings[kin[0]]!r} differ in form only")
        else:
            joined[key] = key
            by_surname[key[-1]].append(key)
    return joined


def _may_be_one(one: Key, other: Key) -> bool:
    """Whether two full names with one surname may be one person's: first names agree and middle names do not differ."""
    if one[-len(other) :] == other:
        return True
    middles = one[1:-1], other[1:-1]
    if all(middles) and [name[:1] for name in middles[0]] != [name[:1] for name in middles[1]]:
        return False
    return same_first_name(one[0], other[0])


def _bearers(people: Iterable[EntityReference], joined: dict[Key, Key]) -> list[Bearer]:
    offices: dict[Key, set[Office]] = defaultdict(set)
    reports: dict[Key, set[str]] = defaultdict(set)
    for reference in people:
        key = joined.get(name_key(reference.name))
        if key is not None:
            offices[key].update(read_office(words) for words in reference.descriptions)
            reports[key].add(reference.version_id)
    return [Bearer(key, tuple(offices[key]), len(reports[key])) for key in sorted(reports)]


def _key_of_short_name(
    reference: EntityReference, short: Key, by_word: dict[str, list[Bearer]], reasons: Reasons
) -> Key:
    """The key for a person of whom a report gives one name only: the one bearer of that name, if there is one."""
    bearers = by_word.get(short[0], []) if short else []
    bearers = [bearer for bearer in bearers if bearer.key[-1] == short[0]] or bearers
    if not bearers:
        return short
    meant = bearers[0] if len(bearers) == 1 else _find_meant(reference, bearers)
    if meant is None:
        reasons[short].append(f"{reference.name!r} could be {len(bearers)} people of that name")
        return short
    why = "names the one person of that name" if len(bearers) == 1 else "fits one of the people of that name"
    reasons[meant.key].append(f"{reference.name!r} {why}")
    return meant.key


def _find_meant(reference: EntityReference, bearers: Sequence[Bearer]) -> Bearer | None:
    """Whom of several bearers of a name a report means: whose office fits, else who is named far more often.

    Misread headlines make up people ("Roe Claims"), each in one report; they do not stand against someone who is named
    in full in many.
    """
    told = [read_office(words) for words in reference.descriptions]
    fitting = [b for b in bearers if any(one.may_be(other) for one in told for other in b.offices)]
    if len(fitting) == 1:
        return fitting[0]
    foremost = max(bearers, key=lambda bearer: (bearer.reports, bearer.key))
    others = sum(bearer.reports for bearer in bearers) - foremost.reports
    return foremost if foremost.reports >= FAR_MORE_OFTEN * others else None
