"""Items, keys and neighbours as the record keeps them."""

import itertools
import random
from datetime import date, timedelta
from importlib.resources import files

import apsw
import pytest

from onrecord.cross_report.neighbours import Keyed, neighbours
from onrecord.model.cards import Card
from onrecord.store import groups, item_links, items
from onrecord.store.groups import KeptGroup
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


def _add(connection: apsw.Connection, version: int, keys: str, day: int) -> None:
    items.insert_items(connection, version, "words", ["{}"])
    (row,) = items.pending_items(connection, "words")
    place = items.place_number(date(2031, 3, 1) + timedelta(days=day), f"v-{version}")
    items.file_keys(connection, [(items.key_number("words", key), place, row.item) for key in keys])
    joined, apart = items.candidate_pairs(connection, window=WINDOW, shared=1)
    lost = [pair for pair in apart if not _near(connection, pair)]
    item_links.replace_links(connection, [*joined, *lost], [LinkRow(one, other, "{}") for one, other in joined])
    items.mark_compared(connection, "words")


def _near(connection: apsw.Connection, pair: tuple[int, int]) -> bool:
    query = "SELECT DISTINCT a.key FROM item_key a JOIN item_key b ON b.key = a.key WHERE a.item = ? AND b.item = ?"
    keys = [row[0] for row in connection.execute(query, pair)]
    return items.are_neighbours(connection, *pair, keys, window=WINDOW, shared=1)


def _linked_versions(connection: apsw.Connection) -> set[tuple[int, int]]:
    query = "SELECT a.version, b.version FROM item_link JOIN item a ON a.item_pk = one JOIN item b ON b.item_pk = other"
    return {(min(pair), max(pair)) for pair in connection.execute(query)}


@pytest.mark.parametrize("crowded", [0, 3, 10**6])
@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_arrival_does_not_change_who_is_compared(
    connection: apsw.Connection, monkeypatch: pytest.MonkeyPatch, seed: int, crowded: int
) -> None:
    monkeypatch.setattr(items, "_CROWDED", crowded)
    random.seed(seed)
    told = [(version, random.choice(["a", "ab", "b", "bc"]), random.randrange(9)) for version in range(1, 15)]
    for version, keys, day in random.sample(told, len(told)):
        _add(connection, version, keys, day)
    ordered = {
        f"{version:02}": Keyed(
            f"{version:02}",
            frozenset(keys),
            (f"{items.place_number(date(2031, 3, 1) + timedelta(days=day), f'v-{version}'):030}", ""),
        )
        for version, keys, day in told
    }
    expected = {(int(one), int(other)) for one, other in neighbours(ordered.values(), window=WINDOW)}
    assert _linked_versions(connection) == expected


def test_components_hold_all_that_links_join_and_nothing_else(connection: apsw.Connection) -> None:
    for version, keys in ((1, "a"), (2, "ab"), (3, "b"), (4, "x"), (5, "x"), (6, "z")):
        _add(connection, version, keys, version)
    components = item_links.find_components(connection, range(1, 7))
    assert [members for members, _ in components] == [(1, 2, 3), (4, 5), (6,)]
    assert [[(row.one, row.other) for row in links] for _, links in components] == [[(1, 2), (2, 3)], [(4, 5)], []]


def test_what_is_tied_without_a_link_is_one_component(connection: apsw.Connection) -> None:
    for version, keys in ((1, "a"), (2, "a"), (3, "b"), (4, "b"), (5, "z")):
        _add(connection, version, keys, version)
    components = item_links.find_components(connection, [1, 5], tied=[(2, 3), (4, 5)])
    assert [members for members, _ in components] == [(1, 2, 3, 4, 5)]
    assert [(row.one, row.other) for row in components[0][1]] == [(1, 2), (3, 4)]


def test_links_of_pairs_that_were_not_compared_stay(connection: apsw.Connection) -> None:
    for version, keys in ((1, "a"), (2, "a"), (3, "a")):
        _add(connection, version, keys, version)
    item_links.replace_links(connection, [(1, 2), (1, 3)], [LinkRow(1, 3, "[]")])
    assert sorted(item_links.links_of(connection, [1, 2, 3])) == sorted(2 * [(1, 3, "[]"), (2, 3, "{}")])


def test_removing_a_version_sends_its_neighbours_back_to_be_compared(connection: apsw.Connection) -> None:
    for version, keys in ((1, "a"), (2, "ab"), (3, "b"), (4, "x")):
        _add(connection, version, keys, version)
    groups.insert_groups(connection, "words", [KeptGroup("g-1", (), CARD, (1, 2, 3)), KeptGroup("g-2", (), CARD, (4,))])
    items.remove_items(connection, 2)
    assert [row.version for row in items.pending_items(connection, "words")] == [1, 3]
    assert [group for group, _ in groups.load_groups(connection, "words")] == ["g-2"]


def test_places_are_in_the_order_of_days_with_the_undated_last() -> None:
    days = [date(1999, 12, 31), date(2031, 3, 12), date(2031, 3, 13), None]
    for one, other in itertools.pairwise(days):
        assert items.place_number(one, "v-z") < items.place_number(other, "v-a")


def test_items_far_apart_in_time_are_not_compared_and_the_undated_are_near_to_all(connection: apsw.Connection) -> None:
    rows = []
    for version, day in ((1, 0), (2, 5), (3, 60), (4, None)):
        items.insert_items(connection, version, "words", ["{}"])
        when = None if day is None else date(2031, 3, 1) + timedelta(days=day)
        rows.append((items.key_number("words", "a"), items.place_number(when, f"v-{version}"), version))
    items.file_keys(connection, rows)
    joined, _ = items.candidate_pairs(connection, window=WINDOW, shared=1, days=30)
    assert joined == [(1, 2), (1, 4), (2, 4), (3, 4)]
