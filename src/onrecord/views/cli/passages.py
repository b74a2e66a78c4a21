"""Passages of reports as lists quote them, and where they stand."""

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

    def place(self, version_id: str, span: Span) -> str:
        """Where words stand: report, outlet, day and the positions of all of them."""
        return f"{self.report(version_id)} [{span.start}–{span.end}]"

    def report(self, version_id: str) -> str:
        """A report by its id, outlet and day."""
        head = self.gathered.heads[version_id]
        day = self.gathered.report_day(version_id) or UNDATED
        return f"{self.gathered.given[version_id]} {outlet_words(head)} {day}"

    def other(self, version_id: str | None, called: str | None) -> str:
        """The other side of an edge: how it is called or who published it, with the id of its report if it has one."""
        if version_id is None:
            return one_line(called or "")
        head = self.gathered.heads.get(version_id)
        name = called or (None if head is None else head.outlet)
        given = self.gathered.given.get(version_id, version_id)
        return f"{one_line(name)} ({given})" if name else given
