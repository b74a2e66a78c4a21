"""Verbs and particles that say which way a number moves: "rose", "shed", "down".

The lists stand in `data/movements.toml`.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from onrecord.lexicon.data_files import read_toml
from onrecord.model import Direction

DATA = "movements.toml"


@cache
def movements(kind: str) -> Mapping[str, Direction]:
    """The direction of each word of a list, in lower case.

    Args:
        kind: "moving" and "changing" are verbs as lemmas; "before" and "behind" stand next to the number, "particles"
            next to the verb.
    """
    lists: Mapping[str, list[str]] = _data()[kind]
    return {word: Direction(way) for way, words in lists.items() for word in words}


@cache
def movement_fillers() -> frozenset[str]:
    """Words that may stand between such a word and the number."""
    return frozenset(_data()["fillers"]["words"])


@cache
def carried() -> frozenset[str]:
    """Lemmas of verbs to which only a particle gives a way ("go" in "go up")."""
    return frozenset(_data()["carried"]["words"])


@cache
def changes() -> frozenset[str]:
    """Lemmas of other words for a change, whichever way it goes ("revise", "drop" as a noun)."""
    return frozenset(_data()["changes"]["words"])


@cache
def _data() -> Mapping[str, Any]:
    return read_toml(DATA)
