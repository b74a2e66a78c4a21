"""Words that tell what a figure counts: its kind, what befell those counted, which of them, and in what event.

The lists stand in `data/tallies.toml`.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from onrecord.lexicon.data_files import read_toml

DATA = "tallies.toml"


@cache
def outcome_verbs() -> Mapping[str, str]:
    """Verbs as lemmas, with the kind of those who suffer them ("kill": "dead")."""
    return {verb: kind for kind, words in _data()["outcomes"].items() for verb in words["verbs"]}


@cache
def outcome_nouns() -> Mapping[str, str]:
    """Nouns as lemmas or as written, with the kind of those that they name ("fatality": "dead")."""
    return {noun: kind for kind, words in _data()["outcomes"].items() for noun in words["nouns"]}


@cache
def undergone_verbs() -> frozenset[str]:
    """Verbs whose subject does or suffers it itself ("flee", "die"), as lemmas."""
    return frozenset(_data()["undergone"]["verbs"])


def told_with(table: str, verb: str, word: str) -> str | None:
    """The kind ("with_word") or state ("state_with_word") that a verb tells only beside a word: "go", "home"."""
    beside: Mapping[str, str] = _data()[table].get(verb, {})
    return beside.get(word)


@cache
def people_only() -> frozenset[str]:
    """Kinds that only people can be of: said of troops or trucks, their verbs tell a state instead."""
    return frozenset(_data()["people_only"]["kinds"])


@cache
def thing_kinds() -> Mapping[str, str]:
    """Nouns as lemmas with the kind of thing that they count ("howitzer": "weapons")."""
    return _inverted("things")


@cache
def state_words() -> Mapping[str, str]:
    """Verbs and nouns that say what is told of the things counted ("withdraw": "leaving")."""
    return _inverted("states")


@cache
def states_together(state: str) -> frozenset[str]:
    """The states in which two figures may speak of the same things; only the same one where no list tells more."""
    return frozenset(_data()["together"].get(state, (state,)))


@cache
def group_words() -> Mapping[str, str]:
    """Nouns as lemmas with the group of people that they name ("schoolgirl": "child")."""
    return _inverted("groups")


@cache
def is_part_group(part: str, whole: str) -> bool:
    """Whether those of one group may be some of those of another: children some of the civilians."""
    return part in _data()["parts"].get(whole, ())


@cache
def incident_words() -> Mapping[str, frozenset[str]]:
    """Words as lemmas with the kinds of event that they tell of ("rocket": {"shelling"})."""
    found: dict[str, set[str]] = {}
    for kind, words in _data()["incidents"].items():
        for word in words:
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def are_alike(one: str, other: str) -> bool:
    """Whether reporters may call one event by either kind: an air raid with gas is both."""
    alike: Mapping[str, list[str]] = _data()["incidents_alike"]
    return one == other or other in alike.get(one, ()) or one in alike.get(other, ())


@cache
def tally_words(name: str) -> frozenset[str]:
    """The words of one list under [words] in the data file."""
    return frozenset(_data()["words"][name])


@cache
def claimant_kinds() -> Mapping[str, str]:
    """Words in the names of claimants, with the kind under which reports may mean one and the same ("monitor")."""
    return _inverted("claimants")


@cache
def side_names() -> Mapping[str, str]:
    """Names of sides in lower case, with the one name that stands for all of them ("daesh": "isis")."""
    return _inverted("sides")


def _inverted(table: str) -> dict[str, str]:
    """Each word with the first list of a table that has it."""
    found: dict[str, str] = {}
    for name, words in _data()[table].items():
        for word in words:
            found.setdefault(word, name)
    return found


@cache
def _data() -> Mapping[str, Any]:
    return read_toml(DATA)
