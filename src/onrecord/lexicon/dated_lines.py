"""Words that make a sentence fit, or unfit, to stand as a line of a timeline."""

from functools import cache
from typing import Any

from onrecord.lexicon.data_files import read_toml

DATA = "dated_lines.toml"


@cache
def to_come() -> frozenset[str]:
    """Lemmas whose complement is yet to come: "scheduled to meet", "plans to send"."""
    return _set("to_come")


@cache
def modals_of_future() -> frozenset[str]:
    """Modals of what is to come, as written, in lower case."""
    return _set("modals_of_future")


@cache
def modals_of_doubt() -> frozenset[str]:
    """Modals of what may or should be, as written, in lower case."""
    return _set("modals_of_doubt")


@cache
def ties() -> frozenset[str]:
    """Words that tie a sentence to the one before it where they begin it, in lower case."""
    return _set("ties")


@cache
def bounding() -> frozenset[str]:
    """Prepositions by which a time only bounds what is told, in lower case."""
    return _set("bounding")


@cache
def talking() -> frozenset[str]:
    """Pronouns by which a sentence talks to somebody, in lower case."""
    return _set("talking")


@cache
def beside_the_point() -> tuple[str, ...]:
    """Phrases of pages and programmes that are no prose of a report, in lower case."""
    return tuple(_data()["beside_the_point"])


def _set(name: str) -> frozenset[str]:
    return frozenset(_data()[name])


def _data() -> dict[str, Any]:
    return read_toml(DATA)
