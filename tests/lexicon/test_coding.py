"""Actors' codes, case by case: the phrase, its country and parts of society."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.lexicon.actor_names import ACROSS_BORDERS
from onrecord.lexicon.coding import MOST_SECTORS, code_actor
from onrecord.lexicon.countries import find_country_by_code
from onrecord.model import Sector

ROOMS = Path(__file__).parent / "coding"
WORDS = ["Russian", "US", "-", "backed", "the", "troops", "leader", "of", "Hamas", "in", "Lagos", ",", "(", ")", "and"]
WORDS += [
    "former",
    "President",
    "Oreb",
    "'s",
    "’",
    "pro",
    "ethnic",
    "Kurds",
    "U.N.",
    "al",
    "dozens",
    "police",
    "critics",
]


def cases(room: str) -> list[Any]:
    content = tomllib.loads((ROOMS / f"{room}.toml").read_text(encoding="utf-8"))
    return [pytest.param(*pair, id=f"{case['rule']}: {pair[0]}") for case in content["case"] for pair in case["codes"]]


def coded(phrase: str, **options: Any) -> str:
    code = code_actor(phrase, **options)
    return f"{code.country or '-'} {' '.join(code.sectors) or '-'}"


@pytest.mark.parametrize(("phrase", "code"), [*cases("in_the_wild"), *cases("synthetic"), *cases("negative")])
def test_an_actor_is_coded(phrase: str, code: str) -> None:
    assert coded(phrase) == code


@pytest.mark.xfail(strict=True, reason="known failures")
@pytest.mark.parametrize(("phrase", "code"), cases("known_failures"))
def test_an_actor_is_not_yet_coded(phrase: str, code: str) -> None:
    assert coded(phrase) == code


@pytest.mark.parametrize(
    ("phrase", "on", "code"),
    [
        ("the Taliban", date(1999, 3, 1), "AFG GOV"),
        ("the Taliban", date(2015, 3, 1), "AFG REB"),
        ("the Taliban", date(2022, 3, 1), "AFG GOV"),
        ("the Rapid Support Forces", date(2020, 1, 1), "SDN MIL"),
        ("the Rapid Support Forces", date(2023, 6, 1), "SDN REB"),
        ("the African National Congress", date(1990, 1, 1), "ZAF OPP"),
        ("Barack Obama", date(2012, 6, 1), "USA GOV"),
        ("Barack Obama", date(2019, 6, 1), "USA ELI"),
        ("Hosni Mubarak", date(2005, 1, 1), "EGY GOV"),
        ("Hosni Mubarak", date(2013, 1, 1), "EGY ELI"),
        ("Aung San Suu Kyi", date(2008, 1, 1), "MMR OPP"),
        ("Aung San Suu Kyi", date(2018, 1, 1), "MMR GOV"),
    ],
)
def test_a_day_tells_on_which_side_someone_stands(phrase: str, on: date, code: str) -> None:
    assert coded(phrase, on=on) == code


@pytest.mark.parametrize(
    ("phrase", "descriptions", "code"),
    [
        ("Arben Luma", ("Albania's deputy interior minister",), "ALB GOV COP"),
        ("Palestinian", ("Palestinian youths",), "PSE CVL"),
        ("the minister", ("Health Minister Ana Sol", "the Uruguayan health minister"), "URY GOV"),
        ("Ghana", ("Ghana's police",), "GHA -"),
        ("the police", ("Norwegian police", "Swedish police"), "NOR COP"),
        ("the ship", ("a vessel",), "- -"),
    ],
)
def test_descriptions_fill_what_the_words_leave_open(phrase: str, descriptions: tuple[str, ...], code: str) -> None:
    assert coded(phrase, descriptions=descriptions) == code


def test_what_is_nearby_lends_its_country_to_people_alone() -> None:
    assert coded("the police", nearby=("the Black Sea", "NATO", "Cizre")) == "TUR COP"
    assert coded("Swedish police", nearby=("Turkey",)) == "SWE COP"
    assert coded("the following morning", nearby=("Turkey",)) == "- -"


def test_a_code_tells_the_words_and_lists_that_decided() -> None:
    code = code_actor("a court in Minsk", on=date(2021, 1, 1), nearby=("Poland",))
    assert any("“court”" in reason and "JUD" in reason for reason in code.reasons)
    assert any("“Minsk”" in reason and "BLR" in reason for reason in code.reasons)
    near = code_actor("rebels", nearby=("Poland",))
    assert near.reasons[-1] == "nearby “Poland” (POL)"
    assert code_actor("a long silence").reasons == ()


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.none() | st.dates(date(1980, 1, 1), date(2025, 1, 1)))
@settings(max_examples=300, deadline=None)
def test_any_words_give_a_sound_code_with_reasons(words: list[str], on: date | None) -> None:
    code = code_actor(" ".join(words), on=on, descriptions=words[:2], nearby=words[2:4])
    assert code.country is None or code.country in ACROSS_BORDERS or find_country_by_code(code.country)
    assert all(isinstance(sector, Sector) for sector in code.sectors)
    assert len(set(code.sectors)) == len(code.sectors) <= MOST_SECTORS
    assert bool(code.reasons) or (code.country is None and not code.sectors)
    assert code == code_actor(" ".join(words), on=on, descriptions=words[:2], nearby=words[2:4])


def test_who_speaks_of_themselves_is_not_named_by_that() -> None:
    for words in ("I", "“I”", "II", "III"):
        code = code_actor(words, on=date(2005, 3, 23))
        assert (code.country, code.sectors) == (None, ())
