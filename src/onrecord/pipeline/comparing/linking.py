"""Compares what is new in one family with its neighbours, and keeps the links."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from onrecord.pipeline.comparing.families import Family, Pairs
from onrecord.pipeline.comparing.opened import Opened
from onrecord.store import Comparisons

_PAIRS_AT_ONCE = 50_000
Link = tuple[tuple[int, int], object]


def link_family(family: Family, versions: Sequence[int], comparisons: Comparisons, opened: Opened) -> set[int]:
    """Links what waits of a family in some versions; gives back every item whose group may be another now."""
    waiting = comparisons.pending(family.name, versions)
    places = {place.item: place for place in waiting}
    items = opened.items(family, waiting)
    keys = {places[item]: family.keys_of(value) for item, value in items.items()}
    filed = opened.kept.filed.take(place.version for place in keys)
    filing = comparisons.file_keys(family.name, filed, keys, window=family.window)
    parted = comparisons.drop_links_of(filing.again())
    joined, pushed = filing.candidates(window=family.window, shared=family.shared, days=family.days)
    apart = [pair for pair in comparisons.linked(pushed) if not _still_near(family, pair, comparisons, opened)]
    comparisons.drop_links(apart)
    links: list[Link] = []
    for first in range(0, len(joined), _PAIRS_AT_ONCE):
        links += _compare(family, joined[first : first + _PAIRS_AT_ONCE], comparisons, opened, items)
    comparisons.keep_links(links)
    return places.keys() | parted | _ends(apart) | _ends(pair for pair, _ in links)


def _ends(pairs: Iterable[tuple[int, int]]) -> set[int]:
    return {item for pair in pairs for item in pair}


def _compare(
    family: Family, pairs: Pairs, comparisons: Comparisons, opened: Opened, pending: Mapping[int, Any]
) -> list[Link]:
    """Compares pairs; the pending items are open already."""
    wanted = np.unique(pairs).tolist()
    items = {number: pending[number] for number in wanted if number in pending}
    items |= opened.items(family, comparisons.places(set(wanted) - items.keys()).values())
    numbers = sorted(items)
    told = np.searchsorted(numbers, pairs[np.isin(pairs, numbers).all(axis=1)])
    found = family.compare([items[number] for number in numbers], told)
    return [((numbers[one], numbers[other]), found[one, other]) for one, other in sorted(found)]


def _still_near(family: Family, pair: tuple[int, int], comparisons: Comparisons, opened: Opened) -> bool:
    """Whether a linked pair would still be compared, now that others stand between the two."""
    items = opened.items(family, comparisons.places(pair).values())
    shared = set(family.keys_of(items[pair[0]])).intersection(family.keys_of(items[pair[1]]))
    return comparisons.are_neighbours(pair, shared, window=family.window, shared=family.shared)
