"""Passages: matches that follow each other in both texts, with little changed between them.

Each match is joined to the earlier one that leaves the most evidence: the weight of the words that are the same, less
what every word between them costs. A chain ends where going on would cost more than it brings (local alignment, as
Smith and Waterman have it, on matches instead of letters).
"""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.cross_report.copies.matches import Match
from onrecord.cross_report.copies.words import SEED, Worded

LARGEST_GAP = 16  # words; a longer cut or insertion begins a new passage
COST = 0.25  # of each word, on either side, that the other does not have there
LOOK_BACK = 40
ROUNDS = 6  # after chains that clash with heavier ones, what is left of these is chained anew


class Chain(NamedTuple):
    """Matches in the order of both texts, and what they weigh."""

    matches: tuple[Match, ...]
    weight: float

    @property
    def first(self) -> tuple[int, int]:
        """The words of the one text that it covers, half-open."""
        return self.matches[0].first, self.matches[-1].first + self.matches[-1].length

    @property
    def second(self) -> tuple[int, int]:
        """The words of the other text that it covers, half-open."""
        return self.matches[0].second, self.matches[-1].second + self.matches[-1].length

    @property
    def words(self) -> int:
        """How many words are the same."""
        return sum(match.length for match in self.matches)


def find_chains(matches: Sequence[Match], worded: Worded, *, least: float) -> list[Chain]:
    """Chains that weigh at least `least`, the heaviest first; no word is the same in two of them.

    A sentence that changed its place may stand, on one side, between the words of the chain that it left.

    Args:
        matches: In the order of the one text.
        worded: The one text.
        least: What a chain must weigh.
    """
    sums: list[float] = worded.sums.tolist()
    taken: tuple[set[int], set[int]] = (set(), set())
    kept: list[Chain] = []
    left = list(matches)
    for _ in range(ROUNDS):
        if not left:
            break
        chains = [chain for chain in _best(left, sums) if chain.weight >= least]
        if not chains:
            break
        clashed, before = False, len(kept)
        for chain in chains:
            if _is_free(chain, taken):
                kept.append(chain)
                for match in chain.matches:
                    taken[0].update(range(match.first, match.first + match.length))
                    taken[1].update(range(match.second, match.second + match.length))
            else:
                clashed = True
        if not clashed or len(kept) == before:
            break
        left = _remaining(left, taken)
    return sorted(kept, key=lambda chain: (-chain.weight, chain.matches[0]))


def _best(matches: Sequence[Match], sums: Sequence[float]) -> list[Chain]:
    """The heaviest chains that share no match, the heaviest first."""
    totals: list[float] = []
    before: list[int | None] = []
    trims: list[int] = []
    reach = LARGEST_GAP + max(match.length for match in matches)
    for place, match in enumerate(matches):
        whole = sums[match.first + match.length] - sums[match.first]
        best, link, trim = whole, None, 0
        for earlier in range(place - 1, max(-1, place - 1 - LOOK_BACK), -1):
            if matches[earlier].first < match.first - reach:
                break
            joined = _joined(matches[earlier], match)
            if joined is None:
                continue
            overlap, cost = joined
            total = totals[earlier] - cost + sums[match.first + match.length] - sums[match.first + overlap]
            if total > best:
                best, link, trim = total, earlier, overlap
        totals.append(best)
        before.append(link)
        trims.append(trim)
    return _unwound(matches, totals, before, trims)


def _joined(earlier: Match, later: Match) -> tuple[int, float] | None:
    """How many words the two overlap, and what the words between them cost; None where they cannot follow."""
    first = later.first - earlier.first - earlier.length
    second = later.second - earlier.second - earlier.length
    overlap = -min(first, second, 0)
    if overlap >= later.length or overlap >= earlier.length:
        return None
    first, second = first + overlap, second + overlap
    if first > LARGEST_GAP or second > LARGEST_GAP:
        return None
    return overlap, COST * (first + second)


def _unwound(
    matches: Sequence[Match], totals: Sequence[float], before: Sequence[int | None], trims: Sequence[int]
) -> list[Chain]:
    chains = []
    used: set[int] = set()
    for end in sorted(range(len(matches)), key=lambda place: (-totals[place], place)):
        path: list[Match] = []
        place: int | None = end
        while place is not None and place not in used:
            match, trim, link = matches[place], trims[place], before[place]
            used.add(place)
            if link is None or link in used:
                trim = 0
            path.append(Match(match.first + trim, match.second + trim, match.length - trim))
            place = link
        if path:
            base = 0.0 if place is None else totals[place]
            chains.append(Chain(tuple(reversed(path)), totals[end] - base))
    return chains


def _is_free(chain: Chain, taken: tuple[set[int], set[int]]) -> bool:
    return all(
        taken[0].isdisjoint(range(match.first, match.first + match.length))
        and taken[1].isdisjoint(range(match.second, match.second + match.length))
        for match in chain.matches
    )


def _remaining(matches: Sequence[Match], taken: tuple[set[int], set[int]]) -> list[Match]:
    """What is left of the matches outside the words that are taken."""
    left = []
    for match in matches:
        run = 0
        for step in range(match.length + 1):
            free = step < match.length and match.first + step not in taken[0] and match.second + step not in taken[1]
            if free:
                run += 1
            elif run:
                if run >= SEED:
                    left.append(Match(match.first + step - run, match.second + step - run, run))
                run = 0
    return sorted(left)
