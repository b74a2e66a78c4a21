"""The marked words: positions only; and a fit that chooses what is meant, or nothing of what is said."""

from pathlib import Path

import numpy as np
import pytest

from onrecord.model import Span
from onrecord.record.propositions.choosing import Points, Said, shipped_points
from training.denials.__main__ import KINDS, Marked, choice_of, hand_set, read_labels, write_scale
from training.denials.fitting import Choice, chances, fit, out_of_fold, picked


@pytest.mark.parametrize(("kind", "words"), [("takings", "taking"), ("denials", "denial")])
def test_labels_hold_positions_and_no_text(kind: str, words: str) -> None:
    labels = read_labels(kind)
    assert len({(label["crisis"], label["report"], *label[words]) for label in labels}) == len(labels) > 150
    for label in labels:
        assert set(label) == {"crisis", "report", words, "denied"}
        assert label["report"].isdigit()
        for start, end in (label[words], *label["denied"]):
            assert 0 <= start < end


@pytest.mark.parametrize("kind", KINDS)
def test_points_set_by_hand_are_of_likenesses_that_ship(kind: str) -> None:
    names = list(shipped_points(kind).points)
    assert np.count_nonzero(hand_set(kind, names)) == np.count_nonzero(hand_set(kind, [*names, "no such likeness"]))
    assert hand_set(kind, names)[-1] < 0 < shipped_points(kind).least < 1


def denial(report: str, *rows: tuple[float, float], right: int | None, words: tuple[int, ...] = ()) -> Choice:
    values = np.array([(*row, 1.0) for row in rows])
    marked = np.array([n == right for n in range(len(rows))])
    return Choice(report, values, marked, words or tuple(range(len(rows))), right is not None)


def test_a_fit_learns_to_choose_and_to_choose_nothing() -> None:
    told = [denial(str(n), (1.0, 0.0), (0.0, 0.0), right=0) for n in range(12)]
    told += [denial(str(n), (0.0, 0.0), (0.0, 0.0), right=None) for n in range(12, 24)]
    start = np.array([0.5, 0.5, -2.0])
    points = fit(told, start=start, pull=0.1)
    assert chances(told[0].values, points)[0] > 0.8
    assert chances(told[-1].values, points).sum() < 0.3
    assert points[1] == pytest.approx(0.5, abs=0.01)
    assert [int(some.argmax()) for some in out_of_fold(told, start=start, pull=0.1)[:12]] == [0] * 12


def test_what_several_tell_in_one_word_counts_together() -> None:
    choice = denial("1", (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), right=2, words=(40, 90, 90))
    chance, right = picked(choice, np.array([0.4, 0.25, 0.25]))
    assert right
    assert chance == pytest.approx(0.5)
    scale = Points({"near": 2.0}, -1.0, 0.3)
    some = [Said(0, Span(40, 45), {"near": 0.9}), *(Said(n, Span(90, 95), {"near": 0.8}) for n in (1, 2))]
    assert scale.choose(some)[0][1] == 1
    assert scale.choose(some[:1])[0][1] == 0
    assert scale.choose([]) == []


def test_labels_become_rows_and_points_a_file(tmp_path: Path) -> None:
    some = [Said(0, Span(10, 15), {"near": 1.0}), Said(1, Span(30, 36), {"far": 0.5})]
    choice = choice_of(Marked("here:1", some, [Span(31, 33)]), ["far", "near"])
    assert choice.values.tolist() == [[0.0, 1.0, 1.0], [0.5, 0.0, 1.0]]
    assert choice.right.tolist() == [False, True]
    path = tmp_path / "points.toml"
    path.write_text('# what they are\nleast = 0.3\nbias = 1\n\n[points]\n"old" = 2.0\n', encoding="utf-8")
    write_scale(path, np.array([0.5, -1.0, -3.0]), ["far", "near"])
    written = '# what they are\nleast = 0.3\nbias = -3.00\n\n[points]\n"far" = 0.50\n"near" = -1.00\n'
    assert path.read_text(encoding="utf-8") == written
