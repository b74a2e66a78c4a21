"""Options that take one of a few values, in capitals or not, and what is said to any other value."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import typer

Choice = TypeVar("Choice", bound=str)


def one_of(choices: Iterable[Choice]) -> Callable[[str], Choice]:
    """Reads a value as one of some choices; any other is refused with their names."""
    named = {str(choice).lower(): choice for choice in choices}

    def read(value: str) -> Choice:
        found = named.get(str(value).strip().lower())
        if found is None:
            raise typer.BadParameter(f"{value!r} is not one of {listed(named.values())}.")
        return found

    return read


def listed(choices: Iterable[str]) -> str:
    """Choices as a list of words: "day, week or month"."""
    *first, last = map(str, choices)
    return f"{', '.join(first)} or {last}" if first else last


def shown(choices: Iterable[str]) -> str:
    """Choices as help shows them behind an option: "<day|week|month>"."""
    return f"<{'|'.join(map(str, choices))}>"
