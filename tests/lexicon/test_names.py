"""Names across spellings, offices from words, and the forms of reporting verbs."""

import pytest

from onrecord.lexicon.names import fold, same_first_name
from onrecord.lexicon.offices import read_office
from onrecord.lexicon.reporting import reporting_forms, reporting_verbs


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyi", "Zelenski"),
        ("Lukashenko", "Łukashenko"),
        ("Antony", "Anthony"),
        ("Wolodymyr", "Volodymyr"),
        ("Kestrov", "Kestrow"),
        ("Mohammed", "Mohamed"),
    ],
)
def test_spellings_of_one_name_fold_alike(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Dmytro", "Dmitry"), ("Kozak", "Kuleba"), ("Volodymyr", "Vladimir"), ("Ivan", "Ivana")]
)
def test_names_of_different_people_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Joe", "Joseph"), ("J.", "Joe"), ("Ben", "Benjamin"), ("Antony", "Anthony")]
)
def test_short_first_names_and_initials_are_the_same(one: str, other: str) -> None:
    assert same_first_name(one, other)


def test_an_office_is_read_with_field_and_country() -> None:
    office = read_office("Ukrainian Foreign Minister")
    assert sorted(office.titles | office.fields | office.countries) == ["UKR", "foreign", "minister"]


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("Ukrainian president", "President of Ukraine", True),
        ("Russian president", "President of Ukraine", False),
        ("Foreign Minister", "defence minister", False),
        ("former President", "President", False),
        ("Ordavian president", "President of Ordavia", True),
        ("spokeswoman", "spokesperson", True),
    ],
)
def test_whether_words_may_be_one_office(one: str, other: str, may: bool) -> None:
    assert read_office(one).may_be(read_office(other)) is may


def test_reporting_verbs_come_in_all_their_forms() -> None:
    assert {"said", "says", "denied", "denies", "denying", "told", "went", "warned", "accused"} <= reporting_forms()
    assert reporting_verbs()["point"].particle == "out"
