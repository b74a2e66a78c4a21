"""The whole record as Parquet, a file for each kind of line: for DuckDB, pandas, R and the like.

Columns are those of `--csv`, with types: lists stay lists, positions are pairs of numbers, and times are wall-clock
times as the reports give them, without a zone.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import MissingExtra

if TYPE_CHECKING:
    import pyarrow

# The names of the columns, and the rows by them.
Table = tuple[Sequence[str], Iterable[Mapping[str, Any]]]


class _Kind(Enum):
    """What a column holds."""

    TEXT = auto()
    TEXTS = auto()
    NUMBER = auto()
    COUNT = auto()
    YES = auto()
    TIME = auto()
    SPAN = auto()
    SPANS = auto()


_TIMES = ("_begin", "_finish")
_OF_SIDES = ("s", "_ids", "_countries", "_sectors")
# Every column that is not text, by table.
_REPORT = {"version": _Kind.COUNT}
_PLACE = {"latitude": _Kind.NUMBER, "longitude": _Kind.NUMBER}
_KINDS: Mapping[str, Mapping[str, _Kind]] = {
    "reports": {
        **dict.fromkeys(("version", "versions", "words", "statements", "figures", "events"), _Kind.COUNT),
        "current": _Kind.YES,
    },
    "statements": {
        **_REPORT,
        **dict.fromkeys(("speakers", "speaker_ids", "found_speakers"), _Kind.TEXTS),
        **dict.fromkeys(("source", "cue", "content"), _Kind.SPANS),
    },
    "figures": {
        **_REPORT,
        **_PLACE,
        **dict.fromkeys(("low", "high"), _Kind.NUMBER),
        **dict.fromkeys(("claimants", "claimant_ids"), _Kind.TEXTS),
        **dict.fromkeys(("span", "number_span", "counted_span"), _Kind.SPAN),
        "as_of_told": _Kind.YES,
        "scope": _Kind.SPANS,
    },
    "events": {
        **_REPORT,
        **_PLACE,
        **dict.fromkeys(("goldstein", "factuality", "confidence"), _Kind.NUMBER),
        **{
            f"{side}{what}": _Kind.TEXTS
            for side in ("source", "target")
            for what in ("s", "_ids", "_countries", "_sectors")
        },
        **dict.fromkeys(("tellers", "teller_ids"), _Kind.TEXTS),
        **dict.fromkeys(("trigger", "source", "target"), _Kind.SPANS),
        "quad": _Kind.COUNT,
        "sentence": _Kind.SPAN,
    },
    "actors": {
        **dict.fromkeys(("sectors", "aliases", "descriptions", "reports", "reasons"), _Kind.TEXTS),
        "statements": _Kind.COUNT,
    },
}


def write_tables(folder: Path, tables: Mapping[str, Table]) -> dict[str, int]:
    """Writes each table into a file of its name in a folder; gives back how many rows each has.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtra("Parquet", "pyarrow", "parquet") from error
    counts = {}
    for name, (columns, rows) in tables.items():
        schema = pyarrow.schema([(column, _type(pyarrow, _kind(name, column))) for column in columns])
        values = [{column: _value(row[column], _kind(name, column)) for column in columns} for row in rows]
        table = pyarrow.Table.from_pylist(values, schema=schema)
        parquet.write_table(table, folder / f"{name}.parquet", compression="zstd")
        counts[name] = table.num_rows
    return counts


def _kind(table: str, column: str) -> _Kind:
    return _Kind.TIME if column.endswith(_TIMES) else _KINDS[table].get(column, _Kind.TEXT)


def _type(pyarrow: Any, kind: _Kind) -> "pyarrow.DataType":
    span = pyarrow.list_(pyarrow.int64(), 2)
    types: Mapping[_Kind, Callable[[], Any]] = {
        _Kind.TEXT: pyarrow.string,
        _Kind.TEXTS: lambda: pyarrow.list_(pyarrow.string()),
        _Kind.NUMBER: pyarrow.float64,
        _Kind.COUNT: pyarrow.int64,
        _Kind.YES: pyarrow.bool_,
        _Kind.TIME: lambda: pyarrow.timestamp("us"),
        _Kind.SPAN: lambda: span,
        _Kind.SPANS: lambda: pyarrow.list_(span),
    }
    return types[kind]()


def _value(value: Any, kind: _Kind) -> Any:
    if value is None:
        return None
    if kind is _Kind.TIME:
        return datetime.fromisoformat(value).replace(tzinfo=None)
    if kind is _Kind.TEXT and not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)  # an actor's offices: what has parts of its own
    return float(value) if kind is _Kind.NUMBER else value
