"""Which statements and figures appear, vanish or are told otherwise in another version of a report.

Ids tell nothing here: they hold the words of their version. Two statements are one where the same speakers say the same
words in the same act, and two figures where the same claimants give the same value for the same thing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.store import FigureRow, StatementRow

Line = TypeVar("Line", StatementRow, FigureRow)
_SAME_STATEMENT = 0.5  # share of words in common from which a statement is one that was reworded
_NEXT = 5  # with so many of one topic a line is compared
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class LineChange(Generic[Line]):
    """A statement or figure that vanished (no `new`), appeared (no `old`), or was told otherwise."""

    old: Line | None
    new: Line | None


def statement_changes(
    olds: Sequence[StatementRow], news: Sequence[StatementRow]
) -> tuple[LineChange[StatementRow], ...]:
    """The statements that vanished, were told otherwise, and appeared."""
    return tuple(_changed(olds, news, _statement_key, _statement_topic))


def figure_changes(olds: Sequence[FigureRow], news: Sequence[FigureRow]) -> tuple[LineChange[FigureRow], ...]:
    """The figures that vanished, have another value, and appeared."""
    return tuple(_changed(olds, news, _figure_key, _figure_topic))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two texts have in common."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _changed(
    olds: Sequence[Line],
    news: Sequence[Line],
    key: Callable[[Line], Hashable],
    topic: Callable[[Line], Hashable],
) -> Iterator[LineChange[Line]]:
    """What is left when lines with the same key are taken off; of those about one topic, the likest are one line."""
    kept = Counter(map(key, olds)) & Counter(map(key, news))
    gone, came = _beyond(olds, kept, key), _beyond(news, kept, key)
    waiting: defaultdict[Hashable, list[Line]] = defaultdict(list)
    for line in came:
        waiting[topic(line)].append(line)
    partner: dict[int, Line] = {}
    for number, line in enumerate(gone):
        near = waiting[topic(line)][:_NEXT]
        likest = max(near, key=lambda one: likeness(_bag(line), _bag(one)), default=None)
        if likest is not None and (
            isinstance(line, FigureRow) or likeness(_bag(line), _bag(likest)) >= _SAME_STATEMENT
        ):
            waiting[topic(line)].remove(likest)
            partner[number] = likest
    yield from (LineChange(line, partner.get(number)) for number, line in enumerate(gone))
    paired = {id(line) for line in partner.values()}
    yield from (LineChange(None, line) for line in came if id(line) not in paired)


def _beyond(lines: Sequence[Line], kept: Counter[Hashable], key: Callable[[Line], Hashable]) -> list[Line]:
    left = Counter(kept)
    beyond = []
    for line in lines:
        if left[key(line)]:
            left[key(line)] -= 1
        else:
            beyond.append(line)
    return beyond


def _bag(line: StatementRow | FigureRow) -> Counter[str]:
    return Counter(_WORD.findall(line.words.casefold()))


def _statement_key(row: StatementRow) -> Hashable:
    return (_statement_topic(row), row.act, _plain(row.words))


def _statement_topic(row: StatementRow) -> Hashable:
    return tuple(party.name for party in row.speakers)


def _figure_key(row: FigureRow) -> Hashable:
    quantity = row.quantity
    value = (quantity.low, quantity.high, quantity.bound, quantity.unit, quantity.vague)
    return (_figure_topic(row), value, _plain(row.scope_words))


def _figure_topic(row: FigureRow) -> Hashable:
    return (_plain(row.counts).casefold(), tuple(party.name for party in row.claimants))


def _plain(text: str) -> str:
    return " ".join(text.split())
