"""Reads from a byline who wrote a report."""

import re
from collections.abc import Sequence

from onrecord.lexicon.furniture import outlet_pattern
from onrecord.model import Furniture, FurnitureKind

_BYLINE = re.compile(
    r"(?:by|(?:written|story|words|text|report|analysis)\s+by|authors?\s*:|writers?\s*:|journalists?\s*:)[\s:]+"
    r"(?P<names>[^;|()\n]{3,100})",
    re.IGNORECASE,
)
_BESIDE_NAMES = re.compile(r"\s*(?:,|\s[-–—]\s|\bfor\b|\bin\s+[A-Z]|\bat\b|@).*$")
_SEVERAL = re.compile(r",(?=\s+(?:[A-Z]\S*\s+){1,3}[A-Z])")


def find_author(page_text: str, furniture: Sequence[Furniture]) -> str | None:
    """The author or authors that the first readable byline names, without their outlet and place."""
    for piece in furniture:
        found = _BYLINE.fullmatch(piece.page_span.of(page_text)) if piece.kind is FurnitureKind.BYLINE else None
        if found is None:
            continue
        names = found["names"].strip()
        if not re.search(r"\band\b|&", names) or not _SEVERAL.search(names):
            names = _BESIDE_NAMES.sub("", names)
        names = " ".join(names.split()).rstrip(".")
        if names and outlet_pattern().fullmatch(names) is None:
            return names
    return None
