"""The words by which languages other than English are known in a few lines of text."""

from collections.abc import Mapping
from functools import cache

from onrecord.lexicon.data_files import read_toml

DATA = "languages.toml"


@cache
def function_words() -> Mapping[str, frozenset[str]]:
    """Frequent function words of each language but English, lower case."""
    return {name: frozenset(words) for name, words in read_toml(DATA)["words"].items()}


@cache
def name_particles() -> frozenset[str]:
    """Words that stand within names of persons and places, lower case."""
    return frozenset(read_toml(DATA)["name_particles"])
