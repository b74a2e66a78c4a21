import sys
from datetime import datetime
from pathlib import Path

import pytest
from pyarrow import parquet

from onrecord.store import EventFilters, RecordReader, RecordWriter
from onrecord.views.export import LIST_NAMES, LISTS, Selection, write_parquet
from onrecord.views.export import parquet as parquet_module
from onrecord.views.shapes.line_fields import EVENT_FIELDS, statement_fields
from tests.views.cli.conftest import Run


def test_every_list_is_a_table_with_types(record: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "a" / "tables"
    done = run("export", folder, "--record", record, "--as", "parquet")
    assert done.exit_code == 0, done.stderr
    assert f"{folder / 'events'}.parquet: " in done.stderr
    assert sorted(path.stem for path in folder.iterdir()) == sorted(LIST_NAMES)
    events = parquet.read_table(folder / "events.parquet")
    assert tuple(events.column_names) == EVENT_FIELDS
    row = events.to_pylist()[0]
    assert (row["sources"], row["trigger"], row["sentence"]) == (["Mara Vell"], [[29, 32]], [15, 73])
    assert (row["when_begin"], row["latitude"]) == (datetime(2031, 3, 14), 48.5)
    assert parquet.read_table(folder / "figures.parquet").to_pylist()[0]["low"] == 4500.0
    assert parquet.read_table(folder / "reports.parquet").to_pylist()[2]["published_begin"] is None


def test_the_tables_hold_what_the_lists_hold(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_module, "_GROUP", 2)  # several pieces, even of so small a record
    with RecordReader(record) as reader:
        taken = Selection(reader, EventFilters(all_versions=True))
        counts = {one.name: write_parquet(tmp_path / f"{one.name}.parquet", one, taken) for one in LISTS[:5]}
        statements = [statement_fields(row) for row in reader.statements().rows]
    assert counts == {"reports": 4, "statements": 7, "figures": 3, "events": 5, "actors": 3}
    told = {row["id"]: row for row in parquet.read_table(tmp_path / "statements.parquet").to_pylist()}
    for row in statements:
        assert told[row["id"]]["words"] == row["words"]
        assert told[row["id"]]["content"] == row["content"]
        assert told[row["id"]]["speakers"] == row["speakers"]


def test_what_several_reports_tell_has_types_too(taken: Selection, tmp_path: Path) -> None:
    for listed in LISTS:
        count = write_parquet(tmp_path / "list.parquet", listed, taken)
        assert parquet.read_table(tmp_path / "list.parquet").num_rows == count == len(list(listed.rows(taken)))


def test_an_empty_record_has_its_tables_too(tmp_path: Path) -> None:
    with RecordWriter(tmp_path / "empty.record") as writer:
        writer.finish()
    with RecordReader(tmp_path / "empty.record") as reader:
        assert {write_parquet(tmp_path / f"{one.name}.parquet", one, Selection(reader)) for one in LISTS} == {0}
    schema = parquet.read_schema(tmp_path / "events.parquet")
    assert str(schema.field("when_begin").type) == "timestamp[us]"
    assert str(schema.field("confidence").type) == "double"


def test_without_pyarrow_the_remedy_is_told(
    record: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("export", tmp_path / "tables", "--record", record, "--as", "parquet")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Parquet needs pyarrow, which is missing. Install it with: pip install 'onrecord[parquet]'" in result.stderr
    assert not (tmp_path / "tables").exists()
    (tmp_path / "kept").mkdir()
    run("export", tmp_path / "kept", "--record", record, "--as", "parquet")
    assert (tmp_path / "kept").is_dir()
