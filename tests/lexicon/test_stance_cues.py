"""Cues of stance: phrases, gaps, and what is said not to be false."""

import pytest

from onrecord.lexicon.stance_cues import CueKind, find_cues


def kinds(text: str) -> list[str]:
    return [cue.kind.value for cue in find_cues(text.split())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("officials denied it", ["deny"]),
        ("the video is fake", ["posted", "retold", "false"]),
        ("it is not true", ["false", "negate"]),
        ("this is no joke", []),
        ("not a big hoax", []),
        ("not that anybody here called it a hoax", ["negate", "false"]),
        ("there was no evidence of it", ["unproven", "negate", "confirm"]),
        ("he shot down the daily report", ["deny", "hearsay", "retold"]),
        ("he shot down the plane", []),
        ("", []),
    ],
)
def test_which_cues_stand_in_a_text(text: str, expected: list[str]) -> None:
    found = kinds(text)
    assert sorted(found) == sorted(expected)


def test_places_are_those_of_the_words() -> None:
    words = ["police", "could", "not", "be", "verified", "yet"]
    cue = next(cue for cue in find_cues(words) if cue.kind is CueKind.UNPROVEN)
    assert words[cue.first : cue.after] == ["could", "not", "be", "verified"]
