"""What SQL may ask of a record, and that nothing it asks can change the record or hold the program up."""

import hashlib
import time
from pathlib import Path

import pytest

from onrecord.errors import NoSuchRecord, SqlRefused
from onrecord.store.sql import SqlLimits, ask_sql

QUICK = SqlLimits(rows=50, size=1_000_000, seconds=1.0)
COUNTING = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"


def refused(record: Path, sql: str) -> str:
    with pytest.raises(SqlRefused) as caught:
        ask_sql(record, sql, QUICK)
    return caught.value.cause


def test_rows_come_back_under_the_names_of_their_columns(record: Path) -> None:
    answer = ask_sql(record, "SELECT 1 AS one, 'ä' AS \"two words\", NULL, 2.5, x'00ff', 9e999; -- done\n ;")
    assert answer.columns == ("one", "two words", "NULL", "2.5", "x'00ff'", "9e999")
    assert answer.rows == ((1, "ä", None, 2.5, {"base64": "AP8="}, "inf"),)
    assert answer.more is None


def test_an_empty_answer_still_has_its_columns(record: Path) -> None:
    answer = ask_sql(record, "SELECT statement_id, words FROM statement WHERE 0")
    assert (answer.columns, answer.rows) == (("statement_id", "words"), ())


def test_full_text_search_and_pragmas_that_tell_something_are_answered(record: Path) -> None:
    found = ask_sql(record, "SELECT words FROM statement_words WHERE statement_words MATCH 'tank' ORDER BY rank")
    assert len(found.rows) == 4
    assert ask_sql(record, "PRAGMA table_info(actor)").rows[0][1] == "actor_pk"
    assert ask_sql(record, "SELECT name FROM pragma_table_info('actor') LIMIT 1").rows == (("actor_pk",),)
    assert ask_sql(record, "EXPLAIN QUERY PLAN SELECT * FROM statement").rows


@pytest.mark.parametrize(("rows", "more"), [(49, None), (50, None), (51, "rows")])
def test_rows_beyond_the_limit_are_never_left_out_in_silence(record: Path, rows: int, more: str | None) -> None:
    answer = ask_sql(record, f"{COUNTING} SELECT x FROM c LIMIT {rows}", QUICK)
    assert (len(answer.rows), answer.more) == (min(rows, 50), more)


def test_an_answer_that_is_too_large_is_cut_and_says_so(record: Path) -> None:
    answer = ask_sql(record, f"{COUNTING} SELECT hex(zeroblob(200000)) FROM c LIMIT 10", QUICK)
    assert answer.more == "bytes"
    assert len(answer.rows) == 2


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM statement",
        "UPDATE statement SET words = '' RETURNING *",
        "INSERT INTO state VALUES ('x', 'y')",
        "INSERT INTO statement_words (statement_words) VALUES ('rebuild')",
        "INSERT INTO statement_words (statement_words, rank) VALUES ('integrity-check', 1)",
        "WITH gone AS (SELECT 1) DELETE FROM report",
        "DROP TABLE actor",
        "CREATE TABLE x (y)",
        "CREATE TEMP TABLE x (y)",
        "CREATE TEMP VIEW x AS SELECT 1",
        "CREATE VIRTUAL TABLE temp.x USING fts5(y)",
        "ALTER TABLE actor ADD COLUMN x",
        "REINDEX",
        "ANALYZE",
        "VACUUM",
        "VACUUM INTO 'copy.record'",
        "ATTACH 'other.db' AS other",
        "ATTACH ':memory:' AS other",
        "DETACH main",
        "BEGIN IMMEDIATE",
        "SAVEPOINT x",
        "COMMIT",
        "PRAGMA query_only = 0",
        "PRAGMA writable_schema = 1",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA wal_checkpoint(TRUNCATE)",
        "PRAGMA user_version = 99",
        "PRAGMA temp_store_directory = '/'",
        "PRAGMA optimize",
        "SELECT * FROM pragma_wal_checkpoint",
        "SELECT load_extension('x')",
        "SELECT fts3_tokenizer('simple')",
        "EXPLAIN DELETE FROM statement",
    ],
)
def test_what_would_do_more_than_read_is_refused(record: Path, sql: str, tmp_path: Path) -> None:
    before = hashlib.sha256(record.read_bytes()).hexdigest()
    files = set(tmp_path.iterdir())
    assert refused(record, sql) in ("forbidden", "wrong")
    assert hashlib.sha256(record.read_bytes()).hexdigest() == before
    assert set(tmp_path.iterdir()) == files


@pytest.mark.parametrize(
    "sql",
    [
        f"{COUNTING} SELECT count(*) FROM c",
        f"{COUNTING} SELECT x FROM c WHERE x < 0",
        f"SELECT count(*) FROM {', '.join(f'sentence AS s{number}' for number in range(30))}",
        # These two run inside one step of SQLite, where nothing but the end of the process stops them.
        "SELECT instr(hex(zeroblob(8000000)), hex(zeroblob(7000000)) || '1')",
        "SELECT replace(hex(zeroblob(8000000)), hex(zeroblob(7000000)) || '1', '')",
    ],
)
def test_what_takes_too_long_is_ended(record: Path, sql: str) -> None:
    began = time.monotonic()
    assert refused(record, sql) == "time"
    assert time.monotonic() - began < 120  # some of them would run for hours; a busy machine is slow to start a process


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT zeroblob(1000000000)",
        "SELECT randomblob(1000000000)",
        "SELECT printf('%.*c', 1000000000, 'x')",
        "SELECT printf('%1000000000d', 1)",
        "SELECT replace(hex(zeroblob(10000000)), '0', 'xxxxxxxxxx')",
    ],
)
def test_values_that_would_fill_the_memory_are_refused(record: Path, sql: str) -> None:
    assert refused(record, sql) == "size"


@pytest.mark.parametrize(
    ("sql", "cause"),
    [
        ("", "empty"),
        (" ;; -- nothing\n /* at all */ ", "empty"),
        ("SELECT 1\0; DELETE FROM actor", "empty"),
        ("SELECT 1; DELETE FROM actor", "several"),
        ("SELECT 1; SELECT 2", "several"),
        ("SELECT ?", "bindings"),
        ("SELECT :name", "bindings"),
        ("SELECT CAST(x'ff' AS TEXT)", "text"),
        ("SELECT * FROM nosuch", "wrong"),
        ("SELEKT 1", "wrong"),
        ("SELECT * FROM statement_words WHERE statement_words MATCH '\"'", "wrong"),
        (f"SELECT {'(' * 3000}1{')' * 3000}", "wrong"),
    ],
)
def test_why_a_question_is_not_answered(record: Path, sql: str, cause: str) -> None:
    assert refused(record, sql) == cause


def test_refusals_tell_the_cause_and_what_to_do(record: Path) -> None:
    with pytest.raises(SqlRefused, match="no such table: nosuch"):
        ask_sql(record, "SELECT * FROM nosuch")
    with pytest.raises(SqlRefused, match="longer than 1 seconds"):
        ask_sql(record, f"{COUNTING} SELECT count(*) FROM c", QUICK)


def test_no_files_are_left_beside_the_record(record: Path) -> None:
    before = set(record.parent.iterdir())
    ask_sql(record, "SELECT count(*) FROM statement")
    assert set(record.parent.iterdir()) == before


def test_a_missing_record_is_told_as_everywhere(tmp_path: Path) -> None:
    with pytest.raises(NoSuchRecord):
        ask_sql(tmp_path / "none.record", "SELECT 1")
