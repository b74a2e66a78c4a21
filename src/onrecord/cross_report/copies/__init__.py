"""Copies: words that one report has from another, whole, trimmed, edited or embedded, with the way that they went.

`keys_of` gives what a report can be found by, `compare` what two reports share, `group` the sets of reports and
passages that descend from one text. All depend on what they are given alone, so the order of arrival changes nothing.
"""

from onrecord.cross_report.copies.comparing import compare
from onrecord.cross_report.copies.filing import Copyable, open_report
from onrecord.cross_report.copies.fingerprints import keys_of
from onrecord.cross_report.copies.grouping import group

__all__ = ["Copyable", "compare", "group", "keys_of", "open_report"]
