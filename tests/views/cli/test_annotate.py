import json
from pathlib import Path

import pytest

from onrecord.model import Report
from tests.store import stand_ins
from tests.store.stand_ins import page_of
from tests.views.cli.conftest import Run

LINES = '{"id": 1, "text": "Harbour\\nMara Vell: All well."}\noops\n{"id": 2, "text": ""}\n'


def given(text: str, *, report_id: str, published: str | None) -> Report:
    report = stand_ins.read_report(page_of(text, published=published))
    assert isinstance(report, Report)
    return report


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "given_report": given,
        "annotate_report": stand_ins.annotate_report,
        "extract_record": stand_ins.extract_record,
        "shared_parser": lambda: None,
    }.items():
        monkeypatch.setattr(f"onrecord.pipeline.annotating.{name}", value)


def test_a_file_is_annotated_into_another_and_bad_lines_are_named(tmp_path: Path, run: Run) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(LINES)
    result = run("annotate", source, target, "--layers", "statements")
    assert result.exit_code == 1
    assert f"{source}, line 2: it is not JSON" in result.stderr
    assert "1 line left out." in result.stderr
    assert result.stdout == ""
    rows = [json.loads(line) for line in target.read_text().splitlines()]
    assert [row["id"] for row in rows] == [1, 2]
    assert rows[0]["statements"][0]["content"] == [[19, 28]]


def test_standard_input_is_annotated_to_standard_output(run: Run) -> None:
    result = run("annotate", "-", "--layers", "timexes", given='{"id": "a", "text": "On 2031-03-14"}')
    assert result.exit_code == 0
    assert json.loads(result.stdout)["timexes"][0]["start"] == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("in.jsonl", "--layers", "claims"), "'claims' is not a layer"),
        (("in.jsonl", "--layers", ""), "'' is not a layer. The layers are: statements"),
        (("none.jsonl",), "none.jsonl: there is no such file"),
        (("in.jsonl", "in.jsonl"), "is the input, too"),
        (("in.jsonl", "nowhere/out.jsonl"), "nowhere/out.jsonl cannot be written"),
    ],
)
def test_what_cannot_be_done_is_told_and_the_input_is_left_alone(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text(LINES)
    result = run("annotate", *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert Path("in.jsonl").read_text() == LINES


def test_a_folder_is_told_from_a_path_that_does_not_exist(tmp_path: Path, run: Run) -> None:
    result = run("annotate", tmp_path)
    told = " ".join(result.stderr.split())
    assert result.exit_code == 2
    assert f"{tmp_path} holds no lines of JSON: it is a folder. Name a file in it" in told
    assert f"onrecord build {tmp_path}" in told


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"\x00\x01\x02\n" * 500, "it looks like a binary file (it holds NUL bytes)"),
        (b"\x89PNG\r\n" + b"\xf1\xf2\n" * 500, "it looks like a PNG picture"),
        ("Порт закрыт. ".encode("cp1251") * 50, "it looks like text in another encoding"),
        ('{"id": 1, "text": "The port is shut."}\n'.encode("utf-16"), "it looks like text in UTF-16"),
    ],
)
def test_what_is_no_text_is_told_once(tmp_path: Path, run: Run, content: bytes, cause: str) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(content)
    result = run("annotate", source, target)
    assert result.exit_code == 2
    assert cause in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not target.exists()


def test_one_line_in_another_encoding_does_not_stop_the_others(tmp_path: Path, run: Run) -> None:
    source = tmp_path / "in.jsonl"
    bad = '{"id": 2, "text": "Le café à côté"}\n'.encode("cp1252")
    source.write_bytes(LINES.encode().replace(b"oops\n", bad))
    result = run("annotate", source, "--layers", "timexes")
    assert result.exit_code == 1
    assert "line 2: it is not UTF-8" in result.stderr
    assert len(result.stdout.splitlines()) == 2
