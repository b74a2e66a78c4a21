"""The links between items as the record keeps them, and what they join."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import apsw

from onrecord.store.queries import find_row

_CHUNK = 5000


class LinkRow(NamedTuple):
    """A link as it is kept: the row numbers of its items, the smaller first, and its JSON."""

    one: int
    other: int
    data: str


def replace_links(connection: apsw.Connection, compared: Sequence[tuple[int, int]], links: Iterable[LinkRow]) -> None:
    """Keeps these links of the pairs that were compared, instead of those before."""
    pairs = set(compared)
    before = {(row.one, row.other) for row in links_of(connection, sorted({item for pair in pairs for item in pair}))}
    connection.executemany("DELETE FROM item_link WHERE one = ? AND other = ?", sorted(before & pairs))
    connection.executemany("INSERT INTO item_link VALUES (?, ?, ?)", links)


def are_linked(connection: apsw.Connection, pair: tuple[int, int]) -> bool:
    """Whether there is a link between two items, the smaller row number first."""
    return find_row(connection, "SELECT 1 FROM item_link WHERE one = ? AND other = ?", pair) is not None


def find_components(
    connection: apsw.Connection, starts: Iterable[int], tied: Iterable[tuple[int, int]] = ()
) -> list[tuple[tuple[int, ...], list[LinkRow]]]:
    """The items that links join to any of these, component by component, with their links; each in order.

    `tied` are pairs that belong together without a link.
    """
    partners: dict[int, set[int]] = defaultdict(set)
    for one, other in tied:
        partners[one].add(other)
        partners[other].add(one)
    seen = set(starts)
    links: dict[tuple[int, int], LinkRow] = {}
    border = seen
    while border:
        near = {partner for item in border & partners.keys() for partner in partners[item]}
        for row in links_of(connection, sorted(border)):
            links[row.one, row.other] = row
            near.update((row.one, row.other))
        border = near - seen
        seen |= border
    return _parted(seen, links, ((item, partner) for item in seen & partners.keys() for partner in partners[item]))


def _parted(
    items: Iterable[int], links: dict[tuple[int, int], LinkRow], tied: Iterable[tuple[int, int]]
) -> list[tuple[tuple[int, ...], list[LinkRow]]]:
    """Items taken apart into those that pairs join, with the links of each part."""
    of = {item: item for item in items}

    def root(item: int) -> int:
        while of[item] != item:
            of[item] = of[of[item]]
            item = of[item]
        return item

    for pairs in (links, tied):
        for one, other in pairs:
            first, second = sorted((root(one), root(other)))
            of[second] = first
    members: dict[int, list[int]] = defaultdict(list)
    for item in sorted(of):
        members[root(item)].append(item)
    between: dict[int, list[LinkRow]] = defaultdict(list)
    for pair in sorted(links):
        between[root(pair[0])].append(links[pair])
    return [(tuple(some), between.get(first, [])) for first, some in sorted(members.items())]


def links_of(connection: apsw.Connection, items: Sequence[int]) -> Iterator[LinkRow]:
    """The links that touch some items; one that touches two of them may come twice."""
    for first in range(0, len(items), _CHUNK):
        wanted = json.dumps(items[first : first + _CHUNK])
        for column in ("one", "other"):
            query = f"SELECT one, other, data FROM item_link WHERE {column} IN (SELECT value FROM json_each(?))"
            yield from (LinkRow(*row) for row in connection.execute(query, (wanted,)))
