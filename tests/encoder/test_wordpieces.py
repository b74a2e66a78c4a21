"""How words are cut into pieces."""

import pytest

from onrecord.encoder.wordpieces import WordPieces

PIECES = WordPieces({word: row for row, word in enumerate(["[CLS]", "[SEP]", "[UNK]", "hal", "##den", "road", "!"])})


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Halden road!", [0, 3, 4, 5, 6, 1]),
        ("Hálden", [0, 3, 4, 1]),
        ("haldens road", [0, 2, 5, 1]),
        ("", [0, 1]),
        ("x" * 50, [0, 2, 1]),
    ],
)
def test_words_are_cut_into_the_longest_known_pieces(text: str, rows: list[int]) -> None:
    assert PIECES.rows(text, most=20) == rows


@pytest.mark.parametrize(("word", "rows"), [("Halden", [3, 4]), ("road!", [5, 6]), (" ", []), ("Tessel", [2])])
def test_a_word_alone_has_no_marks_around_it(word: str, rows: list[int]) -> None:
    assert PIECES.rows_of_word(word) == rows


def test_the_marks_around_a_text_have_rows() -> None:
    assert (PIECES.first, PIECES.last) == (0, 1)
