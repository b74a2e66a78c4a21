"""The model for acts, with weights small enough to reckon by hand."""

import numpy as np

from onrecord.model import Act
from onrecord.record.tagger.acts import ACTS, LEMMA_BUCKETS, ActFeatures, ActModel


def weights_that_follow_the_cue(bucket: int, act: Act) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]]:
    """One network whose only input that matters is whether the cue has a lemma of a bucket."""
    cue = np.zeros((LEMMA_BUCKETS, 1), np.float32)
    cue[bucket] = 1
    out = np.zeros((len(ACTS), 1), np.float32)
    out[ACTS.index(act)] = 5
    return {
        "mean": np.zeros(2, np.float32),
        "spread": np.ones(2, np.float32),
        "0.cue.weight": cue,
        "0.content.weight": np.zeros((LEMMA_BUCKETS, 1), np.float32),
        "0.hidden.weight": np.array([[0, 0, 1, 0]], np.float32),
        "0.hidden.bias": np.zeros(1, np.float32),
        "0.out.weight": out,
        "0.out.bias": np.eye(len(ACTS), dtype=np.float32)[ACTS.index(Act.ASSERT)],
    }


def statement(cue: int) -> ActFeatures:
    return ActFeatures(np.array([1, 2], np.float32), np.array([cue]), np.array([3, 4]))


def test_the_likeliest_act_is_chosen_for_each_statement() -> None:
    model = ActModel(weights_that_follow_the_cue(7, Act.DENY))
    assert model.find_acts([statement(7), statement(8)]) == [Act.DENY, Act.ASSERT]


def test_members_are_averaged() -> None:
    one = weights_that_follow_the_cue(7, Act.DENY)
    other = weights_that_follow_the_cue(9, Act.WARN)
    both = one | {name.replace("0.", "1.", 1): array for name, array in other.items() if name.startswith("0.")}
    assert ActModel(both).find_acts([statement(7), statement(9), statement(1)]) == [Act.DENY, Act.WARN, Act.ASSERT]


def test_no_statements_have_no_acts() -> None:
    assert ActModel(weights_that_follow_the_cue(7, Act.DENY)).find_acts([]) == []
