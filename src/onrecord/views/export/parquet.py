"""A list as a Parquet file: for DuckDB, pandas, R and the like.

Columns are those of the list's table, with types: lists stay lists, positions are pairs of numbers, and times are
wall-clock times as the reports give them, without a zone.
"""

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import MissingExtra
from onrecord.views.export.columns import Kind, kind_of
from onrecord.views.export.lists import RecordList
from onrecord.views.export.selection import Selection

if TYPE_CHECKING:
    import pyarrow

# How many rows are held and written at a time.
_GROUP = 10_000
_CHUNK_BYTES = 1 << 20


def write_parquet(path: Path, listed: RecordList, taken: Selection) -> int:
    """Writes a list into a file; gives back how many rows it has.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    pyarrow, parquet = _libraries()
    schema = pyarrow.schema([(column, _type(pyarrow, kind_of(listed.name, column))) for column in listed.columns])
    count = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        rows = _typed(listed, taken)
        while group := list(islice(rows, _GROUP)):
            writer.write_table(pyarrow.Table.from_pylist(group, schema=schema))
            count += len(group)
    return count


def parquet_bytes(listed: RecordList, taken: Selection) -> Iterator[bytes]:
    """The bytes of such a file, for whoever cannot give a path.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        path = Path(folder) / "list.parquet"
        write_parquet(path, listed, taken)
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                yield chunk


def _libraries() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtra("Parquet", "pyarrow", "parquet") from error
    return pyarrow, parquet


def _typed(listed: RecordList, taken: Selection) -> Iterator[dict[str, Any]]:
    kinds = [(column, kind_of(listed.name, column)) for column in listed.columns]
    return ({column: _value(row[column], kind) for column, kind in kinds} for row in listed.rows(taken))


def _type(pyarrow: Any, kind: Kind) -> "pyarrow.DataType":
    span = pyarrow.list_(pyarrow.int64(), 2)
    types: Mapping[Kind, Callable[[], Any]] = {
        Kind.TEXT: pyarrow.string,
        Kind.PARTS: pyarrow.string,
        Kind.TEXTS: lambda: pyarrow.list_(pyarrow.string()),
        Kind.NUMBER: pyarrow.float64,
        Kind.COUNT: pyarrow.int64,
        Kind.YES: pyarrow.bool_,
        Kind.TIME: lambda: pyarrow.timestamp("us"),
        Kind.SPAN: lambda: span,
        Kind.SPANS: lambda: pyarrow.list_(span),
    }
    return types[kind]()


def _value(value: Any, kind: Kind) -> Any:
    if value is None:
        return None
    if kind is Kind.TIME:
        return datetime.fromisoformat(value).replace(tzinfo=None)
    if kind is Kind.PARTS:
        return json.dumps(value, ensure_ascii=False)
    return float(value) if kind is Kind.NUMBER else value
