"""How many lines a list has, without walking through all of them where the whole record is asked for.

A list that is not narrowed leaves out earlier versions alone, and these are few. So all lines are counted along the
smallest index, and those of earlier versions are taken off again: on a million lines 30 ms instead of a second.
"""

from collections.abc import Sequence

import apsw

from onrecord.store.conditions import CURRENT, REPORTS, Condition, Lines, all_of
from onrecord.store.queries import select_value


def count_lines(connection: apsw.Connection, lines: Lines, conditions: Sequence[Condition]) -> int:
    """How many lines of a kind meet all conditions."""
    if tuple(conditions) == (CURRENT,):
        if lines.tables == REPORTS.tables:
            return int(select_value(connection, "SELECT count(*) FROM version WHERE current = 1"))
        table = lines.tables.split(" ", 1)[0]
        earlier = f"SELECT count(*) FROM version v CROSS JOIN {table} l ON l.version = v.version_pk WHERE v.current = 0"
        return int(select_value(connection, f"SELECT (SELECT count(*) FROM {table}) - ({earlier})"))
    where, bindings = all_of(conditions)
    return int(select_value(connection, f"SELECT count(*) FROM {lines.tables} WHERE {where}", bindings))
