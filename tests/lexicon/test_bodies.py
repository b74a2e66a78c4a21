"""Which names are one body's."""

import pytest

from onrecord.lexicon.bodies import (
    bare_part,
    body_words,
    family_of,
    initials,
    part_of_state,
    voice_of,
    without_brackets,
)


@pytest.mark.parametrize(
    "name",
    [
        "Russia's defence ministry",
        "the Russian Ministry of Defense",
        "Ministry of Defence of the Russian Federation",
        "Russian Defence Ministry",
    ],
)
def test_a_part_of_a_state_is_a_country_and_words(name: str) -> None:
    assert part_of_state(name) == ("RUS", frozenset({"defence", "ministry"}))


@pytest.mark.parametrize(
    "name", ["Free Syrian Army", "Bank of England", "Norland's embassy", "Russia and Ukraine talks"]
)
def test_other_names_are_no_part_of_a_state(name: str) -> None:
    assert part_of_state(name) is None


@pytest.mark.parametrize("name", ["ISIS", "ISIL", "IS", "Daesh", "Islamic State", "the Islamic State group"])
def test_a_list_joins_what_no_rule_can(name: str) -> None:
    assert family_of(name) == "Islamic State"


def test_a_word_that_looks_like_an_acronym_is_none() -> None:
    assert family_of("is") is None
    assert family_of("Norland Relief Board") is None


def test_what_stands_in_brackets_is_told_apart() -> None:
    assert without_brackets("Security Service of Ukraine (SBU)") == ("Security Service of Ukraine", "SBU")
    assert without_brackets("Norland Relief Board") == ("Norland Relief Board", None)
    assert initials("Norland Relief Board") == "NRB"
    assert body_words("the Board of Norland") == body_words("Board of Norland")


def test_a_part_without_a_country_is_bare() -> None:
    assert bare_part("Ministry of Defense") == frozenset({"ministry", "defence"})
    assert bare_part("Ministry of Silly Walks") is None


def test_a_seat_of_power_is_a_voice_of_its_own() -> None:
    voice = voice_of("the Kremlin")
    assert voice is not None
    assert voice[0] == "RUS"
    assert "president" in voice[1]
    assert voice_of("Norland House") is None
