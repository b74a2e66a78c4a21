import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.store import RecordReader
from tests.views.cli.conftest import Run

Snapshot = Callable[[str, str], None]


@pytest.fixture
def ids(record: Path) -> dict[str, str]:
    with RecordReader(record) as reader:
        statement = reader.statements().rows[0]
        return {
            "statement": statement.statement_id,
            "figure": reader.figures().rows[0].figure_id,
            "event": reader.events().rows[0].event_id,
            "report": statement.report.report_id,
            "actor": "a-vell",
        }


@pytest.mark.parametrize("kind", ["statement", "figure", "event", "report", "actor"])
def test_one_thing_is_shown_with_the_words_that_carry_it(
    record: Path, ids: dict[str, str], run: Run, snapshot: Snapshot, kind: str
) -> None:
    for name, screen in ((f"show_{kind}_80", 80), (f"show_{kind}_piped", None)):
        result = run("show", ids[kind], "--record", record, screen=screen)
        assert result.exit_code == 0, result.stderr
        snapshot(name, result.stdout)


@pytest.mark.parametrize("kind", ["statement", "figure", "event", "report", "actor"])
def test_one_thing_as_json(record: Path, ids: dict[str, str], run: Run, kind: str) -> None:
    value = json.loads(run("show", ids[kind], "--record", record, "--json").stdout)
    assert ids[kind] in (value.get("id"), value.get("report"))


def test_the_beginning_of_an_id_will_do_if_it_is_the_only_one(record: Path, ids: dict[str, str], run: Run) -> None:
    whole = run("show", ids["statement"], "--record", record).stdout
    assert run("show", ids["statement"][:6], "--record", record).stdout == whole
    several = run("show", "a-", "--record", record)
    assert several.exit_code == 2
    several = run("show", "a-v", "--record", record)
    assert several.exit_code == 0


def test_a_beginning_of_several_ids_lists_them(record: Path, run: Run) -> None:
    with RecordReader(record) as reader:
        ids = sorted(row.statement_id for row in reader.statements().rows)
    twins = [(one, two) for one, two in itertools.pairwise(ids) if one[:3] == two[:3]]
    assert twins, "the ids of this record no longer show the case"
    result = run("show", twins[0][0][:3], "--record", record)
    assert result.exit_code == 2
    assert twins[0][1] in " ".join(result.stderr.split())


def test_an_older_version_is_shown_when_asked_for(record: Path, ids: dict[str, str], run: Run) -> None:
    assert "4,500" in run("show", ids["report"], "--record", record).stdout
    older = run("show", ids["report"], "--version", "1", "--record", record).stdout
    assert "3,000" in older
    assert "Other version: v2" in older


def test_a_report_is_found_by_the_path_of_its_page(record: Path, run: Run) -> None:
    assert "Title: Bridge “reopened”" in run("show", "/in/2.txt", "--record", record).stdout


def test_what_is_not_there_is_told(record: Path, run: Run) -> None:
    result = run("show", "s-nothing", "--record", record)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'s-nothing'" in result.stderr


@pytest.mark.parametrize("wanted", ["r", "r-"])
def test_a_beginning_that_is_too_short_lists_some_ids(record: Path, ids: dict[str, str], run: Run, wanted: str) -> None:
    result = run("show", wanted, "--record", record)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{wanted!r} begins several ids, such as r-" in result.stderr
    assert ids["report"] in result.stderr
    assert "Type some more of it." in result.stderr


def test_a_version_is_shown_by_its_number_under_every_name_of_its_report(record: Path, run: Run) -> None:
    with RecordReader(record) as reader:
        edited = next(head for head in reader.heads().values() if head.versions == 2)
        given = reader.given_ids()[edited.version_id]
    for name in (edited.report_id, edited.version_id, given, "https://gazette.example/1"):
        for number, words in (("1", "3,000 tanks"), ("2", "4,500 tanks")):
            shown = json.loads(run("show", name, "--version", number, "--record", record, "--json").stdout)
            assert words in shown["text"]


def test_a_version_that_does_not_exist_is_told_with_those_that_do(record: Path, ids: dict[str, str], run: Run) -> None:
    with RecordReader(record) as reader:
        heads = reader.heads().values()
        edited = next(head.report_id for head in heads if head.versions == 2)
        single = next(head.report_id for head in heads if head.versions == 1)
    for name, told in (
        (edited, f"'{edited}' has no version 9. It has 1 and 2."),
        (single, f"'{single}' has no version 9: it has one version only."),
        (ids["statement"], f"'{ids['statement']}' is no report, and only reports have versions."),
        ("nobody-knows-this", "The record holds nothing called 'nobody-knows-this'."),
    ):
        result = run("show", name, "--version", "9", "--record", record)
        assert (result.exit_code, result.stdout) == (2, "")
        assert told in result.stderr
