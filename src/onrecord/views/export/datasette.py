"""The record as a file that Datasette shows at once: a plain copy with friendly views, and what its columns mean.

The copy has everything that the record has. Beside it comes metadata as Datasette reads it: descriptions of tables and
columns from the comments of the schema, and which full-text index serves which view.
"""

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from onrecord.store import RecordReader, write_plain_copy
from onrecord.store.plain_copy import Cell
from onrecord.store.schema_notes import read_notes, schema_notes
from onrecord.views.export.lists import LISTS
from onrecord.views.export.selection import Selection, Timeline
from onrecord.views.shapes.cells import flat
from onrecord.views.shapes.line_fields import Fields

# The lists that are filled in as tables; all others are views of the record's own tables.
TABLES = ("claims", "disputes", "series", "lineage", "stories", "timeline")
_FINISH = "".join(f"INSERT INTO {one}_words ({one}_words) VALUES ('rebuild');" for one in ("claims", "disputes"))
# Which full-text index serves which view, and the column by which the two meet.
_SEARCHED = {"reports": ("report_words", "version_pk"), "statements": ("statement_words", "statement_pk")}
# What no reader of the record asks for by itself.
_INNER = (
    *("alignment", "digest", "group_actor", "group_member", "grouping", "item", "item_key", "item_link", "known_actor"),
    *("known_outlet", "page", "report_key", "review_hold", "ruling", "run", "state"),
)


def write_datasette(record: Path, target: Path, *, timeline: Timeline) -> None:
    """Writes the copy of a record, ready for Datasette."""

    def fill(reader: RecordReader) -> Iterator[tuple[str, Iterable[Sequence[Cell]]]]:
        taken = Selection(reader, timeline=timeline)
        for listed in LISTS:
            if listed.name in TABLES:
                yield listed.name, (_cells(listed.columns, row) for row in listed.rows(taken))

    write_plain_copy(record, target, sql=_sql(), fill=fill, finish=_FINISH)


def datasette_metadata(name: str) -> Fields:
    """What Datasette shows beside a copy whose file has this name without its ending."""
    tables: dict[str, Fields] = {}
    for table in (*schema_notes(), *read_notes(_sql())):
        columns = {column.name: column.note for column in table.columns if column.note and column.name != "rowid"}
        tables[table.name] = {"description": table.note, "columns": columns}
    for view, (index, key) in _SEARCHED.items():
        tables[view] |= {"fts_table": index, "fts_pk": key}
    for inner in _INNER:
        tables[inner]["hidden"] = True
    described = "Who said what, how many and when; every line has its place in a report. No verdicts."
    return {"title": f"onrecord: {name}", "description": described, "databases": {name: {"tables": tables}}}


def _sql() -> str:
    return (files("onrecord.views.export") / "datasette.sql").read_text(encoding="utf-8")


def _cells(columns: Sequence[str], row: Fields) -> tuple[Cell, ...]:
    return tuple(_cell(row[column]) for column in columns)


def _cell(value: object) -> Cell:
    return value if value is None or isinstance(value, (str, int, float)) else flat(value)
