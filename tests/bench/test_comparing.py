"""The command of a layer: scores beside those of peers, speeds, and a line for each peer that is not there."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bench import comparing, places, quantities, times
from bench.comparing import Comparison, asked, compare, our_rows, speed_lines
from bench.programs import HOW_TO_GET
from onrecord.pipeline import BadLine
from tests.bench.stand_in_peer import make_peer

TEXT = "Mara Vell said on Tuesday that 40 trucks had left Lisbon. The convoy was gone by Tuesday."
LINE = {"id": "7", "text": TEXT, "dct": "2031-03-06", "domain": "news", "timexes": [{"start": 18, "end": 25}]}
# Gives how many were found, and how many were marked.
SCORER = """
def score(gold, found):
    amounts = [sum(len(line["timexes"]) for line in lines.values()) for lines in (found, gold)]
    names = ("value", "strict", "relaxed", "type")
    return {name: (0, 0, amount / 100) for name, amount in zip(names, amounts * 2)}, {}, []
"""


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    for name, line in (("te3-timebank", LINE), ("te3-aquaint", LINE | {"text": "fail"}), ("wikiwars-train", LINE)):
        path = tmp_path / "corpora" / "times" / f"{name}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{json.dumps(line)}\n\n{json.dumps(line | {'id': '8'})}\n", encoding="utf-8")
    (tmp_path / "scorers").mkdir()
    (tmp_path / "scorers" / "score_timex.py").write_text(SCORER, encoding="utf-8")
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, comparison: Comparison, arguments: Sequence[str]) -> None:
    monkeypatch.setattr("sys.argv", ["times", *arguments])
    compare(comparison, "A comparison.")


def test_one_command_prints_scores_and_speeds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], reference: Path
) -> None:
    make_peer(reference / "peers", "dateparser")
    options = ["--rounds", "1", "--timed", "3", "--environments", str(reference / "peers")]
    run(monkeypatch, times.COMPARISON, ["--reference", str(reference), *options])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"heideltime: {HOW_TO_GET}"
    first = lines.index("te3-timebank: 2 texts; F1 in percent")
    assert lines[first + 1].split() == ["found", "value", "strict", "relaxed", "type"]
    assert lines[first + 2].split() == ["ours", "4", "4.0", "2.0", "4.0", "2.0"]
    assert lines[first + 3].split() == ["stand-in", "1.0", "6", "6.0", "2.0", "6.0", "2.0"]
    assert "stand-in 1.0 failed on 2 of 2 texts: KeyError: 'of the peer'" in lines
    assert f"CPU time, median of 1 rounds, the first 3 texts, {2 * len(TEXT.split()) + 1} words" in lines
    assert [line[:40].strip() for line in lines[-4:]] == [
        "parse",
        "times, beyond the parse",
        "ours: parse + times",
        "stand-in 1.0",
    ]


def test_the_first_so_many_of_each_corpus_are_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], reference: Path
) -> None:
    corpus = str(reference / "corpora" / "times" / "wikiwars-train.jsonl")
    run(monkeypatch, times.COMPARISON, ["--reference", str(reference), "--reports", "1", "--rounds", "1", corpus])
    printed = capsys.readouterr().out
    assert "wikiwars-train: 1 texts;" in printed
    assert "te3-timebank" not in printed


@pytest.mark.parametrize("comparison", [times.COMPARISON, quantities.COMPARISON, places.COMPARISON])
def test_what_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, comparison: Comparison
) -> None:
    with pytest.raises(SystemExit):
        run(monkeypatch, comparison, ["--reference", str(tmp_path)])
    printed = capsys.readouterr().err
    assert all(path.name in printed for path in (*comparison.corpora, comparison.scorer))


def test_peers_are_not_told_what_people_marked() -> None:
    assert asked(LINE) == {"id": "7", "text": TEXT, "dct": "2031-03-06", "domain": "news"}
    assert asked({"id": "7", "text": TEXT, "dct": None, "toponyms": []}) == {"id": "7", "text": TEXT}


def test_ours_are_seen_from_the_day_of_publication() -> None:
    (rows, bad) = our_rows([LINE | {"dct": "2031-03-06T10:00:00"}, LINE | {"id": "8", "dct": None}], "timexes")
    assert bad == []
    assert [(row["text"], row["value"]) for row in rows["7"]] == [("Tuesday", "2031-03-04")] * 2
    assert [row["value"] for row in rows["8"]] != [row["value"] for row in rows["7"]]


def test_a_text_on_which_ours_fails_has_no_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "annotate_lines", lambda lines, layers: [BadLine(1, "why")])
    assert our_rows([LINE], "toponyms") == ({"7": []}, ["why"])


def test_speeds_are_words_and_shares() -> None:
    seconds = {"parse": 2.0, "times": 0.1, "quantities": 0.4, "baseline": 1.25, "peer 1.0": 25.0, "ended": float("nan")}
    lines = speed_lines(seconds, 10_000, works=("times", "quantities"))
    table = {line[:40].strip(): line[40:].split() for line in lines}
    assert table["parse"] == ["5,000", "words/s"]
    assert table["times, beyond the parse"] == ["100,000", "words/s", "5.0%", "of", "the", "parse"]
    assert table["ours: parse + times + quantities"] == ["4,000", "words/s"]
    assert table["baseline"] == ["8,000", "words/s", "2.00", "x", "ours"]
    assert table["peer 1.0"] == ["400", "words/s", "0.10", "x", "ours"]
    assert table["ended"][0] == "nan"


class Scorer(ModuleType):
    """Keeps what it was given, and gives what the real ones give."""

    def __init__(self, outcome: Any) -> None:
        super().__init__("scorer")
        self.outcome = outcome
        self.given: list[Any] = []

    def score(self, *given: Any) -> Any:
        self.given.extend(given)
        return self.outcome


def test_times_are_scored_by_their_four_measures() -> None:
    names = ("strict", "relaxed", "value", "type", "svalue")
    scorer = Scorer(({name: (0.0, 1.0, 0.1 * index) for index, name in enumerate(names)}, {}, []))
    assert times.score(scorer, {"7": LINE}, {"7": [{"start": 1}]}) == pytest.approx([20, 0, 10, 30])
    assert scorer.given[1] == {"7": {"timexes": [{"start": 1}]}}


ALL = {"value": 1.0, "normalized_unit": "-", "change": "=", "referred_concepts": "-"}


@pytest.mark.parametrize(
    ("marked", "found", "cells"),
    [
        (ALL, ALL, [1, 2, 3, 4]),
        (ALL, {"value": 1.0, "normalized_unit": "-"}, [1, 2, None, None]),
        ({"value": 1.0, "normalized_unit": "-"}, ALL, [1, 2, None, None]),
        (ALL, None, [1, 2, 3, 4]),
    ],
)
def test_quantities_are_scored_by_what_both_sides_name(
    marked: Mapping[str, Any], found: Mapping[str, Any] | None, cells: Sequence[float | None]
) -> None:
    outcome = {"value": (0, 0, 1), "unit": (0, 0, 2), "change": (0, 0, 3), "concept": (0, 0, 4), "all": (0, 0, 5)}
    scorer = Scorer((outcome, 1, 1, []))
    rows = [] if found is None else [dict(found)]
    assert quantities.score(scorer, {"7": {"quantities": [marked]}}, {"7": rows}) == cells
    assert scorer.given[0] == {"7": [ALL]}


def test_places_are_scored_where_marked_ones_have_coordinates() -> None:
    outcome = {"relaxed": (0, 0, 0.5), "strict": (0, 0, 0.25), "acc161": 0.75, "e2e161": (0, 0, 0.375)}
    scorer = Scorer(outcome)
    assert places.score(scorer, {"7": LINE}, {"7": []}) == [50, 25, 75, 37.5]
    assert scorer.given[1:] == [{"7": {"toponyms": []}}, True]
