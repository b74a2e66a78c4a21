"""Which predicates say the same of the same participants, and which say what cannot hold beside it."""

from collections.abc import Mapping
from functools import cache

from onrecord.errors import BadLexicon
from onrecord.lexicon.data_files import read_toml

DATA = "contraries.toml"


def senses_of(predicate: str) -> frozenset[str]:
    """The senses that a predicate can have, given as lemmas ("pull out"); empty where the list knows none."""
    return _senses().get(predicate, frozenset())


def contraries_of(sense: str) -> frozenset[str]:
    """The senses that cannot hold of the same participants at the same time."""
    return _contraries().get(sense, frozenset())


@cache
def _senses() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, sense in read_toml(DATA)["senses"].items():
        for word in sense["words"]:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _contraries() -> Mapping[str, frozenset[str]]:
    senses = read_toml(DATA)["senses"]
    found: dict[str, set[str]] = {}
    for name, sense in senses.items():
        for other in sense.get("contrary", ()):
            if other not in senses:
                raise BadLexicon(DATA, f"{name} names an unknown sense, {other}")
            found.setdefault(name, set()).add(other)
            found.setdefault(other, set()).add(name)
    return {name: frozenset(others) for name, others in found.items()}
