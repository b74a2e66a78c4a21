"""A peer as fussy as the real one, and a language that only splits words: no model is needed to test the tables."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import spacy

from bench.textacy_peer import Peer

TEXT = (
    "Norland moved 40 tanks to the Orle 🚢, Mara Vell said.\n\n"
    "“Not one of them is ours,” Tomas Oreb said.\n\n"
    "“The bridge is closed, and nobody told us.\n"
)


class Triple(NamedTuple):
    speaker: list[Any]
    cue: list[Any]
    content: Any


def language() -> Any:
    return spacy.blank("en")


def quoted(document: Any) -> Iterator[Triple]:
    """What stands between two marks, its cue at the second word from there on, its speaker before the cue."""
    marks = [word.i for word in document if word.is_quote]
    if len(marks) % 2:
        raise ValueError
    for first, last in zip(marks[::2], marks[1::2], strict=True):
        yield Triple([document[last + 1], document[last + 2]], [document[last + 3]], document[first : last + 1])


def peer() -> Peer:
    return Peer("stand-in 1.0", quoted)
