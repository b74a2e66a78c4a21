"""Words that tell how a text stands towards what it retells: denied, false, doubtful, hearsay, confirmed."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from onrecord.lexicon.data_files import read_toml

DATA = "stance_cues.toml"
GAP = 3  # words that "..." stands for at most
NEGATED_WITHIN = 3  # words from a negation to what it negates


class CueKind(StrEnum):
    """What a cue says of what the text retells; each is explained in the data file."""

    DENY = "deny"
    FALSE = "false"
    TRICK = "trick"
    SATIRIST = "satirist"
    UNPROVEN = "unproven"
    DOUBT = "doubt"
    RETRACT = "retract"
    HEARSAY = "hearsay"
    POSTED = "posted"
    SEEMING = "seeming"
    SAID = "said"
    CONFIRM = "confirm"
    NEGATE = "negate"
    RETOLD = "retold"


NEGATABLE = frozenset({CueKind.FALSE, CueKind.TRICK, CueKind.SATIRIST, CueKind.DOUBT})


class Cue(NamedTuple):
    """A cue in a sequence of words: its kind and the half-open range of the words."""

    kind: CueKind
    first: int
    after: int


def find_cues(words: Sequence[str]) -> tuple[Cue, ...]:
    """The cues among words given in lower case, in their order; one word may be a cue of several kinds.

    What is said not to be false ("no hoax", "not a joke") is neither called false nor negated: both cues are left out.
    """
    found = list(_find(words))
    negations = [cue for cue in found if cue.kind is CueKind.NEGATE]
    dropped: set[Cue] = set()
    for cue in found:
        if cue.kind in NEGATABLE:
            near = [n for n in negations if 0 < cue.first - n.after + 1 <= NEGATED_WITHIN]
            dropped.update([cue, near[-1]] if near else [])
    return tuple(cue for cue in found if cue not in dropped)


def _find(words: Sequence[str]) -> Iterator[Cue]:
    phrases = _phrases()
    for first, word in enumerate(words):
        for kind, rest in phrases.get(word, ()):
            after = _end(words, first + 1, rest)
            if after is not None:
                yield Cue(kind, first, after)


def _end(words: Sequence[str], at: int, rest: Sequence[str]) -> int | None:
    """Where the rest of a phrase ends if it begins at a word, None if it does not."""
    for number, wanted in enumerate(rest):
        if wanted == "...":
            ends = (_end(words, start, rest[number + 1 :]) for start in range(at, min(at + GAP + 1, len(words))))
            return next((end for end in ends if end is not None), None)
        if at >= len(words) or words[at] != wanted:
            return None
        at += 1
    return at


@cache
def _phrases() -> Mapping[str, tuple[tuple[CueKind, tuple[str, ...]], ...]]:
    """Phrases by their first word, with their kind and the words that follow."""
    found: dict[str, list[tuple[CueKind, tuple[str, ...]]]] = {}
    data = read_toml(DATA)
    for kind in CueKind:
        for phrase in data[kind.value]["phrases"]:
            first, *rest = phrase.split()
            found.setdefault(first, []).append((kind, tuple(rest)))
    return {word: tuple(phrases) for word, phrases in found.items()}
