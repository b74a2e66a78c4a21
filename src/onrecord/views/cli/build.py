"""The command that reads pages into a record, and how it tells what it does."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from onrecord.errors import StoreError
from onrecord.model import Declared, Rejection
from onrecord.settings import Settings
from onrecord.store import RecordReader, RecordSummary
from onrecord.views.cli import output
from onrecord.views.cli.choices import whole
from onrecord.views.cli.codes import INTERRUPTED, SOME_REJECTED
from onrecord.views.cli.dates import parse_date
from onrecord.views.cli.options import DEFAULT_RECORD, EventsOption, RecordOption
from onrecord.views.cli.wording import count, one_line, period_words, sentence

if TYPE_CHECKING:
    from onrecord.pipeline import BuildSummary
    from onrecord.pipeline import Progress as Told

# How many rejected pages a build spells out; the command `rejections` lists them all.
_SPELLED_OUT = 20
# How often a build says how far it is where no bar can be drawn, in seconds.
_LINE_EVERY = 5.0
# How many of those quoted most a build names.
_SPEAKERS = 5


def build(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Files and folders: plain text, saved HTML, JSONL.")
    ],
    record: RecordOption = DEFAULT_RECORD,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Who published these pages, where they do not say.")
    ] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="When these pages were published.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read pages anew that the record knows, after an upgrade.")
    ] = False,
    max_size: Annotated[
        int | None,
        typer.Option("--max-size", parser=whole(1), metavar="MB", help="Reject pages larger than this. Default: 10."),
    ] = None,
    actors: Annotated[
        Path | None,
        typer.Option("--actors", metavar="FILE", help="Your own actors, CSV or TOML; the record remembers them."),
    ] = None,
    outlets: Annotated[
        Path | None,
        typer.Option("--outlets", metavar="FILE", help="Outlets and who owns them, CSV or TOML; remembered, too."),
    ] = None,
    events: EventsOption = None,
    as_is: Annotated[
        bool,
        typer.Option("--as-is", help="Keep plain text and JSONL text to the last character, so that positions hold."),
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option("--workers", parser=whole(1), metavar="N", help="How many processes read. Default: up to 4."),
    ] = None,
) -> None:
    """Read news reports into a record. Run it again to add what is new."""
    if published is not None:
        parse_date(published)
    origin = None if published is None else "--published"
    declared = Declared(outlet=outlet, published=published, published_origin=origin)
    settings = Settings(events=events, as_is=as_is)
    if workers is not None:
        settings = replace(settings, workers=workers)
    if max_size is not None:
        settings = replace(settings, max_page_bytes=max_size * 1024 * 1024)
    summary = run_build(
        paths, record, declared=declared, settings=settings, again=again, actors=actors, outlets=outlets
    )
    print_summary(summary)
    if summary.rejected:
        raise typer.Exit(SOME_REJECTED)


def run_build(
    paths: list[Path],
    record: Path,
    *,
    declared: Declared | None = None,
    settings: Settings | None = None,
    again: bool = False,
    actors: Path | None = None,
    outlets: Path | None = None,
) -> "BuildSummary":
    """Builds with progress on standard error; Ctrl-C says what is safe."""
    with _shown() as show:
        from onrecord.pipeline import build_record  # loads the language tools, which other commands do without

        try:
            return build_record(
                paths,
                record,
                declared=declared or Declared(),
                settings=settings or Settings(),
                again=again,
                actors=actors,
                outlets=outlets,
                progress=show,
            )
        except KeyboardInterrupt:
            stopped = True
    if stopped:
        output.remark(f"stopped; {_safe(record)} are safe, run again to go on")
    raise typer.Exit(INTERRUPTED)


def print_summary(summary: "BuildSummary") -> None:
    """What a build did, what it could not use, and what the record holds now."""
    _print_rejected(summary.rejected, summary.path)
    changes = (
        (summary.new, "new report", None),
        (summary.new_versions, "new version", None),
        (summary.new_addresses, "known report at a new address", "known reports at new addresses"),
        (summary.updated, "updated report", None),
        (summary.unchanged, "unchanged page", None),
        (len(summary.rejected), "rejected page", None),
    )
    done = [count(number, one, many) for number, one, many in changes if number]
    output.say(f"{', '.join(done) or 'No pages found'} ({summary.seconds:.1f} s).")
    if not done:
        output.remark("Give files of plain text, saved HTML or JSONL, or a folder that holds some.")
    for line in _held(summary.path, summary.record):
        output.say(line)
    if summary.outdated:
        output.say(
            f"{count(summary.outdated, 'report')} read by another version of onrecord: "
            "build with --again to renew them."
        )
    if summary.unresolved is not None:
        output.remark(f"Names could not be joined across reports ({summary.unresolved}).")
    if summary.uncompared is not None:
        output.remark(
            f"Reports could not be compared with each other ({summary.uncompared}); the next build tries again."
        )


def _held(path: Path, held: RecordSummary) -> Iterator[str]:
    """What a record holds, in a few lines."""
    yield (
        f"{path} holds {count(held.reports, 'report')}, {count(held.statements, 'statement')}, "
        f"{count(held.figures, 'figure')}, {count(held.events, 'event')} and {count(held.actors, 'name')}."
    )
    outlets = sum(outlet.outlet is not None for outlet in held.outlets)
    if outlets:
        yield f"The reports come from {count(outlets, 'named outlet')}."
    if held.published is not None:
        dated = held.reports - held.undated
        yield f"{count(dated, 'report')} dated {period_words(held.published)}."
    if held.speakers:
        speakers = (f"{one_line(speaker.name)} ({speaker.statements})" for speaker in held.speakers[:_SPEAKERS])
        yield f"Most quoted: {', '.join(speakers)}."
    if held.undated:
        yield (
            f"{count(held.undated, 'report')} without a known date. If you know one, set it: onrecord set-date ID DATE"
        )


def _print_rejected(rejected: tuple[Rejection, ...], record: Path) -> None:
    for rejection in rejected[:_SPELLED_OUT]:
        output.remark(f"{rejection.address}: {sentence(rejection.message)} {sentence(rejection.remedy)}")
    if len(rejected) > _SPELLED_OUT:
        more = count(len(rejected) - _SPELLED_OUT, "more rejected page")
        output.remark(f"... and {more}: onrecord rejections --record {record}")


def _safe(record: Path) -> str:
    try:
        with RecordReader(record) as reader:
            return count(reader.summary().reports, "report")
    except StoreError:
        return "0 reports"


@contextmanager
def _shown() -> Iterator[Callable[["Told"], None]]:
    """How progress is shown: a bar on a screen, a line now and then elsewhere."""
    if not sys.stderr.isatty():
        yield _lines()
        return
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=output.error_console(),
        transient=True,
    )
    with bar:
        task = bar.add_task("starting", total=None)

        def show(told: "Told") -> None:
            rejected = f" ({told.rejected} rejected)" if told.rejected else ""
            bar.update(task, description=f"{told.stage}{rejected}", completed=told.done, total=told.total or None)

        yield show


def _lines() -> Callable[["Told"], None]:
    last = time.monotonic()

    def show(told: "Told") -> None:
        nonlocal last
        if told.total and time.monotonic() - last >= _LINE_EVERY:
            last = time.monotonic()
            output.remark(f"{told.stage}: {told.done} of {told.total}")

    return show
