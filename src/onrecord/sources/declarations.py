"""What is declared about a page beside its text: by a sidecar, front matter, or a line of JSONL.

All three use the same names. Some other tools' names are understood too (`ALIASES`), so that their exports can be
read as they are; what is not known is ignored.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from onrecord.model import Declared

FIELDS = ("title", "outlet", "author", "url", "published", "external_id")
ALIASES = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "publisher": "outlet",
    "site_name": "outlet",
    "sitename": "outlet",
    "author": "author",
    "byline": "author",
    "url": "url",
    "link": "url",
    "published": "published",
    "published_at": "published",
    "publish_date": "published",
    "date": "published",
    "id": "external_id",
    "doc_id": "external_id",
}


@dataclass(frozen=True, slots=True)
class Unusable:
    """A declaration that is not what the format asks for, and why."""

    cause: str


def declared_in(values: Mapping[str, object], *, origin: str) -> Declared | Unusable:
    """The declaration that a mapping holds.

    Every value must be a string or null; an id may be a whole number too. Of two names for one field the one
    that stands first in `ALIASES` counts.
    """
    found: dict[str, str] = {}
    for name, field in ALIASES.items():
        value = values.get(name)
        if value is None or field in found:
            continue
        if field == "external_id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            return Unusable(f'"{name}" is {json_kind(value)}, not a string')
        if not is_whole(value):
            return Unusable(f'"{name}" holds half a character (an unpaired surrogate)')
        if value.strip():
            found[field] = value.strip()
    return Declared(
        title=found.get("title"),
        outlet=found.get("outlet"),
        author=found.get("author"),
        url=found.get("url"),
        published=found.get("published"),
        published_origin=origin if "published" in found else None,
        external_id=found.get("external_id"),
    )


def read_sidecar(content: bytes) -> Declared | Unusable:
    """The declaration of a sidecar file."""
    try:
        values = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Unusable(f"it is not UTF-8 (byte {error.start})")
    except (ValueError, RecursionError) as error:
        return Unusable(f"it is not JSON ({error})")
    if not isinstance(values, dict):
        return Unusable(f"it holds {json_kind(values)}, not an object")
    return declared_in(values, origin="sidecar")


def merged(*declarations: Declared) -> Declared:
    """One declaration: for each field the first that says anything."""
    result = Declared()
    for declaration in reversed(declarations):
        said = {
            field.name: getattr(declaration, field.name)
            for field in fields(Declared)
            if getattr(declaration, field.name) is not None
        }
        result = replace(result, **said)
    return result


def json_kind(value: object) -> str:
    """What JSON calls a value of this kind."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "a list"
        case _:
            return "an object"


def is_whole(text: str) -> bool:
    """Whether the text has no unpaired surrogates, which no encoding can hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
