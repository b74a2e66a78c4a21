"""Figures of many reports for the same thing: found by keys, compared slot by slot, gathered into series."""

from onrecord.cross_report.series.comparing import compare, keys_of
from onrecord.cross_report.series.grouping import group, name_of
from onrecord.cross_report.series.items import SeriesItem, open_items

__all__ = ["SeriesItem", "compare", "group", "keys_of", "name_of", "open_items"]
