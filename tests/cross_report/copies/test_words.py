import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cross_report.copies.words import HEADLINE, NAME_GOES_ON, NUMBER, read_words

PINNED = ["9f2a2539547fb164", "e22b83ec534d87d7"]  # "the" and "Dorn": keys that were filed once must stay the same


def words_of(text: str) -> list[str]:
    worded = read_words(text)
    return [worded.span(n, n + 1).of(text) for n in range(len(worded))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Velmark’s 4,000 men", ["Velmark’s", "4,000", "men"]),
        ("two weeksHe said", ["two", "weeks", "He", "said"]),
        ("“Nobody came“, Said she", ["Nobody", "came", "Said", "she"]),
        ("at 4.10am; U.S. and EU", ["at", "4.10am", "U", "S", "and", "EU"]),
        ("cease-fire, ceasefire", ["cease", "fire", "ceasefire"]),
        ("'' ’ -- …", []),
        ("Löv\u00adik of Žatec", ["Löv\u00adik", "of", "Žatec"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Velmark’s", "velmark's"),
        ("Velmarks", "Velmark’s"),
        ("60,000", "60000"),
        ("LÖVIK", "Lovik"),
        ("cafe\u0301", "café"),
        ("Žatec", "zatec"),
    ],
)
def test_spellings_of_one_word_have_one_number(one: str, other: str) -> None:
    assert read_words(one).numbers.tolist() == read_words(other).numbers.tolist()


def test_numbers_are_the_same_on_every_machine() -> None:
    assert [f"{number:016x}" for number in read_words("the Dorn").numbers.tolist()] == PINNED


def test_different_words_have_different_numbers() -> None:
    words = [f"{a}{b}{c}" for a in "abcdefgh" for b in "aeiou" for c in "nrst0123"]
    assert len(set(read_words(" ".join(words)).numbers.tolist())) == len(words)


def test_a_name_counts_once_and_a_headline_more() -> None:
    weights = read_words("the Sund Observatory for Human Rights counted 12").weights.tolist()
    assert weights == [1, 1, NAME_GOES_ON, NAME_GOES_ON, NAME_GOES_ON, NAME_GOES_ON, 1, NUMBER]
    headline = read_words("HERON STOPS TRIAL IN KARSK AFTER JUDGE FEEDS IT").weights.tolist()
    assert headline == [1.0] + [HEADLINE] * 8


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    worded = read_words(text)
    places = [place for pair in zip(worded.starts.tolist(), worded.ends.tolist(), strict=True) for place in pair]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    assert all(start < end for start, end in zip(places[::2], places[1::2], strict=True))
