"""Reads the data files that ship with the package."""

import tomllib
from importlib.resources import files
from typing import Any

from onrecord.errors import BadLexicon


def read_toml(name: str) -> dict[str, Any]:
    """The content of a TOML data file.

    Raises:
        BadLexicon: The file is missing or is not TOML.
    """
    try:
        with (files("onrecord.lexicon") / "data" / name).open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadLexicon(name, str(error)) from error
