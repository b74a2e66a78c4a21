"""Lists for people: tables that wrap and never cut words off; one line a row where the output is piped."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rich import box
from rich.table import Table
from rich.text import Text

from onrecord.store import Piece
from onrecord.views.cli import output
from onrecord.views.cli.wording import clean, one_line

Row = TypeVar("Row")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column of a table: its heading, the lines of its cells, and a fixed width or a share of what is left."""

    heading: str
    lines: Callable[[Row], Sequence[Text]]
    width: int | None = None
    share: int | None = None


def print_table(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> None:
    """Rows as a table as wide as the screen."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), leading=1, expand=True)
    for column in columns:
        table.add_column(column.heading, width=column.width, ratio=column.share, overflow="fold")
    for row in rows:
        table.add_row(*(Text("\n").join(line for line in column.lines(row) if line) for column in columns))
    output.console().print(table)


def print_lines(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows as lines with tabs between the values, for other programs and for `grep`."""
    output.say("\t".join(headings))
    for row in rows:
        output.say("\t".join(one_line(value) for value in row))


def styled(words: str, style: str = "") -> Text:
    """Words on one line in a style; never taken for markup."""
    return Text(one_line(words), style=style)


def snippet_text(snippet: Sequence[Piece]) -> Text:
    """A snippet with what matched set off."""
    text = Text()
    for piece in snippet:
        text.append(_SPACE.sub(" ", clean(piece.text)), style="bold yellow" if piece.hit else "")
    return text
