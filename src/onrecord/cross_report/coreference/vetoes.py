"""What no likeness outweighs: events of other days or other parties, people of one surname with other first names."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.coreference.comparing import agreement
from onrecord.cross_report.coreference.mentions import EntityMention, EventMention, Words
from onrecord.lexicon.person_names import is_given_name, may_be_one

NEIGHBOURING = 1  # day: "Thursday" and "Friday" of one arrest at night
Apart = NDArray[np.bool_]


def never_one(mentions: Sequence[EventMention] | Sequence[EntityMention]) -> Apart:
    """For every two mentions, whether they are known to be two."""
    if mentions and isinstance(mentions[0], EventMention):
        events = [m for m in mentions if isinstance(m, EventMention)]
        return _days_apart([m.own.days for m in events]) | _parties_apart([m.parties for m in events])
    return _names_apart([m.full_name for m in mentions if isinstance(m, EntityMention)])


def _days_apart(days: Sequence[frozenset[int]]) -> Apart:
    """Both are dated, and lie further apart than reports of one event differ."""
    told = np.array([bool(some) for some in days], bool)
    first = np.array([min(some, default=0) for some in days])
    last = np.array([max(some, default=0) for some in days])
    gap = np.maximum(first[:, None] - last[None, :], first[None, :] - last[:, None])
    apart: Apart = (gap > NEIGHBOURING) & told[:, None] & told[None, :]
    return apart


def _parties_apart(parties: Sequence[Words]) -> Apart:
    """Both are known to be between some, and these are others."""
    apart: Apart = agreement(parties)(np.arange(len(parties))) < 0
    return apart


def _names_apart(names: Sequence[tuple[str, ...]]) -> Apart:
    """Both are people named in full, with one surname and first names that are no forms of each other.

    Only first names that many have count, since a misread headline makes up names of other words ("Flips Roe"), and
    only unlike initials, since one name has many spellings ("Viktor", "Victor").
    """
    distinct = sorted(set(names))
    apart = np.zeros((len(distinct), len(distinct)), bool)
    for i, one in enumerate(distinct):
        for j, other in enumerate(distinct[:i]):
            apart[i, j] = apart[j, i] = _two_people(one, other)
    numbers = {name: n for n, name in enumerate(distinct)}
    of = np.array([numbers[name] for name in names], int)
    looked_up: Apart = apart[np.ix_(of, of)]
    return looked_up


def _two_people(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other or one[-1] != other[-1] or one[0][0] == other[0][0]:
        return False
    known = is_given_name(one[0]) and is_given_name(other[0])
    return known and not may_be_one(one, other) and not may_be_one(other, one)
