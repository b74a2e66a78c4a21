from pathlib import Path

import apsw

from onrecord.store.schema_notes import read_notes, schema_notes


def test_every_table_and_column_of_a_record_is_noted(record: Path) -> None:
    connection = apsw.Connection(str(record), flags=apsw.SQLITE_OPEN_READONLY)
    tables = {
        name
        for (name,) in connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') "
            "AND name NOT LIKE 'sqlite_%'"
        )
    }
    assert {table.name for table in schema_notes()} == tables
    for table in schema_notes():
        columns = {row[1] for row in connection.execute(f"PRAGMA table_xinfo({table.name})")}
        noted = {column.name for column in table.columns}
        assert noted - {"rowid"} <= columns, table.name
        assert columns - noted <= {table.name, "rank"}, table.name


def test_every_table_says_what_its_rows_are() -> None:
    assert [table.name for table in schema_notes() if not table.note] == []


def test_notes_are_those_of_the_schema() -> None:
    statement = next(table for table in schema_notes() if table.name == "statement")
    assert statement.note == "Who said what."
    notes = {column.name: column.note for column in statement.columns}
    assert notes["kind"] == "direct, mixed, indirect"
    assert next(column.type for column in statement.columns if column.name == "said_begin") == "TEXT"


def test_views_name_their_columns() -> None:
    (view,) = read_notes(
        """
-- Who said what,
-- where.
CREATE VIEW said AS SELECT
    s.words AS words,          -- what is said
    s.act AS act,
    (SELECT min(p.start) FROM piece p) AS "end" -- half-open
FROM statement s JOIN version v ON v.version_pk = s.version;
"""
    )
    assert (view.name, view.note) == ("said", "Who said what, where.")
    assert [(column.name, column.note) for column in view.columns] == [
        ("words", "what is said"),
        ("act", ""),
        ("end", "half-open"),
    ]
