"""Passages of reports as lists quote them, and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.views.cli.wording import UNDATED, one_line, outlet_words, shortened
from onrecord.views.shapes.gathered import Gathered


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of a record as a list quotes them: long ones with a gap in the middle unless wanted `whole`."""

    gathered: Gathered
    whole: bool = False

    def told(self, words: str) -> str:
        """Words on one line, as long as the list has them."""
        return one_line(words) if self.whole else shortened(one_line(words))

    def words(self, version_id: str, span: Span) -> str:
        """The words at a place, on one line."""
        return self.told(self.gathered.words(version_id, span))

    def place(self, version_id: str, span: Span, older: Sequence[int] = ()) -> str:
        """Where words stand: report, outlet, day, the positions of all of them, and which older versions have them."""
        head = self.gathered.heads[version_id]
        day = self.gathered.report_day(version_id) or UNDATED
        also = f", as in v{' and v'.join(map(str, older))}" if older else ""
        return f"{self.report(version_id)} {outlet_words(head)} {day} [{span.start}–{span.end}]{also}"

    def report(self, version_id: str) -> str:
        """A report by the id that leads to it; an older version says which of which report it is."""
        head, given = self.gathered.heads[version_id], self.gathered.given[version_id]
        return given if head.current else f"{given} (v{head.number} of {head.report_id})"

    def other(self, version_id: str | None, called: str | None) -> str:
        """The other side of an edge: how it is called or who published it, with the id of its report if it has one."""
        if version_id is None:
            return one_line(called or "")
        head = self.gathered.heads.get(version_id)
        name = called or (None if head is None else head.outlet)
        given = self.gathered.given.get(version_id, version_id)
        return f"{one_line(name)} ({given})" if name else given
