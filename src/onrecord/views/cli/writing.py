"""Where a command writes: a file, or standard output."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import typer

STANDARD = Path("-")


@contextmanager
def writing(target: Path, *, newline: str = "\n") -> Iterator[IO[str]]:
    """A file to write to, or standard output for "-".

    Args:
        target: Where to write.
        newline: What a line ends with; "" for CSV, whose writer ends its lines itself.
    """
    if target == STANDARD:
        yield sys.stdout
        return
    try:
        file = target.open("w", encoding="utf-8", newline=newline)
    except OSError as error:
        raise typer.BadParameter(f"{target} cannot be written ({error.strerror}).") from error
    with file:
        yield file
