"""The tables of the comparison come out right, with a stand-in for the peer."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bench import statements
from bench.statements import Labelled, our_statements, score_lines, speed_lines
from bench.textacy_peer import HOW_TO_GET, Peer
from onrecord.pipeline import BadLine
from tests.bench.stand_ins import TEXT, peer


def row(source: str, cue: str, content: str) -> dict[str, list[list[int]]]:
    """A statement, by words that stand in TEXT; the cue is the one next after the content."""
    start = TEXT.index(content)
    said = TEXT.index(cue, start + len(content))
    name = TEXT.index(source)
    return {
        "source": [[name, name + len(source)]],
        "cue": [[said, said + len(cue)]],
        "content": [[start, start + len(content)]],
    }


TOLD = row("Mara Vell", "said", "Norland moved 40 tanks to the Orle")
QUOTED = row("Tomas Oreb", "said", "“Not one of them is ours,”")
WRONG_SPEAKER = {**QUOTED, "source": TOLD["source"]}
LABELLED = [Labelled(TEXT, [TOLD, QUOTED])]


def cells(line: str) -> list[str]:
    return line[30:].split()


def test_scores_stand_side_by_side() -> None:
    lines = score_lines(LABELLED, {"ours": [[TOLD, QUOTED]], "other": [[QUOTED]], "third": [[TOLD, WRONG_SPEAKER]]})
    assert cells(lines[0]) == ["triple-soft", "triple-soft", "triple-soft", "who-said"]
    assert cells(lines[1]) == ["all", "(2)", "direct", "(1)", "indirect", "(1)", "all", "(2)"]
    assert [line[:30].strip() for line in lines[2:]] == ["ours", "other", "third"]
    assert cells(lines[2]) == ["100.0", "100.0", "100.0", "100.0"]
    # Of 7 and 6 words marked, 6 are given to the right source: F1 of 1 and 6/13.
    assert cells(lines[3]) == ["66.7", "100.0", "0.0", "63.2"]
    assert cells(lines[4]) == ["50.0", "0.0", "100.0", "53.8"]


def test_speeds_are_shares_of_the_parse_and_parts_are_summed() -> None:
    seconds = dict(zip(statements.PARTS, (0.1, 0.4, 0.2, 0.3), strict=True))
    lines = speed_lines({"parse": 2.0, statements.SPACY: 1.5, **seconds, "stand-in 1.0": 0.05}, 8_000)
    table = {line[:30]: line[30:].split() for line in lines}
    names = [name.rstrip() for name in table]
    assert names == [
        "parse",
        statements.SPACY,
        "statements",
        *(f"  {part}" for part in statements.PARTS),
        "stand-in 1.0",
    ]
    assert lines[0].split() == ["parse", "4,000", "words/s"]
    assert lines[2].split() == ["statements", "8,000", "words/s", "50.0%", "of", "the", "parse"]
    assert lines[4].split()[-5:] == ["words/s", "20.0%", "of", "the", "parse"]
    assert lines[-1].split()[-6:] == ["160,000", "words/s", "2.5%", "of", "the", "parse"]


def test_ours_are_places_in_the_given_text() -> None:
    text = "\ufeff🚢  \r\n\r\nNorland moved 40 tanks to the Orle 🚢,  Mara Vell said.\r\n"
    found, bad = our_statements(["", text])
    assert bad == 0
    assert found[0] == []
    (told,) = found[1]
    roles = {role: [text[start:end] for start, end in told[role]] for role in ("source", "cue")}
    assert roles == {"source": ["Mara Vell"], "cue": ["said"]}
    assert text[slice(*told["content"][0])].startswith("Norland moved 40 tanks")


def test_a_text_that_fails_counts_as_one_without_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(lines: Iterator[bytes], *, layers: tuple[str, ...]) -> Iterator[BadLine]:
        assert layers == ("statements",)
        return (BadLine(number, "it failed") for number, _ in enumerate(lines, start=1))

    monkeypatch.setattr(statements, "annotate_lines", failing)
    assert our_statements(["A text.", "Another."]) == ([[], []], 2)


def run(monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str], *, found: Peer | None) -> None:
    monkeypatch.setattr(statements, "find_peer", lambda: found)
    monkeypatch.setattr("sys.argv", ["statements", *arguments])
    statements.main()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpora" / "statements" / "polnear-dev.jsonl"
    path.parent.mkdir(parents=True)
    line = json.dumps({"doc_id": "1", "text": TEXT, "statements": [TOLD, QUOTED]})
    path.write_text(f"{line}\n\n{line}\n", encoding="utf-8")
    return path


def test_one_command_prints_scores_and_speeds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], corpus: Path
) -> None:
    reference = str(corpus.parents[2])
    run(monkeypatch, ["--reference", reference, "--reports", "1", "--rounds", "1"], found=peer())
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("polnear-dev: 1 reports;")
    scores = {line[:30].strip(): cells(line) for line in lines[4:7]}
    assert len(scores["ours"]) == len(statements.COLUMNS)
    assert scores["stand-in 1.0"] == scores["stand-in 1.0, by paragraph"] == ["66.7", "100.0", "0.0", "63.2"]
    assert "ours failed on 0 of 1 texts" in lines
    assert any(line.startswith("stand-in 1.0 refused 1 of 1 whole texts") for line in lines)
    assert f"one core, median of 1 rounds, 1 reports, {len(TEXT.split())} words" in lines
    assert lines[-1].startswith("stand-in 1.0 ")


def test_without_the_peer_our_figures_stand_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], corpus: Path
) -> None:
    run(monkeypatch, [str(corpus), "--rounds", "1"], found=None)
    printed = capsys.readouterr().out
    assert printed.startswith(HOW_TO_GET)
    assert "\nours " in printed
    assert printed.count("textacy") == HOW_TO_GET.count("textacy")


@pytest.mark.parametrize("arguments", [["nowhere.jsonl"], ["--rounds", "0"], ["--reports", "many"]])
def test_what_cannot_be_measured_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit):
        run(monkeypatch, arguments, found=None)
    assert arguments[-1] in capsys.readouterr().err
