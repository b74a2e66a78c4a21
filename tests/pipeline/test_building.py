import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path

import apsw
import pytest

from onrecord.errors import NoSuchInput, NoSuchRecord, RecordUnwritable
from onrecord.model import Declared, Interval, PublicationBasis, RejectionReason
from onrecord.pipeline import Progress, Stage, build_record, set_published, withdraw_published
from onrecord.settings import Settings
from onrecord.store import RecordReader, dump_record, verify
from onrecord.store.connections import open_writing
from tests.conftest import BRIDGE, HARBOUR, HARBOUR_EDITED, UNDATED

pytestmark = pytest.mark.usefixtures("stages")
ALONE = Settings(workers=1)
EVERY_PAGE = replace(ALONE, batch=1)
MARCH = Interval.of_days(date(2031, 3, 1), date(2031, 4, 1))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six pages, two of them bad in different ways."""
    pages = tmp_path / "pages"
    pages.mkdir()
    texts = (HARBOUR, BRIDGE, "crash analysing", UNDATED, "Nothing here\nreject", "Last\nMara Vell: The end.")
    for number, text in enumerate(texts):
        (pages / f"{number}.txt").write_text(text, encoding="utf-8")
    return pages


def test_a_folder_becomes_a_record(folder: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    summary = build_record([folder], tmp_path / "r", settings=ALONE, progress=told.append)
    assert (summary.new, summary.unchanged, summary.statements, summary.figures) == (4, 0, 6, 2)
    assert [rejection.reason for rejection in summary.rejected] == [RejectionReason.FAILED, RejectionReason.NO_ARTICLE]
    in_order = [stage for stage, _ in groupby(step.stage for step in told)]
    assert in_order == [Stage.LOOKING, Stage.READING, Stage.ACTORS, Stage.COMPARING]
    read = [step.done for step in told if step.stage is Stage.READING]
    assert (read[0], read[-1]) == (0, 6)
    assert read == sorted(read)  # how often it is told depends on how long a page takes
    assert (told[-1].done, told[-1].total, told[-1].rejected) == (6, 6, 2)
    assert verify(tmp_path / "r") == ()
    assert summary.unresolved is None
    assert not summary.record.stale


def test_a_failure_names_the_stage_the_page_and_what_to_do(folder: Path, tmp_path: Path) -> None:
    (folder / "6.txt").write_text("crash reading")
    failures = build_record([folder], tmp_path / "r", settings=ALONE).rejected
    assert failures[0].address == str(folder / "2.txt")
    assert "analysing it failed: ZeroDivisionError: the analyst stumbled" in failures[0].message
    assert "reading it failed" in failures[2].message
    assert "--verbose" in failures[0].remedy


def test_running_again_adds_only_what_is_new(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_record([folder], tmp_path / "r", settings=ALONE)
    before = list(dump_record(tmp_path / "r"))
    monkeypatch.setattr(
        "onrecord.pipeline.analysis.read_report", lambda page: pytest.fail(f"{page.address} is read again")
    )
    again = build_record([folder], tmp_path / "r", settings=ALONE)
    assert (again.new, again.updated, again.unchanged, len(again.rejected)) == (0, 0, 4, 2)
    assert list(dump_record(tmp_path / "r")) == before


def test_a_changed_page_is_a_new_version(folder: Path, tmp_path: Path) -> None:
    build_record([folder], tmp_path / "r", settings=ALONE)
    (folder / "0.txt").write_text(HARBOUR_EDITED, encoding="utf-8")
    summary = build_record([folder], tmp_path / "r", settings=ALONE)
    assert (summary.new, summary.new_versions, summary.unchanged) == (0, 1, 3)
    assert summary.record.versions == 5


def test_reading_again_renews_what_is_known(folder: Path, tmp_path: Path) -> None:
    build_record([folder], tmp_path / "r", settings=ALONE)
    before = list(dump_record(tmp_path / "r"))
    summary = build_record([folder], tmp_path / "r", settings=ALONE, again=True)
    assert (summary.new, summary.updated, summary.unchanged) == (0, 4, 0)
    assert list(dump_record(tmp_path / "r")) == before


def test_what_the_user_declares_reaches_the_report(folder: Path, tmp_path: Path) -> None:
    declared = Declared(outlet="Gazette", published="2031-03-15", published_origin="--published")
    summary = build_record([folder], tmp_path / "r", settings=ALONE, declared=declared)
    assert [outlet.outlet for outlet in summary.record.outlets] == ["Gazette"]
    assert summary.record.undated == 0


def test_stopping_keeps_all_that_was_read_and_going_on_gives_the_same_record(folder: Path, tmp_path: Path) -> None:
    def stop(told: Progress) -> None:
        if told.done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_record([folder], tmp_path / "parts", settings=EVERY_PAGE, progress=stop)
    with RecordReader(tmp_path / "parts") as reader:
        assert reader.summary().reports == 2
        assert reader.summary().stale
    rest = build_record([folder], tmp_path / "parts", settings=ALONE)
    assert (rest.new, rest.unchanged, len(rest.rejected)) == (2, 2, 2)
    build_record([folder], tmp_path / "whole", settings=ALONE)
    assert list(dump_record(tmp_path / "parts")) == list(dump_record(tmp_path / "whole"))


def test_two_orders_of_files_give_the_same_record(folder: Path, tmp_path: Path) -> None:
    files = sorted(folder.iterdir())
    build_record(files, tmp_path / "there", settings=ALONE)
    build_record(files[::-1], tmp_path / "back", settings=ALONE)
    assert list(dump_record(tmp_path / "there")) == list(dump_record(tmp_path / "back"))


def test_lines_with_the_same_id_in_two_files_are_reports_of_their_own(tmp_path: Path) -> None:
    for day, text in (("mon", HARBOUR), ("tue", BRIDGE)):
        (tmp_path / day).mkdir()
        (tmp_path / day / "reports.jsonl").write_text(json.dumps({"id": "1", "text": text}) + "\n")
    days = [tmp_path / "mon", tmp_path / "tue"]
    summary = build_record(days, tmp_path / "there", settings=ALONE)
    assert (summary.new, summary.new_versions, summary.record.reports) == (2, 0, 2)
    build_record(days[::-1], tmp_path / "back", settings=ALONE)
    assert list(dump_record(tmp_path / "there")) == list(dump_record(tmp_path / "back"))


def test_undated_versions_are_numbered_alike_whichever_folder_is_named_first(tmp_path: Path) -> None:
    for day, text in (("x", HARBOUR), ("y", HARBOUR_EDITED)):
        (tmp_path / day).mkdir()
        line = {"url": "https://gazette.example/1", "text": text}
        (tmp_path / day / "reports.jsonl").write_text(json.dumps(line) + "\n")
    days = [tmp_path / "x", tmp_path / "y"]
    for name, order in (("there", days), ("back", days[::-1])):
        build_record(order, tmp_path / name, settings=ALONE)
        with RecordReader(tmp_path / name) as reader:
            assert [row.words for row in reader.figures().rows] == ["4,500"]
    assert list(dump_record(tmp_path / "there")) == list(dump_record(tmp_path / "back"))


# A build in a process of its own: it says on standard output how many pages are safe, and can be killed.
KILLABLE = """
import sys, time
from pathlib import Path
import pytest
from onrecord.pipeline import build_record
from onrecord.settings import Settings
from tests.store import stand_ins
stand_ins.install(pytest.MonkeyPatch())
read = stand_ins.read_report
def slowly(page):
    time.sleep(0.02)
    return read(page)
