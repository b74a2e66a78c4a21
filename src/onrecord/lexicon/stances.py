"""Words by which somebody takes a position: that it is so, that it is not, that nobody has shown it."""

from collections.abc import Mapping
from functools import cache

from onrecord.lexicon.data_files import read_toml

DATA = "stances.toml"
DEEDS = "deeds.toml"


@cache
def stance_words(table: str, name: str) -> frozenset[str]:
    """A list of lower-case words: a `table` of "verbs", "adjectives", "nouns", "words", and a name within it."""
    words: list[str] = read_toml(DATA)[table][name]
    return frozenset(words)


@cache
def deeds() -> Mapping[str, str]:
    """For each noun that tells of something done, lower case, the verb of the same deed ("withdrawal": "withdraw")."""
    verbs: dict[str, str] = read_toml(DEEDS)["verbs"]
    return verbs


@cache
def weak_deeds() -> frozenset[str]:
    """The nouns of `deeds` that tell of something done only where the words around say so."""
    return frozenset(read_toml(DEEDS)["weak"]["nouns"])


@cache
def phrasal_deeds() -> Mapping[str, str]:
    """For verbs with a particle, the plain verb of the same deed ("pull back": "withdraw")."""
    verbs: dict[str, str] = read_toml(DEEDS)["phrasal"]
    return verbs


@cache
def misread() -> Mapping[str, str]:
    """The verbs of lemmas that the parser makes of some of their forms ("hop": "hope")."""
    verbs: dict[str, str] = read_toml(DATA)["misread"]
    return verbs
