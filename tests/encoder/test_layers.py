"""The transformer that other packages read with."""

import numpy as np
import pytest

from onrecord.encoder import encode_texts, layers_of, load_pieces, load_weights
from onrecord.encoder.layers import FILE, PIECES, Floats
from onrecord.errors import BadLexicon


def states_of(*texts: str) -> list[Floats]:
    pieces, whole = load_pieces(), load_weights("onrecord.encoder", FILE, but=PIECES)
    rows = [pieces.words.rows(text, most=40) for text in texts]
    found = encode_texts(pieces, rows, layers_of(whole)[:2], scale=whole["scale"], shift=whole["shift"])
    return [states for _, states in sorted(found, key=lambda one: one[0])]


def test_each_piece_of_each_text_has_a_state() -> None:
    texts = ("The road to Halden is closed", "Snow")
    assert [len(states) for states in states_of(*texts)] == [9, 3]


def test_a_text_means_the_same_whatever_is_read_beside_it() -> None:
    alone = states_of("The road to Halden is closed")[0]
    beside = states_of("Snow", "The road to Halden is closed", "Soldiers left the valley on Monday")[1]
    assert beside == pytest.approx(alone, abs=1e-4)


def test_a_piece_means_what_its_neighbours_make_of_it() -> None:
    denied, told = states_of("nobody attacked", "somebody attacked")
    assert np.abs(denied[2] - told[2]).max() > 0.1


def test_nothing_is_read_too() -> None:
    assert states_of() == []


def test_weights_that_are_missing_are_named() -> None:
    with pytest.raises(BadLexicon, match=r"nosuch\.npz"):
        load_weights("onrecord.encoder", "weights/nosuch.npz")
