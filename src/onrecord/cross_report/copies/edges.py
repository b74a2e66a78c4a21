"""The edges of passages: the words around a chain that are still the same, though fewer than three on end.

Editing leaves "in three ___ districts of ___ city" where no three words are the same on end. Beyond the ends of a
chain, single words and pairs of words count when they stand within a few words of each other in both texts.
"""

from collections.abc import Iterator, Sequence, Set
from itertools import chain as joined
from itertools import pairwise

from onrecord.cross_report.copies.chains import COST, Chain
from onrecord.cross_report.copies.matches import Match
from onrecord.cross_report.copies.words import Worded

REACH = 6  # words on either side that may differ
ALONE_WITHIN = 2  # words that may differ, both sides together, before a single word that is the same


def with_edges(chains: Sequence[Chain], one: Worded, other: Worded) -> list[Chain]:
    """The chains, each with the words around it that belong to it; no word comes to belong to two."""
    taken = (
        set(joined.from_iterable(range(*chain.first) for chain in chains)),
        set(joined.from_iterable(range(*chain.second) for chain in chains)),
    )
    numbers: tuple[list[int], list[int]] = (one.numbers.tolist(), other.numbers.tolist())
    grown = []
    for chain in chains:
        after = list(_beyond(numbers, taken, (chain.first[1], chain.second[1]), 1))
        before = list(_beyond(numbers, taken, (chain.first[0] - 1, chain.second[0] - 1), -1))
        matches = (*reversed(before), *chain.matches, *after)
        gain = sum(one.weight(match.first, match.first + match.length) for match in (*before, *after))
        changed = [
            later.first - earlier.first - earlier.length + later.second - earlier.second - earlier.length
            for earlier, later in (*_neighbours(matches[: len(before) + 1]), *_neighbours(matches[-len(after) - 1 :]))
        ]
        whole = Chain(matches, chain.weight + max(0.0, gain - COST * sum(changed)))
        taken[0].update(range(*whole.first))
        taken[1].update(range(*whole.second))
        grown.append(whole)
    return grown


def _neighbours(matches: Sequence[Match]) -> Iterator[tuple[Match, Match]]:
    return pairwise(matches)


def _beyond(
    numbers: tuple[list[int], list[int]], taken: tuple[Set[int], Set[int]], start: tuple[int, int], step: int
) -> Iterator[Match]:
    """The matches from a place on, forwards or backwards; the last one is never a single word."""
    first, second = start
    waiting: list[Match] = []
    while (found := _next(numbers, taken, (first, second), step)) is not None:
        first, second, length = found
        match = Match(first, second, length) if step > 0 else Match(first - length + 1, second - length + 1, length)
        waiting.append(match)
        if length > 1:
            yield from waiting
            waiting = []
        first, second = first + step * length, second + step * length


def _next(
    numbers: tuple[list[int], list[int]], taken: tuple[Set[int], Set[int]], start: tuple[int, int], step: int
) -> tuple[int, int, int] | None:
    """The nearest words that are the same: their places and how many they are on end."""
    ends = len(numbers[0]), len(numbers[1])
    for changed in range(1, 2 * REACH + 1):
        for skipped in range(max(0, changed - REACH), min(changed, REACH) + 1):
            first, second = start[0] + step * skipped, start[1] + step * (changed - skipped)
            if not (0 <= first < ends[0] and 0 <= second < ends[1] and numbers[0][first] == numbers[1][second]):
                continue
            length = _run(numbers, taken, (first, second), step)
            if length > 1 or (length == 1 and changed <= ALONE_WITHIN):
                return first, second, length
    return None


def _run(
    numbers: tuple[list[int], list[int]], taken: tuple[Set[int], Set[int]], start: tuple[int, int], step: int
) -> int:
    """How many words from two places on are the same and free."""
    first, second = start
    length = 0
    while 0 <= first < len(numbers[0]) and 0 <= second < len(numbers[1]):
        if numbers[0][first] != numbers[1][second] or first in taken[0] or second in taken[1]:
            break
        length, first, second = length + 1, first + step, second + step
    return length
