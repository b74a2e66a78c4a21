"""Fitting the model that corrects realities, and what it scores."""

from collections.abc import Sequence

import numpy as np
import pytest

from onrecord.encoder import layers_of, load_pieces
from onrecord.model import Reality
from onrecord.record.events.reality_learned import REALITIES, Floats, Weights, buckets_of, likeliest
from onrecord.record.events.reality_reader import Passage, Reader
from training.realities.examples import Example, Seen, score


def example(*strings: str, reality: Reality | None, ruled: Reality = Reality.ACTUAL) -> Example:
    return Example(buckets_of(strings), reality, ruled, reality is not None)


LABELLED = [
    *[example("said", "rule=actual", reality=Reality.ALLEGED)] * 300,
    *[example("saw", "rule=actual", reality=Reality.ACTUAL)] * 300,
    *[example("film", "rule=actual", reality=None)] * 300,
]


def by_hand() -> Weights:
    """Weights that know what "said" and "film" mean."""
    columns = {"said": REALITIES.index(Reality.ALLEGED), "film": len(REALITIES)}
    buckets = buckets_of(list(columns))
    weights = np.zeros((len(buckets), len(REALITIES) + 1), np.float32)
    for word, column in columns.items():
        weights[np.flatnonzero(buckets == buckets_of([word])[0]), column] = 4.0
    always = np.zeros(len(REALITIES) + 1, np.float32)
    always[-1] = -2.0
    return Weights(buckets, weights, always)


class Silent(Reader):
    """A reader that finds every reality as likely as the others."""

    def scores(self, passages: Sequence[Passage], events: int) -> Floats:
        return np.zeros((events, len(REALITIES) + 1), np.float32)


def test_scores_stand_beside_those_of_the_rules() -> None:
    found = score(by_hand(), Silent(load_pieces(), (), {}), [Seen(tuple(LABELLED), ())])
    assert found["events"] == 600
    assert found["reality right by rules"] == 0.5
    assert found["reality right"] == 1.0
    assert (found["of right type before"], found["of right type"]) == (0.667, 1.0)
    assert found["right ones lost"] == 0.0


def test_what_tells_realities_apart_is_learned() -> None:
    fit = pytest.importorskip("training.realities.__main__", reason="torch comes with the extra `training`").fit
    weights = fit(LABELLED)
    assert likeliest(weights.scores(["said", "rule=actual"])[:-1], Reality.ACTUAL) is Reality.ALLEGED
    assert likeliest(weights.scores(["saw", "rule=actual"])[:-1], Reality.ACTUAL) is Reality.ACTUAL
    assert weights.scores(["film", "rule=actual"])[-1] > 0 > weights.scores(["saw", "rule=actual"])[-1]
    assert weights.weights.shape[1] == len(REALITIES) + 1
    assert np.all(np.diff(weights.buckets) > 0)


def test_what_the_reader_learns_is_what_the_package_reads() -> None:
    training = pytest.importorskip("training.realities.reader", reason="torch comes with the extra `training`")
    pieces = load_pieces()
    told, denied = (tuple(pieces.words.rows(text, most=20)) for text in ("soldiers attacked", "nobody attacked"))
    passages = [training.Marked(told, (2,), (0,)), training.Marked(denied, (2,), (7,))] * 40
    arrays = training.fit_reader(passages, rounds=2)
    reader = Reader(pieces, layers_of(arrays), arrays)
    scores = reader.scores([Passage(told, (0,), (2,)), Passage(denied, (1,), (2,))], 2)
    assert scores[:, :-1].argmax(axis=1).tolist() == [0, 7]
