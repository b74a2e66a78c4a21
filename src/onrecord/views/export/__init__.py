"""Events in the forms that researchers of conflict know, and the whole record as Parquet tables.

`polecat` has POLECAT's columns, a row for each event; `gdelt` has GDELT's, a row for each pair of actors; both put what
only this record knows (reality, factuality, who tells it, the sentence's place) behind them. `parquet` writes a table
for each kind of line.
"""

from onrecord.views.export.csv_files import write_csv
from onrecord.views.export.gdelt import GDELT_COLUMNS, gdelt_rows
from onrecord.views.export.parquet import Table, write_tables
from onrecord.views.export.polecat import POLECAT_COLUMNS, polecat_rows

__all__ = ["GDELT_COLUMNS", "POLECAT_COLUMNS", "Table", "gdelt_rows", "polecat_rows", "write_csv", "write_tables"]
