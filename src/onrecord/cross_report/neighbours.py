"""Which items of many reports are worth comparing: those that share keys and stand near each other in time.

The sorted-neighbourhood method (Hernández and Stolfo, The merge/purge problem for large databases, SIGMOD 1995): the
items under one key are put in order, and each is compared with those at most `window` places away. So a key that
thousands share costs no more for each of them than one that a hundred share, and the pairs do not depend on the order
in which reports came in.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

WINDOW = 40


class Keyed(NamedTuple):
    """An item with the keys that it can be found by; `order` sorts items and must differ between any two."""

    item: str
    keys: frozenset[str]
    order: tuple[str, str]


def neighbours(items: Iterable[Keyed], *, window: int = WINDOW, shared: int = 1) -> list[tuple[str, str]]:
    """The pairs of items that are neighbours under at least `shared` keys, each pair and the whole in order of ids."""
    filed: dict[str, list[Keyed]] = defaultdict(list)
    for item in items:
        for key in item.keys:
            filed[key].append(item)
    counts: Counter[tuple[str, str]] = Counter()
    for under in filed.values():
        under.sort(key=lambda item: item.order)
        for place, one in enumerate(under):
            for other in under[place + 1 : place + 1 + window]:
                counts[min(one.item, other.item), max(one.item, other.item)] += 1
    return sorted(pair for pair, count in counts.items() if count >= shared)
