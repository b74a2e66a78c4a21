"""What people decided of who is who: it stands above all that is inferred, and above the user's own actors.

A decision names actors by the places in reports where they were named, and, where the record has none of these reports,
by what they were called. Later decisions are applied to what earlier ones left.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.cross_report.notes import Key, Notes
from onrecord.lexicon.names import fold
from onrecord.model import EntityReference
from onrecord.model.review import ActorRuling, EntityPlace, ReviewKind

PARTED = "parted"
Groups = dict[Key, list[EntityReference]]


def apply_rulings(groups: Groups, rulings: Sequence[ActorRuling], notes: Notes) -> dict[Key, str]:
    """Joins and parts groups as people decided, in the order in which they did; gives back the names they gave."""
    names: dict[Key, str] = {}
    if not rulings:
        return names
    key_of = {(member.version_id, member.entity): key for key, members in groups.items() for member in members}
    for ruling in rulings:
        if ruling.kind is ReviewKind.MERGE:
            _merge(groups, ruling, key_of, names, notes)
        else:
            _split(groups, ruling, key_of, names, notes)
    return names


def _merge(
    groups: Groups, ruling: ActorRuling, key_of: dict[EntityPlace, Key], names: dict[Key, str], notes: Notes
) -> None:
    kept, given = (_meant(groups, ruling, side, key_of) for side in (0, 1))
    if kept is None or given is None:
        return
    if kept != given:
        members = groups.pop(given)
        groups[kept].extend(members)
        key_of.update({(member.version_id, member.entity): kept for member in members})
        notes.move(given, kept)
    notes.because(kept, ruling.reason)
    names[kept] = ruling.name


def _split(
    groups: Groups, ruling: ActorRuling, key_of: dict[EntityPlace, Key], names: dict[Key, str], notes: Notes
) -> None:
    whole = _meant(groups, ruling, 0, key_of)
    if whole is None:
        return
    wanted = {fold(name) for name in ruling.names}
    part = [
        member
        for member in groups[whole]
        if (not wanted or fold(member.name) in wanted) and (not ruling.versions or member.version_id in ruling.versions)
    ]
    rest = [member for member in groups[whole] if member not in part]
    if not part or not rest:
        return
    key: Key = (PARTED, ruling.review_id)
    groups[whole], groups[key] = rest, part
    key_of.update({(member.version_id, member.entity): key for member in part})
    for one in (key, whole):
        notes.because(one, ruling.reason)
    names[key] = ruling.name


def _meant(groups: Groups, ruling: ActorRuling, side: int, key_of: Mapping[EntityPlace, Key]) -> Key | None:
    """The group that a side of a decision means: the one with most of its places, else most often called so."""
    counts = Counter(key_of[place] for place in ruling.sides[side] if place in key_of)
    if not counts:
        called = fold(ruling.side_names[side])
        counts = Counter({key: sum(fold(one.name) == called for one in members) for key, members in groups.items()})
    best = min(counts, key=lambda key: (-counts[key], key), default=None)
    return best if best is not None and counts[best] else None
