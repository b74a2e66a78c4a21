"""Words that outlets choose between for one kind of actor or act, marks of distance, and rival names of one place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.lexicon.data_files import read_toml

DATA = "namings.toml"


@dataclass(frozen=True, slots=True)
class NamingField:
    """A set of words of which an outlet may use any for one thing.

    `name` is its key in the data file, `acts` whether it is what somebody does rather than who they are, `question`
    says what the words answer. `ties` are the ways in which a word may hang on somebody named (`model.wording.Tie`).
    """

    name: str
    acts: bool
    question: str
    ties: frozenset[str]


@cache
def naming_fields() -> Mapping[str, NamingField]:
    """The fields by name."""
    return {
        name: NamingField(
            name, entry["sort"] == "act", entry["question"], frozenset(entry.get("ties", ("same", "by", "of")))
        )
        for name, entry in _data()["fields"].items()
    }


@cache
def field_words() -> Mapping[tuple[str, ...], tuple[str, str]]:
    """For each word or compound, given as lemmas, its field and the word that it counts as."""
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for name, entry in _data()["fields"].items():
        counted = {word: alike[0] for alike in entry.get("alike", ()) for word in alike}
        for words in (*entry["words"], *counted):
            found.setdefault(tuple(words.split()), (name, counted.get(words, words)))
    return found


@cache
def last_words() -> Mapping[str, int]:
    """For each word that ends a word or compound of a field, how many words the longest of these has."""
    found: dict[str, int] = {}
    for words in field_words():
        found[words[-1]] = max(len(words), found.get(words[-1], 0))
    return found


@cache
def telling_modifiers() -> frozenset[str]:
    """Words before a noun that are part of how a thing is called."""
    return frozenset(_data()["modifiers"]["words"])


@cache
def telling_endings() -> tuple[str, ...]:
    """Endings of words that are part of how a thing is called ("-backed")."""
    return tuple(_data()["modifiers"]["endings"])


@cache
def undirected() -> frozenset[str]:
    """Acts that no one side does: whoever is named before them says where it is."""
    return frozenset(_data()["undirected"]["words"])


@cache
def undirected_by_adjective() -> frozenset[str]:
    """Acts of which that holds for an adjective alone ("the Syrian war")."""
    return frozenset(_data()["undirected"]["adjectives_before"])


@cache
def launching() -> frozenset[str]:
    """Verbs whose subject does what their object names ("launched an operation"), as lemmas."""
    return frozenset(_data()["launching"]["verbs"])


@cache
def so_called() -> re.Pattern[str]:
    """Words before a name by which an outlet leaves it to others."""
    phrases = sorted(_data()["marks"]["so_called"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)


@cache
def alleging() -> frozenset[str]:
    """Adjectives that say that a thing is only said to be what it is called."""
    return frozenset(_data()["marks"]["alleged"])


@cache
def rival_names() -> Mapping[str, str]:
    """For each name of which there are rivals, as it is written, what it is filed under."""
    return {name: filed for filed, names in _data()["rival_names"].items() for name in names}


@cache
def rival_pattern() -> re.Pattern[str]:
    """Finds these names, the longest first."""
    names = sorted(rival_names(), key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


@cache
def _data() -> Mapping[str, Any]:
    return read_toml(DATA)
