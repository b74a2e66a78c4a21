"""Phrases by which a passage shows that it stands under many reports alike, and is no news of its own."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from onrecord.lexicon.data_files import read_toml

DATA = "standing_text.toml"


@cache
def page_phrases() -> tuple[str, ...]:
    """What a page says about itself, its readers and its other pages: "subscribe to our newsletter"."""
    return tuple(_data()["page"])


@cache
def background_phrases() -> tuple[str, ...]:
    """What background turns on: since when a war goes on, what began in an earlier year."""
    return tuple(_data()["background"])


@cache
def first_person() -> tuple[str, ...]:
    """Words by which somebody speaks of themselves."""
    return tuple(_data()["first_person"])


@cache
def nobodys_words() -> frozenset[str]:
    """Words in lower case that stand with a capital beside "said" and name no person: of bodies, offices, days."""
    return frozenset(_data()["nobodys"])


@cache
def _data() -> Mapping[str, Any]:
    return read_toml(DATA)
