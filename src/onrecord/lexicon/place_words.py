"""Words that stand beside place names and tell what these are; the lists stand in `data/gazetteer.toml`."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from onrecord.lexicon.data_files import read_toml

DATA = "gazetteer.toml"


@cache
def place_words(name: str) -> frozenset[str]:
    """A list of words that stand beside place names ("courtesy", "locative", ...), in lower case."""
    data: Mapping[str, Any] = read_toml(DATA)
    return frozenset(data[name])
