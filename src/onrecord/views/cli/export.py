"""The command that takes the record away: lists, events, citations, all of it, in the forms of standards."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import ExportUnwritable, MissingExtra
from onrecord.store import EventFilters, RecordReader, is_record
from onrecord.views.cli import output
from onrecord.views.cli.choices import one_of
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
from onrecord.views.cli.writing import STANDARD
from onrecord.views.export import (
    FORMAT_NAMES,
    FORMATS,
    Format,
    Selection,
    datasette_metadata,
    find_format,
    write_datasette,
)
from onrecord.views.export.json_files import one_line
from onrecord.views.export.lists import OF_EVENTS

_DATASETTE = "datasette"
_METADATA = ".metadata.json"
_CODED = frozenset({"polecat", "gdelt"})  # formats with a line for each pair of actors
_OPTIONS = {"within": "--since and --until", "all_versions": "--all-versions"}


FormOption = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="FORMAT",
        help=f"{', '.join(FORMAT_NAMES)}.",
        parser=one_of(FORMAT_NAMES),
        show_default=True,
    ),
]
ListOption = Annotated[
    str | None,
    typer.Option("--list", metavar="LIST", help="Which list; without it, the format's own, or all lists."),
]


def export(
    target: Annotated[
        Path,
        typer.Argument(metavar="TARGET", help="The file, or the folder where all lists are written; - is the output."),
    ] = STANDARD,
    record: RecordOption = DEFAULT_RECORD,
    form: FormOption = "polecat",
    wanted: ListOption = None,
    type: TypeOption = None,
    reality: RealityOption = None,
    actor: ActorOption = None,
    country: CountryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    report: ReportOption = None,
    all_versions: AllVersionsOption = False,
) -> None:
    """Take the record away: lists as CSV, JSON or Parquet, and the forms that other programs read."""
    filters = EventFilters(
        within=parse_within(since, until),
        report=report,
        all_versions=all_versions,
        type=type,
        reality=reality,
        actor=actor,
        country=country,
    )
    chosen = find_format(form) or FORMATS[0]
    if wanted is not None and wanted not in chosen.lists:
        raise typer.BadParameter(
            f"{wanted!r} is no list that --as {form} has. It has {', '.join(chosen.lists)}.", param_hint="'--list'"
        )
    _refuse_record(target, record)
    with RecordReader(record) as reader:
        if chosen.name == _DATASETTE:
            _refuse_filters(chosen, filters, chosen.takes(chosen.lists[0]))
            _write_copy(record, target)
        elif chosen.each and wanted is None:
            _write_each(chosen, reader, target, filters)
        else:
            _write_list(chosen, reader, target, filters, wanted or chosen.lists[0])


def _write_list(chosen: Format, reader: RecordReader, target: Path, filters: EventFilters, name: str) -> None:
    _refuse_filters(chosen, filters, chosen.takes(name))
    with reader.moment():
        pieces = _Counting(chosen.pieces(_selection(reader, filters), name))
        size = _write(target, iter(pieces))
        if target != STANDARD:
            output.remark(f"{target}: {chosen.title} of {name}, {count(size, 'byte')}.")
        if chosen.name in _CODED:
            events = reader.events(filters, limit=1).total
            output.remark(
                f"{count(pieces.lines - 1, 'line')} of event data from {count(events, 'event')}: one for each pair of "
                "actors, none where only one side is known. All events: --as csv --list events"
            )
        _remark_left_out(reader, filters, name)


class _Counting:
    """Pieces of a file that are counted by lines as they pass."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self.lines = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.lines += piece.count(b"\n")
            yield piece


def _write_each(chosen: Format, reader: RecordReader, target: Path, filters: EventFilters) -> None:
    if filters != EventFilters(all_versions=filters.all_versions):
        raise typer.BadParameter(
            f"--as {chosen.name} writes the whole record. Leave out the options that narrow it, or name a --list."
        )
    if target == STANDARD:
        raise typer.BadParameter(f"--as {chosen.name} writes several files. Name the folder for them, or a --list.")
    is_new = not target.exists()
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise typer.BadParameter(f"{target} cannot be a folder ({error.strerror}).") from error
    try:
        with reader.moment():
            taken = _selection(reader, filters)
            for name in chosen.lists:
                path = target / f"{name}{chosen.ending}"
                output.remark(f"{path}: {count(_write(path, chosen.pieces(taken, name)), 'byte')}.")
    except MissingExtra:
        if is_new:
            target.rmdir()
        raise


def _write_copy(record: Path, target: Path) -> None:
    if target == STANDARD:
        raise typer.BadParameter("--as datasette writes a database and what its columns mean. Name a file: OUT.db.")
    from onrecord.pipeline.reading_across import draw_timeline

    write_datasette(record, target, timeline=draw_timeline)
    beside = target.with_name(f"{target.stem}{_METADATA}")
    _write(beside, iter([one_line(datasette_metadata(target.stem)).encode() + b"\n"]))
    output.remark(f"Open it with: datasette {target} --metadata {beside}")


def _selection(reader: RecordReader, filters: EventFilters) -> Selection:
    from onrecord.pipeline.reading_across import draw_timeline

    return Selection(reader, filters, draw_timeline)


def _write(target: Path, pieces: Iterator[bytes]) -> int:
    """Writes pieces to a file or to standard output; gives back how many bytes they were.

    A file is written under another name first: one that could not be finished leaves nothing behind, and an older one
    as it was. What is no ordinary file, such as a pipe, is written as it is.
    """
    if target == STANDARD:
        sys.stdout.flush()
        size = sum(map(sys.stdout.buffer.write, pieces))
        sys.stdout.buffer.flush()
        return size
    if is_record(target):
        raise ExportUnwritable(target, "a record has that name")
    part = target if target.exists() and not target.is_file() else target.with_name(f"{target.name}.part")
    try:
        with part.open("wb") as stream:
            size = sum(map(stream.write, pieces))
        if part != target:
            part.replace(target)
    except OSError as error:
        raise ExportUnwritable(target, error.strerror or "it cannot be opened") from error
    finally:
        if part != target:
            with suppress(OSError):  # gone already, or in a folder that is none
                part.unlink()
    return size


def _refuse_filters(chosen: Format, filters: EventFilters, taken: frozenset[str]) -> None:
    asked = [name for name in sorted(OF_EVENTS) if getattr(filters, name)]
    if left := [_OPTIONS.get(name, f"--{name}") for name in asked if name not in taken]:
        raise typer.BadParameter(f"--as {chosen.name} is not narrowed so here. Leave out {', '.join(left)}.")


def _remark_left_out(reader: RecordReader, filters: EventFilters, name: str) -> None:
    """Says how many lines were left out because somebody rejected them, or because nobody knows their time."""
    lists = {"statements": reader.statements, "figures": reader.figures, "events": reader.events}
    if name not in (*lists, "reports"):
        return
    listing = lists.get(name, reader.reports)(filters, limit=1)
    if listing.rejected:
        output.remark(f"{count(listing.rejected, 'line')} left out that somebody rejected in review.")
    if listing.undated:
        output.remark(f"{count(listing.undated, 'line')} without a known date left out by --since or --until.")


def _refuse_record(target: Path, record: Path) -> None:
    if target != STANDARD and target.exists() and record.exists() and target.samefile(record):
        raise typer.BadParameter(f"{target} is the record itself. Write to another file.")
