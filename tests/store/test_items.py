"""Items, keys and neighbours as the record keeps them."""

import itertools
import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from importlib.resources import files

import apsw
import numpy as np
import pytest

from onrecord.cross_report.neighbours import Keyed, neighbours
from onrecord.model.cards import Card
from onrecord.store import groups, item_keys, item_links, items
from onrecord.store.groups import KeptGroup
from onrecord.store.item_keys import Filing
from onrecord.store.item_links import LinkRow

WINDOW = 3
CARD = Card("who waits", "", 1.0, 2, 1, 1)


@pytest.fixture
def connection() -> apsw.Connection:
    made = apsw.Connection(":memory:")
    for _ in made.execute(files("onrecord.store").joinpath("schema.sql").read_text(encoding="utf-8")):
        pass
    made.execute("PRAGMA foreign_keys = OFF")  # versions themselves are no matter here
    return made


def _add(connection: apsw.Connection, version: int, keys: str, day: int | None) -> None:
    _add_together(connection, [(version, keys, day)])


def _add_together(connection: apsw.Connection, told: Sequence[tuple[int, str, int | None]]) -> None:
    """Files and links versions that come in together, as the comparison does."""
    rows = []
    for version, keys, day in told:
        items.insert_items(connection, version, "words", ["{}"])
        (row,) = items.pending_items(connection, "words", [version])
        rows += [(item_keys.key_number("words", key), _place(version, day), row.item) for key in keys]
    filing = _file(connection, rows)
    joined, pushed = filing.candidates(window=WINDOW, shared=1, days=None)
    apart = [pair for pair in item_links.find_linked(connection, pushed).tolist() if not _near(connection, tuple(pair))]
    item_links.remove_links(connection, apart)
    item_links.insert_links(connection, [LinkRow(one, other, "{}") for one, other in joined.tolist()])
    items.mark_compared(connection, "words")


def _file(connection: apsw.Connection, rows: Iterable[tuple[int, int, int]]) -> Filing:
    coming = item_keys.key_rows(rows)
    near = item_keys.filed_near(connection, coming, window=WINDOW)
    item_keys.file_keys(connection, coming)
    return Filing(coming, near)


def _place(version: int, day: int | None) -> int:
    when = None if day is None else date(2031, 3, 1) + timedelta(days=day)
    return item_keys.place_number(when, f"v-{version}")


def _near(connection: apsw.Connection, pair: tuple[int, int]) -> bool:
    query = "SELECT DISTINCT a.key FROM item_key a JOIN item_key b ON b.key = a.key WHERE a.item = ? AND b.item = ?"
    keys = [row[0] for row in connection.execute(query, pair)]
    return item_keys.are_neighbours(connection, *pair, keys, window=WINDOW, shared=1)


def _linked_versions(connection: apsw.Connection) -> set[tuple[int, int]]:
    query = "SELECT a.version, b.version FROM item_link JOIN item a ON a.item_pk = one JOIN item b ON b.item_pk = other"
    return {(min(pair), max(pair)) for pair in connection.execute(query)}


@pytest.mark.parametrize("together", [1, 2, 5, 14])
@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_arrival_does_not_change_who_is_compared(
    connection: apsw.Connection, seed: int, together: int
) -> None:
    random.seed(seed)
    days = [None, *range(9)]
    told = [(version, random.choice(["a", "ab", "b", "bc"]), random.choice(days)) for version in range(1, 15)]
    random.shuffle(told)
    for first in range(0, len(told), together):
        _add_together(connection, told[first : first + together])
    ordered = [
        Keyed(f"{version:02}", frozenset(keys), (f"{_place(version, day):030}", "")) for version, keys, day in told
    ]
    expected = {(int(one), int(other)) for one, other in neighbours(ordered, window=WINDOW)}
    assert _linked_versions(connection) == expected


def test_components_hold_all_that_links_join_and_nothing_else(connection: apsw.Connection) -> None:
    for version, keys in ((1, "a"), (2, "ab"), (3, "b"), (4, "x"), (5, "x"), (6, "z")):
        _add(connection, version, keys, version)
    joined = item_links.find_components(connection, [1, 5, 6])
    assert joined.items.tolist() == [1, 2, 3, 4, 5, 6]
    assert [component.tolist() for component in joined.components] == [[1, 2, 3], [4, 5]]
    links = [item_links.links_among(connection, component.tolist()) for component in joined.components]
    assert [[(row.one, row.other) for row in some] for some in links] == [[(1, 2), (2, 3)], [(4, 5)]]


