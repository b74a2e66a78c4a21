"""The command that searches the words of statements and reports."""

from typing import Annotated

import typer

from onrecord.store import RecordReader, holds_word
from onrecord.views.cli import listings, output, printing
from onrecord.views.cli.options import (
    DEFAULT_RECORD,
    AllVersionsOption,
    CsvOption,
    Form,
    JsonOption,
    LimitOption,
    RecordOption,
    form_of,
)
from onrecord.views.cli.wording import count
from onrecord.views.shapes import page_fields


def search(
    query: Annotated[
        list[str], typer.Argument(metavar="QUERY", help='Words; "quoted words" stay together, word* begins so.')
    ],
    record: RecordOption = DEFAULT_RECORD,
    all_versions: AllVersionsOption = False,
    limit: LimitOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
) -> None:
    """Find statements and reports that hold all the words, best first."""
    form = form_of(json, csv)
    words = " ".join(query)
    with RecordReader(record) as reader:
        results = reader.search(words, limit=limit, all_versions=all_versions)
    match form:
        case Form.JSON:
            printing.print_json(
                {
                    "query": words,
                    "statements": [page_fields.statement_hit_fields(hit) for hit in results.statements],
                    "reports": [page_fields.report_hit_fields(hit) for hit in results.reports],
                }
            )
        case Form.CSV:
            printing.print_hits_csv(results)
        case Form.TABLE:
            if results.statements:
                listings.print_statement_hits(results.statements)
            if results.reports:
                output.say() if results.statements else None
                listings.print_report_hits(results.reports)
            found = f"{count(results.statements_total, 'statement')}, {count(results.reports_total, 'report')}"
            if holds_word(words):
                output.remark(f"{found}." if results.reports_total or results.statements_total else "Nothing matches.")
    if not holds_word(words):
        output.remark("The query holds no word to search for: no letter and no digit.")
    left_out = results.statements_total - len(results.statements), results.reports_total - len(results.reports)
    if any(left_out):
        output.remark(f"{count(left_out[0], 'statement')} and {count(left_out[1], 'report')} left out by --limit.")
