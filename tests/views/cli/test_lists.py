import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.views.cli.conftest import Run

Snapshot = Callable[[str, str], None]


@pytest.mark.parametrize("screen", [80, 120])
@pytest.mark.parametrize("command", ["statements", "figures", "events", "reports", "actors", "rejections"])
def test_tables_wrap_and_cut_nothing_off(record: Path, run: Run, snapshot: Snapshot, command: str, screen: int) -> None:
    result = run(command, "--record", record, screen=screen)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= screen
    assert "…" not in result.stdout
    snapshot(f"{command}_{screen}", result.stdout)


@pytest.mark.parametrize("command", ["statements", "figures", "events", "reports", "actors", "rejections"])
def test_a_pipe_gets_one_line_a_row(record: Path, run: Run, snapshot: Snapshot, command: str) -> None:
    result = run(command, "--record", record)
    assert "\x1b" not in result.stdout
    snapshot(f"{command}_piped", result.stdout)


def test_json_has_every_row_with_its_spans(record: Path, run: Run) -> None:
    rows = json.loads(run("statements", "--record", record, "--json").stdout)
    assert len(rows) == 5
    assert rows[0]["speakers"] == ["Mara Vell"]
    assert rows[0]["content"] == [[26, 73]]
    assert (rows[0]["published_begin"], rows[0]["published_basis"]) == ("2031-03-15", "declared")
    assert json.loads(run("statements", "--record", record, "--speaker", "nobody", "--json").stdout) == []


@pytest.mark.parametrize("command", ["statements", "figures", "events", "reports", "actors", "rejections"])
def test_csv_and_json_hold_the_same_rows(record: Path, run: Run, command: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run(command, "--record", record, "--csv").stdout)))
    values = json.loads(run(command, "--record", record, "--json").stdout)
    assert len(rows) == len(values) > 0
    for row, value in zip(rows, values, strict=True):
        for name, text in row.items():
            if isinstance(value[name], str):
                assert text == value[name]
            elif value[name] is None:
                assert text == ""


def test_csv_writes_spans_and_lists_in_one_cell(record: Path, run: Run) -> None:
    row = next(csv.DictReader(io.StringIO(run("statements", "--record", record, "--csv").stdout)))
    assert (row["speakers"], row["content"], row["source"]) == ("Mara Vell", "26-73", "15-24")


def test_figures_come_as_numbers(record: Path, run: Run) -> None:
    row = json.loads(run("figures", "--record", record, "--json").stdout)[0]
    assert (row["low"], row["high"], row["bound"], row["claimants"]) == (4500, 4500, "=", ["Mara Vell"])


def test_events_come_with_sides_codes_and_spans(record: Path, run: Run) -> None:
    row = json.loads(run("events", "--record", record, "--json").stdout)[0]
    assert (row["sources"], row["source_countries"], row["source_sectors"]) == (["Mara Vell"], ["SLM"], ["GOV MIL"])
    assert (row["type"], row["quad"], row["reality"], row["tellers"]) == ("MOBILIZE", 4, "alleged", ["Mara Vell"])
    assert (row["words"], row["trigger"], row["sentence"]) == ("saw", [[29, 32]], [15, 73])
    assert row["sentence_words"] == "Mara Vell: We saw 4,500 tanks near the Orle on 2031-03-14."


