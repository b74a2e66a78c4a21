"""What the act model is given of statements."""

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.record.tagger.act_features import (
    LEMMA_BUCKETS,
    OPENING,
    READ_FIRST,
    READ_LAST,
    REPORTING,
    REPORTING_SIZE,
    ActFeatures,
    act_features,
)
from onrecord.record.tagger.features import Features, token_feature_sizes
from onrecord.record.tagger.network import Cue

COUNT = 100
READ = READ_FIRST + READ_LAST
Said = tuple[Cue, list[int], NDArray[np.int64]]


def features_of_a_report() -> Features:
    """A hundred tokens, each with its number as lemma, but for the fiftieth, which has that of the first."""
    ids = np.zeros((COUNT, len(token_feature_sizes())), np.int32)
    ids[:, 1] = np.arange(COUNT)
    ids[50, 1] = 0
    ids[:, REPORTING] = np.arange(COUNT) % 7
    flat = np.zeros(COUNT, np.int32)
    quotations = np.where(np.arange(COUNT) < 60, 0, -1).astype(np.int32)
    forms = np.arange(COUNT, dtype=np.int32)
    words = np.arange(COUNT + 1, dtype=np.int32)
    return Features(ids, np.zeros((COUNT, 96), np.float32), forms, flat, flat, flat, quotations, words)


def seen(*said: Said) -> list[ActFeatures]:
    chance = np.random.default_rng(5)
    views = [chance.normal(size=(COUNT, 3)).astype(np.float32) for _ in range(2)]
    meanings = chance.normal(size=(COUNT, 4)).astype(np.float32)
    return act_features(
        features_of_a_report(),
        views,
        meanings,
        cues=[cue for cue, _, _ in said],
        sources=[np.array(source, np.int64) for _, source, _ in said],
        contents=[content for _, _, content in said],
    )


LONG: Said = ((1, 2), [0], np.array([*range(51, COUNT), *range(2, 51)]))  # more tokens than are read
SHORT: Said = ((10, 12), [], np.array([20, 21, 22, 23, 70]))


def test_of_a_long_content_beginning_and_end_are_read_and_words_of_the_source_are_known() -> None:
    (found, _) = seen(LONG)
    assert len(found.ids) == 1 + READ
    assert found.states.shape == (1 + READ, 7)
    assert found.ids[:, 6].tolist() == [0] + [1] * READ
    assert np.flatnonzero(found.ids[:, 7]).tolist() == [READ]


def test_each_statement_has_the_rows_that_it_has_alone() -> None:
    for together, long, short in zip(seen(LONG, SHORT), seen(LONG), seen(SHORT), strict=True):
        np.testing.assert_allclose(together.dense, np.concatenate([long.dense, short.dense]), rtol=1e-5)
        np.testing.assert_array_equal(together.ids, np.concatenate([long.ids, short.ids]))
        np.testing.assert_array_equal(together.states, np.concatenate([long.states, short.states]))
        assert together.begins.tolist() == [0, 1 + READ]
        assert together.cue_begins.tolist() == [0, 1]
        assert together.cue_lemmas.tolist() == [1, 10, 11]
    assert max(LONG[2]) < LEMMA_BUCKETS


@pytest.mark.parametrize("chosen", [[2, 0], [1]])
def test_some_statements_have_the_rows_that_they_have_among_themselves(chosen: list[int]) -> None:
    said = (LONG, SHORT, ((3, 5), [1], np.array([5, 6])))
    for view, wanted in zip(seen(*said), seen(*(said[i] for i in chosen)), strict=True):
        some = view.only(np.array(chosen, np.int64))
        for name in ("dense", "cue_lemmas", "cue_begins", "states", "ids", "begins"):
            np.testing.assert_allclose(getattr(some, name), getattr(wanted, name), rtol=1e-5)


def test_the_background_tells_of_the_whole() -> None:
    found, other = seen(SHORT)
    kinds = found.dense[0, -2 - REPORTING_SIZE : -2]
    assert set(np.flatnonzero(kinds)) == {k % 7 for k in SHORT[2]}
    assert found.dense[0, -2] == pytest.approx(4 / 5)  # quoted
    assert found.dense[0, -1] == pytest.approx(np.log(5))
    at = 3 + 3 + 4  # behind the means of both views' states and the phrase's meaning
    meanings = found.states[2:, 3:]
    for number, expected in enumerate((meanings.mean(0), meanings.max(0), meanings.min(0), meanings[:OPENING].mean(0))):
        np.testing.assert_allclose(found.dense[0, at + 4 * number : at + 4 * number + 4], expected, rtol=1e-5)
    np.testing.assert_allclose(other.dense[0, 3:6], other.states[2:, :3].mean(0), rtol=1e-5)
