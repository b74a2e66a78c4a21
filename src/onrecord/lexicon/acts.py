"""Words that tell what a speaker does by saying something, beyond the reporting verb."""

from functools import cache

from onrecord.lexicon.data_files import read_toml

DATA = "acts.toml"


@cache
def act_words(name: str) -> frozenset[str]:
    """One of the lists of the data file ("deeds", "leading", "worded", ...), in lower case."""
    words: list[str] = read_toml(DATA)[name]
    return frozenset(words)
