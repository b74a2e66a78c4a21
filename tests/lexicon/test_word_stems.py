"""Stems and how much they tell."""

import pytest

from onrecord.lexicon.word_stems import folded, rarity, stem, stems


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("withdraws withdrawing", ["withdraw", "withdraw"]),
        ("planned plans planning", ["plan", "plan", "plan"]),
        ("armies army's", ["army", "army"]),
        ("Zelenskyy’s 100,000 troops", ["zelenskyy", "100000", "troop"]),
        ("Gümüş pass process", ["gumu", "pass", "process"]),
        ("", []),
    ],
)
def test_stems(words: str, expected: list[str]) -> None:
    assert stems(words) == expected


def test_a_stem_of_a_stem_is_the_same_for_what_stays_a_word() -> None:
    assert stem(stem("talks")) == stem("talks") == "talk"


def test_folding_takes_case_and_accents_off() -> None:
    assert folded("ÉLYSÉE’s") == "elysee's"


def test_rare_words_tell_more_than_common_ones() -> None:
    assert 0 <= rarity("said") < rarity("minister") < rarity("howitzer") <= rarity("zzqxv")
