"""Rows printed as JSON and CSV, for programs."""

import csv
import json
import sys
from collections.abc import Iterable

from onrecord.store import SearchResults
from onrecord.views.cli import output
from onrecord.views.shapes.cells import cell
from onrecord.views.shapes.line_fields import STATEMENT_FIELDS, Fields, origin_fields
from onrecord.views.shapes.page_fields import statement_hit_fields

HIT_FIELDS = ("hit", *STATEMENT_FIELDS)


def print_json(value: object) -> None:
    """One JSON value."""
    output.say(json.dumps(value, ensure_ascii=False, indent=2))


def print_json_rows(rows: Iterable[Fields]) -> None:
    """A JSON list with one row a line, so that line tools can work on it, too."""
    before = "[\n"
    for row in rows:
        sys.stdout.write(before + json.dumps(row, ensure_ascii=False))
        before = ",\n"
    sys.stdout.write("\n]\n" if before == ",\n" else "[]\n")


def print_csv(rows: Iterable[Fields], headings: tuple[str, ...]) -> None:
    """Rows as CSV with a line of headings; lists are joined with "; ", spans written "12-34"."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([cell(row[heading]) for heading in headings])


def print_hits_csv(results: SearchResults) -> None:
    """Statements, then reports that a search found; `hit` says which, a report's words are those around the match."""
    rows = [{"hit": "statement", **statement_hit_fields(hit)} for hit in results.statements]
    for hit in results.reports:
        found = {"hit": "report", "id": hit.report.report_id, **origin_fields(hit.report)}
        words = "".join(piece.text for piece in hit.snippet)
        rows.append({**dict.fromkeys(HIT_FIELDS), **found, "words": words})
    print_csv(rows, HIT_FIELDS)
