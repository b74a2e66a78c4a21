"""Rows of event data as CSV: a line of headings and a line for each row, None as an empty cell.

Lines end as those of the data that they stand in for do; no cell is one that a spreadsheet runs.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO

from onrecord.views.shapes.cells import cell

Cell = str | int | float | None


def write_csv(stream: IO[str], columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> int:
    """Writes rows to a file; gives back how many there were."""
    count = -1
    for count, piece in enumerate(csv_pieces(columns, rows)):  # noqa: B007  what is left of it is the count
        stream.write(piece)
    return count


def csv_pieces(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], *, line_end: str = "\n") -> Iterator[str]:
    """The line of headings, then each row's line."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator=line_end)
    writer.writerow(columns)
    yield stream.getvalue()
    for row in rows:
        stream.seek(0)
        stream.truncate()
        writer.writerow([cell(row.get(column)) for column in columns])
        yield stream.getvalue()
