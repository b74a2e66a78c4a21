"""A report as the comparison across reports sees it: its words, who published them when, and under which ids."""

from dataclasses import dataclass
from datetime import date

from onrecord.model.intervals import Interval
from onrecord.model.reports import Credit
from onrecord.model.spans import Span


@dataclass(frozen=True, slots=True)
class Filed:
    """One version of a report as it is filed in a record.

    `version_id` is unique; versions of one report share `report_id` and count up in `number` from 1. `published` is
    when it was published, None where nobody knows. `text` is the clean text, `paragraphs` and `sentences` are spans
    into it. `credits` are those of the report; their spans point into the page's text. `credit_spans` has for each of
    them where the name stands in `text`, None for one that stands in what was set aside.
    """

    version_id: str
    report_id: str
    number: int
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: Interval | None = None
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    credits: tuple[Credit, ...] = ()
    credit_spans: tuple[Span | None, ...] = ()

    @property
    def day(self) -> date | None:
        """The first day on which it can have been published; None where nobody knows."""
        if self.published is None or self.published.begin is None:
            return None
        return self.published.begin.date()

    @property
    def order(self) -> tuple[str, str]:
        """Where it stands among all reports: by day, the undated last, then by id."""
        day = self.day
        return ("9999-12-31" if day is None else day.isoformat(), self.version_id)
