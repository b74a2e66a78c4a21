"""Compares what is new in one family with its neighbours, and keeps the links."""

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.pipeline.comparing.families import Family
from onrecord.pipeline.comparing.opened import Opened
from onrecord.store import Comparisons

_PAIRS_AT_ONCE = 20_000


def link_family(family: Family, comparisons: Comparisons, opened: Opened) -> set[int]:
    """Links the pending items of a family; gives back every item whose group may be another now."""
    pending = comparisons.pending(family.name)
    if not pending:
        return set()
    places = {place.item: place for place in pending}
    items = opened.items(family, pending)
    keys = {places[item]: family.keys_of(value) for item, value in items.items()}
    comparisons.file_keys(comparisons.filed({place.version for place in pending}), keys)
    joined, pushed = comparisons.candidates(window=family.window, shared=family.shared, days=family.days)
    apart = [pair for pair in pushed if not _still_near(family, pair, comparisons, opened)]
    links = []
    for first in range(0, len(joined), _PAIRS_AT_ONCE):
        links += _compare(family, joined[first : first + _PAIRS_AT_ONCE], comparisons, opened, items)
    comparisons.replace_links(family.name, [*joined, *apart], links)
    touched = {item for pair, _ in links for item in pair} | {item for pair in apart for item in pair}
    return touched | places.keys()


def _compare(
    family: Family,
    pairs: Sequence[tuple[int, int]],
    comparisons: Comparisons,
    opened: Opened,
    pending: Mapping[int, Any],
) -> list[tuple[tuple[int, int], object]]:
    """Compares pairs; the pending items are open already, and of many thousands are not opened again."""
    wanted = {item for pair in pairs for item in pair}
    items = {item: pending[item] for item in wanted & pending.keys()}
    items |= opened.items(family, comparisons.places(sorted(wanted - pending.keys())).values())
    numbers = sorted(items)
    place = {number: n for n, number in enumerate(numbers)}
    told = [(place[one], place[other]) for one, other in pairs if one in place and other in place]
    found = family.compare([items[number] for number in numbers], told)
    return [((numbers[one], numbers[other]), found[one, other]) for one, other in sorted(found)]


def _still_near(family: Family, pair: tuple[int, int], comparisons: Comparisons, opened: Opened) -> bool:
    """Whether a linked pair would still be compared, now that others stand between the two."""
    items = opened.items(family, comparisons.places(pair).values())
    shared = set(family.keys_of(items[pair[0]])).intersection(family.keys_of(items[pair[1]]))
    return comparisons.are_neighbours(pair, shared, window=family.window, shared=family.shared)
