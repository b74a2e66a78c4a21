"""The sentence encoder."""

import numpy as np
import pytest

from onrecord.cross_report.likeness.encoder import MOST_PIECES, encode, load_encoder, packed, unpacked
from onrecord.lexicon.word_meanings import unit

TEXTS = (
    "Gorran pulls its soldiers back from the Halden road",
    "Troops of Gorran are withdrawing along the road to Halden",
    "Fish soup is off the menu in the schools of Vesmar",
)


def test_what_says_the_same_in_other_words_is_nearer() -> None:
    one, same, other = encode(TEXTS)
    assert one @ same > 0.6 > 0.3 > one @ other


def test_vectors_have_length_one_and_do_not_depend_on_what_stands_beside() -> None:
    together = encode(TEXTS)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1.0, abs=1e-5)
    alone = np.concatenate([encode([text]) for text in TEXTS])
    assert together == pytest.approx(alone, abs=1e-4)


def test_only_the_beginning_is_read() -> None:
    long = "Halden road closed. " + "soldier " * 200
    assert encode([long]) == pytest.approx(encode([long + "fish soup " * 50]), abs=1e-5)


def test_nothing_is_encoded_too() -> None:
    assert encode([]).shape == (0, 384)
    assert np.isfinite(encode([""])).all()


def test_a_vector_survives_its_packing() -> None:
    vectors = unit(np.array([[3.0, -4.0, 0.5], [0.0, 1.0, 0.0]], np.float32))
    kept = [packed(vector) for vector in vectors]
    assert [len(one) for one in kept] == [3, 3]
    assert unpacked(kept) == pytest.approx(vectors, abs=0.01)


def test_no_more_pieces_than_asked_for() -> None:
    rows = load_encoder().pieces.words.rows("one two three " * 100, most=MOST_PIECES)
    assert len(rows) == MOST_PIECES
