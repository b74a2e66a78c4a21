import re
from importlib.resources import files
from pathlib import Path

import apsw

from onrecord.store.connections import APPLICATION_ID, SCHEMA_VERSION

SCHEMA = files("onrecord.store").joinpath("schema.sql").read_text(encoding="utf-8")


def test_the_schema_and_the_program_agree_on_what_marks_a_record() -> None:
    assert f"PRAGMA application_id = {APPLICATION_ID:#x}".lower() in SCHEMA.lower()
    assert f"PRAGMA user_version = {SCHEMA_VERSION};" in SCHEMA


def test_every_schema_version_is_listed() -> None:
    listed = re.findall(r"^--   (\d+)  onrecord", SCHEMA, re.MULTILINE)
    assert listed == [str(number) for number in range(1, SCHEMA_VERSION + 1)]


def test_a_record_is_a_wal_database_that_any_sqlite_tool_opens(record: Path) -> None:
    connection = apsw.Connection(str(record))
    assert connection.pragma("journal_mode") == "wal"
    assert connection.pragma("foreign_key_check") is None
    assert connection.pragma("integrity_check") == "ok"


def test_the_search_indexes_hold_exactly_what_the_tables_hold(record: Path) -> None:
    connection = apsw.Connection(str(record))
    for index in ("report_words", "statement_words"):
        # Raises CorruptError where index and table differ.
        connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
