"""Who holds a position, and whether two holders are one voice.

Whom the record knows as one actor is one. Beyond that names are compared: a surname, a country with its capital and
its palace. A ministry and its government are two voices that never dispute: what looks so is a misreading.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.cross_report.claims.words import EMPTY, word_key
from onrecord.lexicon.agents import agent_nouns
from onrecord.lexicon.countries import find_country, metonym_country
from onrecord.lexicon.names import fold
from onrecord.lexicon.ontology import word_class
from onrecord.lexicon.roles import body_words, group_words, honorifics, office_words
from onrecord.model import MentionKind
from onrecord.model.claims import ClaimItem
from onrecord.model.propositions import Holder

UNNAMED = "unnamed"  # holds what a report says that somebody said, without telling who
OWNER = re.compile(r"([\w-]+) ?[’'](?:s\b|(?=\s))")
PERSONS = ("man", "men", "woman", "women", "person", "persons", "people")
BEHIND = re.compile(r" (?:of|in|at|for|from|on|with|near|to|who|that|inside)\b.*")  # what follows the head of a phrase
ActorOf = Callable[[str, int], str | None]


@dataclass(frozen=True, slots=True)
class Voice:
    """Those who hold a position together.

    `actors` are their ids across reports, `names` what is left of their names when spellings are folded, `states` the
    countries that their names carry ("Moscow", "the Russian defence ministry"). `owners` are the surnames of
    those whose they are told to be ("Dr Roe's lawyers").
    """

    actors: frozenset[str]
    names: frozenset[str]
    states: frozenset[str]
    owners: frozenset[str] = frozenset()

    @property
    def is_own(self) -> bool:
        """Whether it is the report's own voice."""
        return not (self.actors or self.names)


def voice_of(item: ClaimItem, actor_of: ActorOf) -> Voice:
    """The voice that takes an item's position."""
    holders = [holder for holder in item.proposition.holders if holder.name != UNNAMED]
    found = (actor_of(item.version_id, holder.entity) for holder in holders if holder.entity is not None)
    names = (
        frozenset().union(*(_name_keys(holder.name, holder.kind) for holder in holders))
        if holders
        else frozenset[str]()
    )
    states = frozenset(state for holder in holders if (state := state_of(holder.name)) is not None)
    owners = frozenset(fold(owner) for holder in holders for owner in OWNER.findall(holder.name))
    return Voice(frozenset(actor for actor in found if actor is not None), names, states, owners)


def one_voice(one: Voice, other: Voice) -> bool:
    """Whether two voices have somebody in common, speak for one state, or one is told to be of the other."""
    if one.owners & other.names or other.owners & one.names:
        return True
    return bool(one.actors & other.actors or one.names & other.names or one.states & other.states)


def same_speaker(one: Voice, other: Voice) -> bool:
    """Whether two voices are the same person or body, so that what they say later revises what they said before."""
    return bool(one.actors & other.actors or (one.names & other.names and not one.names ^ other.names))


def named(items: Iterable[ClaimItem]) -> tuple[str, ...]:
    """The names of all holders, each once, in the order of items."""
    return tuple(dict.fromkeys(holder.name for item in items for holder in item.proposition.holders))


@lru_cache(maxsize=1 << 12)
def _words_of(name: str) -> tuple[str, ...]:
    plain = name.replace("’s", "").replace("'s", "")
    return tuple(word for word in plain.split() if word.lower().strip(".") not in EMPTY | frozenset(honorifics()))


@lru_cache(maxsize=1 << 12)
def _name_keys(name: str, kind: MentionKind | None) -> frozenset[str]:
    """A surname for a person, a country's code for a country and its seats, all words for everybody else."""
    words = _words_of(name)
    if not words:
        return frozenset({name.lower()})
    country = find_country(" ".join(words)) or metonym_country(" ".join(words))
    if country is not None:
        return frozenset({country.alpha3})
    if kind is MentionKind.PERSON:
        return frozenset({fold(words[-1])})
    return frozenset({" ".join(word_key(word) for word in words)})


@lru_cache(maxsize=1 << 12)
def state_of(name: str) -> str | None:
    """The country that a name carries, alone or before a word for a part of a state."""
    words = _words_of(name)
    whole = find_country(" ".join(words)) or metonym_country(" ".join(words)) if words else None
    if whole is None and words and (words[-1].lower() in office_words() or words[-1].lower().endswith("y")):
        whole = find_country(words[0])
    return None if whole is None else whole.alpha3


def is_somebody(holder: Holder) -> bool:
    """Whether a speaker can speak: has a name, or is called by a noun for people or bodies of people."""
    if holder.kind is not None or state_of(holder.name) is not None:
        return True
    words = BEHIND.sub("", holder.name).lower().replace("’s", "").split()
    return bool(words) and (words[-1] in _people() or words[-1].endswith(PERSONS))


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    nouns = (noun.split()[-1] for table in ("heads", "roles") for noun, _ in agent_nouns(table))
    groups = office_words() | group_words() | body_words() | word_class("crowds") | word_class("agents")
    return frozenset((*nouns, *groups, *(f"{word}s" for word in groups)))
