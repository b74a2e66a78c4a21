"""Each way of comparing, on a few mentions whose values can be worked out by hand."""

from collections.abc import Sequence

import numpy as np
import pytest

from onrecord.cross_report.coreference import comparing
from onrecord.cross_report.coreference.comparing import Comparison

ALL = np.arange(3)
FEW = [frozenset({"harbour", "gate"}), frozenset({"gate"}), frozenset[str]()]


def values(compare: Comparison) -> list[list[float]]:
    return [[round(float(value), 3) for value in row] for row in compare(ALL)]


@pytest.mark.parametrize(
    ("compare", "expected"),
    [
        (comparing.equal(["a", "b", "a"]), [[1, 0, 1], [0, 1, 0], [1, 0, 1]]),
        (comparing.smaller([3, 1, 2]), [[3, 1, 2], [1, 1, 1], [2, 1, 2]]),
        (comparing.larger([3, 1, 2]), [[3, 3, 3], [3, 1, 2], [3, 2, 2]]),
        (comparing.shared(FEW), [[2, 1, 0], [1, 1, 0], [0, 0, 0]]),
        (comparing.overlap(FEW), [[1, 1, -1], [1, 1, -1], [-1, -1, -1]]),
        (comparing.agreement(FEW), [[1, 1, 0], [1, 1, 0], [0, 0, 0]]),
        (comparing.agreement([{"a"}, {"b"}, {"a", "b"}]), [[1, -1, 1], [-1, 1, 1], [1, 1, 1]]),
        (comparing.either_among([{"x"}, {"y"}, set()], [{"y"}, set(), {"z"}]), [[0, 1, 0], [1, 0, 0], [0, 0, 0]]),
        (comparing.cosine(np.array([[1, 0], [3, 4], [0, 0]], np.float32)), [[1, 0.6, 0], [0.6, 1, 0], [0, 0, 0]]),
        (comparing.same_beginning(["raid", "raider", "air"]), [[1, 0.667, 0], [0.667, 1, 0], [0, 0, 1]]),
    ],
)
def test_values(compare: Comparison, expected: list[list[float]]) -> None:
    assert values(compare) == expected


def test_a_place_agrees_with_the_region_that_it_lies_in() -> None:
    places = [frozenset({"ostrel"}), frozenset({"norland"}), frozenset({"sudmark"})]
    regions = [frozenset({"ostrel", "norland"}), frozenset({"norland"}), frozenset({"sudmark"})]
    assert values(comparing.agreement(places, wider=regions)) == [[1, 1, -1], [1, 1, -1], [-1, -1, 1]]


def test_rare_words_weigh_more_than_common_ones() -> None:
    sets = [frozenset({"troops", "howitzer"}), frozenset({"troops", "bridge"}), frozenset({"howitzer", "bridge"})]
    weight = {"troops": 0.5, "howitzer": 2.0, "bridge": 1.0}
    found = values(comparing.overlap(sets, weight=weight.__getitem__))
    assert found[0][2] > found[1][2] > found[0][1]
    alike = values(comparing.likeness_of_sets(sets, weight=weight.__getitem__))
    assert alike[0][2] > alike[0][1]


@pytest.mark.parametrize("rows", [[2], [0, 2], [1, 0]])
def test_some_rows_are_those_rows_of_all(rows: Sequence[int]) -> None:
    for compare in (
        comparing.equal(["a", "b", "a"]),
        comparing.overlap(FEW),
        comparing.agreement(FEW),
        comparing.same_beginning(["raid", "raider", "air"]),
        comparing.likeness_of_words([["quake"], ["tremor"], ["minister"]]),
    ):
        assert compare(np.array(rows)) == pytest.approx(compare(ALL)[rows], abs=1e-6)
