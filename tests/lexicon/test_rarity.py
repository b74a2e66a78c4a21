"""How much words and names tell, and how names meet across spellings."""

import pytest

from onrecord.lexicon.rarity import rarity, skeleton
from onrecord.lexicon.stems import stem_of


def test_an_everyday_word_tells_nothing_and_an_unheard_of_one_most() -> None:
    assert rarity("say") == 0
    assert 0 < rarity("depot") <= rarity("zubrovec")


@pytest.mark.parametrize(
    ("one", "other"),
    [("sheikhoun", "shaykhun"), ("atareb", "al-atarib"), ("qabun", "kabun"), ("rashideen", "rashidin")],
)
def test_spellings_of_a_name_meet(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other) is not None


@pytest.mark.parametrize(("one", "other"), [("manbij", "mansura"), ("douma", "deraa")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert skeleton(one) is None or skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    ("country", "adjective"),
    [("Ordavia", "Ordavian"), ("Selmara", "Selmaran"), ("Maravel", "Maravelian"), ("Pelora", "Peloran")],
)
def test_a_country_and_its_adjective_meet(country: str, adjective: str) -> None:
    assert stem_of(country) == stem_of(adjective)


def test_a_short_name_keeps_its_ending() -> None:
    assert stem_of("Iran") == "iran"
