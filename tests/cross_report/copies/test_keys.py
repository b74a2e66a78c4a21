import random

from onrecord.cross_report.copies import keys_of, open_report
from onrecord.cross_report.copies.fingerprints import MOST_KEYS, WINDOW
from onrecord.cross_report.copies.words import GRAM
from tests.cross_report.copies.invented import filed


def text_of(seed: int, count: int) -> str:
    chance = random.Random(seed)
    return " ".join(f"w{chance.randrange(9000)}" for _ in range(count))


def test_whatever_is_shared_at_the_promised_length_gives_a_shared_key() -> None:
    for seed in range(40):
        shared = text_of(seed, WINDOW + GRAM - 1)
        one = open_report(filed("a", f"{text_of(seed + 100, 50)} {shared} {text_of(seed + 200, 70)}"))
        other = open_report(filed("b", f"{text_of(seed + 300, 90)} {shared}"))
        assert keys_of(one) & keys_of(other)


def test_keys_depend_on_the_words_alone() -> None:
    text = text_of(1, 200)
    one, other = filed("a", text, outlet="Sund Today", published="2033-05-02"), filed("b", text.upper())
    assert keys_of(open_report(one)) == keys_of(open_report(other))


def test_a_text_of_book_length_has_a_bounded_number_of_keys() -> None:
    keys = keys_of(open_report(filed("a", text_of(1, 30_000))))
    assert len(keys) == MOST_KEYS


def test_a_few_words_are_a_key_and_fewer_are_none() -> None:
    assert len(keys_of(open_report(filed("a", "the barge did not come")))) == 1
    assert keys_of(open_report(filed("a", "the barge did not"))) == frozenset()


def test_a_bare_name_is_no_key() -> None:
    assert keys_of(open_report(filed("a", "Sund Observatory for Human Rights"))) == frozenset()
