"""Keys: what an item can be found by, so that only promising pairs are compared.

A single word is under half of all items of a crisis; two things together are not. So a key joins what is said with who
takes part, two telling words, or a telling word with a name. Every word's rarity is that of the news at large.
"""

from itertools import combinations, product

from onrecord.cross_report.claims.profiles import Profile, days_of, profile_of
from onrecord.cross_report.claims.words import is_name, weight
from onrecord.lexicon.contraries import senses_of
from onrecord.model.claims import ClaimItem
from onrecord.model.propositions import NAMED, NOUN, PHRASE, Position, Proposition, Role

MOST_OTHERS = 3
MOST_DEEDS = 2
MOST_TERMS = 3  # of which every two make a key
TELLING = 2.2  # nats: a word in less than a ninth of all reports
MOST_NAMES = 2  # each with as many telling words
TELLING_OF_NAME = 3.7  # nats: a word in less than a fortieth of all reports, since a crisis is full of its names
FEWEST_TERMS = 2
READER = "you"
NAMING = frozenset({NAMED, NOUN, PHRASE})  # reasons of what is no clause


def keys_of(item: ClaimItem) -> frozenset[str]:
    """What an item can be found by; only by the report's own ties where it says too little to be compared."""
    return own_keys(item) | {key_of_root(item.answers or item.item_id)}


def key_of_root(item_id: str) -> str:
    """What all items of a report are found by that take up one of them, and that one itself."""
    return f"takes up {item_id}"


def own_keys(item: ClaimItem) -> frozenset[str]:
    """What an item is found by for what it says, whatever its report's id; nothing where it says too little."""
    if not is_worth_comparing(item):
        return frozenset()
    profile = profile_of(item)
    found = {*_deeds(profile), *_words(profile)}
    if profile.wording:
        found.add(f"says {profile.wording}")
    return frozenset(found)


def is_worth_comparing(item: ClaimItem) -> bool:
    """Whether an item can matter elsewhere: a clause that says enough, somebody's words, or an event of somebody.

    What is only raised, what the report merely names in passing, and what it tells its readers to do ("you can read
    more on our page") is not looked for.
    """
    own = item.proposition
    enough = len(own.terms)
    if own.position is Position.RAISES or _is_to_the_reader(own):
        return False
    if own.position is not Position.ASSERTS:
        told = bool(own.fillers or own.place or item.answered is not None)
        return bool(own.holders) and told and enough >= FEWEST_TERMS
    if enough > FEWEST_TERMS and not any(reason.text in NAMING for reason in own.reasons):
        return True
    tells = own.event is not None or bool(senses_of(own.predicate))
    if own.holders and (item.counted or (tells and enough > FEWEST_TERMS)):
        return True
    return (tells or (bool(own.holders) and enough > FEWEST_TERMS)) and _is_placed(item)


def _is_to_the_reader(own: Proposition) -> bool:
    """Whether a report speaks to its readers in its own voice."""
    return not own.holders and any(filler.role is Role.AGENT and filler.head == READER for filler in own.fillers)


def _is_placed(item: ClaimItem) -> bool:
    """Whether the words say of whom, where or on which day: without that the same words may be told of anything."""
    own = item.proposition
    if own.place or any(filler.country is not None or filler.entity is not None for filler in own.fillers):
        return True
    days = days_of(own.when)
    return (days is not None and days[0] == days[1]) or any(map(is_name, item.words.split()[1:]))


def _deeds(profile: Profile) -> set[str]:
    """What is done, in its senses, with who takes part and what else tells most, with its number, and with its day."""
    deeds = sorted(profile.senses or profile.predicate)[:MOST_DEEDS]
    others = profile.names | profile.content | profile.objects.heads | profile.agents.heads | profile.clause
    others -= profile.predicate
    found = {f"{deed} {one}" for deed in deeds for one in _most(others, MOST_OTHERS)}
    found |= {f"{deed} of {one.low.normalize()}" for deed in deeds for one in profile.item.counted[:1]}
    if profile.days is not None and profile.days[0] == profile.days[1]:
        found |= {f"{deed} on {profile.days[0]}" for deed in deeds}
    return found


def _words(profile: Profile) -> set[str]:
    """Every two of the most telling words, and the most telling ones each with who takes part."""
    telling = _most(frozenset(word for word in profile.content if weight(word) >= TELLING), MOST_TERMS)
    of_name = [word for word in telling if weight(word) >= TELLING_OF_NAME][:MOST_NAMES]
    pairs = (*combinations(telling, 2), *product(_most(profile.names, MOST_NAMES), of_name))
    return {f"{min(pair)}+{max(pair)}" for pair in pairs}


def _most(words: frozenset[str], count: int) -> list[str]:
    """The words that tell most."""
    return sorted(words, key=lambda word: (-weight(word), word))[:count]
