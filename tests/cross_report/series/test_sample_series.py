"""The sample crisis: its rival and rising figures come out as series, and no pair that fits is called a conflict."""

from collections.abc import Mapping

import pytest

from onrecord.model.series import Relation
from onrecord.sample import reference
from quality.score_series import RELATIONS, sample_reads, score_pairs, score_set, wanted_series
from tests.language import parser


@pytest.fixture(scope="module")
def scored() -> tuple[Mapping[str, int], Mapping[str, int]]:
    marked = reference()
    reads = sample_reads(marked["reports"])
    counts, items = score_set(reads, wanted_series(marked["figure_series"]), misses=False, parser=parser())
    pairs = score_pairs(items, marked["not_disputes"], {read.id: read.report.text for read in reads})
    return counts, pairs


def test_rival_is_a_conflict_and_rising_a_rise(scored: tuple[Mapping[str, int], Mapping[str, int]]) -> None:
    counts, _ = scored
    assert counts["relation"] == counts["relation all"] == len(reference()["figure_series"])
    assert RELATIONS == {"rival": Relation.CONFLICT, "rising": Relation.RISE}


def test_every_point_stands_in_a_series_and_nearly_all_in_one(
    scored: tuple[Mapping[str, int], Mapping[str, int]],
) -> None:
    counts, _ = scored
    assert counts["points in any series"] == counts["points all"]
    assert counts["points in one series"] >= 41
    assert counts["whole"] >= 6


def test_no_pair_that_fits_is_called_a_conflict(scored: tuple[Mapping[str, int], Mapping[str, int]]) -> None:
    _, pairs = scored
    assert pairs["no dispute"] == pairs["no dispute all"] >= 10
