"""Claims: the same proposition in different words, gathered across reports and within them.

`find_items` makes a report's propositions fit for comparison, `keys_of` says what each can be found by, `compare` and
`compare_all` link those that ask one question, and `group` gathers what is linked into claims.
"""

from onrecord.cross_report.claims.comparing import compare, compare_all
from onrecord.cross_report.claims.grouping import group
from onrecord.cross_report.claims.items import find_items
from onrecord.cross_report.claims.keys import keys_of

__all__ = ["compare", "compare_all", "find_items", "group", "keys_of"]
