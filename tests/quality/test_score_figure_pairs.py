"""Pairs of figures are scored by whether they stand in one series."""

from quality.score_figure_pairs import lines_of, read_labels

SAME = {"a": ["r1", 0, 5], "b": ["r2", 4, 9], "label": "same"}
OTHER = {"a": ["r1", 0, 5], "b": ["r3", 1, 2], "label": "other"}
LOST = {"a": ["r4", 0, 5], "b": ["r5", 1, 2], "label": "same"}


def test_what_stands_in_one_series_is_right_or_wrong_and_what_does_not_is_lost() -> None:
    series = {"r1": [(0, 5, "n-1")], "r2": [(4, 9, "n-1")], "r3": [(1, 2, "n-1")], "r4": [(0, 5, "n-2")], "r5": []}
    right, found = lines_of([SAME, OTHER, LOST], series)
    assert right.split()[-5:-3] == ["1/2", "50.0"]
    assert found.split()[-5:-3] == ["1/2", "50.0"]


def test_a_figure_is_the_one_whose_words_a_label_touches() -> None:
    wider, beside = {"r1": [(0, 11, "n-1")], "r2": [(2, 9, "n-1")]}, {"r1": [(0, 5, "n-1")], "r2": [(9, 12, "n-1")]}
    assert next(iter(lines_of([SAME], wider))).split()[-5] == "1/1"
    assert next(iter(lines_of([SAME], beside))).split()[-5] == "0/0"


def test_labels_have_ids_positions_and_a_part_and_no_text() -> None:
    labels = read_labels()
    assert {label["part"] for label in labels} == {"tuned", "blind"}
    for label in labels:
        assert label.keys() <= {"a", "b", "differ", "part", "label", "how"}
        assert all(start < end for _, start, end in (label["a"], label["b"]))
