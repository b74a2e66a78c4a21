"""What is known of an entity while a report is being resolved, and when a phrase may stand for it."""

from dataclasses import dataclass, field

from onrecord.annotations.mentions.phrases import Description
from onrecord.lexicon.names import fold, name_particles, same_first_name
from onrecord.model import MentionKind


@dataclass(slots=True)
class Cluster:
    """What is known of an entity while a report is being resolved."""

    kind: MentionKind
    names: list[tuple[str, ...]] = field(default_factory=list)
    description: Description = field(default_factory=Description)
    phrases: list[int] = field(default_factory=list)
    code: str | None = None


def bears_name(cluster: Cluster, name: tuple[str, ...]) -> bool:
    """Whether a person is known under a name that this one may shorten or spell otherwise."""
    if cluster.kind is not MentionKind.PERSON:
        return False
    return any(_same_person(known, name) for known in cluster.names)


def _same_person(known: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether two names of a report may be one person's: same surname, and first names that do not differ."""
    a, b = _significant(known), _significant(name)
    if len(a) == 1 or len(b) == 1:
        short, long = (a, b) if len(a) <= len(b) else (b, a)
        return fold(short[0]) == fold(long[-1]) or (len(long) > 1 and fold(short[0]) == fold(long[0]) and len(b) == 1)
    if [fold(word) for word in a] == [fold(word) for word in b]:
        return True
    return fold(a[-1]) == fold(b[-1]) and same_first_name(a[0], b[0])


def _significant(name: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a name that tell people apart."""
    return tuple(word for word in name if word.lower().strip(".-") not in name_particles()) or name


def compatible(known: Description, new: Description) -> bool:
    """Whether nothing in two descriptions speaks against their being of one person."""
    if known.gender and new.gender and known.gender != new.gender:
        return False
    if known.offices and new.offices and not known.offices & new.offices:
        return False
    return not (known.countries and new.countries and not known.countries & new.countries)


def holds_office(cluster: Cluster, wanted: Description) -> bool:
    """Whether an entity is known to hold the office that a phrase speaks of."""
    known = cluster.description
    if not wanted.offices or not wanted.offices <= known.offices:
        return False
    if wanted.fields - known.fields and known.fields:
        return False
    if wanted.gender and known.gender and wanted.gender != known.gender:
        return False
    return not wanted.countries or bool(wanted.countries & known.countries)


def is_acronym(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is the initials of the other."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return len(short) == 1 and len(long) >= 3 and short[0] == fold("".join(word[0] for word in long))