import onrecord.pipeline.analysis
onrecord.pipeline.analysis.read_report = slowly
build_record([Path(sys.argv[1])], Path(sys.argv[2]), settings=Settings(workers=1, batch=3),
             progress=lambda told: print(told.done, flush=True))
"""


def test_a_killed_build_loses_nothing_that_it_had_acknowledged(tmp_path: Path) -> None:
    pages, record = tmp_path / "many", tmp_path / "r"
    pages.mkdir()
    for number in range(60):
        (pages / f"{number:02}.txt").write_text(f"Report {number}\nMara Vell: There were {number} tanks.")
    for _ in range(3):
        acknowledged = kill_after_progress(pages, record)
        with RecordReader(record) as reader:
            assert reader.summary().reports >= acknowledged
    build_record([pages], record, settings=ALONE)
    build_record([pages], tmp_path / "whole", settings=ALONE)
    assert list(dump_record(record)) == list(dump_record(tmp_path / "whole"))
    assert verify(record) == ()


def kill_after_progress(pages: Path, record: Path) -> int:
    """Kills a build that has got further than the one before; the number of pages that it called done."""
    with subprocess.Popen(
        [sys.executable, "-c", KILLABLE, pages, record],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as build:
        assert build.stdout is not None
        done = [int(build.stdout.readline()) for _ in range(8)]
        build.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        done += [int(line) for line in build.stdout]
    assert done[-1] > 0
    return max(done)


def test_a_full_disk_is_told_and_loses_nothing_that_was_acknowledged(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(100, 130):
        (folder / f"{number}.txt").write_text(f"Report {number}\n" + f"Mara Vell: There were {number} tanks.\n" * 20)
    build_record([folder / "0.txt"], tmp_path / "r", settings=ALONE)
    pages = (tmp_path / "r").stat().st_size // 4096
    told: list[Progress] = []
    with monkeypatch.context() as patch:
        patch.setattr("onrecord.store.writer.open_writing", disk_of(pages + 40))
        with pytest.raises(RecordUnwritable, match="the disk is full"):
            build_record([folder], tmp_path / "r", settings=EVERY_PAGE, progress=told.append)
    acknowledged = told[-1]
    assert acknowledged.done > 6
    with RecordReader(tmp_path / "r") as reader:
        assert reader.summary().reports == acknowledged.done - acknowledged.rejected
    assert verify(tmp_path / "r") == ()
    build_record([folder], tmp_path / "r", settings=ALONE)
    build_record([folder], tmp_path / "whole", settings=ALONE)
    assert list(dump_record(tmp_path / "r")) == list(dump_record(tmp_path / "whole"))


def disk_of(pages: int) -> object:
    """Opens a record on a disk that has room for so many pages of it."""

    def opened(path: Path) -> apsw.Connection:
        connection = open_writing(path)
        connection.pragma("max_page_count", pages)
        return connection

    return opened


def test_names_that_cannot_be_joined_do_not_cost_the_build(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("onrecord.pipeline.across.resolve_actors", lambda references, **given: 1 / 0)
        summary = build_record([folder], tmp_path / "r", settings=ALONE)
    assert summary.unresolved == "ZeroDivisionError: division by zero"
    assert summary.record.stale
    assert not build_record([folder], tmp_path / "r", settings=ALONE).record.stale


def test_paths_that_do_not_exist_are_told_before_a_record_is_made(tmp_path: Path) -> None:
    with pytest.raises(NoSuchInput):
        build_record([tmp_path / "nowhere"], tmp_path / "r", settings=ALONE)
    assert list(tmp_path.iterdir()) == []


def test_the_run_keeps_how_it_was_made(folder: Path, tmp_path: Path) -> None:
    build_record([folder], tmp_path / "r", settings=ALONE)
    connection = apsw.Connection(str(tmp_path / "r"))
    ((settings,),) = list(connection.execute("SELECT settings FROM run"))
    assert json.loads(str(settings))["paths"] == [str(folder)]


def test_a_date_that_the_user_sets_survives_builds_and_can_be_withdrawn(folder: Path, tmp_path: Path) -> None:
    record, page = tmp_path / "r", str(folder / "3.txt")
    build_record([folder], record, settings=ALONE)
    report_id = set_published(record, page, written="2031-03", interval=MARCH)
    assert publication(record, report_id) == (MARCH, PublicationBasis.DECLARED, True)
    (folder / "3.txt").write_text(UNDATED + "Mara Vell: I add this.", encoding="utf-8")
    build_record([folder], record, settings=ALONE)
    build_record([folder], record, settings=ALONE, again=True)
    assert publication(record, report_id) == (MARCH, PublicationBasis.DECLARED, True)
    withdraw_published(record, report_id)
    assert publication(record, report_id) == (None, PublicationBasis.UNKNOWN, False)
    assert verify(record) == ()


def publication(record: Path, report_id: str) -> tuple[Interval | None, PublicationBasis, bool]:
    with RecordReader(record) as reader:
        page = reader.find_report(report_id)
        assert page is not None
        return page.head.publication.interval, page.head.publication.basis, page.head.decided


def test_setting_a_date_makes_no_record(tmp_path: Path) -> None:
    with pytest.raises(NoSuchRecord):
        set_published(tmp_path / "r", "r-1", written="2031-03", interval=MARCH)
    assert list(tmp_path.iterdir()) == []


def test_a_date_that_cannot_take_effect_is_not_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "r"
    build_record([folder], record, settings=ALONE)
    before = list(dump_record(record))
    with monkeypatch.context() as patch:
        patch.setattr("onrecord.pipeline.analysis.annotate_report", lambda report, parser: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            set_published(record, str(folder / "3.txt"), written="2031-03", interval=MARCH)
    assert list(dump_record(record)) == before


@pytest.fixture(autouse=True)
def _no_side_files(tmp_path: Path) -> Iterator[None]:
    yield
    assert [path.name for path in tmp_path.glob("*-*") if path.name.startswith("r-")] == []
