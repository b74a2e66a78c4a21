"""Pairs of names are judged, and the peer gets its best ratio."""

from pathlib import Path

import pytest

from bench.actors import PAIRS, Outcome, Pair, best_ratio, is_one, judge, main, read_pairs

SAME, OTHER = Pair("Ada Roe", "Ada Röe", True), Pair("Ada Roe", "Bo Roe", False)


def test_judging_counts_both_ways_of_being_wrong() -> None:
    assert judge([SAME, OTHER], [True, False]) == Outcome(2, 0, 0)
    assert judge([SAME, OTHER], [False, True]) == Outcome(0, 1, 1)


def test_the_best_ratio_is_that_which_is_right_most_often() -> None:
    assert best_ratio([SAME, SAME, OTHER], [90.0, 80.0, 60.0]) == 80.0


def test_pairs_are_read_and_joined() -> None:
    pairs = read_pairs(PAIRS)
    assert len(pairs) == 200
    assert is_one(SAME)
    assert not is_one(OTHER)


def test_no_pair_of_two_people_is_joined() -> None:
    pairs = read_pairs(PAIRS)
    outcome = judge(pairs, [is_one(pair) for pair in pairs])
    assert outcome.joined == 0
    assert outcome.right >= 0.97 * len(pairs)


def test_without_the_peer_a_line_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    few = tmp_path / "few.tsv"
    few.write_text("one\tother\tsame\nAda Roe\tA. Roe\t1\n", encoding="utf-8")
    main([str(few), "--rounds", "1", "--environments", str(tmp_path)])
    assert "not installed" in capsys.readouterr().out
