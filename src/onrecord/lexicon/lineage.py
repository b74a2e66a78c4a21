"""How names of outlets are compared, and the words by which a report shows whose words it carries on."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from onrecord.errors import BadLexicon
from onrecord.lexicon.data_files import read_toml

DATA = "lineage.toml"


@cache
def name_tails() -> frozenset[tuple[str, ...]]:
    """Words at the end of an outlet's name that do not part it from others, lower case."""
    return frozenset(tuple(tail.split()) for tail in _data()["names"]["tails"])


@cache
def name_heads() -> frozenset[str]:
    """Articles at the beginning of outlets' names, lower case."""
    return frozenset(_data()["names"]["heads"])


@cache
def nobody() -> frozenset[str]:
    """What stands where an outlet's name should and names none, lower case."""
    return frozenset(_data()["names"]["nobody"])


@cache
def site_parts() -> frozenset[str]:
    """First labels of a host that name a part of the site."""
    return frozenset(_data()["sites"]["parts"])


@cache
def registered_below() -> frozenset[str]:
    """Second-level labels of hosts below which names are registered ("co" in "bbc.co.uk")."""
    return frozenset(_data()["sites"]["below"])


@cache
def monitor_pattern() -> re.Pattern[str]:
    """Words that show that a body counts and documents, and that others report what it says."""
    return _compiled([_data()["monitors"]["pattern"]], 0)


@cache
def whole_pattern() -> re.Pattern[str]:
    """How a sentence begins that tells where the whole report is from; the group `self` covers who publishes it."""
    return _compiled(_data()["whole"]["patterns"], re.IGNORECASE)


@cache
def background_pattern() -> re.Pattern[str]:
    """How a paragraph begins with which a report turns to what was before."""
    return _compiled(_data()["whole"]["background"], re.IGNORECASE)


@cache
def following_pattern() -> re.Pattern[str]:
    """How a sentence begins that goes on with the words of the one before it."""
    return _compiled(_data()["following"]["patterns"], re.IGNORECASE)


@cache
def standing_pattern() -> re.Pattern[str]:
    """What reports write of an informant whatever it tells: who heads it, and how it works."""
    return _compiled(_data()["informants"]["standing"], 0)


def _compiled(patterns: list[str], flags: int) -> re.Pattern[str]:
    try:
        return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)
    except re.error as error:
        raise BadLexicon(DATA, str(error)) from error


@cache
def _data() -> Mapping[str, Any]:
    return read_toml(DATA)