@pytest.mark.parametrize("seed", range(4))
def test_components_are_whole_however_links_run(connection: apsw.Connection, seed: int) -> None:
    random.seed(seed)
    numbers = random.sample(range(1, 61), 60)
    chains = [numbers[:30], numbers[30:50], numbers[50:]]
    for version in range(1, 61):
        items.insert_items(connection, version, "words", ["{}"])
    pairs = [sorted(pair) for chain in chains for pair in itertools.pairwise(chain)]
    item_links.insert_links(connection, [LinkRow(one, other, "{}") for one, other in pairs])
    joined = item_links.find_components(connection, [numbers[0], numbers[40]])
    found = [component.tolist() for component in joined.components]
    assert sorted(found) == sorted(sorted(chain) for chain in chains[:2])


def test_what_is_tied_without_a_link_is_one_component(connection: apsw.Connection) -> None:
    for version, keys in ((1, "a"), (2, "a"), (3, "b"), (4, "b"), (5, "z")):
        _add(connection, version, keys, version)
    joined = item_links.find_components(connection, [1, 5], tied=[(2, 3), (4, 5)])
    assert [component.tolist() for component in joined.components] == [[1, 2, 3, 4, 5]]
    assert [(row.one, row.other) for row in item_links.links_among(connection, range(1, 6))] == [(1, 2), (3, 4)]


def test_links_are_found_and_removed_pair_by_pair(connection: apsw.Connection) -> None:
    for version, keys in ((1, "a"), (2, "a"), (3, "a")):
        _add(connection, version, keys, version)
    item_links.remove_links(connection, [(1, 2)])
    assert item_links.find_linked(connection, np.array([(1, 2), (1, 3)])).tolist() == [[1, 3]]
    assert item_links.links_of(connection, [3]) == [(1, 3, "{}"), (2, 3, "{}")]


def test_nothing_comes_in_where_nothing_has_keys(connection: apsw.Connection) -> None:
    _add(connection, 1, "a", 1)
    filing = _file(connection, [])
    assert filing.again() == []
    assert [len(pairs) for pairs in filing.candidates(window=WINDOW, shared=1, days=None)] == [0, 0]


def test_what_was_filed_before_is_known(connection: apsw.Connection) -> None:
    for version, keys in ((1, "a"), (2, "b")):
        _add(connection, version, keys, version)
    rows = [(item_keys.key_number("words", "a"), _place(number, number), number) for number in (1, 3)]
    assert _file(connection, rows).again() == [1]


def test_removing_a_version_sends_its_neighbours_back_to_be_compared(connection: apsw.Connection) -> None:
    for version, keys in ((1, "a"), (2, "ab"), (3, "b"), (4, "x")):
        _add(connection, version, keys, version)
    groups.insert_groups(connection, "words", [KeptGroup("g-1", (), CARD, (1, 2, 3)), KeptGroup("g-2", (), CARD, (4,))])
    items.remove_items(connection, 2)
    assert [row.version for row in items.pending_items(connection, "words", range(1, 5))] == [1, 3]
    assert [group for group, _ in groups.load_groups(connection, "words")] == ["g-2"]


def test_groups_that_are_to_stay_stay_while_others_of_the_same_items_go(connection: apsw.Connection) -> None:
    for version in range(1, 5):
        _add(connection, version, "a", version)
    kept = [KeptGroup(f"g-{n}", (), CARD, members) for n, members in enumerate([(1, 2), (1, 2, 3), (3, 4)])]
    groups.insert_groups(connection, "words", kept)
    groups.insert_groups(connection, "others", [KeptGroup("g-x", (), CARD, (1, 2, 3))])
    groups.remove_groups(connection, "words", [1, 2], but={frozenset({1, 2})})
    assert [group for group, _ in groups.load_groups(connection, "words")] == ["g-0", "g-2"]
    assert [group for group, _ in groups.load_groups(connection, "others")] == ["g-x"]
    assert [*groups.load_memberships(connection, "words", [4]).values()] == [frozenset({3, 4})]


def test_places_are_in_the_order_of_days_with_the_undated_last() -> None:
    days = [date(1999, 12, 31), date(2031, 3, 12), date(2031, 3, 13), None]
    for one, other in itertools.pairwise(days):
        assert item_keys.place_number(one, "v-z") < item_keys.place_number(other, "v-a")


def test_items_far_apart_in_time_are_not_compared_and_the_undated_are_near_to_all(connection: apsw.Connection) -> None:
    days = ((1, 0), (2, 5), (3, 60), (4, None))
    key = item_keys.key_number("words", "a")
    filing = _file(connection, [(key, _place(version, day), version) for version, day in days])
    joined, _ = filing.candidates(window=WINDOW, shared=1, days=30)
    assert joined.tolist() == [[1, 2], [1, 4], [2, 4], [3, 4]]
