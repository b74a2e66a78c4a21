"""How a text is cut into words for the grammar of times."""

import pytest

from onrecord.annotations.times.words import split_words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("at 10:30 p.m.", ["at", "10:30", "p.m."]),
        ("5pm", ["5", "pm"]),
        ("5:30PM, 03:00hrs, 1:30x", ["5:30", "pm", ",", "03:00", "hrs", ",", "1", ":", "30", "x"]),
        ("480 B.C. and 70 b.c.e", ["480", "b.c.", "and", "70", "b.c.e"]),
        ("Ma\u0301y", ["ma\u0301y"]),
        ("19th, 1990s", ["19th", ",", "1990s"]),
        ("an F16 and a T-72", ["an", "f16", "and", "a", "t", "-", "72"]),
        ("2,014 and 2.5", ["2,014", "and", "2.5"]),
        ("year’s end–start", ["year", "'s", "end", "-", "start"]),
        ("24.02.2022 24/02/22", ["24.02.2022", "24/02/22"]),
        ("2022-02-16T05:00Z", ["2022-02-16t05:00z"]),
        ("16\u200f May", ["16", "may"]),
        ("one\n\ntwo", ["one", "\n", "two"]),
        ("wrapped\nline", ["wrapped", "line"]),
        ("A heading\nThe text", ["a", "heading", "\n", "the", "text"]),
    ],
)
def test_words(text: str, plain: list[str]) -> None:
    words = split_words(text)
    assert list(words.plain) == plain
    for index, word in enumerate(words.plain):
        if word != "\n":
            assert len(words.shown(index)) == len(word)
