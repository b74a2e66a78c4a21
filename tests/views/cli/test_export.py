import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.store import RecordReader
from onrecord.views.export import FORMATS, LIST_NAMES, Format
from tests.views.cli.conftest import Run


@pytest.mark.parametrize("form", [form for form in FORMATS if not form.each and form.name != "datasette"])
def test_a_format_is_printed_or_written(record: Path, tmp_path: Path, run: Run, form: Format) -> None:
    printed = run("export", "--as", form.name, "--record", record)
    assert printed.exit_code == 0, printed.stderr
    done = run("export", tmp_path / "out", "--as", form.name.upper(), "--record", record)
    assert done.exit_code == 0, done.stderr
    assert (tmp_path / "out").read_bytes() == printed.stdout_bytes
    assert "bytes." in done.stderr
    if form.name in ("polecat", "gdelt"):
        lines = len(printed.stdout.splitlines()) - 1
        assert f"{lines} line" in done.stderr
        assert "All events: --as csv --list events" in done.stderr


@pytest.mark.parametrize("name", LIST_NAMES)
def test_every_list_is_had_alone(record: Path, run: Run, name: str) -> None:
    printed = run("export", "--as", "json", "--list", name, "--record", record)
    assert printed.exit_code == 0, printed.stderr
    assert isinstance(json.loads(printed.stdout), list)


def test_all_lists_are_files_of_a_folder(record: Path, tmp_path: Path, run: Run) -> None:
    done = run("export", tmp_path / "lists", "--as", "csv", "--record", record)
    assert done.exit_code == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "lists").iterdir()) == sorted(f"{one}.csv" for one in LIST_NAMES)


def test_lines_are_narrowed_and_what_is_left_out_is_said(record: Path, run: Run) -> None:
    done = run("export", "--as", "jsonl", "--list", "reports", "--since", "2031-03-16", "--record", record)
    assert [json.loads(line)["outlet"] for line in done.stdout.splitlines()] == ["Bell"]
    assert "1 line without a known date left out by --since or --until." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--as", "stata"), "'stata' is not one of csv, json, jsonl, parquet, datasette, polecat"),
        (("--as", "csv"), "Name the folder for them, or a --list"),
        (("--as", "csv", "--list", "places"), "'places' is no list that --as csv has. It has reports, statements"),
        (("--as", "geojson", "--list", "claims"), "It has events, figures, places"),
        (("--as", "csv", "--list", "claims", "--type", "aid"), "Leave out --type"),
        (("--as", "csv", "--list", "statements", "--reality", "actual"), "Leave out --reality"),
        (("--as", "datasette", "out.db", "--since", "2031"), "Leave out --since and --until"),
        (("--as", "datasette"), "Name a file: OUT.db"),
        (("--as", "icalendar", "--report", "r-1"), "Leave out --report"),
        (("{record}", "--as", "bibtex"), "is the record itself"),
        (("{record}/x.bib", "--as", "bibtex"), "cannot be written"),
        (("nowhere/x.db", "--as", "datasette"), "nowhere/x.db cannot be written"),
    ],
)
def test_what_cannot_be_exported_is_told(record: Path, run: Run, arguments: tuple[str, ...], message: str) -> None:
    before = record.read_bytes()
    result = run("export", *(argument.format(record=record) for argument in arguments), "--record", record)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.replace("│", " ").split())
    assert record.read_bytes() == before


def test_another_record_is_never_replaced(record: Path, tmp_path: Path, run: Run) -> None:
    other = tmp_path / "other.record"
    other.write_bytes(record.read_bytes())
    result = run("export", other, "--as", "bibtex", "--record", record)
    assert result.exit_code == 2
    assert "a record has that name" in result.stderr
    assert other.read_bytes() == record.read_bytes()


def test_what_could_not_be_finished_leaves_an_older_file_as_it_was(
    record: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "reports.bib"
    older.write_text("older")

    def fail(self: object, filters: object) -> Iterator[object]:
        yield from ()
        raise KeyboardInterrupt

    monkeypatch.setattr(RecordReader, "stream_reports", fail)
    assert run("export", older, "--as", "bibtex", "--record", record).exit_code == 130
    assert older.read_text() == "older"
    assert sorted(path.name for path in tmp_path.glob("reports*")) == ["reports.bib"]


def test_a_device_is_written_as_it_is(record: Path, run: Run) -> None:
    assert run("export", "/dev/null", "--as", "bibtex", "--record", record).exit_code == 0
    assert Path("/dev/null").exists()
