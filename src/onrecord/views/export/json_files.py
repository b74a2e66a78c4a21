"""Lists as one JSON array with a value a line, and as JSON Lines."""

import json
from collections.abc import Iterable, Iterator

from onrecord.views.shapes.line_fields import Fields


def json_array(values: Iterable[Fields]) -> Iterator[str]:
    """A JSON array with one value a line."""
    before = "[\n"
    for value in values:
        yield before + one_line(value)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def json_lines(values: Iterable[Fields]) -> Iterator[str]:
    """One JSON value a line."""
    return (one_line(value) + "\n" for value in values)


def one_line(value: object) -> str:
    """JSON on one line; the same value always gives the same text."""
    return json.dumps(value, ensure_ascii=False)
