"""The brief: what an analyst reads first, chosen from the results across reports and put in the record's own words.

`sentences` quotes with citations, `sections` turns each kind of result into items, `brief` makes the page.
"""

from onrecord.cross_report.brief.brief import write_brief
from onrecord.cross_report.brief.sentences import Shelf

__all__ = ["Shelf", "write_brief"]
