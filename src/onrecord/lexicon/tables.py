"""Reads the tab-separated tables that ship with the package, plain or gzipped."""

import gzip
from collections.abc import Iterator
from importlib.resources import files

from onrecord.errors import BadLexicon


def read_rows(name: str) -> Iterator[list[str]]:
    """The rows of a table as lists of fields, without its comments ("# ...") and its line of column names.

    Raises:
        BadLexicon: The file is missing, damaged, or a row is not as wide as the line of column names.
    """
    try:
        content = (files("onrecord.lexicon") / "data" / name).read_bytes()
        text = (gzip.decompress(content) if name.endswith(".gz") else content).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BadLexicon(name, str(error)) from error
    rows = (line.split("\t") for line in text.split("\n") if line and not line.startswith("#"))
    columns = next(rows, [])
    for row in rows:
        if len(row) != len(columns):
            raise BadLexicon(name, f"{len(row)} fields instead of {len(columns)} in the row of {row[0]!r}")
        yield row