def test_how_sure_the_reading_is_is_shown_on_demand(record: Path, run: Run, snapshot: Snapshot) -> None:
    plain, scored = (run("events", "--record", record, *options).stdout for options in ((), ("--confidence",)))
    assert "0.75" not in plain
    assert "\t0.75\t+0.8\t" in scored
    snapshot("events_scored_80", run("events", "--record", record, "--confidence", screen=80).stdout)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--type", "yield"), 2),
        (("--reality", "denied"), 1),
        (("--actor", "Vell"), 1),
        (("--actor", "a-vell"), 1),
        (("--actor", "slm"), 3),
        (("--source", "tanks"), 0),
        (("--target", "tanks"), 1),
        (("--source", "nunez"), 1),
        (("--country", "ORD"), 1),
        (("--country", "Ukraine"), 0),
        (("--place", "orle"), 1),
        (("--place", "Selmara"), 1),
        (("--place", "Berl"), 0),
        (("--speaker", "Vell"), 1),
        (("--since", "2031-03-14", "--until", "2031-03-14"), 1),
        (("--since", "2031-03-15"), 2),
        (("--text", "near the orle"), 1),
        (("--text", "núñez"), 1),
        (("--outlet", "Gazette"), 2),
        (("--all-versions",), 5),
    ],
)
def test_options_narrow_the_list_of_events(record: Path, run: Run, options: tuple[str, ...], found: int) -> None:
    result = run("events", "--record", record, *options)
    assert result.exit_code == 0, result.stderr
    assert len(result.stdout.splitlines()) == found + 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--type", "war"), "'war' is not one of"),
        (("--reality", "true"), "'true' is not one of"),
        (("--country", "Nowhereland"), "'Nowhereland' is no country"),
        (("--actor", ""), "it is empty"),
        (("--place", "?"), "holds no letter"),
    ],
)
def test_events_that_cannot_be_asked_for_are_told(
    record: Path, run: Run, options: tuple[str, ...], message: str
) -> None:
    result = run("events", "--record", record, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--speaker", "nuñez"), 1),
        (("--speaker", "The Núñez"), 1),
        (("--outlet", "Gazette"), 2),
        (("--since", "2031-03-15"), 3),
        (("--until", "2031-03-14"), 1),
        (("--since", "2031-03-14", "--until", "2031-03"), 4),
        (("--act", "DENY"), 1),
        (("--kind", "indirect"), 0),
        (("--text", "bridge"), 1),
        (("--all-versions",), 7),
        (("--outlet", "Gazette", "--act", "deny"), 1),
    ],
)
def test_options_narrow_a_list(record: Path, run: Run, options: tuple[str, ...], found: int) -> None:
    result = run("statements", "--record", record, *options)
    assert len(result.stdout.splitlines()) == found + 1


def test_what_a_limit_or_a_date_leaves_out_is_said(record: Path, run: Run) -> None:
    result = run("statements", "--record", record, "--limit", "2", "--since", "2031-03-14")
    assert "2 more statements left out by --limit." in result.stderr
    assert "1 statement without a known date left out by --since or --until." in result.stderr
    assert "left out" not in run("statements", "--record", record).stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--since", "2031-02-30"), "'2031-02-30' is not a date: there is no such day"),
        (("--until", "tomorrow"), "'tomorrow' is not a date: there is no such day"),
        (("--since", "2031-03-02", "--until", "2031-03-01"), "--since 2031-03-02 lies after --until 2031-03-01"),
        (("--report", "r-zzzz"), "holds no report called 'r-zzzz'"),
        (("--report", "r-"), "'r-' begins several ids, such as r-"),
        (("--speaker", ""), "it is empty"),
        (("--speaker", "..."), "'...' holds no letter"),
        (("--outlet", " "), "it is empty"),
        (("--text", ""), "it is empty"),
        (("--report", ""), "it is empty"),
        (("--since", ""), "it is empty"),
        (("--until", ""), "it is empty"),
        (("--json", "--csv"), "exclude each other"),
        (("--act", "lie"), "'lie' is not one of"),
        (("--limit", "0"), "'--limit'"),
    ],
)
def test_what_cannot_be_asked_for_is_told_in_a_line(
    record: Path, run: Run, options: tuple[str, ...], message: str
) -> None:
    result = run("statements", "--record", record, *options)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_a_record_that_is_not_there_is_told_with_what_to_do(tmp_path: Path, run: Run) -> None:
    result = run("statements", "--record", tmp_path / "none.record")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"onrecord: {tmp_path / 'none.record'}: there is no record. Make one with")


def test_the_record_may_be_named_by_the_environment(record: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_RECORD", str(record))
    assert len(run("reports").stdout.splitlines()) == 4


def test_json_is_one_array_with_one_row_a_line(record: Path, run: Run) -> None:
    first, *rows, last = run("statements", "--record", record, "--json").stdout.splitlines()
    assert (first, last) == ("[", "]")
    assert [json.loads(row.removesuffix(","))["id"][:2] for row in rows] == ["s-"] * 5
