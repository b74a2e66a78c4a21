"""What the record holds in forms for other programs.

`FORMATS` are all of them: each turns one list of a `Selection` into bytes. The forms themselves are pure functions from
rows of the store to dicts and text, one module each: CSV, JSON and Parquet of every list, a copy for Datasette, event
data as POLECAT and GDELT have it, Web Annotations, schema.org, FollowTheMoney, STIX, GeoJSON, iCalendar, BibTeX and
CSL-JSON.
"""

from onrecord.views.export.csv_files import write_csv
from onrecord.views.export.datasette import datasette_metadata, write_datasette
from onrecord.views.export.formats import FORMAT_NAMES, FORMATS, Format, built_at, find_format
from onrecord.views.export.gdelt import GDELT_COLUMNS, gdelt_rows
from onrecord.views.export.lists import LIST_NAMES, LISTS, RecordList, find_list
from onrecord.views.export.parquet import write_parquet
from onrecord.views.export.polecat import POLECAT_COLUMNS, polecat_rows
from onrecord.views.export.selection import Selection, Timeline

__all__ = [
    "FORMATS",
    "FORMAT_NAMES",
    "GDELT_COLUMNS",
    "LISTS",
    "LIST_NAMES",
    "POLECAT_COLUMNS",
    "Format",
    "RecordList",
    "Selection",
    "Timeline",
    "built_at",
    "datasette_metadata",
    "find_format",
    "find_list",
    "gdelt_rows",
    "polecat_rows",
    "write_csv",
    "write_datasette",
    "write_parquet",
]
