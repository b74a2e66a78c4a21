"""Which decisions hold for what, worked out anew from the entries and from what the record holds now.

Of two verdicts on one thing, and of two corrections of one field, the later counts; notes all stand. A decision that
finds its words nowhere holds for nothing: it is orphaned, and listed with its words.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import apsw

from onrecord.model.lineage import LineageEdge
from onrecord.model.review import Anchor, Review, ReviewKind, TargetKind
from onrecord.store.items import BEGINNINGS, CLAIMS, EDGES, SERIES
from onrecord.store.queries import select
from onrecord.store.reviews.anchoring import OF_GROUPS
from onrecord.store.reviews.attaching import Place, Places, item_of_whole
from onrecord.store.reviews.entries import load_reviews, row_numbers, undone
from onrecord.store.reviews.json_form import FIRST
from onrecord.store.values import from_json
from onrecord.store.verdicts import put_in_order

REJECTED, CONFIRMED, PARTED, REPLACED = "reject", "confirm", "parted", "replaced"
_FIELDS = ("speaker", "said", "published")
_VERDICTS = (ReviewKind.CONFIRM, ReviewKind.REJECT)


class Hold(NamedTuple):
    """A decision in force, and the public id of what it holds for."""

    target_id: str
    slot: str
    review_id: str


def settle_holds(connection: apsw.Connection) -> None:
    """Works out anew where all decisions hold."""
    rows = row_numbers(connection)
    if not rows and not select(connection, "SELECT 1 FROM review_hold LIMIT 1"):
        return
    put_in_order(connection, corrected=False)
    connection.execute("DELETE FROM review_hold")
    connection.executemany(
        "INSERT OR IGNORE INTO review_hold VALUES (?, ?, ?)",
        [(hold.target_id, hold.slot, rows[hold.review_id]) for hold in find_holds(connection)],
    )
    put_in_order(connection, corrected=True)


def find_holds(connection: apsw.Connection) -> list[Hold]:
    """Every hold of every decision that was not taken back."""
    reviews = load_reviews(connection)
    gone = undone(reviews)
    places = Places(connection)
    latest: dict[tuple[str, ...], Hold] = {}
    replaced: list[Hold] = []
    for review in reviews:
        if review.kind is ReviewKind.UNDO or review.review_id in gone:
            continue
        for target_id, slot in _targets(connection, places, review):
            hold = Hold(target_id, slot, review.review_id)
            before = latest.get(_question(hold, review))
            if before is not None:
                replaced.append(before._replace(slot=REPLACED))
            latest[_question(hold, review)] = hold
    return [*latest.values(), *replaced]


def _question(hold: Hold, review: Review) -> tuple[str, ...]:
    """What a decision answers: a later one that answers the same takes its place."""
    if review.kind in _VERDICTS:
        # One item may be parted from one group and confirmed in another.
        group = review.target_id.partition("/")[0] if review.target_kind is TargetKind.MEMBER else ""
        return hold.target_id, PARTED if hold.slot == PARTED else "verdict", group
    if review.kind is ReviewKind.CORRECT:
        return hold.target_id, hold.slot
    return hold.target_id, hold.slot, review.review_id


def slot_of(review: Review) -> str:
    """What a decision is filed under at its target."""
    if review.kind is ReviewKind.CORRECT:
        return next(field for field in _FIELDS if field in review.value)
    return review.kind.value


def _targets(connection: apsw.Connection, places: Places, review: Review) -> Iterator[tuple[str, str]]:
    slot, kind = slot_of(review), review.target_kind
    if kind is TargetKind.ACTOR:
        for anchors in sides_of(review):
            found = (place for anchor in anchors for place in places.find(anchor)[:1])
            actor = _commonest(_actor_of(connection, place) for place in found)
            if actor is not None:
                yield actor, slot
    elif kind is TargetKind.EDGE:
        yield from ((name, slot) for name in _edges(connection, places, review))
    elif kind in OF_GROUPS:
        group = _group_of(connection, OF_GROUPS[kind], _items(connection, places, review.anchors))
        if group is not None:
            yield group, slot
    elif kind is TargetKind.MEMBER:
        yield from ((place.name, slot) for place in places.find(review.anchors[0]))
        if review.kind is ReviewKind.REJECT:
            group = _group_of(connection, (CLAIMS, SERIES), _items(connection, places, review.anchors[1:]))
            if group is not None:
                yield group, PARTED
    else:
        for anchor in review.anchors[:1]:
            yield from dict.fromkeys((place.name, slot) for place in places.find(anchor))


def sides_of(review: Review) -> list[tuple[Anchor, ...]]:
    """The anchors of each actor that a decision is about."""
    if review.kind is not ReviewKind.MERGE:
        return [review.anchors]
    first = int(review.value.get(FIRST, "0"))
    return [review.anchors[:first], review.anchors[first:]]


def _actor_of(connection: apsw.Connection, place: Place) -> str | None:
    query = "SELECT a.actor_id FROM entity e JOIN actor a ON a.actor_pk = e.actor WHERE e.version = ? AND e.ordinal = ?"
    return next((row[0] for row in select(connection, query, (place.version, place.row))), None)


def _items(connection: apsw.Connection, places: Places, anchors: tuple[Anchor, ...]) -> list[int]:
    """The items that anchors stand for: propositions and tallies, and for reports where their stories begin."""
    found: list[int] = []
    for anchor in anchors:
        for place in places.find(anchor)[:1]:
            item = place.row if anchor.spans else item_of_whole(connection, place.version, BEGINNINGS)
            if item is not None:
                found.append(item)
    return found


def _group_of(connection: apsw.Connection, families: tuple[str, ...], items: list[int]) -> str | None:
    """The group that holds most of some items, and more than half of them."""
    query = (
        "SELECT g.group_id FROM group_member m JOIN grouping g ON g.group_pk = m.grouping WHERE m.item = ?1 "
        "AND g.family IN (SELECT value FROM json_each(?2))"
    )
    wanted = json.dumps(families)
    counts = Counter(name for item in items for (name,) in select(connection, query, (item, wanted)))
    best = min(counts, key=lambda name: (-counts[name], name), default=None)
    return best if best is not None and 2 * counts[best] > len(items) else None


def _edges(connection: apsw.Connection, places: Places, review: Review) -> Iterator[str]:
    """The edges of a report with the same relation to the same other report, or the same name."""
    own = [place.version for place in places.find(review.anchors[0])[:1]]
    other = {place.version for anchor in review.anchors[1:] for place in places.find(anchor)}
    for version in own:
        query = (
            "SELECT g.group_id, g.data FROM group_member m JOIN grouping g ON g.group_pk = m.grouping "
            "WHERE m.item = ? AND g.family = ?"
        )
        for name, data in select(connection, query, (item_of_whole(connection, version), EDGES)):
            edge = from_json(LineageEdge, data)
            if f"{edge.relation} {edge.other_name or ''}".strip() == review.anchors[0].label:
                known = _version_of(connection, edge.other_report)
                if (known is None and len(review.anchors) == 1) or known in other:
                    yield name


def _version_of(connection: apsw.Connection, version_id: str | None) -> int | None:
    rows = select(connection, "SELECT version_pk FROM version WHERE version_id = ?", (version_id,))
    return rows[0][0] if rows else None


def _commonest(names: Iterator[str | None]) -> str | None:
    counts = Counter(name for name in names if name is not None)
    return min(counts, key=lambda name: (-counts[name], name), default=None)
