"""Profiles: what of an item is compared, slot by slot, as sets of word keys."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from onrecord.cross_report.claims.words import head_key, is_key_of_name, is_name, word_key
from onrecord.lexicon.common_words import common_words
from onrecord.lexicon.contraries import contraries_of, senses_of
from onrecord.model import Interval, Reality
from onrecord.model.claims import ClaimItem
from onrecord.model.propositions import Filler, Position, Proposition, Role

Words = frozenset[str]

DONE, AHEAD, WANTED = 0, 1, 2
TENSE = {
    Reality.ACTUAL: DONE,
    Reality.ONGOING: DONE,
    Reality.ALLEGED: DONE,
    Reality.DENIED: DONE,
    Reality.PLANNED: AHEAD,
    Reality.THREATENED: AHEAD,
    Reality.POSSIBLE: AHEAD,
    Reality.HYPOTHETICAL: AHEAD,
    Reality.DEMANDED: WANTED,
}
TAKEN_BACK = "retraction"
# who withdraws a claim does not leave
OF_WORDS = re.compile(
    r"\bwithdr\w+ (?:[\w’']+ ){0,2}(?:claim|remark|statement|accusation|allegation|comment|charge|word)s?\b", re.I
)
LETTERS = re.compile(r"[^\W_]+")
FEWEST_WORDS = 4  # of a clause that is recognised by its wording alone
PLACE_OF = {
    Role.AGENT: "agents",
    Role.PATIENT: "objects",
    Role.RECIPIENT: "objects",
    Role.TOPIC: "objects",
    Role.DESTINATION: "goals",
    Role.PLACE: "grounds",
    Role.ORIGIN: "grounds",
}


@dataclass(frozen=True, slots=True)
class Party:
    """Those in one role: the names and countries that tell them apart, and the heads that say what they are."""

    names: Words = frozenset()
    heads: Words = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What of an item is compared; each is only itself, so that arrays made of it can be kept by it.

    `predicate` holds the words of the predicate, `senses` and `contraries` the senses that they have and exclude.
    `names` are all names and countries that take part, `content` the words that are no names, `clause` all telling
    words of the clause as it stands there, `wording` the clause without marks and capitals, empty for a short one.
    `tense` is whether the thing is told as done, as ahead, or as wanted. `days` is the stretch of days (ordinals) that
    it speaks of, `said` the day on which it was said or published; None where nobody knows.
    """

    item: ClaimItem
    predicate: Words
    senses: Words
    contraries: Words
    agents: Party
    objects: Party
    goals: Party
    grounds: Words
    scope: Words
    names: Words
    content: Words
    clause: Words
    wording: str
    tense: int
    days: tuple[int, int] | None
    said: int | None


@lru_cache(maxsize=1 << 14)
def profile_of(item: ClaimItem) -> Profile:
    """The profile of an item; one that takes up another's words borrows what it does not say itself."""
    own = item.proposition
    base = _base(item)
    terms = _keys(own.terms)
    parties = _parties(base.fillers)
    if not (parties.agents.names or parties.agents.heads) and _is_own_deed(item):
        deed = Party(frozenset[str]().union(*(_names(holder.name) for holder in own.holders)))
        parties = replace(parties, agents=deed)
    agents, objects, goals = parties.agents, parties.objects, parties.goals
    predicate = _predicate(base.predicate) or objects.heads or agents.heads
    senses = _senses(base.predicate, predicate, objects.heads | goals.heads)
    if TAKEN_BACK in senses and OF_WORDS.search(item.words):
        predicate, senses = frozenset({"retract"}), frozenset({TAKEN_BACK})
    grounds = parties.grounds.names | _keys(base.place) | _keys(own.place)
    names = agents.names | objects.names | goals.names | grounds | _countries(terms)
    return Profile(
        item=item,
        predicate=predicate,
        senses=senses,
        contraries=_contraries(senses),
        agents=agents,
        objects=objects,
        goals=goals,
        grounds=grounds,
        scope=_keys(base.scope) | _keys(own.scope),
        names=names,
        content=(terms | predicate) - names,
        clause=_clause(item.words),
        wording=_wording(item.words),
        tense=tense_of(item),
        days=days_of(own.when) or days_of(base.when),
        said=_day(own.said) or _day(item.published),
    )


