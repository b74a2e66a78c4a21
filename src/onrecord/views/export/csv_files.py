"""Rows into CSV files."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import IO

from onrecord.views.shapes.cells import cell

Cell = str | int | float | None


def write_csv(stream: IO[str], columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> int:
    """A line of headings and a line for each row, with cells that no spreadsheet runs; gives back how many rows."""
    writer = csv.DictWriter(stream, columns, lineterminator="\n")
    writer.writeheader()
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007  what is left of it is the count
        writer.writerow({column: cell(value) for column, value in row.items()})
    return count
