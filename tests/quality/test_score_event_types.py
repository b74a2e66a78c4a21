"""The figures that types are judged by."""

import numpy as np
import pytest

from onrecord.record.events.typing.scoring import TYPES
from quality.score_event_types import QUADS, f1, figures, intervals, macro_f1


def test_f1_of_one_class() -> None:
    said, true = np.array([True, True, False, False]), np.array([True, False, True, False])
    assert f1(said, true) == 0.5
    assert f1(np.zeros(2, np.bool_), np.zeros(2, np.bool_)) == 0


def test_macro_f1_counts_classes_alike_and_only_those_that_are_there() -> None:
    true = np.array([0, 0, 0, 1])
    assert macro_f1(np.array([0, 0, 0, 0]), true) == pytest.approx((6 / 7 + 0) / 2)
    assert macro_f1(np.array([0, 0, 2, 1]), true) == pytest.approx((4 / 5 + 1) / 2)


def test_quads_forgive_errors_within_a_quad() -> None:
    names = [kind.value for kind in TYPES]
    said, true = np.array([names.index("CONSULT")]), np.array([names.index("SUPPORT")])
    assert figures(said, true) == {"root macro-F1": 0.0, "quad macro-F1": 1.0, "right": 0.0}
    assert sorted(set(QUADS.tolist())) == [1, 2, 3, 4]


def test_the_interval_holds_the_figure() -> None:
    chance = np.random.default_rng(3)
    true = chance.integers(0, 4, 200)
    said = np.where(chance.random(200) < 0.7, true, 0)
    low, high = intervals([said], true)["root macro-F1"]
    assert low < macro_f1(said, true) < high
