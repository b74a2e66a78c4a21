"""Names of countries and their adjectives with one letter wrong, missing or too many ("Phillippines", "Ethopia").

Only long words are compared: short ones are too often another name ("Irani", "Roman").
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from onrecord.lexicon.actor_names import Kind, Sense, actor_names
from onrecord.lexicon.agents import agent_words
from onrecord.lexicon.countries import countries

SHORTEST = 7


@lru_cache(maxsize=20_000)
def find_misspelt(key: str) -> Sense | None:
    """The one country whose name or adjective is a letter away from a word's key, or None."""
    if len(key) < SHORTEST or key in agent_words("lookalikes"):
        return None
    near = {known for shorter in _with_one_less(key) for known in _shortened().get(shorter, ()) if _is_near(key, known)}
    if len(near) != 1:
        return None
    senses = actor_names().senses(near.pop())
    return next((sense for sense in senses if sense.kind in (Kind.COUNTRY, Kind.DEMONYM, Kind.NATIONALS)), None)


def _is_near(one: str, other: str) -> bool:
    """Whether one letter makes the difference: changed, left out or put in."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    at = next((i for i, letter in enumerate(shorter) if letter != longer[i]), len(shorter))
    return shorter[at + (len(shorter) == len(longer)) :] == longer[at + 1 :]


def _with_one_less(word: str) -> Iterator[str]:
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]


@cache
def _shortened() -> Mapping[str, frozenset[str]]:
    """Names of one word under themselves and under what is left of them without one letter."""
    found: dict[str, set[str]] = {}
    for country in countries():
        for name in (country.name, *country.other_names, *country.adjectives, *country.people):
            word = name.lower()
            if word.isascii() and word.isalpha() and len(word) >= SHORTEST:
                for shorter in _with_one_less(word):
                    found.setdefault(shorter, set()).add(word)
    return {key: frozenset(words) for key, words in found.items()}
