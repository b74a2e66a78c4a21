"""What is known of an entity while a report is being resolved, and when a phrase may stand for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from onrecord.annotations.mentions.descriptions import Description, Phrase
from onrecord.lexicon.names import fold, name_particles, same_first_name
from onrecord.lexicon.roles import bodies_meant_by, body_words, document_words, generic_bodies, generic_offices
from onrecord.model import MentionKind, Token

UNCOUNTED = frozenset({"of", "for", "and", "on", "in", "to", "the"})  # words that initials leave out
SHORTEST_POSSESSIVE = 4  # letters, with the "s"
LABELS_BEHIND = frozenset({fold("news"), fold("press"), fold("media")})


@dataclass(slots=True)
class Cluster:
    """What is known of an entity while a report is being resolved.

    `bearers` are the phrases that name it for certain, `called` holds the words, folded, of nameless phrases that
    stand for it ("the ministry").
    """

    kind: MentionKind
    names: list[tuple[str, ...]] = field(default_factory=list)
    description: Description = field(default_factory=Description)
    phrases: list[int] = field(default_factory=list)
    code: str | None = None
    called: set[tuple[str, ...]] = field(default_factory=set)
    bearers: list[int] = field(default_factory=list)


def nameless_key(tokens: Sequence[Token], phrase: Phrase) -> tuple[str, ...]:
    """The words of a phrase without article or "his", folded, to find them again."""
    inside = tokens[phrase.first : phrase.after]
    return tuple(fold(token.text) for token in inside if token.tag not in ("DT", "PRP$") and token.text[:1].isalnum())


def bears_name(cluster: Cluster, name: tuple[str, ...]) -> bool:
    """Whether a person is known under a name that this one may shorten or spell otherwise."""
    if cluster.kind is not MentionKind.PERSON:
        return False
    return any(_same_person(known, name) for known in cluster.names)


def without_lost_possessive(name: tuple[str, ...]) -> tuple[str, ...] | None:
    """A name without an "s" that has lost its apostrophe ("Roes" for "Roe's"), or None where it ends in none."""
    last = name[-1] if name else ""
    return (*name[:-1], last[:-1]) if len(last) > SHORTEST_POSSESSIVE and last.endswith("s") else None


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


def body_key(words: Iterable[str]) -> tuple[str, ...]:
    """A body's name without "the" and "'s", folded."""
    return tuple(fold(word) for word in words if word.lower() not in ("the", "s"))


def bears_body_name(cluster: Cluster, key: tuple[str, ...]) -> bool:
    """Whether a body is known under a name, its initials, or with another noun for a body behind it."""
    bare = without_noun(key)
    return any(
        key == known
        or (bare == without_noun(known) and bare != () and cluster.kind is MentionKind.ORGANISATION)
        or is_acronym(key, known)
        or (len(key) == 1 and key[0] in known and key[0] in _folded_body_words())
        for known in cluster.names
    )


def without_noun(key: tuple[str, ...]) -> tuple[str, ...]:
    """A body's name without the nouns behind it that say what it is ("Ostrel news agency": Ostrel), or ()."""
    end = len(key)
    while end and (key[end - 1] in _folded_generic_bodies() or key[end - 1] in LABELS_BEHIND):
        end -= 1
    return key[:end]


def is_acronym(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is the initials of the other, small words counted or not."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) != 1 or len(long) < 3:
        return False
    full = "".join(word[0] for word in long if word)
    return short[0] in (fold(full), fold("".join(word[0] for word in long if word and word not in UNCOUNTED)))


def office_fit(cluster: Cluster, wanted: Description, key: tuple[str, ...]) -> str:
    """How the office that a phrase speaks of fits what is known of an entity."""
    if key in cluster.called:
        return "same words"
    known = cluster.description
    if not known.offices:
        return "unknown"
    if not wanted.offices & known.offices:
        return "other generic" if wanted.offices <= generic_offices() else "other"
    if wanted.fields - known.fields and known.fields:
        return "other field"
    return "same"


def country_fit(known: Description, wanted: Description) -> str:
    """How the country that a phrase names fits what is known of an entity."""
    if not wanted.countries:
        return "unsaid"
    if not known.countries:
        return "unknown"
    return "same" if known.countries & wanted.countries else "other"


def body_fit(cluster: Cluster, key: tuple[str, ...]) -> str:
    """How the words of a nameless body fit an entity's names."""
    if key in cluster.called or key in cluster.names:
        return "same words"
    head = key[-1] if key else ""
    known = [name for name in (*cluster.names, *cluster.called) if name]
    if any(len(name) > len(key) and name[-len(key) :] == key for name in known):
        return "ends"
    if any(head in name for name in known):
        return "head"
    if any(" ".join(name) in bodies_meant_by(head) for name in known):
        return "stands for"
    if any(name[-1] in _folded_body_words() for name in known):
        return "other body"
    return "short" if any(len(name) == 1 for name in known) else "other"


@cache
def _folded_generic_bodies() -> frozenset[str]:
    return frozenset(fold(word) for word in generic_bodies() - document_words())


@cache
def _folded_body_words() -> frozenset[str]:
    return frozenset(fold(word) for word in body_words())
