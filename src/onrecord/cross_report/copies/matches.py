"""Where two texts are the same word for word: the longest runs of at least three words, in time linear in both.

A run of words that stands several times in both texts would give every pair of its places. Up to `EVERY_PAIR` places in
the other text all are taken; beyond that, the first place in the one is paired with the first in the other, and so on.
"""

from typing import NamedTuple

import numpy as np

from onrecord.cross_report.copies.words import GRAM, SEED, Places, Sorted, Worded

NEAR = 24  # words between shared runs that may be one passage
EVERY_PAIR = 6
MOST_MATCHES = 3000  # the longest ones of a pair; two texts of 500 words that are one have fewer than a hundred


class Match(NamedTuple):
    """`length` words on end that are the same from word `first` of the one text and word `second` of the other."""

    first: int
    second: int
    length: int


def share_much(one: Worded, other: Worded, *, enough: float) -> bool:
    """Whether words that stand in runs of five that both texts have, near each other in the one text, weigh enough."""
    sought, ordered = one.grams.numbers, other.grams.ordered
    if not len(sought) or not len(ordered):
        return False
    places = np.minimum(ordered.searchsorted(sought), len(ordered) - 1)
    weight, done = 0.0, 0
    for place in (ordered[places] == sought).nonzero()[0].tolist():
        if place > done + NEAR:
            weight = 0.0
        weight += one.weight(max(done, place), place + GRAM)
        if weight >= enough:
            return True
        done = place + GRAM
    return False


def find_matches(one: Worded, other: Worded) -> list[Match]:
    """The runs of at least three words that cannot be made longer on either side, in the order of the one text."""
    firsts, seconds = _seeds(one.seeds, other.seeds)
    if not len(firsts):
        return []
    diagonals = seconds - firsts
    order = np.lexsort((firsts, diagonals))
    firsts, seconds, diagonals = firsts[order], seconds[order], diagonals[order]
    breaks = np.ones(len(firsts), np.bool_)
    breaks[1:] = (np.diff(diagonals) != 0) | (np.diff(firsts) != 1)
    begins = np.flatnonzero(breaks)
    lengths = np.diff(np.append(begins, len(firsts))) + SEED - 1
    if len(begins) > MOST_MATCHES:
        kept = np.sort(np.argsort(-lengths, kind="stable")[:MOST_MATCHES])
        begins, lengths = begins[kept], lengths[kept]
    rows = zip(firsts[begins].tolist(), seconds[begins].tolist(), lengths.tolist(), strict=True)
    return sorted(Match(*row) for row in rows)


def _seeds(one: Sorted, other: Sorted) -> tuple[Places, Places]:
    """Pairs of places where three words are the same."""
    low = other.ordered.searchsorted(one.numbers, "left")
    counts = other.ordered.searchsorted(one.numbers, "right") - low
    few = np.flatnonzero((counts > 0) & (counts <= EVERY_PAIR))
    repeats = counts[few]
    within = np.arange(int(repeats.sum())) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    firsts = [np.repeat(few, repeats)]
    seconds = [other.places[np.repeat(low[few], repeats) + within]]
    many = np.flatnonzero(counts > EVERY_PAIR)
    if len(many):
        ranks = _ranks(one)[many]
        paired = ranks < counts[many]
        firsts.append(many[paired])
        seconds.append(other.places[low[many][paired] + ranks[paired]])
    return np.concatenate(firsts).astype(np.int64), np.concatenate(seconds).astype(np.int64)


def _ranks(one: Sorted) -> Places:
    """For each number, how many equal ones stand before it in the text."""
    count = len(one.ordered)
    fresh = np.ones(count, np.bool_)
    fresh[1:] = one.ordered[1:] != one.ordered[:-1]
    begins = np.flatnonzero(fresh)
    within = np.arange(count) - np.repeat(begins, np.diff(np.append(begins, count)))
    ranks = np.empty(count, np.int64)
    ranks[one.places] = within
    return ranks
