"""The commands that list what the record holds."""

import re
from collections.abc import Callable
from typing import TypeVar

import typer

from onrecord.store import EventFilters, Filters, Listing, RecordReader, RejectionRow, Shown
from onrecord.views.cli import listings, output, printing
from onrecord.views.cli.across import print_series
from onrecord.views.cli.dates import parse_within
from onrecord.views.cli.options import (
    DEFAULT_RECORD,
    ActOption,
    ActorOption,
    AllVersionsOption,
    ConfidenceOption,
    CountryOption,
    CsvOption,
    DecidedOption,
    Form,
    JsonOption,
    KindOption,
    LimitOption,
    OutletOption,
    PlaceOption,
    RealityOption,
    RecordOption,
    ReportOption,
    SeriesOption,
    SinceOption,
    SourceOption,
    SpeakerOption,
    TargetOption,
    TextOption,
    TypeOption,
    UntilOption,
    form_of,
)
from onrecord.views.cli.wording import count
from onrecord.views.shapes import line_fields

Row = TypeVar("Row")


def statements(
    record: RecordOption = DEFAULT_RECORD,
    speaker: SpeakerOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    act: ActOption = None,
    kind: KindOption = None,
    text: TextOption = None,
    report: ReportOption = None,
    all_versions: AllVersionsOption = False,
    decided: DecidedOption = Shown.STANDING,
    limit: LimitOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
) -> None:
    """List who said what, in order of time."""
    form = form_of(json, csv)
    filters = Filters(speaker, outlet, parse_within(since, until), act, kind, text, report, all_versions, decided)
    with RecordReader(record) as reader:
        listing = reader.statements(filters, limit=limit)
    _print(
        listing,
        form,
        table=listings.print_statements,
        fields=line_fields.statement_fields,
        headings=line_fields.STATEMENT_FIELDS,
        noun="statement",
    )


def figures(
    record: RecordOption = DEFAULT_RECORD,
    speaker: SpeakerOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    act: ActOption = None,
    kind: KindOption = None,
    text: TextOption = None,
    report: ReportOption = None,
    all_versions: AllVersionsOption = False,
    decided: DecidedOption = Shown.STANDING,
    series: SeriesOption = False,
    limit: LimitOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
) -> None:
    """List how many, of what, according to whom."""
    form = form_of(json, csv)
    if series:
        if any((outlet, since, until, act, kind, report, all_versions)):
            raise typer.BadParameter("--series takes --speaker, --text, --limit, --json and --csv only.")
        with RecordReader(record) as reader:
            print_series(reader, speaker=speaker, text=text, limit=limit, form=form)
        return
    filters = Filters(speaker, outlet, parse_within(since, until), act, kind, text, report, all_versions, decided)
    with RecordReader(record) as reader:
        listing = reader.figures(filters, limit=limit)
    _print(
        listing,
        form,
        table=listings.print_figures,
        fields=line_fields.figure_fields,
        headings=line_fields.FIGURE_FIELDS,
        noun="figure",
    )


def events(
    record: RecordOption = DEFAULT_RECORD,
    type: TypeOption = None,
    reality: RealityOption = None,
    actor: ActorOption = None,
    source: SourceOption = None,
    target: TargetOption = None,
    country: CountryOption = None,
    place: PlaceOption = None,
    speaker: SpeakerOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    text: TextOption = None,
    report: ReportOption = None,
    all_versions: AllVersionsOption = False,
    decided: DecidedOption = Shown.STANDING,
    confidence: ConfidenceOption = False,
    limit: LimitOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
) -> None:
    """List who did what to whom, how real it is, and who tells it."""
    form = form_of(json, csv)
    filters = EventFilters(
        speaker=speaker,
        outlet=outlet,
        within=parse_within(since, until),
        text=text,
        report=report,
        all_versions=all_versions,
        shown=decided,
        type=type,
        reality=reality,
        actor=actor,
        source=source,
        target=target,
        country=country,
        place=place,
    )
    with RecordReader(record) as reader:
        listing = reader.events(filters, limit=limit)
    _print(
        listing,
        form,
        table=lambda rows: listings.print_events(rows, confidence=confidence),
        fields=line_fields.event_fields,
        headings=line_fields.EVENT_FIELDS,
        noun="event",
    )


def reports(
    record: RecordOption = DEFAULT_RECORD,
    speaker: SpeakerOption = None,
    outlet: OutletOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    act: ActOption = None,
    kind: KindOption = None,
    text: TextOption = None,
    report: ReportOption = None,
    all_versions: AllVersionsOption = False,
    limit: LimitOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
) -> None:
    """List the reports that the record is drawn from."""
    form = form_of(json, csv)
    filters = Filters(speaker, outlet, parse_within(since, until), act, kind, text, report, all_versions)
    with RecordReader(record) as reader:
        listing = reader.reports(filters, limit=limit)
    _print(
        listing,
        form,
        table=listings.print_reports,
        fields=line_fields.report_fields,
        headings=line_fields.REPORT_FIELDS,
        noun="report",
    )


def actors(
    record: RecordOption = DEFAULT_RECORD,
    limit: LimitOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
) -> None:
    """List the people, bodies and places that the reports name, those who say most first."""
    form = form_of(json, csv)
    with RecordReader(record) as reader:
        rows = reader.actors()
    _print(
        Listing(rows[:limit], len(rows)),
        form,
        table=listings.print_actors,
        fields=line_fields.actor_fields,
        headings=line_fields.ACTOR_FIELDS,
        noun="actor",
    )


def rejections(record: RecordOption = DEFAULT_RECORD, json: JsonOption = False, csv: CsvOption = False) -> None:
    """List the pages that could not be used, why, and what to do about it."""
    form = form_of(json, csv)
    with RecordReader(record) as reader:
        rows = tuple(sorted(reader.rejections(), key=_by_line))
    _print(
        Listing(rows, len(rows)),
        form,
        table=listings.print_rejections,
        fields=line_fields.rejection_fields,
        headings=line_fields.REJECTION_FIELDS,
        noun="rejected page",
    )


def _by_line(page: RejectionRow) -> list[tuple[int, str]]:
    """A key that puts line 9 of a file before its line 10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", page.address)]


def _print(
    listing: Listing[Row],
    form: Form,
    *,
    table: Callable[[tuple[Row, ...]], None],
    fields: Callable[[Row], line_fields.Fields],
    headings: tuple[str, ...],
    noun: str,
) -> None:
    """A list in the form asked for; what is not shown is always said."""
    match form:
        case Form.JSON:
            printing.print_json_rows(map(fields, listing.rows))
        case Form.CSV:
            printing.print_csv([fields(row) for row in listing.rows], headings)
        case Form.TABLE:
            if listing.rows or not output.to_terminal():
                table(listing.rows)
    if listing.left_out:
        output.remark(f"{count(listing.left_out, f'more {noun}')} left out by --limit.")
    elif form is Form.TABLE:
        output.remark(f"{count(listing.total, noun)}." if listing.total else f"No {noun} matches.")
    if listing.rejected:
        output.remark(f"{count(listing.rejected, f'rejected {noun}')} not shown; --decided all shows all.")
    if listing.undated:
        output.remark(f"{count(listing.undated, noun)} without a known date left out by --since or --until.")