def tense_of(item: ClaimItem) -> int:
    """Whether an item tells of something as done, as ahead, or as wanted."""
    return TENSE[_base(item).reality]


def _base(item: ClaimItem) -> Proposition:
    """The proposition that tells what an item is about: the one that it takes up, if it names nobody itself."""
    own = item.proposition
    return item.answered if item.answered is not None and not own.fillers else own


@lru_cache(maxsize=1 << 12)
def _predicate(predicate: str) -> Words:
    """The telling words of a predicate; none for one like "be in", where what there is tells more."""
    return frozenset(word for word in predicate.lower().split() if word not in common_words())


@lru_cache(maxsize=1 << 14)
def _senses(predicate: str, words: Words, heads: Words) -> Words:
    """The senses of a predicate, with the noun that it takes ("take" into "account") or else by itself."""
    low = predicate.lower()
    verb = low.split(maxsplit=1)[0]
    found = senses_of(low) | frozenset[str]().union(*(senses_of(f"{verb} {head}") for head in heads))
    return found or frozenset[str]().union(*(senses_of(word) for word in words))


@lru_cache(maxsize=1 << 12)
def _contraries(senses: Words) -> Words:
    return frozenset[str]().union(*(contraries_of(sense) for sense in senses))


@dataclass(frozen=True, slots=True)
class _Parties:
    agents: Party
    objects: Party
    goals: Party
    grounds: Party


def _parties(fillers: Iterable[Filler]) -> _Parties:
    """Those who take part, by what they are in it."""
    names: dict[str, set[str]] = {"agents": set(), "objects": set(), "goals": set(), "grounds": set()}
    heads: dict[str, set[str]] = {"agents": set(), "objects": set(), "goals": set(), "grounds": set()}
    for filler in fillers:
        place = PLACE_OF[filler.role]
        called, head = _filler(filler.name, filler.head, filler.country)
        names[place] |= called
        heads[place] |= head
    return _Parties(
        **{place: Party(frozenset(names[place]), frozenset(heads[place] - names[place])) for place in names}
    )


@lru_cache(maxsize=1 << 15)
def _filler(name: str, head: str, country: str | None) -> tuple[Words, Words]:
    """The names and the head of a participant."""
    names = _names(name) | ({country} if country is not None else set())
    return names, frozenset({head_key(head)} if head and not is_name(head) else ())


@lru_cache(maxsize=1 << 14)
def _keys(words: tuple[str, ...]) -> Words:
    """The keys of the telling words among some words and phrases."""
    return frozenset(
        word_key(word) for phrase in words for word in phrase.split() if word.lower() not in common_words()
    )


@lru_cache(maxsize=1 << 14)
def _countries(terms: Words) -> Words:
    return frozenset(term for term in terms if is_key_of_name(term))


@lru_cache(maxsize=1 << 14)
def _names(phrase: str) -> Words:
    return frozenset(word_key(word) for word in phrase.replace("’s", "").replace("'s", "").split() if is_name(word))


def _is_own_deed(item: ClaimItem) -> bool:
    """Whether those who speak speak of what they do themselves: "denied using", "ruled out sending"."""
    first = item.words.split(maxsplit=1)[0] if item.words.strip() else ""
    return item.proposition.position in (Position.DENIES, Position.DOUBTS) and first.endswith("ing")


@lru_cache(maxsize=1 << 14)
def _clause(words: str) -> Words:
    return frozenset(word_key(word) for word in LETTERS.findall(words) if word.lower() not in common_words())


@lru_cache(maxsize=1 << 14)
def _wording(words: str) -> str:
    """The letters of a clause but for "that"; those of a short one, which may be said of anything, do not count."""
    plain = " ".join(LETTERS.findall(words.lower())).removeprefix("that ")
    return plain if plain.count(" ") + 1 >= FEWEST_WORDS else ""


def days_of(interval: Interval | None) -> tuple[int, int] | None:
    """The first and the last day (ordinals) of an interval; None where one of them is open."""
    if interval is None or interval.begin is None or interval.finish is None:
        return None
    begin, finish = interval.begin.date().toordinal(), interval.finish.date().toordinal()
    return begin, max(begin, finish - (interval.finish.time() == interval.finish.min.time()))


def _day(interval: Interval | None) -> int | None:
    if interval is None or interval.begin is None:
        return None
    begin: date = interval.begin.date()
    return begin.toordinal()
