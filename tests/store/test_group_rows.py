"""Lists of groups, drawn from what is kept of them in narrow columns."""

from datetime import date
from importlib.resources import files

import apsw
import pytest

from onrecord.model.cards import Card
from onrecord.store import groups
from onrecord.store.group_rows import GroupFilters, GroupOrder, count_kinds, find_group, list_groups
from onrecord.store.groups import KeptGroup


@pytest.fixture
def connection() -> apsw.Connection:
    made = apsw.Connection(":memory:")
    for _ in made.execute(files("onrecord.store").joinpath("schema.sql").read_text(encoding="utf-8")):
        pass
    made.execute("PRAGMA foreign_keys = ON")
    march = (date(2031, 3, 2), date(2031, 3, 9))
    april = (date(2031, 4, 1), date(2031, 4, 1))
    for group_id, card in (
        ("d-pier", Card("was the pier shelled", "denies", 1003.0, 5, 3, 4, *march, ("a-orla",), ("guns at the pier",))),
        ("d-toll", Card("how many fell ill", "contradicts", 2002.0, 2, 2, 2, *april)),
        ("d-none", Card("who called whom", "denies", 2.0, 2, 1, 1)),
    ):
        groups.insert_groups(made, "disputes", [KeptGroup(group_id, (), card, ())])
    pier = Card("the pier was shelled", "disputed", 1.0, 1, 1, 1)
    groups.insert_groups(made, "claims", [KeptGroup("c-pier", (), pier, ())])
    return made


def _ids(connection: apsw.Connection, filters: GroupFilters, order: GroupOrder = GroupOrder.WEIGHT) -> list[str]:
    return [row.group_id for row in list_groups(connection, "disputes", filters, order=order).rows]


def test_the_heaviest_come_first_and_the_undated_last_where_days_decide(connection: apsw.Connection) -> None:
    assert _ids(connection, GroupFilters()) == ["d-toll", "d-pier", "d-none"]
    assert _ids(connection, GroupFilters(), GroupOrder.RECENT) == ["d-toll", "d-pier", "d-none"]
    listing = list_groups(connection, "disputes", GroupFilters(), limit=1, offset=1)
    assert ([row.group_id for row in listing.rows], listing.total) == (["d-pier"], 3)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (GroupFilters(text="shelling pier"), ["d-pier"]),
        (GroupFilters(text="guns"), ["d-pier"]),
        (GroupFilters(text='"pier guns"'), []),
        (GroupFilters(kind="denies"), ["d-pier", "d-none"]),
        (GroupFilters(actor="a-orla"), ["d-pier"]),
        (GroupFilters(since=date(2031, 3, 9)), ["d-toll", "d-pier"]),
        (GroupFilters(since=date(2031, 3, 10)), ["d-toll"]),
        (GroupFilters(until=date(2031, 3, 2)), ["d-pier"]),
        (GroupFilters(origins=4), ["d-pier"]),
        (GroupFilters(outlet="Daily Strait"), []),
    ],
)
def test_a_list_is_narrowed(connection: apsw.Connection, filters: GroupFilters, expected: list[str]) -> None:
    assert _ids(connection, filters) == expected


def test_a_group_is_found_with_its_line_and_kinds_are_counted(connection: apsw.Connection) -> None:
    found = find_group(connection, "c-pier")
    assert found is not None
    assert (found[0].label, found[0].kind, found[0].begin, found[1]) == ("the pier was shelled", "disputed", None, "[]")
    assert find_group(connection, "c-none") is None
    assert count_kinds(connection, "disputes", GroupFilters()) == (("denies", 2), ("contradicts", 1))


def test_a_group_that_goes_takes_its_words_and_people_along(connection: apsw.Connection) -> None:
    connection.execute("DELETE FROM grouping WHERE group_id = 'd-pier'")
    assert _ids(connection, GroupFilters(text="pier")) == []
    assert connection.execute("SELECT count(*) FROM group_actor").fetchone() == (0,)
