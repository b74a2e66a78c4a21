"""Since when a reader asks what is new: a moment by name, or a date as it was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from onrecord.errors import BadDate
from onrecord.model.news import Recently
from onrecord.views.web.dates import parse_date

NAMES = {
    Recently.DAY: "the day before the last on record",
    Recently.WEEK: "a week before the last day on record",
    Recently.BUILD: "the last build",
    Recently.ALL: "the beginning",
}
SHORT = {
    Recently.DAY: "last day",
    Recently.WEEK: "last week",
    Recently.BUILD: "last build",
    Recently.ALL: "all",
}


@dataclass(frozen=True, slots=True)
class SinceAsked:
    """A moment that was asked for: its name, if it goes by one, what was typed, and what is wrong with that."""

    moment: datetime | None
    name: Recently | None = None
    typed: str = ""
    mistake: str | None = None

    @property
    def value(self) -> str:
        """What an address says for it."""
        return self.name.value if self.name is not None else self.typed


def read_since(typed: str, named: Mapping[Recently, datetime], *, usual: Recently | None = None) -> SinceAsked:
    """The moment that a form asks for; the usual one where nothing was typed."""
    written = " ".join(typed.replace("\0", " ").split())
    name = next((one for one in Recently if one.value == written.lower()), None) if written else usual
    if name is not None:
        if name in named:
            return SinceAsked(named[name], name)
        return SinceAsked(
            None, None, written, f"The record knows no “{SHORT[name]}”: it holds nothing to compare with."
        )
    if not written:
        return SinceAsked(None)
    try:
        begin = parse_date(written).begin
    except BadDate:
        begin = None
    if begin is None:
        return SinceAsked(None, None, written, f"“{written}” is not a date. Write 2022-02-16, 2022-02 or 2022.")
    return SinceAsked(begin, None, written)
