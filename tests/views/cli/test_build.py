import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.store import RecordReader
from tests.conftest import BRIDGE, HARBOUR, UNDATED
from tests.views.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("stages")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number, text in enumerate((HARBOUR, BRIDGE, UNDATED)):
        (pages / f"{number}.txt").write_text(text, encoding="utf-8")
    return pages


def test_a_build_says_what_it_did_and_what_the_record_holds(folder: Path, tmp_path: Path, run: Run) -> None:
    result = run("build", folder, "--record", tmp_path / "r")
    assert result.exit_code == 0
    first, *rest = result.stdout.splitlines()
    assert first.startswith("3 new reports (")
    assert rest == [
        f"{tmp_path / 'r'} holds 3 reports, 5 statements, 2 figures, 3 events and 3 names.",
        "Most quoted: Mara Vell (3), José Núñez (1), Tomas Oreb (1).",
        "3 reports without a known date. If you know one, set it: onrecord set-date ID DATE",
    ]
    assert run("build", folder, "--record", tmp_path / "r").stdout.startswith("3 unchanged pages (")


def test_rejected_pages_are_listed_and_told_by_the_exit_code(folder: Path, tmp_path: Path, run: Run) -> None:
    (folder / "3.txt").write_text("reject")
    (folder / "4.txt").write_text("crash reading")
    (folder / "5.txt").write_bytes(b"")
    for _ in range(2):
        result = run("build", folder, "--record", tmp_path / "r")
        assert result.exit_code == 1
        lines = result.stderr.splitlines()
        assert f"{folder / '3.txt'}: There is no article in it. Save the article." in lines
        assert any(line.startswith(f"{folder / '4.txt'}: Reading it failed: ZeroDivisionError") for line in lines)
        assert "3 rejected pages" in result.stdout
    listed = run("rejections", "--record", tmp_path / "r").stdout.splitlines()
    assert len(listed) == 4


def test_many_rejected_pages_are_counted(folder: Path, tmp_path: Path, run: Run) -> None:
    for number in range(100, 130):
        (folder / f"{number}.txt").write_text("reject")
    result = run("build", folder, "--record", tmp_path / "r")
    assert f"... and 10 more rejected pages: onrecord rejections --record {tmp_path / 'r'}" in result.stderr


def test_outlet_and_date_may_be_declared(folder: Path, tmp_path: Path, run: Run) -> None:
    run("build", folder, "--record", tmp_path / "r", "--outlet", "Gazette", "--published", "2031-03-15")
    with RecordReader(tmp_path / "r") as reader:
        summary = reader.summary()
    assert [(outlet.outlet, outlet.reports) for outlet in summary.outlets] == [("Gazette", 3)]
    assert summary.undated == 0


def test_an_empty_folder_is_no_failure(tmp_path: Path, run: Run) -> None:
    (tmp_path / "empty").mkdir()
    result = run("build", tmp_path / "empty", "--record", tmp_path / "r")
    assert result.exit_code == 0
    assert result.stdout.startswith("No pages found")
    assert "plain text, saved HTML or JSONL" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere",), "nowhere: there is no such file or folder"),
        (("pages", "--published", "2031-02-30"), "'2031-02-30' is not a date: there is no such day"),
        (("pages", "--record", "pages"), "pages is not a record (it is a folder)"),
        (("pages", "--record", "pages/0.txt"), "is not a record (it is some other kind of file)"),
        (("pages", "--record", "nowhere/r"), "nowhere/r cannot be written (there is no folder"),
        ((), "Missing argument"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(folder.parent)
    result = run("build", *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert "Traceback" not in result.output
    assert (folder / "0.txt").read_text(encoding="utf-8") == HARBOUR


# A build in a process of its own, slow enough to be stopped.
SLOW = """
import signal, sys, time
import pytest
signal.signal(signal.SIGINT, signal.default_int_handler)  # which is off where the tests run in the background
from tests.store import stand_ins
stand_ins.install(pytest.MonkeyPatch())
import onrecord.pipeline.analysis as analysis
read = stand_ins.read_report
analysis.read_report = lambda page: (time.sleep(0.05), read(page))[1]
from onrecord.views.cli import main
sys.argv = ["onrecord", *sys.argv[1:]]
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent otherwise there")
def test_ctrl_c_says_how_much_is_safe(tmp_path: Path) -> None:
    pages, record = tmp_path / "many", tmp_path / "r"
    pages.mkdir()
    for number in range(400):  # twenty seconds of reading
        (pages / f"{number:03}.txt").write_text(f"Report {number}\nMara Vell: There were {number} tanks.")
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", SLOW, "build", str(pages), "--record", str(record), "--workers", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=root) as build:
        assert build.stderr is not None
        while re.match("reading reports: [1-9]", build.stderr.readline()) is None:
            assert build.poll() is None
        build.send_signal(signal.SIGINT)
        told = build.stderr.read()
    assert build.returncode == 130
    with RecordReader(record) as reader:
        reports = reader.summary().reports
    assert 0 < reports < 400
    assert f"stopped; {reports} report{'s' * (reports > 1)} are safe, run again to go on" in told
    assert "Traceback" not in told


def test_a_date_can_be_set_and_forgotten(folder: Path, tmp_path: Path, run: Run) -> None:
    record = tmp_path / "r"
    run("build", folder, "--record", record)
    with RecordReader(record) as reader:
        report_id = reader.reports().rows[0].head.report_id
    assert run("set-date", report_id, "2031-03", "--record", record).stdout == f"{report_id}: published 2031-03.\n"
    assert "Published: 2031-03 (set by hand)" in run("show", report_id, "--record", record).stdout
    assert run("set-date", report_id, "--clear", "--record", record).stdout == f"{report_id}: undated.\n"
    for wrong in ((report_id,), (report_id, "2031", "--clear"), (report_id, "2031-13"), ("r-none", "2031")):
        assert run("set-date", *wrong, "--record", record).exit_code == 2


def test_the_demo_reads_the_sample_and_says_what_it_holds(tmp_path: Path, run: Run) -> None:
    result = run("demo", "--no-serve", "--record", tmp_path / "r")
    assert result.exit_code == 0, result.stderr
    assert f"{tmp_path / 'r'} holds " in result.stdout
    assert "http" not in result.stdout


def test_own_event_frames_are_read_by_build_and_set_date(tmp_path: Path, run: Run) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text("Harbour\nMara Vell: We saw 30 tanks.\n")
    own = tmp_path / "events.toml"
    own.write_text('[[frames]]\ntype = "AID"\ncameo = "073"\nverbs = ["tanks"]\ntarget = ["object"]\n')
    record = tmp_path / "r"
    assert run("build", tmp_path / "pages", "--record", record, "--events", own).exit_code == 0
    with RecordReader(record) as reader:
        (event,) = reader.events().rows
        report = event.report.report_id
    assert (event.type, event.words) == ("AID", "tanks")
    assert run("set-date", report, "2031-03-14", "--record", record, "--events", own).exit_code == 0
    with RecordReader(record) as reader:
        assert [row.words for row in reader.events().rows] == ["tanks"]
    bad = tmp_path / "bad.toml"
    bad.write_text("frames = 3")
    failed = run("build", tmp_path / "pages", "--record", record, "--events", bad)
    assert (failed.exit_code, failed.stdout) == (2, "")
    assert "bad.toml cannot be used as frames of events" in failed.stderr
