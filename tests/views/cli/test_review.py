import json
from pathlib import Path

import pytest

from onrecord.store import RecordReader
from tests.store.reviews.conftest import statement_with
from tests.views.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("stages")


def test_a_statement_is_rejected_listed_and_taken_back(run: Run, record: Path) -> None:
    name = statement_with(record, "40 trucks")
    told = run("review", "reject", name[:8], "--by", "Ada", "--note", "A toy bridge.", "-r", record)
    assert told.exit_code == 0, told.output
    assert f"reject statement {name}, by Ada." in told.output
    assert "40 trucks" not in run("statements", "-r", record).output
    listed = run("review", "list", "-r", record).output
    assert "in force\treject\tstatement" in listed
    assert "note: A toy bridge." in listed
    review_id = told.output.split(":")[0]
    assert run("review", "undo", review_id, "--by", "Bo", "-r", record).exit_code == 0
    assert "40 trucks" in run("statements", "-r", record).output
    rows = json.loads(run("review", "list", "--json", "-r", record).output)
    assert [row["status"] for row in rows] == ["in force", "undone"]
    assert rows[1]["undone_by"] == rows[0]["id"]


def test_what_is_left_out_of_a_list_is_counted(run: Run, record: Path) -> None:
    run("review", "reject", statement_with(record, "40 trucks"), "-r", record)
    assert "1 rejected statement" in run("statements", "-r", record).output


def test_speakers_and_dates_are_corrected(run: Run, record: Path) -> None:
    name = statement_with(record, "40 trucks")
    assert run("review", "correct", name, "--speaker", "Ada Byron", "-r", record).exit_code == 0
    assert run("review", "correct", name, "--said", "2031-02", "-r", record).exit_code == 0
    shown = run("show", name, "-r", record).output
    assert "Ada Byron" in shown
    assert "M. Vell" in shown
    assert run("review", "correct", name, "-r", record).exit_code == 2
    assert run("review", "correct", name, "--said", "yesterday", "-r", record).exit_code == 2


def test_decisions_are_handed_to_another_record(run: Run, record: Path, tmp_path: Path) -> None:
    name = statement_with(record, "40 trucks")
    run("review", "reject", name, "--by", "Ada", "-r", record)
    run("review", "note", name, "Confidential: ask Bo.", "-r", record)
    whole, part = tmp_path / "all.jsonl", tmp_path / "part.jsonl"
    assert run("review", "export", "-o", whole, "-r", record).exit_code == 0
    assert run("review", "export", "--no-notes", "-o", part, "-r", record).exit_code == 0
    assert "Confidential" not in part.read_text()
    other = tmp_path / "other.record"
    other.write_bytes(record.read_bytes())
    with whole.open("a") as file:
        file.write("not a decision\n")
    told = run("review", "import", whole, "-r", other)
    assert told.exit_code == 1
    assert "line 3: it is not JSON" in told.output
    with RecordReader(other) as reader:
        assert len(reader.reviews()) == 2


def test_notes_are_in_no_other_export(run: Run, record: Path, tmp_path: Path) -> None:
    name = statement_with(record, "40 trucks")
    run("review", "note", name, "Confidential: ask Bo.", "-r", record)
    for command in (("statements", "--json"), ("statements", "--csv"), ("show", name, "--json")):
        assert "Confidential" not in run(*command, "-r", record).output


def test_what_is_not_there_cannot_be_decided_on(run: Run, record: Path) -> None:
    for wanted in ("s-nothing", "", "c-nothing/v-1:0", "x"):
        told = run("review", "reject", wanted, "-r", record)
        assert told.exit_code == 2
        assert "onrecord:" in told.output


def test_a_date_that_was_set_is_a_decision_for_other_records_too(run: Run, record: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.record"
    other.write_bytes(record.read_bytes())
    with RecordReader(record) as reader:
        (row,) = [row for row in reader.reports().rows if row.head.publication.interval is None]
    report = row.head.report_id
    assert run("set-date", report, "2031-03-11", "--by", "Ada", "-r", record).exit_code == 0
    assert "published: 2031-03-11" in run("review", "list", "-r", record).output
    run("review", "export", "-o", tmp_path / "all.jsonl", "-r", record)
    assert run("review", "import", tmp_path / "all.jsonl", "-r", other).exit_code == 0
    assert "2031-03-11" in run("show", report, "-r", other).output
    review_id = run("review", "list", "-r", other).output.splitlines()[1].split("\t")[0]
    assert run("review", "undo", review_id, "-r", other).exit_code == 0
    assert "Published: undated" in run("show", report, "-r", other).output
    assert run("set-date", report, "--clear", "-r", record).exit_code == 0
    assert "undone" in run("review", "list", "-r", record).output
    assert "Published: undated" in run("show", report, "-r", record).output
