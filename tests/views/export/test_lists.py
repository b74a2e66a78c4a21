import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Interval
from onrecord.store import EventFilters, RecordReader
from onrecord.views.export import LISTS, RecordList, Selection
from onrecord.views.export.columns import Kind, kind_of
from onrecord.views.shapes.cells import bare
from tests.views.cli.conftest import Run
from tests.views.export.conftest import take

PLACED = ("claims", "disputes", "series", "stories", "timeline")
# The commands that print a list as JSON.
COMMANDS = {**{one.name: (one.name,) for one in LISTS}, "series": ("figures", "--series")}


def rows_of(path: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(take(path, "csv", name), newline="")))


@pytest.mark.parametrize("listed", LISTS, ids=lambda listed: listed.name)
def test_every_row_has_every_column_and_what_it_holds(taken: Selection, listed: RecordList) -> None:
    kinds: dict[Kind, Any] = {
        Kind.TEXT: str,
        Kind.TEXTS: list,
        Kind.NUMBER: (int, float),
        Kind.COUNT: int,
        Kind.YES: bool,
        Kind.TIME: str,
        Kind.SPAN: list,
        Kind.SPANS: list,
        Kind.PARTS: list,
    }
    for row in listed.rows(taken):
        for column in listed.columns:
            assert row[column] is None or isinstance(row[column], kinds[kind_of(listed.name, column)]), column


@pytest.mark.parametrize("name", PLACED)
def test_what_several_reports_tell_has_its_words_in_every_row(taken: Selection, name: str) -> None:
    listed = next(one for one in LISTS if one.name == name)
    heads = {(head.report_id, head.number): head.version_id for head in taken.reader.heads().values()}
    rows = [row for row in listed.rows(taken) if row["words"] is not None]
    assert rows
    for row in rows:
        text = taken.reader.text_of(heads[row["report_id"], row["version"]])
        assert text[row["start"] : row["end"]] == row["words"]


def test_edges_have_the_words_that_carry_them(taken: Selection) -> None:
    listed = next(one for one in LISTS if one.name == "lineage")
    rows = list(listed.rows(taken))
    assert {row["relation"] for row in rows} >= {"copied_from", "credits"}
    assert all(row["words"] for row in rows)
    assert any(row["span"] is None and row["page_span"] is not None for row in rows)


def test_claims_name_the_origin_of_each_report(taken: Selection) -> None:
    listed = next(one for one in LISTS if one.name == "claims")
    rows = list(listed.rows(taken))
    for claim in {row["id"] for row in rows}:
        own = [row for row in rows if row["id"] == claim]
        assert len({row["origin"] for row in own} - {None}) <= own[0]["origins"]


def test_csv_keeps_to_rfc_4180(crisis: Path) -> None:
    text = take(crisis, "csv", "statements")
    assert text.count("\r\n") >= len(rows_of(crisis, "statements")) + 1
    assert text.endswith("\r\n")
    assert text.splitlines()[0].startswith("id,speakers,")


@pytest.mark.parametrize("name", [one.name for one in LISTS if one.name != "rejections"])
def test_json_lines_and_json_are_what_the_commands_print(crisis: Path, run: Run, name: str) -> None:
    command = COMMANDS[name]
    printed = json.loads(run(*command, "--record", crisis, "--json").stdout)
    array = json.loads(take(crisis, "json", name))
    assert [json.loads(line) for line in take(crisis, "jsonl", name).splitlines()] == array
    # A list has what weighs most first, a stream too, but ties may stand otherwise.
    assert sorted(map(str, array)) == sorted(map(str, printed))
    assert array


def test_hostile_words_come_back_from_cells(invented_record: Path) -> None:
    titles = {bare(row["title"]) for row in rows_of(invented_record, "reports")}
    with RecordReader(invented_record) as reader:
        assert titles == {row.head.title or "" for row in reader.reports().rows}
    cells = [cell for row in rows_of(invented_record, "reports") for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_undated_stays_undated(record: Path) -> None:
    undated = [row for row in rows_of(record, "reports") if row["published_basis"] == "unknown"]
    assert [(row["published_begin"], row["published_finish"]) for row in undated] == [("", "")]


def test_lines_are_narrowed_as_lists_are(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        head = reader.reports().rows[0].head
        filters = EventFilters(report=head.report_id)
        taken = Selection(reader, filters)
        for listed in LISTS[:4]:
            rows = list(listed.rows(taken))
            assert {row["report"] for row in rows} == {head.report_id}, listed.name
        interval = head.publication.interval
        assert interval is not None
        within = Interval(interval.begin, interval.finish)
        dated = list(LISTS[0].rows(Selection(reader, EventFilters(within=within))))
        assert head.report_id in {row["report"] for row in dated}
        assert len(dated) < reader.reports().total
