import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import ExportUnwritable
from onrecord.pipeline.reading_across import draw_timeline
from onrecord.store import RecordReader, RecordWriter
from onrecord.store.schema_notes import read_notes
from onrecord.views.export import LISTS, datasette_metadata, write_datasette
from onrecord.views.export.datasette import TABLES
from tests.views.cli.conftest import Run

SQL = (Path(write_datasette.__globals__["__file__"]).parent / "datasette.sql").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def copy(crisis: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("datasette") / "crisis.db"
    write_datasette(crisis, target, timeline=draw_timeline)
    return target


@pytest.fixture
def opened(copy: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def rows_of(connection: sqlite3.Connection, query: str) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(query)]


def ask(*arguments: str | Path) -> Any:
    """What stock Datasette answers."""
    pytest.importorskip("datasette")
    command = [sys.executable, "-m", "datasette", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_views_hold_what_lists_hold(crisis: Path, opened: sqlite3.Connection) -> None:
    with RecordReader(crisis) as reader:
        statements = {row.statement_id: row for row in reader.statements().rows}
        found = rows_of(opened, "SELECT * FROM statements")
        assert {row["id"] for row in found} == set(statements)
        texts = {row["version_id"]: row["text"] for row in rows_of(opened, "SELECT version_id, text FROM reports")}
        for row in found:
            own = statements[row["id"]]
            assert row["speakers"] == ("; ".join(party.name for party in own.speakers) or None)
            assert (row["act"], row["kind"], row["words"]) == (own.act, own.kind, own.words)
            if own.content:
                text = texts[own.report.version_id]
                assert text[row["start"] : row["end"]].startswith(own.content[0].of(text))
        for name, listing in (
            ("reports", reader.reports()),
            ("figures", reader.figures()),
            ("events", reader.events()),
        ):
            assert opened.execute(f"SELECT count(*) FROM {name}").fetchone()[0] == listing.total
        assert opened.execute("SELECT count(*) FROM actors").fetchone()[0] == len(reader.actors())
        lines = reader.events().rows
        told = {row.event_id: (row.sentence_words, row.sentence.start, row.sentence.end) for row in lines}
        for row in rows_of(opened, 'SELECT id, sentence, start, "end" FROM events WHERE sentence IS NOT NULL'):
            assert (row["sentence"], row["start"], row["end"]) == told[row["id"]]


def test_tables_of_what_several_reports_tell_have_the_columns_of_the_lists(opened: sqlite3.Connection) -> None:
    for listed in LISTS:
        if listed.name in TABLES:
            found = opened.execute(f"SELECT * FROM {listed.name}")
            assert tuple(column[0] for column in found.description) == listed.columns
            assert found.fetchone() is not None


def test_words_are_found(opened: sqlite3.Connection) -> None:
    query = "SELECT rowid FROM claims WHERE rowid IN (SELECT rowid FROM claims_words WHERE claims_words MATCH 'troop')"
    assert rows_of(opened, query)
    inner = "SELECT rowid FROM statement_words WHERE statement_words MATCH 'troop'"
    assert rows_of(opened, f"SELECT id FROM statements WHERE statement_pk IN ({inner})")


def test_the_copy_is_plain_whole_and_always_the_same(crisis: Path, copy: Path, tmp_path: Path) -> None:
    write_datasette(crisis, tmp_path / "again.db", timeline=draw_timeline)
    assert (tmp_path / "again.db").read_bytes() == copy.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["again.db"]
    with closing(sqlite3.connect(tmp_path / "again.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA application_id").fetchone() == (0,)


def test_a_build_may_write_meanwhile(record: Path, tmp_path: Path) -> None:
    with RecordWriter(record) as writer:
        write_datasette(record, tmp_path / "copy.db", timeline=draw_timeline)
        writer.finish()
    with closing(sqlite3.connect(tmp_path / "copy.db")) as connection:
        assert connection.execute("SELECT count(*) FROM reports").fetchone() == (3,)


def test_no_record_is_replaced_and_nothing_half_made_is_left(record: Path, crisis: Path, tmp_path: Path) -> None:
    before = record.read_bytes()
    with pytest.raises(ExportUnwritable, match="a record has that name"):
        write_datasette(crisis, record, timeline=draw_timeline)
    assert record.read_bytes() == before
    with pytest.raises(ExportUnwritable, match="cannot be written"):
        write_datasette(crisis, tmp_path / "nowhere" / "copy.db", timeline=draw_timeline)
    with pytest.raises(ZeroDivisionError):
        write_datasette(crisis, tmp_path / "copy.db", timeline=lambda reader: [1 // 0])  # type: ignore[list-item]
    assert [path for path in tmp_path.iterdir() if path != record] == []


def test_every_column_that_is_described_is_there(opened: sqlite3.Connection) -> None:
    tables = datasette_metadata("crisis")["databases"]["crisis"]["tables"]
    for name, told in tables.items():
        columns = {row["name"] for row in rows_of(opened, f'PRAGMA table_xinfo("{name}")')}
        assert set(told["columns"]) <= columns, name
    assert {"reports", "statements", "figures", "events", *TABLES} <= set(tables)
    assert all(tables[note.name]["description"] for note in read_notes(SQL))
    assert tables["item"]["hidden"]
    assert tables["toponym"]["columns"]["latitude"] == "degrees, WGS 84"


def test_stock_datasette_opens_the_copy_and_searches_it(copy: Path, tmp_path: Path) -> None:
    metadata = tmp_path / "metadata.json"
    metadata.write_text(json.dumps(datasette_metadata("crisis")))
    told = ask(copy, "--metadata", metadata, "--get", "/crisis.json")
    assert {"statements", "reports", "figures", "events"} <= {view["name"] for view in told["views"]}
    found = ask(copy, "--metadata", metadata, "--get", "/crisis/statements.json?_search=troops&_shape=objects")
    assert found["rows"]
    assert any("troops" in row["words"] for row in found["rows"])
    assert ask(copy, "--metadata", metadata, "--get", "/crisis/claims.json?_search=troops")["rows"]


def test_stock_datasette_opens_the_record_itself(crisis: Path, tmp_path: Path) -> None:
    own = tmp_path / "crisis.record"
    own.write_bytes(crisis.read_bytes())
    tables = {table["name"] for table in ask(own, "--get", "/crisis.json")["tables"]}
    assert {"statement", "version", "grouping"} <= tables


def test_the_command_writes_copy_and_metadata(record: Path, tmp_path: Path, run: Run) -> None:
    done = run("export", tmp_path / "out.db", "--as", "datasette", "--record", record)
    assert done.exit_code == 0, done.stderr
    assert sorted(path.name for path in tmp_path.glob("out*")) == ["out.db", "out.metadata.json"]
    assert "datasette " in done.stderr
    assert set(json.loads((tmp_path / "out.metadata.json").read_text())["databases"]) == {"out"}
