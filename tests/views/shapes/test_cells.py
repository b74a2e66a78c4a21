import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.export import write_csv
from onrecord.views.shapes.cells import bare, cell, guarded


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 20 7946", "-dash first", "@handle said", "\t=1", "\r=1", "\n=1", "＝1+1", "'=kept", "''@kept"]
)
def test_no_text_begins_as_a_formula_does(text: str) -> None:
    assert guarded(text) == "'" + text
    assert bare(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "words", "'quoted' words", " =no formula", "a=b", "12-34", "=", "-", "'="])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == bare(text) == text


@given(st.text(alphabet="'=+-@\t\r\nab ＝"))
def test_every_text_comes_back(text: str) -> None:
    assert bare(guarded(text)) == text


def test_numbers_spans_and_lists_are_cells() -> None:
    assert [
        cell(value) for value in (-7.2, 3, None, [1, 2], [[1, 2], [3, 4]], ["=a", "b"], {"x": "@a", "y": None})
    ] == [
        "-7.2",
        "3",
        "",
        "1-2",
        "1-2; 3-4",
        "'=a; b",
        "'@a",
    ]


def test_files_of_events_guard_their_words_and_leave_numbers() -> None:
    stream = io.StringIO()
    assert write_csv(stream, ("a", "b"), [{"a": '=HYPERLINK("x")', "b": -7.2}, {"a": None}]) == 2
    assert list(csv.reader(io.StringIO(stream.getvalue())))[1:] == [['\'=HYPERLINK("x")', "-7.2"], ["", ""]]
