"""The command that annotates lines of text without a record."""

import io
import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from onrecord.errors import NoJsonLines, NoSuchInput
from onrecord.views.cli import output
from onrecord.views.cli.choices import whole
from onrecord.views.cli.codes import SOME_REJECTED
from onrecord.views.cli.options import EventsOption
from onrecord.views.cli.wording import count
from onrecord.views.cli.writing import STANDARD, writing

LOG = logging.getLogger(__name__)


def annotate(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="IN.jsonl", help="Lines of JSON with id, text and perhaps published; - reads standard input."
        ),
    ],
    target: Annotated[
        Path, typer.Argument(metavar="OUT.jsonl", help="Where to write; standard output if left out.")
    ] = STANDARD,
    layers: Annotated[
        str, typer.Option("--layers", metavar="NAMES", help="What to annotate, with commas between.")
    ] = "statements,timexes,quantities,toponyms,events",
    events: EventsOption = None,
    workers: Annotated[int, typer.Option("--workers", parser=whole(1), metavar="N", help="How many processes.")] = 1,
) -> None:
    """Annotate texts, one JSON object a line; no record is made. Offsets are code points of the given text."""
    from onrecord.pipeline import AnnotatedLine, annotate_lines, parse_layers  # loads the language tools

    wanted = parse_layers(layers)
    if source.exists() and target.exists() and source.samefile(target):
        raise typer.BadParameter(f"{target} is the input, too. Write to another file.")
    bad = 0
    with _reading(source) as lines, writing(target) as out:
        for line in annotate_lines(lines, layers=wanted, workers=workers, events=events):
            if isinstance(line, AnnotatedLine):
                out.write(line.json + "\n")
                out.flush()
                continue
            bad += 1
            output.remark(f"{source}, line {line.number}: {line.cause}")
            if line.trace is not None:
                LOG.warning("%s", line.trace)
    if bad:
        output.remark(f"{count(bad, 'line')} left out.")
        raise typer.Exit(SOME_REJECTED)


@contextmanager
def _reading(source: Path) -> Iterator[Iterable[bytes]]:
    if source == STANDARD:
        _refuse_bytes("The input", sys.stdin.buffer)
        yield sys.stdin.buffer
        return
    if source.is_dir():
        remedy = f"Name a file in it, or read its reports into a record: onrecord build {source}"
        raise NoJsonLines(str(source), "it is a folder", remedy)
    try:
        with source.open("rb") as file:
            _refuse_bytes(str(source), file)
            yield file
    except FileNotFoundError as error:
        raise NoSuchInput(source) from error


def _refuse_bytes(place: str, stream: BinaryIO) -> None:
    """Raises NoJsonLines where what comes first is no text, so that not each of its lines is complained of."""
    from onrecord.pipeline import refuse_bytes

    if isinstance(stream, io.BufferedReader):  # what has come so far, without taking it away or waiting for more
        refuse_bytes(place, stream.peek())
