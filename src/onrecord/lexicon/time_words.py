"""Words that name times, with what each stands for, from `data/times.toml`."""

from collections.abc import Mapping
from functools import cache

from onrecord.lexicon.data_files import read_toml

DATA = "times.toml"


@cache
def time_words() -> Mapping[str, Mapping[str, int | str]]:
    """The tables by name ("month", "weekday", "unit", ...); each leads from a word in lower case to its value."""
    return {name: table for name, table in read_toml(DATA).items() if name != "tense"}


def word_number(table: str, word: str) -> int | None:
    """The number that a word has in a table, or None where it has none ("month", "may" -> 5)."""
    value = time_words()[table].get(word)
    return value if isinstance(value, int) else None


def word_code(table: str, word: str) -> str | None:
    """The code that a word has in a table, or None where it has none ("season", "fall" -> "FA")."""
    value = time_words()[table].get(word)
    return value if isinstance(value, str) else None


@cache
def needs_capital() -> frozenset[str]:
    """Names of months and days that are other words in lower case ("may", "march", "sat")."""
    return frozenset(time_words()["needs_capital"])


@cache
def tense_words() -> Mapping[str, tuple[str, ...]]:
    """Words and pairs of words that tell tense: "past", "future", and what only looks like them."""
    return {name: tuple(words) for name, words in read_toml(DATA)["tense"].items()}
