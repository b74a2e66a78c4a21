"""One value as the text of one cell, which no spreadsheet takes for a formula.

A spreadsheet runs a cell that begins with = + - or @, even when it only opens a file: words from a web page must not be
able to do that. Text that begins so gets an apostrophe in front, which `bare` takes off again; so does text that begins
with apostrophes before such a mark, so that both can be told apart. Numbers stay bare: -7.2 is no formula.
"""

import re
from typing import Any

# Tab and line ends too: some spreadsheets skip them before they look. Full-width marks count as their plain forms do.
# A mark alone, as a figure's bound is, says nothing that could be run.
_MARK = r"[=+\-@＝＋－＠\t\r\n](?s:.)"
_RUN = re.compile(f"'*{_MARK}")
_GUARDED = re.compile(f"'+{_MARK}")
_GUARD = "'"


def cell(value: Any) -> str:
    """A value as text for a table: lists joined with "; ", spans written "12-34", None as nothing."""
    text = flat(value)
    return text if isinstance(value, int | float) else guarded(text)


def guarded(text: str) -> str:
    """Text that a spreadsheet shows instead of running it."""
    return _GUARD + text if _RUN.match(text) else text


def bare(text: str) -> str:
    """Text as it was before `guarded`."""
    return text[1:] if _GUARDED.match(text) else text


def flat(value: Any) -> str:
    """A value as text, as it is: `cell` without the guard."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return ", ".join(flat(part) for part in value.values() if part)
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(part, int) for part in value):
            return f"{value[0]}-{value[1]}"
        return "; ".join(flat(part) for part in value)
    return str(value)
