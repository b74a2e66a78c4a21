"""The words that make up a good third of any English text."""

from functools import cache

from onrecord.lexicon.data_files import read_toml

DATA = "common_words.toml"


@cache
def common_words() -> frozenset[str]:
    """Frequent function words of English, lower case."""
    return frozenset(read_toml(DATA)["words"])
