"""Which words differ between two texts, in bounded time whatever the texts are.

Words that stand once in either text, and in the same order, are anchors; what lies between two anchors is compared in
the same way, and where it has no anchors by its shortest edit (Myers 1986, "An O(ND) difference algorithm"), as long as
that stays short. What differs more than that was written anew: it is shown as cut and added whole, which reads better
than a hundred stray words in common, too.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

# An equal stretch: where it begins on either side, and how many tokens it has.
Run: TypeAlias = tuple[int, int, int]
# Scripts that put no spaces between words are compared sign by sign.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+(?:['’.,][^\W{_UNSPACED}]+)*|\s+|[^\w\s]|_")
_MOST_EDITS = 120
_MOST_DEPTH = 40
_STRAY = 2  # so few words in common between two changes of more tokens than the next number are chance
_STRAY_CHANGE = 4


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of both texts, as half-open ranges of their tokens: the same in both, or cut and added."""

    same: bool
    first: int
    after_first: int
    second: int
    after_second: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one text, and whether the other has them, too."""

    text: str
    same: bool


def tokens(text: str) -> list[str]:
    """Words, spaces and marks; joined, they are the text."""
    return _TOKEN.findall(text)


def count_words(found: Iterable[str]) -> int:
    """How many tokens are words: neither spaces nor marks."""
    return sum(token[0].isalnum() for token in found)


def diff_words(first: str, second: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, of which those that are the same stand in the same order in both."""
    one, other = tokens(first), tokens(second)
    old: list[Piece] = []
    new: list[Piece] = []
    runs = _without_stray(one, list(_runs(_matches(one, other, 0, len(one), 0, len(other), 0))), len(one), len(other))
    for part in _parts(runs, len(one), len(other)):
        if words := "".join(one[part.first : part.after_first]):
            old.append(Piece(words, part.same))
        if words := "".join(other[part.second : part.after_second]):
            new.append(Piece(words, part.same))
    return tuple(old), tuple(new)


def diff_tokens(one: Sequence[str], other: Sequence[str]) -> list[Difference]:
    """What differs between two sequences of tokens, in order."""
    runs = list(_runs(_matches(one, other, 0, len(one), 0, len(other), 0)))
    return list(_parts(runs, len(one), len(other)))


def _matches(
    one: Sequence[str], other: Sequence[str], low: int, high: int, start: int, end: int, depth: int
) -> Iterator[tuple[int, int]]:
    """Pairs of equal tokens in order, of one[low:high] and other[start:end]."""
    while low < high and start < end and one[low] == other[start]:
        yield low, start
        low, start = low + 1, start + 1
    tail = 0
    while low < high and start < end and one[high - 1] == other[end - 1]:
        high, end, tail = high - 1, end - 1, tail + 1
    if low < high and start < end:
        anchors = _anchors(one, other, low, high, start, end) if depth < _MOST_DEPTH else []
        if anchors:
            for left, right in anchors:
                yield from _matches(one, other, low, left, start, right, depth + 1)
                yield left, right
                low, start = left + 1, right + 1
            yield from _matches(one, other, low, high, start, end, depth + 1)
        else:
            yield from _shortest_edit(one, other, low, high, start, end)
    yield from ((high + n, end + n) for n in range(tail))


def _anchors(
    one: Sequence[str], other: Sequence[str], low: int, high: int, start: int, end: int
) -> list[tuple[int, int]]:
    """Tokens that stand once on either side, the longest run of them that is in order on both."""
    here, there = Counter(one[low:high]), Counter(other[start:end])
    places = {token: place for place, token in enumerate(other[start:end], start) if there[token] == 1}
    pairs = [
        (place, places[token])
        for place, token in enumerate(one[low:high], low)
        if here[token] == 1 and token in places and not token.isspace()
    ]
    return _longest_increasing(pairs)


def _longest_increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [place]
        last[at : at + 1] = [number]
    chain = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _shortest_edit(
    one: Sequence[str], other: Sequence[str], low: int, high: int, start: int, end: int
) -> Iterator[tuple[int, int]]:
    """The equal tokens of the shortest edit; none where that takes more steps than are worth it."""
    width, height = high - low, end - start
    if abs(width - height) > _MOST_EDITS:
        return
    reached = {1: 0}
    trace: list[dict[int, int]] = []
    for steps in range(min(_MOST_EDITS, width + height) + 1):
        trace.append(dict(reached))
        for diagonal in range(-steps, steps + 1, 2):
            down = diagonal == -steps or (
                diagonal != steps and reached.get(diagonal - 1, -1) < reached.get(diagonal + 1, -1)
            )
            x = reached.get(diagonal + 1, 0) if down else reached.get(diagonal - 1, 0) + 1
            y = x - diagonal
            while x < width and y < height and one[low + x] == other[start + y]:
                x, y = x + 1, y + 1
            reached[diagonal] = x
            if x >= width and y >= height:
                yield from reversed(list(_walk_back(trace, width, height, low, start)))
                return


def _walk_back(trace: Sequence[dict[int, int]], x: int, y: int, low: int, start: int) -> Iterator[tuple[int, int]]:
    """The equal tokens on the way back through what was reached step by step, the last first."""
    for steps in range(len(trace) - 1, -1, -1):
        reached, diagonal = trace[steps], x - y
        down = diagonal == -steps or (
            diagonal != steps and reached.get(diagonal - 1, -1) < reached.get(diagonal + 1, -1)
        )
        before = diagonal + 1 if down else diagonal - 1
        old_x = reached.get(before, 0) if steps else 0
        old_y = old_x - before if steps else 0
        while x > old_x and y > old_y:
            x, y = x - 1, y - 1
            yield low + x, start + y
        x, y = old_x, old_y


def _runs(matches: Iterable[tuple[int, int]]) -> Iterator[Run]:
    """Equal stretches as where they begin on both sides and how many tokens they have."""
    run: list[tuple[int, int]] = []
    for pair in matches:
        if run and (pair[0] != run[-1][0] + 1 or pair[1] != run[-1][1] + 1):
            yield (*run[0], len(run))
            run = []
        run.append(pair)
    if run:
        yield (*run[0], len(run))


def _without_stray(one: Sequence[str], runs: list[Run], width: int, height: int) -> list[Run]:
    """Leaves out spaces and marks between two changes, then a few words in common by chance amid longer changes."""

    def words(run: Run) -> int:
        return count_words(one[run[0] : run[0] + run[2]])

    told = [run for run, before, after in _amid(runs, width, height) if words(run) or not (max(before) and max(after))]
    return [
        run
        for run, before, after in _amid(told, width, height)
        if words(run) > _STRAY or min(*before, *after) <= _STRAY_CHANGE
    ]


def _amid(runs: Sequence[Run], width: int, height: int) -> Iterator[tuple[Run, tuple[int, int], tuple[int, int]]]:
    """Equal stretches with how many tokens differ on both sides before and after them."""
    ends = [(0, 0), *((first + length, second + length) for first, second, length in runs)]
    starts = [*((first, second) for first, second, _ in runs), (width, height)]
    for number, run in enumerate(runs):
        before = (run[0] - ends[number][0], run[1] - ends[number][1])
        yield run, before, (starts[number + 1][0] - ends[number + 1][0], starts[number + 1][1] - ends[number + 1][1])


def _parts(runs: Sequence[Run], width: int, height: int) -> Iterator[Difference]:
    x = y = 0
    for first, second, length in (*runs, (width, height, 0)):
        if first > x or second > y:
            yield Difference(False, x, first, y, second)
        x, y = first + length, second + length
        if length:
            yield Difference(True, first, x, second, y)
