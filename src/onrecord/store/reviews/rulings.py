"""What decisions ask of the comparison of reports: what to leave out, keep apart or together, which edges to pass by.

The last comparison's rulings are kept, so that the next knows what to group anew: what a decision changed, and what the
undoing of one changed back.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from types import MappingProxyType
from typing import NamedTuple

import apsw

from onrecord.model.propositions import Proposition
from onrecord.model.review import ReviewKind, TargetKind
from onrecord.model.tallies import Tally
from onrecord.store.items import EDGES, PROPOSITIONS, TALLIES
from onrecord.store.queries import select
from onrecord.store.reviews.attaching import Places
from onrecord.store.reviews.entries import have_tables, load_reviews, undone
from onrecord.store.reviews.holds import REJECTED
from onrecord.store.values import from_json

OUT, APART, TOGETHER = "out", "apart", "together"
Pair = tuple[int, int]


class Ruling(NamedTuple):
    """One rule about an item, or about two of them, by row numbers, the smaller first."""

    one: int
    other: int
    rule: str


class Rulings(NamedTuple):
    """All rules in force, and by family the items for which they are others than before."""

    out: frozenset[int] = frozenset()
    apart: frozenset[Pair] = frozenset()
    together: frozenset[Pair] = frozenset()
    edges: frozenset[str] = frozenset()
    changed: Mapping[str, frozenset[int]] = MappingProxyType({})


def take_rulings(connection: apsw.Connection) -> Rulings:
    """The rules in force now, kept for the next time."""
    if not have_tables(connection):
        return Rulings()
    now = set(find_rulings(connection))
    before = {Ruling(*row) for row in select(connection, "SELECT one, other, rule FROM ruling")}
    connection.execute("DELETE FROM ruling")
    connection.executemany("INSERT INTO ruling VALUES (?, ?, ?)", sorted(now))
    touched = sorted({item for ruling in now ^ before for item in (ruling.one, ruling.other)})
    changed: dict[str, set[int]] = defaultdict(set)
    for item in touched:
        for (family,) in select(connection, "SELECT family FROM item WHERE item_pk = ?", (item,)):
            changed[family].add(item)
    return Rulings(
        out=frozenset(ruling.one for ruling in now if ruling.rule == OUT),
        apart=frozenset((ruling.one, ruling.other) for ruling in now if ruling.rule == APART),
        together=frozenset((ruling.one, ruling.other) for ruling in now if ruling.rule == TOGETHER),
        edges=frozenset(ruling.rule for ruling in now if ruling.rule not in (OUT, APART, TOGETHER)),
        changed={family: frozenset(items) for family, items in changed.items()},
    )


def rulings_changed(connection: apsw.Connection) -> bool:
    """Whether the rules in force are others than those that the last comparison took."""
    if not have_tables(connection):
        return False
    before = {Ruling(*row) for row in select(connection, "SELECT one, other, rule FROM ruling")}
    return set(find_rulings(connection)) != before


def find_rulings(connection: apsw.Connection) -> Iterator[Ruling]:
    """Every rule that the decisions in force make."""
    if not select(connection, "SELECT 1 FROM review LIMIT 1"):
        return
    yield from _left_out(connection)
    yield from _of_members(connection)
    query = (
        "SELECT g.group_id, min(m.item) FROM review_hold h JOIN grouping g ON g.group_id = h.target_id "
        "JOIN group_member m ON m.grouping = g.group_pk WHERE h.slot = ? AND g.family = ? GROUP BY g.group_id"
    )
    for group_id, item in select(connection, query, (REJECTED, EDGES)):
        yield Ruling(item, item, group_id)


def _left_out(connection: apsw.Connection) -> Iterator[Ruling]:
    """What stands in a rejected statement, tells a rejected event, or counts a rejected figure."""
    rejected: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for table in ("statement", "figure", "event"):
        query = (
            f"SELECT x.version, x.ordinal FROM review_hold h JOIN {table} x ON x.{table}_id = h.target_id "
            "WHERE h.slot = ?"
        )
        for version, ordinal in select(connection, query, (REJECTED,)):
            rejected[version][table].add(ordinal)
    query = "SELECT item_pk, data FROM item WHERE version = ? AND family = ?"
    for version, lines in rejected.items():
        for item, data in select(connection, query, (version, PROPOSITIONS)):
            proposition = from_json(Proposition, data)
            if proposition.statement in lines["statement"] or proposition.event in lines["event"]:
                yield Ruling(item, item, OUT)
        for item, data in select(connection, query, (version, TALLIES)):
            if from_json(Tally, data).figure in lines["figure"]:
                yield Ruling(item, item, OUT)


def _of_members(connection: apsw.Connection) -> Iterator[Ruling]:
    """Rejected, an item is kept from all that were in the group with it; confirmed, it is kept with its core."""
    reviews = load_reviews(connection)
    gone = undone(reviews)
    places = Places(connection)
    rules: dict[Pair, str] = {}
    for review in reviews:
        if review.target_kind is not TargetKind.MEMBER or review.review_id in gone:
            continue
        own = [place.row for place in places.find(review.anchors[0])]
        if review.kind is ReviewKind.REJECT:
            others = [place.row for anchor in review.anchors[1:] for place in places.find(anchor)]
            rules |= {_pair(one, other): APART for one, other in product(own, others) if one != other}
        elif review.kind is ReviewKind.CONFIRM:
            others = [place.row for anchor in review.anchors[1:2] for place in places.find(anchor)[:1]]
            rules |= {_pair(one, other): TOGETHER for one, other in product(own[:1], others) if one != other}
    for pair, rule in rules.items():
        yield Ruling(*pair, rule)


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
