"""The judged pairs of claims: positions only; and a fit that keeps what was set by hand where labels say nothing."""

import numpy as np
import pytest

from onrecord.cross_report.claims.scoring import shipped_scale
from tests.cross_report.claim_items import make_item
from training.claims.__main__ import hand_set
from training.claims.fitting import chances, fit, precision_recall
from training.claims.pairs import JudgedPair, is_blind_report, is_fitted, read_labels, read_later_labels

SIDE = {"report", "start", "end", "trigger"}
LATER = {"id", "crisis", "one", "other", "relation", "dispute", "stratum", "why"}
WHY = frozenset("mhnst")


def test_labels_hold_positions_and_no_text() -> None:
    labels = read_labels()
    assert len({label["id"] for label in labels}) == len(labels) > 1000
    for label in labels:
        assert set(label) == {"id", "crisis", "one", "other", "relation", "stance", "dispute", "stratum"}
        assert label["relation"] in ("same", "related", "unrelated")
        assert label["dispute"] <= (label["stance"] == "opposed") <= (label["relation"] == "same")
        for side in (label["one"], label["other"]):
            assert set(side) == SIDE
            assert side["report"].isdigit()
            assert 0 <= side["start"] < side["end"]


def test_later_labels_hold_positions_and_no_text() -> None:
    labels = read_later_labels()
    assert len({label["id"] for label in labels}) == len(labels) > 2000
    for label in labels:
        assert {"id", "crisis", "one", "other", "relation", "dispute", "stratum"} <= set(label) <= LATER
        assert label["relation"] in ("same", "related", "unrelated")
        assert label["dispute"] <= (label["relation"] == "same")
        assert label.get("why", "m") in WHY
        assert all(set(side) == SIDE and side["start"] < side["end"] for side in (label["one"], label["other"]))


def pair(*reports: str) -> JudgedPair:
    one, other = (make_item(f"v-{n}:0", predicate="rain") for n in range(2))
    return JudgedPair(one, other, (reports[0], reports[1]), "same", False)


def test_nothing_is_learned_of_blind_reports_or_of_sets_kept_apart() -> None:
    seen = [n for n in range(1, 40) if not is_blind_report(f"syria-2011-18:{n}")]
    blind = sorted({*range(1, 40)} - {*seen})
    assert blind
    assert is_fitted(pair(f"syria-2011-18:{seen[0]}", f"syria-2011-18:{seen[1]}"))
    assert not is_fitted(pair(f"syria-2011-18:{seen[0]}", f"syria-2011-18:{blind[0]}"))
    assert not is_fitted(pair("isis-2014-15:1", "isis-2014-15:2"))
    assert is_fitted(pair("polnear:5", "polnear:7"))


def test_every_slot_that_scores_was_set_by_hand_first() -> None:
    scale = shipped_scale()
    assert len(hand_set(list(scale.points))) == len(scale.points) + 1


def test_no_point_ships_with_another_sign_than_it_was_set_with() -> None:
    names = list(shipped_scale().points)
    for name, first in zip(names, hand_set(names)[:-1], strict=True):
        assert shipped_scale().points[name] * first >= 0, name


def test_a_fit_learns_from_labels_and_leaves_alone_what_they_say_nothing_of() -> None:
    told = np.array([[1.0, 0.0]] * 20 + [[0.0, 0.0]] * 20)
    truths = np.array([1.0] * 18 + [0.0] * 2 + [0.0] * 20)
    points = fit(told, truths, start=np.array([0.5, 2.0, 0.0]), pull=1.0)
    assert points[0] > 1.5
    assert points[1] == pytest.approx(2.0)
    assert chances(told, points)[0] > 0.7 > 0.3 > chances(told, points)[-1]


def test_a_point_never_changes_its_sign() -> None:
    told = np.array([[1.0, 1.0]] * 20 + [[0.0, 1.0]] * 20)
    truths = np.array([0.0] * 20 + [1.0] * 20)
    points = fit(told, truths, start=np.array([0.5, 0.5, 0.0]), pull=0.1)
    assert points[0] == 0
    assert points[1] > 0


def test_precision_and_recall_at_each_score() -> None:
    curve = precision_recall(np.array([0.2, 0.9, 0.5]), np.array([1.0, 1.0, 0.0]))
    assert curve == [(0.9, 1.0, 0.5), (0.5, 0.5, 0.5), (0.2, pytest.approx(2 / 3), 1.0)]
