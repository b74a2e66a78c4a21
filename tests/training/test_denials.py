"""The marked denials: positions only; and a fit that chooses what is denied, or nothing of what is said."""

import numpy as np
import pytest

from onrecord.record.propositions.denials import shipped_points
from training.denials.__main__ import hand_set, read_labels
from training.denials.fitting import Choice, chances, fit, out_of_fold


def test_labels_hold_positions_and_no_text() -> None:
    labels = read_labels()
    assert len({(label["crisis"], label["report"], *label["denial"]) for label in labels}) == len(labels) > 100
    for label in labels:
        assert set(label) == {"crisis", "report", "denial", "denied"}
        assert label["report"].isdigit()
        for start, end in (label["denial"], *label["denied"]):
            assert 0 <= start < end


def test_no_point_ships_with_another_sign_than_it_was_set_with() -> None:
    scale = shipped_points()
    names = list(scale.points)
    for name, first in zip(names, hand_set(names)[:-1], strict=True):
        assert scale.points[name] * first >= 0, name


def denial(report: str, *rows: tuple[float, float], right: int | None) -> Choice:
    values = np.array([(*row, 1.0) for row in rows])
    return Choice(report, values, np.array([n == right for n in range(len(rows))]))


def test_a_fit_learns_to_choose_and_to_choose_nothing() -> None:
    told = [denial(str(n), (1.0, 0.0), (0.0, 0.0), right=0) for n in range(12)]
    told += [denial(str(n), (0.0, 0.0), (0.0, 0.0), right=None) for n in range(12, 24)]
    start = np.array([0.5, 0.5, -2.0])
    points = fit(told, start=start, pull=0.1)
    assert chances(told[0].values, points)[0] > 0.8
    assert chances(told[-1].values, points).sum() < 0.3
    assert points[1] == pytest.approx(0.5, abs=0.01)
    assert [int(some.argmax()) for some in out_of_fold(told, start=start, pull=0.1)[:12]] == [0] * 12
