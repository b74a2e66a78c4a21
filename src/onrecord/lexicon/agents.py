"""Common nouns for those who act in the news ("separatist", "coast guard"), and what part of society they belong to.

The lists stand in `data/agents.toml`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from onrecord.lexicon.data_files import read_toml
from onrecord.model import Sector

DATA = "agents.toml"
HISSING = ("s", "x", "z", "ch", "sh")


def agent_nouns(table: str) -> Iterator[tuple[str, tuple[Sector, ...]]]:
    """The nouns of a table ("heads", "roles" or "modifiers") with their codes, in lower case; plurals included.

    Modifiers have no plural.
    """
    for codes, nouns in _data()[table].items():
        sectors = tuple(Sector(code) for code in codes.split())
        for noun in nouns:
            yield noun, sectors
            if table != "modifiers":
                yield plural(noun), sectors


def plural(noun: str) -> str:
    """The plural of a noun or of a phrase that ends with its head."""
    irregular: Mapping[str, str] = _data()["plurals"]
    if noun in irregular:
        return irregular[noun]
    if noun.endswith(("people", "police", "personnel")):
        return noun
    if noun.endswith("man") and noun != "human":
        return noun[:-3] + "men"
    if noun.endswith(HISSING):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@cache
def agent_words(name: str) -> frozenset[str]:
    """A list of words that steer the reading of an actor's phrase ("former", "where"), in lower case."""
    return frozenset(_data()["words"][name])


@cache
def empty_nouns() -> frozenset[str]:
    """Nouns behind whose "of" stands who is meant ("a group of", "dozens of"), singular and plural."""
    return frozenset(form for noun in _data()["words"]["empty"] for form in (noun, plural(noun)))


@cache
def left_sectors() -> frozenset[Sector]:
    """Parts of society that people leave for the elite when they become "former"."""
    return frozenset(map(Sector, _data()["words"]["left"]))


@cache
def home_of_agents() -> Mapping[str, str]:
    """Nouns that tell a country, or a body across borders, where nothing else does ("settler": ISR, "charity": NGO)."""
    found = {form: country for noun, country in _data()["nations"].items() for form in (noun, plural(noun))}
    for country, nouns in _data()["international"].items():
        found |= {form: country for noun in nouns for form in (noun, plural(noun))}
    return found


@cache
def _data() -> Mapping[str, Any]:
    return read_toml(DATA)
