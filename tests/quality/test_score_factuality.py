"""Figures of factuality, on scores made by hand."""

import numpy as np
import pytest

from quality.factuality_corpus import spaced
from quality.score_factuality import f1_by_class, figures


def test_f1_by_class_counts_each_class_by_itself() -> None:
    found = f1_by_class(np.array([0, 0, 1, 2]), np.array([0, 1, 1, 2]), 3)
    assert found == pytest.approx([2 / 3, 2 / 3, 1.0])


def test_figures_of_a_perfect_judge() -> None:
    lines = figures(np.array([-3.0, 0.0, 3.0]), np.array([-3.0, 0.0, 3.0]))
    assert "error 0.000" in lines[0]
    assert "macro-F1 at 0.5: 1.000" in lines[1]


def test_words_are_spaced_as_people_write() -> None:
    words = ["They", "do", "n't", "say", '"', "yes", '"', "."]
    gaps = spaced(words)
    assert "".join(w + " " * g for w, g in zip(words, gaps, strict=True)) == 'They don\'t say "yes".'
