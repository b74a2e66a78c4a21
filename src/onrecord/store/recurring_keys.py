"""Keys that recur: an id such as "1", or a path, under which another article may stand tomorrow.

A web address names one article over time, whatever its words become. Any other key does so only as far as the words
bear it out: where they share nothing with those known under the key, the page is another report, and its key is the
one that it came with and a digest of its words ("id:Herald:1#words-6f1c..."). A key with all that were derived from it
is a family here.

Which member of a family came first must not show in its ids. So when a build ends, the members that it brought are
named anew, in the order of their words' digests. Chains of edits whose ends share nothing may still part differently
when they come in another order.
"""

from collections.abc import Iterable
from typing import NamedTuple

import apsw

from onrecord.model import Report
from onrecord.store.identity import report_ids, version_ids
from onrecord.store.insertion import free_id, rename_lines
from onrecord.store.likeness import containment, same_title
from onrecord.store.queries import find_row, select, select_value

_MARK = "#words-"
_DIGEST = 16
_PASSING = "\x01"  # begins the names on the way from one key to another; no key begins so
_AFTER_DIGITS = "g"  # sorts after every hex digit
# Edited articles keep more than this of their words, unrelated ones share a few per cent at most.
_ALIKE = 0.3


class _Member(NamedTuple):
    key: str
    report: int
    settled: bool
    digest: str


def find_own_key(connection: apsw.Connection, report: Report) -> str:
    """The key under which a report is filed: the one it came with, or one of that key's family."""
    if report.key.startswith("https://"):
        return report.key
    versions = select(
        connection,
        "SELECT k.key, v.digest, v.title, v.text FROM report_key k JOIN version v ON v.report = k.report "
        f"WHERE {_IN_FAMILY} ORDER BY k.key, v.digest",
        _family(report.key),
    )
    if not versions:
        return report.key
    for key, digest, _, _ in versions:
        if digest == report.digest:
            return str(key)
    likeness = [
        (1.0 if same_title(report.title, title) else containment(report.text, text)) for _, _, title, text in versions
    ]
    best = max(range(len(versions)), key=lambda index: likeness[index])
    return str(versions[best][0]) if likeness[best] >= _ALIKE else _derived(report.key, report.digest)


def name_families(connection: apsw.Connection) -> None:
    """Gives the members of families that no build has finished with the keys that do not depend on their order."""
    rows = select(
        connection,
        "SELECT k.key FROM report_key k JOIN report r ON r.report_pk = k.report "
        f"WHERE NOT r.settled AND k.key GLOB '*{_MARK}*'",
    )
    for base in sorted({key.rpartition(_MARK)[0] for (key,) in rows}):
        _name_family(connection, base)


def rename_report(connection: apsw.Connection, report: int, key: str) -> None:
    """Names a report after a key, with all that is named after it."""
    name = free_id(connection, "report", report_ids(key))
    connection.execute("UPDATE report SET key = ?, report_id = ? WHERE report_pk = ?", (key, name, report))
    for version, digest in select(connection, "SELECT version_pk, digest FROM version WHERE report = ?", (report,)):
        version_name = free_id(connection, "version", version_ids(key, digest))
        connection.execute("UPDATE version SET version_id = ? WHERE version_pk = ?", (version_name, version))
        rename_lines(connection, version, key, digest)


_IN_FAMILY = "(k.key = ?1 OR k.key > ?2 AND k.key < ?3)"


def _family(base: str) -> tuple[str, str, str]:
    return base, base + _MARK, base + _MARK + _AFTER_DIGITS


def _derived(base: str, digest: str) -> str:
    return f"{base}{_MARK}{digest[:_DIGEST]}"


def _name_family(connection: apsw.Connection, base: str) -> None:
    members = [
        _Member(key, report, bool(settled), digest)
        for key, report, settled, digest in select(
            connection,
            "SELECT k.key, k.report, r.settled OR EXISTS (SELECT 1 FROM decision d WHERE d.report = r.report_pk), "
            "min(v.digest) FROM report_key k JOIN report r ON r.report_pk = k.report "
            f"JOIN version v ON v.report = k.report WHERE {_IN_FAMILY} GROUP BY k.key ORDER BY min(v.digest)",
            _family(base),
        )
    ]
    free = [member for member in members if not member.settled]
    taken = {member.key for member in members if member.settled}
    wanted = [_derived(base, member.digest) for member in free]
    if free and base not in taken:
        wanted[0] = base
    changes = [
        (member, key) for member, key in zip(free, wanted, strict=True) if key != member.key and key not in taken
    ]
    if len({key for _, key in changes}) == len(changes):
        _rename_keys(connection, changes)


def _rename_keys(connection: apsw.Connection, changes: Iterable[tuple[_Member, str]]) -> None:
    """Renames keys by way of names that none has, because two members may swap theirs."""
    changes = list(changes)
    for member, key in changes:
        _rename_key(connection, member.report, member.key, f"{_PASSING}{key}")
    for member, key in changes:
        _rename_key(connection, member.report, f"{_PASSING}{key}", key)
    for report in sorted({member.report for member, _ in changes}):
        smallest = select_value(connection, "SELECT min(key) FROM report_key WHERE report = ?", (report,))
        if find_row(connection, "SELECT 1 FROM report WHERE report_pk = ? AND key = ?", (report, smallest)) is None:
            passing = f"{_PASSING}{smallest}"
            # The id gives way, too: another member may be about to take it.
            connection.execute(
                "UPDATE report SET key = ?, report_id = ? WHERE report_pk = ?", (passing, passing, report)
            )
    for report, key in select(connection, "SELECT report_pk, key FROM report WHERE key < char(2)"):
        rename_report(connection, report, key[1:])


def _rename_key(connection: apsw.Connection, report: int, old: str, new: str) -> None:
    connection.execute("UPDATE report_key SET key = ? WHERE key = ?", (new, old))
    connection.execute("UPDATE version SET key = ? WHERE report = ? AND key = ?", (new, report, old))
    connection.execute(
        "UPDATE page SET key = ? WHERE key = ? AND version IN (SELECT version_pk FROM version WHERE report = ?)",
        (new, old, report),
    )
