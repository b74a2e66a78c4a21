"""Two versions of a report side by side: paragraph by paragraph, and what appears or vanishes of what is on record.

Paragraphs that are the same are matched first. Between them, one that was reworded is paired with what it became, in
order; what finds no partner was cut or added, or moved where the same words stand elsewhere.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from onrecord.model import Block, BlockKind, Span
from onrecord.store import FigureRow, ReportPage, StatementRow
from onrecord.views.web.line_changes import LineChange, figure_changes, likeness, statement_changes
from onrecord.views.web.paragraphs import Paragraphs
from onrecord.views.web.word_diff import Piece, count_words, diff_tokens, diff_words, tokens

_REWORDED = 0.4  # share of words in common from which a paragraph is one that was reworded
_MOST_PAIRS = 10_000  # more are not compared one by one, but with the next few alone
_NEXT = 5
_WORD = re.compile(r"\w+")


class Fate(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    CUT = "cut"
    ADDED = "added"
    MOVED_FROM = "moved from here"
    MOVED_HERE = "moved here"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of one version, in pieces that the other has, too, or has not."""

    kind: BlockKind
    span: Span
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of the older version beside what it is in the newer one; None on the side that lacks it."""

    fate: Fate
    old: Passage | None
    new: Passage | None


@dataclass(frozen=True, slots=True)
class Fold:
    """Pairs in a row; those that are all the same can be folded away."""

    same: bool
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class VersionDiff:
    """What differs between two versions; `cut` and `added` count words."""

    folds: tuple[Fold, ...]
    cut: int
    added: int
    statements: tuple[LineChange[StatementRow], ...]
    figures: tuple[LineChange[FigureRow], ...]


def diff_versions(old: ReportPage, new: ReportPage) -> VersionDiff:
    """What was cut, added, reworded and moved from one version to another."""
    before, after = Paragraphs(old.text, old.blocks).blocks, Paragraphs(new.text, new.blocks).blocks
    pairs = _with_moves(list(_pairs(old.text, new.text, before, after)))
    folds = tuple(Fold(same, tuple(run)) for same, run in groupby(pairs, key=lambda pair: pair.fate is Fate.SAME))
    return VersionDiff(
        folds,
        sum(_words(pair.old) for pair in pairs if pair.fate in (Fate.CUT, Fate.CHANGED)),
        sum(_words(pair.new) for pair in pairs if pair.fate in (Fate.ADDED, Fate.CHANGED)),
        statement_changes(old.statements, new.statements),
        figure_changes(old.figures, new.figures),
    )


def _pairs(old: str, new: str, before: Sequence[Block], after: Sequence[Block]) -> Iterator[Pair]:
    one = [_plain(block.span.of(old)) for block in before]
    other = [_plain(block.span.of(new)) for block in after]
    for part in diff_tokens(one, other):
        olds, news = range(part.first, part.after_first), range(part.second, part.after_second)
        if part.same:
            for i, j in zip(olds, news, strict=True):
                yield Pair(Fate.SAME, _whole(old, before[i], same=True), _whole(new, after[j], same=True))
        else:
            for left, right in _partners([one[i] for i in olds], [other[j] for j in news]):
                yield _pair(
                    old,
                    new,
                    None if left is None else before[olds[left]],
                    None if right is None else after[news[right]],
                )


def _pair(old: str, new: str, before: Block | None, after: Block | None) -> Pair:
    if before is None or after is None:
        return Pair(
            Fate.ADDED if before is None else Fate.CUT,
            None if before is None else _whole(old, before, same=False),
            None if after is None else _whole(new, after, same=False),
        )
    one, other = diff_words(before.span.of(old), after.span.of(new))
    return Pair(Fate.CHANGED, Passage(before.kind, before.span, one), Passage(after.kind, after.span, other))


def _whole(text: str, block: Block, *, same: bool) -> Passage:
    return Passage(block.kind, block.span, (Piece(block.span.of(text), same),))


def _partners(olds: Sequence[str], news: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Which paragraphs of two stretches became one another, by their places in these, in order."""
    one, other = [Counter(_WORD.findall(text)) for text in olds], [Counter(_WORD.findall(text)) for text in news]
    joined = _best(one, other) if len(one) * len(other) <= _MOST_PAIRS else _next_alike(one, other)
    i = j = 0
    for left, right in (*joined, (len(olds), len(news))):
        yield from ((place, None) for place in range(i, left))
        yield from ((None, place) for place in range(j, right))
        if left < len(olds):
            yield left, right
        i, j = left + 1, right + 1


def _best(one: Sequence[Counter[str]], other: Sequence[Counter[str]]) -> list[tuple[int, int]]:
    """The pairing that keeps the order and whose likenesses sum to the most."""
    best: defaultdict[tuple[int, int], float] = defaultdict(float)
    like = {(i, j): likeness(a, b) for i, a in enumerate(one) for j, b in enumerate(other)}
    for i in reversed(range(len(one))):
        for j in reversed(range(len(other))):
            joined = like[i, j] + best[i + 1, j + 1] if like[i, j] >= _REWORDED else 0.0
            best[i, j] = max(joined, best[i + 1, j], best[i, j + 1])
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        if like[i, j] >= _REWORDED and best[i, j] == like[i, j] + best[i + 1, j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i, j] == best[i + 1, j]:
            i += 1
        else:
            j += 1
    return found


def _next_alike(one: Sequence[Counter[str]], other: Sequence[Counter[str]]) -> list[tuple[int, int]]:
    """Each paragraph with the first of the next few that is like it."""
    found, j = [], 0
    for i, words in enumerate(one):
        for place in range(j, min(j + _NEXT, len(other))):
            if likeness(words, other[place]) >= _REWORDED:
                found.append((i, place))
                j = place + 1
                break
    return found


def _with_moves(pairs: list[Pair]) -> list[Pair]:
    """Says of what was cut in one place and stands unchanged in another that it was moved."""
    added: defaultdict[str, list[int]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        if pair.fate is Fate.ADDED and pair.new is not None:
            added[_plain(pair.new.pieces[0].text)].append(number)
    for number, pair in enumerate(pairs):
        if pair.fate is Fate.CUT and pair.old is not None and (places := added[_plain(pair.old.pieces[0].text)]):
            place = places.pop(0)
            pairs[number] = replace(pair, fate=Fate.MOVED_FROM)
            pairs[place] = replace(pairs[place], fate=Fate.MOVED_HERE)
    return pairs


def _words(passage: Passage | None) -> int:
    if passage is None:
        return 0
    return sum(count_words(tokens(piece.text)) for piece in passage.pieces if not piece.same)


def _plain(text: str) -> str:
    return " ".join(text.split())
