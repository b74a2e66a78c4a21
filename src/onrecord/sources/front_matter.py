"""Front matter: lines of `key: value` between two lines `---` at the very start of a text file.

    ---
    title: "Minister denies withdrawal"
    outlet: Harbour Gazette
    published: 2022-02-16
    ---

This is the part of YAML that people write for articles: one value a line, quoted or bare, `#` comments. Anything
else between the lines (lists, nested keys) is passed over. A text that merely begins with a rule is left alone:
without a closing line, or without a single `key: value`, there is no front matter.
"""

import re
from typing import NamedTuple

from onrecord.model import Declared
from onrecord.sources.declarations import Unusable, declared_in

LONGEST = 16_384  # characters: beyond this a closing line belongs to the text, not to front matter
_FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_ENTRY = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_COMMENT = re.compile(r"\s+#.*$")


class Opened(NamedTuple):
    """A text whose front matter was taken off: the declaration and where the text itself begins."""

    declared: Declared | Unusable
    body_start: int


def open_front_matter(text: str) -> Opened:
    """Take the front matter off a text; without any, nothing is declared and the text begins at 0."""
    fence = _FENCE.match(text)
    if fence is None:
        return Opened(Declared(), 0)
    closing = _CLOSING.search(text, fence.end(), fence.end() + LONGEST)
    if closing is None:
        return Opened(Declared(), 0)
    values = _entries(text[fence.end() : closing.start()])
    if not values:
        return Opened(Declared(), 0)
    return Opened(declared_in(values, origin="front matter"), closing.end())


def _entries(block: str) -> dict[str, object]:
    entries: dict[str, object] = {}
    for line in block.splitlines():
        found = _ENTRY.fullmatch(line.rstrip())
        if found is not None:
            entries.setdefault(found["key"].lower(), _scalar(found["value"] or ""))
    return entries


def _scalar(written: str) -> str:
    written = written.strip()
    for mark in "\"'":
        end = written.find(mark, 1)
        if written.startswith(mark) and end > 0 and not written[end + 1 :].split("#")[0].strip():
            return written[1:end]
    return "" if written.startswith("#") else _COMMENT.sub("", written)
