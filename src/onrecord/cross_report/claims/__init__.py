"""Claims: the same proposition in different words, gathered across reports and within them.

`find_items` makes a report's propositions fit for comparison, `keys_of` says what each can be found by, `compare` and
`compare_all` link those that ask one question, and `group` gathers what is linked into claims (`cluster` tells which
items, `gather` what they make); what `is_told_once` nobody repeats, and
`reports_telling` counts who says it in a clause. What is compared of a report's items can be kept
(`pack`, `unpack`) and compared as it was kept (`link_rows`).
"""

from onrecord.cross_report.claims.comparing import compare, compare_all, compare_rows, link_rows
from onrecord.cross_report.claims.grouping import cluster, gather, group
from onrecord.cross_report.claims.items import find_items, item_id_of, make_item, order_of
from onrecord.cross_report.claims.keys import key_of_root, keys_of, own_keys
from onrecord.cross_report.claims.sheets import ClaimRow, Sheet, pack, rows_of, unpack
from onrecord.cross_report.claims.telling import is_told_once, reports_telling

__all__ = [
    "ClaimRow",
    "Sheet",
    "cluster",
    "compare",
    "compare_all",
    "compare_rows",
    "find_items",
    "gather",
    "group",
    "is_told_once",
    "item_id_of",
    "key_of_root",
    "keys_of",
    "link_rows",
    "make_item",
    "order_of",
    "own_keys",
    "pack",
    "reports_telling",
    "rows_of",
    "unpack",
]
