"""The command that writes the record in the forms of event data and as tables."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.store import EventFilters, Filters, RecordReader
from onrecord.views.cli import output
from onrecord.views.cli.dates import parse_within
from onrecord.views.cli.options import (
    DEFAULT_RECORD,
    ActorOption,
    AllVersionsOption,
    CountryOption,
    RealityOption,
    RecordOption,
    ReportOption,
    SinceOption,
    TypeOption,
    UntilOption,
)
from onrecord.views.cli.wording import count
from onrecord.views.cli.writing import STANDARD, writing
from onrecord.views.export import (
    GDELT_COLUMNS,
    POLECAT_COLUMNS,
    Table,
    gdelt_rows,
    polecat_rows,
    write_csv,
    write_tables,
)
from onrecord.views.shapes import line_fields


class ExportForm(StrEnum):
    """In which form the record is written."""

    POLECAT = "polecat"
    GDELT = "gdelt"
    PARQUET = "parquet"


_EVENT_FORMS = {
    ExportForm.POLECAT: (POLECAT_COLUMNS, polecat_rows),
    ExportForm.GDELT: (GDELT_COLUMNS, gdelt_rows),
}


def export(
    target: Annotated[
        Path, typer.Argument(metavar="TARGET", help="The CSV file, or for parquet the folder; - is standard output.")
    ] = STANDARD,
    record: RecordOption = DEFAULT_RECORD,
    form: Annotated[
        ExportForm, typer.Option("--as", help="Columns of POLECAT or GDELT, or Parquet tables.", case_sensitive=False)
    ] = ExportForm.POLECAT,
    type: TypeOption = None,
    reality: RealityOption = None,
    actor: ActorOption = None,
    country: CountryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    report: ReportOption = None,
    all_versions: AllVersionsOption = False,
) -> None:
    """Write events as CSV with the columns of POLECAT or GDELT, or the whole record as Parquet tables."""
    filters = EventFilters(
        within=parse_within(since, until),
        report=report,
        all_versions=all_versions,
        type=type,
        reality=reality,
        actor=actor,
        country=country,
    )
    _refuse_record(target, record)
    with RecordReader(record) as reader:
        if form is ExportForm.PARQUET:
            _export_tables(reader, target, filters)
        else:
            _export_events(reader, target, form, filters)


def _export_events(reader: RecordReader, target: Path, form: ExportForm, filters: EventFilters) -> None:
    listing = reader.events(filters)
    columns, rows_of = _EVENT_FORMS[form]
    with writing(target, newline="") as stream:
        rows = write_csv(stream, columns, rows_of(listing.rows))
    where = "" if target == STANDARD else f" in {target}"
    output.remark(f"{count(listing.total, 'event')} in {count(rows, 'row')}{where}.")
    if listing.rejected:
        output.remark(f"{count(listing.rejected, 'event')} left out that somebody rejected in review.")
    if listing.undated:
        output.remark(f"{count(listing.undated, 'event')} without a known date left out by --since or --until.")


def _export_tables(reader: RecordReader, target: Path, filters: EventFilters) -> None:
    if filters != EventFilters(all_versions=filters.all_versions):
        raise typer.BadParameter("--as parquet writes the whole record. Leave out the options that narrow events.")
    if target == STANDARD:
        raise typer.BadParameter("--as parquet writes several files. Name the folder for them.")
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise typer.BadParameter(f"{target} cannot be a folder ({error.strerror}).") from error
    for name, rows in write_tables(target, tables_of(reader, all_versions=filters.all_versions)).items():
        output.remark(f"{target / name}.parquet: {count(rows, 'row')}.")


def tables_of(reader: RecordReader, *, all_versions: bool = False) -> dict[str, Table]:
    """Every kind of line with the columns of its `--csv`."""
    filters = Filters(all_versions=all_versions)
    return {
        "reports": (line_fields.REPORT_FIELDS, map(line_fields.report_fields, reader.reports(filters).rows)),
        "statements": (
            line_fields.STATEMENT_FIELDS,
            map(line_fields.statement_fields, reader.statements(filters).rows),
        ),
        "figures": (line_fields.FIGURE_FIELDS, map(line_fields.figure_fields, reader.figures(filters).rows)),
        "events": (line_fields.EVENT_FIELDS, map(line_fields.event_fields, reader.events(filters).rows)),
        "actors": (line_fields.ACTOR_FIELDS, map(line_fields.actor_fields, reader.actors())),
    }


def _refuse_record(target: Path, record: Path) -> None:
    if target != STANDARD and target.exists() and record.exists() and target.samefile(record):
        raise typer.BadParameter(f"{target} is the record itself. Write to another file.")
