"""Where a program is in a list: a place in its order, as text that means nothing to anybody else."""

import base64
import binascii
import json
from typing import Any

from onrecord.views.api.problems import BadParameter


def write_cursor(name: str, place: tuple[Any, ...] | None) -> str | None:
    """A place in the list called so, as a cursor; None at the end of the list."""
    if place is None:
        return None
    return base64.urlsafe_b64encode(json.dumps([name, *place]).encode()).decode("ascii").rstrip("=")


def read_cursor(name: str, cursor: str | None, *kinds: type) -> tuple[Any, ...] | None:
    """The place that a cursor of this list stands for; its values are of these kinds.

    Raises:
        BadParameter: The cursor is none that this list gave.
    """
    if cursor is None:
        return None
    try:
        given = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        given = None
    if not isinstance(given, list) or len(given) != len(kinds) + 1 or given[0] != name:
        raise BadParameter("cursor", "This is no cursor of this list. Take it from `next`, or leave it out.")
    place = given[1:]
    for value, kind in zip(place, kinds, strict=True):
        fits = isinstance(value, (int, float) if kind is float else kind) and not isinstance(value, bool)
        if not fits or (isinstance(value, int) and abs(value) >= 2**63):
            raise BadParameter("cursor", "This is no cursor of this list. Take it from `next`, or leave it out.")
    return tuple(place)
