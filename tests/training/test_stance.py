"""Training of stances: topics that may not be parted, the likelihood of labels, and that priors carry a small set."""

import json
from pathlib import Path

import numpy as np
import pytest

from training.stance.examples import Pair, folds_of, read_pairs
from training.stance.learning import _labels, _slopes, learn, predict, see, shipped

ROWS = [
    {"id": "p-3", "headline": "Dam bursts", "body": "The dam burst.", "label": "agree"},
    {"id": "p-1", "headline": "Dam holds", "body": "The dam burst.", "label": "disagree"},
    {"id": "p-2", "headline": "Dam holds", "body": "Some say it did.", "label": "discuss"},
    {"id": "p-4", "headline": "Bear sings", "body": "No bear sang.", "label": "disagree"},
]


def test_what_shares_a_headline_or_a_body_is_one_topic(tmp_path: Path) -> None:
    folder = tmp_path / "corpora" / "claims"
    folder.mkdir(parents=True)
    (folder / "stance-fnc1.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    pairs = read_pairs(tmp_path)
    assert [pair.topic for pair in pairs] == ["p-1", "p-1", "p-1", "p-4"]
    assert [pair.label for pair in pairs] == [0, 1, 2, 1]
    assert len({pair.blind for pair in pairs[:3]}) == 1


def test_folds_hold_whole_topics_and_are_even() -> None:
    folds = folds_of(["a"] * 5 + ["b"] * 3 + ["c"] * 2, 2)
    assert folds == {"a": 0, "b": 1, "c": 1}


def test_labels_come_from_two_hidden_sides() -> None:
    likely = _labels(np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]), np.array([[0.0, 1.0, 0.0]] * 3))
    assert likely.tolist() == [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]


def test_slopes_are_those_of_the_likelihood() -> None:
    random = np.random.default_rng(1)
    claim, report = random.normal(size=(2, 5, 3))
    labels, weights = np.array([0, 1, 2, 1, 0]), np.array([1.0, 2.0, 0.5, 1.0, 1.0])

    def sides(raw: np.ndarray) -> np.ndarray:
        likely = np.exp(raw)
        return np.asarray(likely / likely.sum(axis=1, keepdims=True))

    def loss(first: np.ndarray, second: np.ndarray) -> float:
        return float(-(weights * np.log(_labels(sides(first), sides(second))[np.arange(5), labels])).sum())

    slope, other = _slopes(sides(claim), sides(report), labels, weights)
    step = np.zeros_like(claim)
    step[3, 1] = 1e-6
    assert slope[3, 1] == pytest.approx((loss(claim + step, report) - loss(claim - step, report)) / 2e-6, rel=1e-4)
    assert other[3, 1] == pytest.approx((loss(claim, report + step) - loss(claim, report - step)) / 2e-6, rel=1e-4)


def test_a_handful_of_pairs_does_not_unlearn_what_a_denial_is() -> None:
    pairs = []
    for thing in ("dam", "mill", "pier", "tower", "wall", "barn", "bridge", "gate"):
        bodies = (f"The {thing} fell on Friday.", f"Reports that the {thing} had fallen are false. It is a hoax.")
        for label, body in enumerate(bodies):
            pairs.append(Pair(f"{thing}-{label}", f"The {thing} falls", body, label, thing, blind=False))
    seen = see(pairs)
    weights = learn(pairs, seen)
    likely = predict(seen, weights)
    assert likely[0].argmax() == 0
    assert likely[1].argmax() == 1
    assert set(shipped(weights)) == {"wording_names", "wording", "report_names", "report", "limits"}
