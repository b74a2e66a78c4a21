"""Where output goes: a terminal gets tables and colour, a pipe gets plain lines."""

import io
import sys
from typing import TextIO

from rich.console import Console

from onrecord.views.cli.wording import clean

# Wide enough that nothing is wrapped where no person's screen is involved.
_PIPE_WIDTH = 100_000


def prepare_streams() -> None:
    """Makes the standard streams take every character, on any system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def to_terminal() -> bool:
    """Whether standard output is a screen."""
    return sys.stdout.isatty()


def console() -> Console:
    """Standard output for tables and text; nothing in it is taken for markup."""
    return _console(sys.stdout)


def error_console() -> Console:
    """Standard error, for progress and remarks."""
    return _console(sys.stderr)


def _console(stream: TextIO) -> Console:
    width = None if stream.isatty() else _PIPE_WIDTH
    return Console(file=stream, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)


def say(text: str = "") -> None:
    """A line on standard output."""
    print(clean(text))


def remark(text: str) -> None:
    """A line beside the output, on standard error."""
    print(clean(text), file=sys.stderr)
