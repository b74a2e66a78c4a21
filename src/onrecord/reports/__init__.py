"""Pages become reports: clean text with its furniture, credits, links and publication date beside it."""

from onrecord.reports.reading import given_report, read_report

__all__ = ["given_report", "read_report"]
