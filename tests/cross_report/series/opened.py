"""Figures of invented reports, opened for comparison."""

from datetime import date

from onrecord.cross_report.series import SeriesItem, open_items
from onrecord.model import Interval
from onrecord.model.filed import Filed
from tests.language import record_of


def open_figures(
    version: str, text: str, *, published: str | None, outlet: str = "One", report: str | None = None
) -> list[SeriesItem]:
    """All figures of a report with this text and date, None where it has none."""
    interval = None if published is None else Interval.of_day(date.fromisoformat(published))
    record = record_of(text, published=interval)
    filed = Filed(version, report or version, 1, text, outlet=outlet, published=interval)
    return list(open_items(filed, record.tallies).values())


def open_figure(
    version: str, text: str, number: str, *, published: str | None = None, outlet: str = "One"
) -> SeriesItem:
    """The first figure of a report in whose words this number stands."""
    found = [
        i for i in open_figures(version, text, published=published, outlet=outlet) if number in i.tally.span.of(text)
    ]
    assert found, f"no figure {number!r}"
    return found[0]
