"""Names of people taken apart and compared."""

import pytest

from onrecord.lexicon.names import fold, sound
from onrecord.lexicon.person_names import is_given_name, name_words, names_meet, names_nobody


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Mr. Ben Wallace", ("ben", "valace")),
        ("Bashar al-Assad", ("bashar", "asad")),
        ("Staffan de Mistura", ("stafan", "mistura")),
        ("bin Salman", ("salman",)),
        ("J. Stoltenberg", ("j", "stoltenberg")),
        ("Ada Roe’s", ("ada", "roe")),
    ],
)
def test_a_name_has_words_that_tell(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == tuple(fold(word) for word in words)


@pytest.mark.parametrize(
    ("told", "known", "meet"),
    [
        ("S. Lavrov", "Sergei Lavrov", True),
        ("Javad Zarif", "Mohammad Javad Zarif", True),
        ("Kim Jong Un", "Kim Jong-un", True),
        ("Amirabdollahian", "Hossein Amir-Abdollahian", False),
        ("Hossein Amirabdollahian", "Hossein Amir-Abdollahian", True),
        ("George W. Bush", "George H. W. Bush", False),
        ("George Bush", "George H. W. Bush", True),
        ("Scott Walker", "Olene S. Walker", False),
        ("Ivanka Trump", "Donald J. Trump", False),
        ("Donald Trump Jr.", "Donald Trump", False),
        ("Dmitry Kuleba", "Dmytro Kuleba", True),
        ("Dmitry Kozak", "Dmytro Kuleba", False),
    ],
)
def test_names_meet_where_they_may_be_one(told: str, known: str, meet: bool) -> None:
    assert names_meet(name_words(told), name_words(known)) is meet


def test_either_order_meets_where_the_family_name_comes_first() -> None:
    assert names_meet(name_words("Jinping Xi"), name_words("Xi Jinping"), family_first=True)
    assert not names_meet(name_words("Jinping Xi"), name_words("Xi Jinping"))


def test_names_that_sound_alike_meet_when_asked_to() -> None:
    assert sound("Moallem") == sound("Muallim") == sound("Moualem")
    assert sound("Hassan") != sound("Hussein")
    assert sound("Khamenei") != sound("Khomeini")
    assert names_meet(name_words("Walid Moualem"), name_words("Waleed Muallim"), loosely=True)


def test_an_initial_is_a_letter_and_no_ending() -> None:
    assert fold("J.") == "j"
    assert fold("I.") == "i"
    assert fold("Y") == "y"


def test_ranks_name_nobody_and_first_names_nobody_in_particular() -> None:
    assert names_nobody("Rear Adm.")
    assert not names_nobody("Rear Adm. Ada Roe")
    assert is_given_name(fold("William"))
    assert not is_given_name(fold("Zelensky"))
