"""Keys: what an item can be found by, so that only promising pairs are compared.

A single word is under half of all items of a crisis; two things together are not. So a key joins what is said with who
takes part, or two telling words. Every word's rarity is that of the news at large.
"""

from itertools import combinations

from onrecord.cross_report.claims.profiles import Profile, profile_of
from onrecord.cross_report.claims.words import weight
from onrecord.lexicon.contraries import senses_of
from onrecord.model.claims import ClaimItem
from onrecord.model.propositions import Position

MOST_OTHERS = 3
MOST_DEEDS = 2
MOST_TERMS = 3  # of which every two make a key
TELLING = 2.2  # nats: a word in less than a ninth of all reports
FEWEST_TERMS = 2


def keys_of(item: ClaimItem) -> frozenset[str]:
    """What an item can be found by; only by the report's own ties where it says too little to be compared."""
    ties = f"takes up {item.answers or item.item_id}"
    if not is_worth_comparing(item):
        return frozenset({ties})
    profile = profile_of(item)
    found = {ties, *_deeds(profile), *_words(profile)}
    if profile.wording:
        found.add(f"says {profile.wording}")
    return frozenset(found)


def is_worth_comparing(item: ClaimItem) -> bool:
    """Whether an item can matter elsewhere: somebody's words, or an event that the report tells of somebody or a place.

    What is only raised, and what the report merely names in passing, is not looked for.
    """
    own = item.proposition
    if own.position is Position.RAISES or not (own.fillers or own.place or item.answered is not None):
        return False
    if len(own.terms) < FEWEST_TERMS:
        return False
    if own.position is not Position.ASSERTS:
        return bool(own.holders)
    named = any(filler.country is not None or filler.entity is not None for filler in own.fillers) or bool(own.place)
    if own.holders:
        return bool(item.counted) or ((named or own.event is not None) and len(own.terms) > FEWEST_TERMS)
    return named and (own.event is not None or bool(senses_of(own.predicate)))


def _deeds(profile: Profile) -> set[str]:
    """What is done, in its senses, with who takes part and what else tells most, with its number, and with its day."""
    deeds = sorted(profile.senses or profile.predicate)[:MOST_DEEDS]
    others = (profile.names | profile.content | profile.objects.heads | profile.agents.heads) - profile.predicate
    found = {f"{deed} {one}" for deed in deeds for one in _most(others, MOST_OTHERS)}
    found |= {f"{deed} of {one.low.normalize()}" for deed in deeds for one in profile.item.counted[:1]}
    if profile.days is not None and profile.days[0] == profile.days[1]:
        found |= {f"{deed} on {profile.days[0]}" for deed in deeds}
    return found


def _words(profile: Profile) -> set[str]:
    telling = _most(frozenset(word for word in profile.content if weight(word) >= TELLING), MOST_TERMS)
    return {f"{min(pair)}+{max(pair)}" for pair in combinations(telling, 2)}


def _most(words: frozenset[str], count: int) -> list[str]:
    """The words that tell most."""
    return sorted(words, key=lambda word: (-weight(word), word))[:count]
