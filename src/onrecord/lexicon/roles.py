"""Words for offices, bodies and groups of people, and what they tell of gender."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from onrecord.lexicon.data_files import read_toml
from onrecord.lexicon.names import fold

DATA = "roles.toml"


@cache
def office_words() -> frozenset[str]:
    """Nouns for someone in an office or part ("minister", "witness"), lower case, singular."""
    return frozenset(word.lower() for word in _data()["offices"]["words"])


@cache
def sole_offices(*, with_field: bool = False) -> frozenset[str]:
    """Offices that one person holds in a country at a time; with `with_field`, those that do where a field is told."""
    return frozenset(_data()["offices"]["sole_with_field" if with_field else "sole"])


@cache
def generic_offices() -> frozenset[str]:
    """Offices that may stand for anyone of that side whom a report has just named ("the senior diplomat")."""
    return frozenset(_data()["offices"]["generic"])


@cache
def group_words() -> frozenset[str]:
    """Nouns for people who may speak together ("officials"), lower case, as lemmas."""
    return frozenset(_data()["groups"]["words"])


@cache
def body_words() -> frozenset[str]:
    """Nouns for a body that speaks as one ("ministry"), lower case, as lemmas."""
    return frozenset(_data()["bodies"]["words"])


@cache
def bodies_meant_by(folded: str) -> frozenset[str]:
    """Names, folded, of bodies that news calls by one noun, folded too ("alliance": NATO)."""
    meant: Mapping[str, list[str]] = _data()["bodies"]["meant_by"]
    return frozenset(
        " ".join(fold(word) for word in name.split())
        for noun, names in meant.items()
        if fold(noun) == folded
        for name in names
    )


@cache
def generic_bodies() -> frozenset[str]:
    """Nouns that may stand for a body whose name does not hold them ("the group"), as lemmas."""
    return frozenset(_data()["bodies"]["generic"])


@cache
def occasion_words() -> frozenset[str]:
    """Nouns for where somebody speaks ("conference"), lower case, as lemmas: no part of who they are."""
    return frozenset(_data()["groups"]["occasions"])


@cache
def document_words() -> frozenset[str]:
    """Nouns for words by someone rather than someone ("statement"), lower case, as lemmas."""
    return frozenset(_data()["bodies"]["documents"])


@cache
def honorifics() -> Mapping[str, str | None]:
    """Titles of address without their stop, lower case, with the gender they tell ("male", "female" or None)."""
    lists = _data()["honorifics"]
    told: dict[str, str | None] = dict.fromkeys(lists["either"])
    told.update(dict.fromkeys(lists["male"], "male"))
    told.update(dict.fromkeys(lists["female"], "female"))
    return told


@cache
def gendered_words() -> Mapping[str, str]:
    """First names and nouns that tell a gender ("male" or "female"), lower case."""
    told: dict[str, str] = {}
    for table in (_data()["first_names"], _data()["genders"]):
        for gender in ("male", "female"):
            told.update(dict.fromkeys(table[gender], gender))
    return told


def office_name(word: str) -> str:
    """The one name of an office for words that mean the same ("spokeswoman": "spokesperson")."""
    same: Mapping[str, str] = _data()["offices"]["same"]
    return same.get(word.lower(), word.lower())


def portfolio(word: str) -> str | None:
    """What a word tells of a minister's field ("Defense": "defence"), or None."""
    known: Mapping[str, str] = _data()["offices"]["portfolios"]
    return known.get(word.lower())


@cache
def _data() -> Mapping[str, Any]:
    return read_toml(DATA)
