"""Likeness of words by their vectors."""

import numpy as np
import pytest

from onrecord.lexicon.word_meanings import joint_meaning, meanings, unit
from onrecord.lexicon.word_spread import lemma_spread, name_spread


def test_relatives_are_nearer_than_strangers() -> None:
    quake, tremor, minister = meanings(["quake", "tremor", "minister"])
    assert quake @ tremor > quake @ minister + 0.2


def test_an_unknown_word_means_nothing() -> None:
    assert not meanings(["zzqxv"]).any()
    assert not joint_meaning([]).any()


def test_the_order_of_words_makes_no_difference() -> None:
    assert (joint_meaning(["talks", "peace"]) == joint_meaning(["peace", "talks"])).all()


def test_unit_keeps_zero() -> None:
    assert unit(np.array([[3, 4], [0, 0]], np.float32)) == pytest.approx(np.array([[0.6, 0.8], [0.0, 0.0]]))


def test_common_words_are_widespread_and_rare_ones_are_not() -> None:
    assert lemma_spread()["say"] > 0.5 > lemma_spread()["missile"] > 0
    assert "zzqxv" not in lemma_spread()
    assert name_spread()["monday"] > name_spread().get("kaliningrad", 0.0)
