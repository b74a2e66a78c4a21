"""Pages become reports: clean text with its furniture, credits, links and publication date beside it."""

from onrecord.reports.likeness import find_binary
from onrecord.reports.reading import given_report, read_report

__all__ = ["find_binary", "given_report", "read_report"]
