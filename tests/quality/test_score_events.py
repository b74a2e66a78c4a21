"""Scoring events against two readers."""

from collections import Counter

import pytest

from quality.score_events import Found, Marked, Reading, compare, misses, print_figures

FIRST = Marked((10, 16), (0, 5), (20, 30), "ASSAULT", "actual", told=False, core=True)
SECOND = Marked((8, 16), (0, 5), None, "ASSAULT", "alleged", told=False, core=True)
OURS = Found(((10, 16),), ((0, 9),), ((22, 25),), "ASSAULT", "alleged", told=False)
TEXT = "Roe's men shelled the town of Ostrel on Friday."


def test_an_event_counts_for_everything_that_either_reader_has() -> None:
    counts = compare(Reading("a", TEXT, 40, (FIRST,), (SECOND,)), [OURS])
    assert counts == {
        "all": 1,
        "precise": 1,
        "reality": 1,
        "voice": 1,
        "source marked": 1,
        "source": 1,
        "target marked": 1,
        "target": 1,
        "core": 1,
        "found": 1,
        "right": 1,
    }


@pytest.mark.parametrize(
    "wrong",
    [
        Found(((10, 16),), (), (), "AID", "actual", told=False),
        Found(((17, 19),), (), (), "ASSAULT", "actual", told=False),
    ],
    ids=["another type", "other words"],
)
def test_another_type_or_other_words_are_wrong_and_find_nothing(wrong: Found) -> None:
    reading = Reading("a", TEXT, 40, (FIRST,), (SECOND,))
    counts = compare(reading, [wrong])
    assert counts["precise"] == counts["found"] == 0
    assert [line.split()[0] for line in misses(reading, [wrong])] == ["missed", "wrong"]


def test_what_one_reader_alone_has_is_no_core_event() -> None:
    assert compare(Reading("a", TEXT, 40, (FIRST,), ()), [])["core"] == 0


def test_a_figure_below_its_floor_is_counted_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    counts = compare(Reading("a", TEXT, 40, (FIRST,), (SECOND,)), [OURS])
    assert print_figures("seeds", counts, {"precise": 100.0, "found": 100.0}) == 0
    assert print_figures("seeds", Counter({"all": 2, "precise": 1}), {"precise": 51.0}) == 1
    assert "BELOW FLOOR" in capsys.readouterr().out
