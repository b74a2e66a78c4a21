"""Which predicates say the same, and which exclude each other."""

import pytest

from onrecord.lexicon.contraries import contraries_of, senses_of


@pytest.mark.parametrize(("one", "other"), [("withdraw", "pull out"), ("arrest", "capture"), ("include", "consider")])
def test_words_of_one_sense_meet(one: str, other: str) -> None:
    assert senses_of(one) & senses_of(other)


@pytest.mark.parametrize(("one", "other"), [("withdraw", "stay"), ("accept", "reject"), ("address", "ignore")])
def test_contraries_are_told_both_ways(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        excluded = {contrary for sense in senses_of(first) for contrary in contraries_of(sense)}
        assert excluded & senses_of(second)


def test_no_sense_is_its_own_contrary() -> None:
    senses = {sense for word in ("withdraw", "attack", "agree", "begin", "rise", "give") for sense in senses_of(word)}
    assert senses
    assert not any(sense in contraries_of(sense) for sense in senses)


def test_an_unknown_word_has_no_sense() -> None:
    assert senses_of("zxcv") == frozenset()
