"""Options that take one of a few values or a whole number, and what is said to any other value."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

import typer

Choice = TypeVar("Choice", bound=str)
_WHOLE = re.compile(r"[-+]?[0-9]{1,18}")


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


def whole(least: int, most: int | None = None) -> Callable[[str], int]:
    """Reads a whole number within bounds; anything else is refused with these."""
    wanted = f"a whole number from {least} to {most}" if most is not None else f"a whole number, {least} or more"

    def read(value: str) -> int:
        text = str(value).strip()
        number = int(text) if _WHOLE.fullmatch(text) else None
        if number is None or number < least or (most is not None and number > most):
            raise typer.BadParameter(f"{value!r} is not {wanted}.")
        return number

    return read
