"""Judged disputes: positions only; and a fit that learns which are real."""

import numpy as np
import pytest

from onrecord.cross_report.disputes.sureness import shipped_sureness
from onrecord.model.propositions import Position
from training.disputes.__main__ import hand_set, read_labels, values_of
from training.disputes.fitting import Judged, chance, fit, out_of_set


def test_labels_hold_positions_and_no_text() -> None:
    labels = read_labels()
    assert len(labels) > 100
    for label in labels:
        assert set(label) == {"set", "part", "real", "ties"}
        assert label["part"] in ("fitted", "blind")
        assert label["ties"]
        for end in (end for tie in label["ties"] for end in tie.values()):
            assert set(end) == {"report", "span", "position"}
            assert 0 <= end["span"][0] < end["span"][1]
            assert Position(end["position"])


def test_no_set_is_both_fitted_and_blind() -> None:
    parts = {part: {label["set"] for label in read_labels() if label["part"] == part} for part in ("fitted", "blind")}
    assert not parts["fitted"] & parts["blind"]


def test_points_set_by_hand_are_of_evidence_that_ships() -> None:
    names = list(shipped_sureness().points)
    assert np.count_nonzero(hand_set(names)) == np.count_nonzero(hand_set([*names, "no such evidence"]))
    assert 0 < shipped_sureness().least < 1


def dispute(crisis: str, *ties: dict[str, float], real: bool) -> Judged:
    return Judged(crisis, values_of(ties, ["near", "thing"]), real)


def test_a_fit_learns_from_the_surest_tie_of_each_dispute() -> None:
    told = [dispute(crisis, {"near": 1.0}, {"thing": 1.0}, real=True) for crisis in "abcdef"]
    told += [dispute(crisis, {"thing": 1.0}, real=False) for crisis in "abcdef"]
    start = np.zeros(3)
    points = fit(told, start=start, pull=0.1)
    assert points[0] > 0 > points[1]
    assert chance(told[0].values, points) > 0.8 > 0.2 > chance(told[-1].values, points)
    found = out_of_set(told, start=start, pull=0.1)
    assert min(found[:6]) > 0.5 > max(found[6:])


def test_a_strong_pull_leaves_points_where_they_start() -> None:
    told = [dispute("a", {"near": 1.0}, real=True), dispute("b", {"thing": 1.0}, real=False)]
    assert fit(told, start=np.array([0.5, -0.5, 0.0]), pull=1000.0) == pytest.approx([0.5, -0.5, 0.0], abs=0.01)
