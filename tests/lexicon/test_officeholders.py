"""Who held which office when."""

import subprocess
import sys
from datetime import date, datetime

import pytest

from onrecord.lexicon.officeholders import (
    Held,
    Roster,
    Tenure,
    holders_of,
    offices_of,
    read_day,
    read_end,
    shipped,
)
from onrecord.lexicon.person_names import name_words
from onrecord.lexicon.posts import sectors_of
from onrecord.lexicon.tables import read_rows
from onrecord.model import Interval


def tenure(start: str, end: str, name: str = "Ada Roe", source: str = "O") -> Tenure:
    return Tenure(
        name.lower(), (name,), (name_words(name),), "NOR", "president", "president", read_day(start), read_end(end),
        False, sectors_of("president"), source,
    )  # fmt: skip


def names(tenures: tuple[Tenure, ...]) -> list[str]:
    return [one.name for one in tenures]


@pytest.mark.parametrize(
    ("title", "country", "on", "holder"),
    [
        ("president", "USA", date(2019, 9, 25), "Donald Trump"),
        ("president", "USA", date(2022, 1, 27), "Joe Biden"),
        ("foreign secretary", "GBR", date(2022, 2, 1), "Liz Truss"),
        ("prime minister", "GBR", date(2022, 9, 20), "Liz Truss"),
        ("secretary-general", "NATO", date(2022, 2, 16), "Jens Stoltenberg"),
        ("minister of foreign affairs", "UKR", date(2022, 1, 29), "Dmytro Kuleba"),
        ("leader", "PRK", date(2018, 6, 12), "Kim Jong-un"),
    ],
)
def test_an_office_has_its_holder_of_the_day(title: str, country: str, on: date, holder: str) -> None:
    assert names(holders_of(title, country, on=on)) == [holder]


def test_on_the_day_of_a_change_both_are_possible() -> None:
    change = date(2022, 5, 16)
    assert set(names(holders_of("prime minister", "FRA", on=change))) == {"Jean Castex", "Élisabeth Borne"}
    assert {one.held(Interval.of_day(change)) for one in holders_of("prime minister", "FRA", on=change)} == {
        Held.PERHAPS
    }


def test_a_title_that_is_over_or_unknown_has_no_holder() -> None:
    assert holders_of("former president", "USA", on=date(2022, 1, 1)) == ()
    assert holders_of("baker", "USA") == ()
    assert holders_of("president", "GBR", on=date(2022, 1, 1)) == ()


def test_a_name_has_its_offices_of_the_day_and_of_all_time() -> None:
    assert [one.post for one in offices_of("Zelenskyy", on=date(2022, 2, 1))] == ["president"]
    posts = {(one.post, one.country) for one in offices_of("Boris Johnson")}
    assert {("prime minister", "GBR"), ("foreign minister", "GBR")} <= posts
    assert offices_of("Ada Roe") == ()


def test_a_month_is_no_day() -> None:
    held = tenure("2016-12", "2018")
    assert held.held(Interval.of_day(date(2016, 11, 30))) is Held.NOT
    assert held.held(Interval.of_day(date(2016, 12, 10))) is Held.PERHAPS
    assert held.held(Interval.of_day(date(2017, 1, 1))) is Held.SURELY
    assert held.held(Interval.of_day(date(2018, 6, 1))) is Held.PERHAPS
    assert held.held(Interval.of_day(date(2019, 1, 1))) is Held.NOT


def test_an_end_that_nobody_knows_leaves_it_open_from_when_the_list_was_made() -> None:
    held = tenure("2020-01-01", "2022-07-07+")
    assert held.held(Interval.of_day(date(2022, 7, 6))) is Held.SURELY
    assert held.held(Interval.of_day(date(2023, 1, 1))) is Held.PERHAPS
    assert held.told == "president of NOR, 2020-01-01 to 2022-07-07 or later"


def test_a_stretch_that_reaches_over_a_change_is_uncertain() -> None:
    held = tenure("2020-01-01", "2022-07-07")
    assert held.held(Interval.of_days(date(2022, 7, 1), date(2022, 8, 1))) is Held.PERHAPS
    assert held.held(Interval(None, datetime(2022, 1, 1))) is Held.PERHAPS


def test_a_users_tenure_stands_above_the_list() -> None:
    roster = Roster((), (tenure("2020-01-01", "2025-01-01"),))
    own = tenure("2021-01-01", "2023-01-01", "Bo Lind", "U")
    both = roster.above([own])
    assert names(both.holders("president", "NOR", on=Interval.of_day(date(2022, 1, 1)))) == ["Bo Lind"]
    assert names(both.offices_of("Roe")) == ["Ada Roe"]


def test_the_rows_hold_the_folded_words_of_their_names() -> None:
    """The table is compiled; when folding changes, it must be compiled anew."""
    rows = list(read_rows("officeholders.tsv.gz"))
    assert len(rows) > 6_000
    for _, spelled, words, *_ in rows:
        assert words == "|".join(" ".join(name_words(name)) for name in spelled.split("|")), spelled


def test_every_row_can_be_read() -> None:
    roster = shipped()
    people = {row[0] for row in read_rows("officeholders.tsv.gz")}
    for held in (one for person in people for one in roster.of_person(person)):
        assert held.begins.begin is not None
        assert held.ends.begin is not None
        assert held.ends.begin >= held.begins.begin, held


def test_it_is_read_when_asked_for() -> None:
    code = "import onrecord.lexicon.officeholders as o; assert o.shipped.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", code], check=True)
