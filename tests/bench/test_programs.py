"""Peers are programs: what they answer is read, and what may go wrong with them is said."""

import json
import math
from pathlib import Path

import pytest

from bench.peers.serving import in_order
from bench.programs import HOW_TO_GET, Absent, Answer, Program, parse_answer, parse_name
from tests.bench.stand_in_peer import make_peer


def test_a_peer_answers_one_text_after_the_other(tmp_path: Path) -> None:
    make_peer(tmp_path, "geotext")
    with Program("geotext", tmp_path) as program:
        assert program.name == "stand-in 1.0"
        answer = program.ask({"id": "1", "text": "🚢 On Tuesday “it” left", "dct": "2031-03-06"})
        (row,) = answer.found
        assert (row["start"], row["text"], row["value"]) == (5, "Tuesday", "2031-03-06")
        assert answer.failed is None
        assert 0 <= answer.seconds < 10
        failed = program.ask({"id": "2", "text": "now fail"})
        assert (failed.found, failed.failed) == ([], "KeyError: 'of the peer'")
        assert program.ask({"id": "3", "text": "nothing"}).found == []
        assert 0 <= program.seconds([{"id": "4", "text": "This"}, {"id": "5", "text": "That"}]) < 10


def test_a_peer_that_ends_fails_on_this_text_and_the_next(tmp_path: Path) -> None:
    make_peer(tmp_path, "geotext")
    with Program("geotext", tmp_path) as program:
        for _ in range(2):
            answer = program.ask({"id": "1", "text": "the end"})
            assert (answer.found, answer.failed) == ([], "it ended: no more of this")
            assert math.isnan(answer.seconds)


@pytest.mark.parametrize(
    ("begin", "cause"),
    [
        ('refuse("needs a horse")', "not measured: needs a horse"),
        (
            "import a_package_that_nobody_has",
            "it ended: ModuleNotFoundError: No module named 'a_package_that_nobody_has'",
        ),
        ("", "it ended: without a word"),
    ],
)
def test_a_peer_that_does_not_begin_says_why(tmp_path: Path, begin: str, cause: str) -> None:
    make_peer(tmp_path, "geotext", begin)
    with pytest.raises(Absent, match=f"^{cause}$"), Program("geotext", tmp_path):
        raise AssertionError


def test_a_peer_that_is_not_installed_is_absent(tmp_path: Path) -> None:
    with pytest.raises(Absent, match=f"^{HOW_TO_GET}$"), Program("geotext", tmp_path):
        raise AssertionError


def test_lines_of_peers_are_read() -> None:
    assert parse_name(b'{"name": "stand-in 1.0"}\n') == "stand-in 1.0"
    line = json.dumps({"id": "7", "found": [{"start": 1}], "seconds": 0.25}).encode()
    assert parse_answer(line, "7") == Answer([{"start": 1}], 0.25)
    assert parse_answer(b'{"id": "7", "found": [], "seconds": 1, "failed": "why"}', "7").failed == "why"
    with pytest.raises(ValueError, match="to 7, not to 8"):
        parse_answer(line, "8")


def test_pieces_without_positions_are_found_in_order() -> None:
    assert in_order("on Friday and on Friday", ["Friday", "Monday", "on Friday", "Friday"]) == [3, None, 14, None]
