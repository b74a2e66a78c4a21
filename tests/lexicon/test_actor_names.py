"""The lists that actors are coded by: how their words are parted, and how sound the tables are."""

from collections import defaultdict
from datetime import date
from itertools import combinations

import pytest

from onrecord.lexicon.actor_names import ACROSS_BORDERS, ORGANISATIONS, PEOPLE, PEOPLES, Kind, actor_names, split_words
from onrecord.lexicon.agents import agent_nouns, agent_words, empty_nouns, home_of_agents, left_sectors, plural
from onrecord.lexicon.countries import find_country_by_code
from onrecord.lexicon.misspelt import find_misspelt
from onrecord.lexicon.named_people import find_holder, is_held_name
from onrecord.lexicon.tables import read_rows
from onrecord.model import Sector


def test_words_are_parted_at_hyphens_and_know_their_possessives() -> None:
    words = split_words("the U.S.-led force’s Al-Oreb (“X”), Côte d'Ivoire")
    assert [word.key for word in words if word.key] == [
        *("the", "us", "led", "force", "al", "oreb", "x", "cote", "divoire")
    ]
    assert [word.key for word in words if word.glued] == ["led", "oreb"]
    assert [word.key for word in words if word.possessive] == ["force"]
    assert [word.text for word in words if not word.key] == ["(", ")", ","]


@pytest.mark.parametrize("table", [ORGANISATIONS, PEOPLE])
def test_rows_have_real_countries_sectors_and_bounds(table: str) -> None:
    for name, others, country, sectors, since, until in read_rows(table):
        assert country in ACROSS_BORDERS or find_country_by_code(country), name
        assert all(code in Sector.__members__ for code in sectors.split()), name
        assert not (since and until) or since < until, name
        assert "" not in others.split("|") or not others, name
        assert name not in others.split("|"), name


@pytest.mark.parametrize("table", [ORGANISATIONS, PEOPLE])
def test_one_name_of_one_country_is_on_one_side_at_a_time(table: str) -> None:
    """Two rows may not hold on the same day for the same name and country where a bound was set for one of them."""
    rows = defaultdict(list)
    for name, others, country, sectors, since, until in read_rows(table):
        for spelling in (name, *filter(None, others.split("|"))):
            if since or until:
                rows[spelling, country].append((since or "0", until or "9", sectors))
    for key, spans in rows.items():
        for (since, until, one), (begin, end, other) in combinations(spans, 2):
            assert one == other or until <= begin or end <= since, key


def test_peoples_have_real_countries() -> None:
    for name, country, kind in read_rows(PEOPLES):
        assert kind in ("people", "realm", "descent"), name
        assert (country == "") == (kind == "descent"), name
        assert not country or find_country_by_code(country), name


def test_acronyms_are_asked_for_as_written() -> None:
    (sense,) = [sense for sense in actor_names().senses("who") if sense.kind is Kind.ORGANISATION]
    assert sense.spelling == "WHO"
    assert actor_names().widest("liberation") >= 2
    assert actor_names().widest("qqq") == 0


def test_a_sense_holds_within_its_bounds() -> None:
    taliban = [sense for sense in actor_names().senses("taliban") if sense.kind is Kind.ORGANISATION]
    for day in (date(1998, 1, 1), date(2010, 1, 1), date(2023, 1, 1)):
        assert len([sense for sense in taliban if sense.holds(day)]) == 1


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("rebel", "rebels"),
        ("policeman", "policemen"),
        ("army", "armies"),
        ("refugee boy", "refugee boys"),
        ("church", "churches"),
        ("prisoner of war", "prisoners of war"),
        ("riot police", "riot police"),
        ("child", "children"),
    ],
)
def test_plurals(noun: str, expected: str) -> None:
    assert plural(noun) == expected


def test_lists_of_nouns_have_no_noun_twice_in_a_table() -> None:
    for table in ("heads", "roles", "modifiers"):
        codes = defaultdict(set)
        for noun, sectors in agent_nouns(table):
            assert noun == noun.lower(), noun
            assert "-" not in noun, noun
            codes[noun].add(sectors)
        assert [noun for noun, found in codes.items() if len(found) > 1] == []


def test_steering_words() -> None:
    assert "ex" in agent_words("former")
    assert "thousands" in empty_nouns()
    assert Sector.GOV in left_sectors()
    assert home_of_agents()["charities"] == "NGO"
    for country in home_of_agents().values():
        assert country in ACROSS_BORDERS or find_country_by_code(country)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("phillippines", "PHL"),
        ("afganistan", "AFG"),
        ("venezuala", "VEN"),
        ("lithuaninan", "LTU"),
        ("georgina", None),
        ("irak", None),
        ("orvania", None),
        ("", None),
    ],
)
def test_misspelt_countries(word: str, code: str | None) -> None:
    sense = find_misspelt(word)
    assert (sense.country if sense else None) == code


@pytest.mark.parametrize(
    ("name", "on", "code"),
    [
        ("Joe Biden", date(2022, 3, 1), ("USA", "GOV")),
        ("Biden", date(2022, 3, 1), ("USA", "GOV")),
        ("Angela Merkel", date(2022, 3, 1), ("DEU", "ELI")),
        ("Angela Merkel", date(2015, 3, 1), ("DEU", "GOV")),
        ("Tomas Oreb", date(2015, 3, 1), None),
        ("Angela", date(2015, 3, 1), None),
    ],
)
def test_office_holders_of_a_day(name: str, on: date, code: tuple[str, str] | None) -> None:
    sense = find_holder(name, on)
    assert (sense and (sense.country, sense.sectors[0].value)) == code
    assert is_held_name(name) is (name != "Tomas Oreb")
