"""What decisions ask of the joining of names: which actors are one, and which names or reports mean another."""

import apsw

from onrecord.model.review import ActorRuling, Anchor, EntityPlace, Review, ReviewKind
from onrecord.store.queries import select
from onrecord.store.reviews.attaching import Places
from onrecord.store.reviews.entries import have_tables, load_reviews, undone
from onrecord.store.reviews.holds import sides_of

OF_ACTORS = (ReviewKind.MERGE, ReviewKind.SPLIT)
_BETWEEN = ";"


def find_actor_rulings(connection: apsw.Connection) -> tuple[ActorRuling, ...]:
    """The merges and splits in force, in the order in which they were decided."""
    if not have_tables(connection):
        return ()
    reviews = load_reviews(connection)
    gone = undone(reviews)
    places = Places(connection)
    return tuple(
        _ruling(connection, places, review)
        for review in reviews
        if review.kind in OF_ACTORS and review.review_id not in gone
    )


def listed(text: str) -> tuple[str, ...]:
    """Names or ids as people list them: "A; B"."""
    return tuple(dict.fromkeys(" ".join(part.split()) for part in text.split(_BETWEEN) if part.strip()))


def _ruling(connection: apsw.Connection, places: Places, review: Review) -> ActorRuling:
    value, day = review.value, review.decided.date().isoformat()
    is_merge = review.kind is ReviewKind.MERGE
    names = (value.get("one_name", ""), value.get("other_name", "")) if is_merge else (value.get("one_name", ""),)
    reports = set(listed(value.get("reports", "")))
    meant = [anchor for anchor in review.anchors if anchor.report_id in reports]
    what = f"joined {names[0]!r} and {names[-1]!r}" if is_merge else f"parted {value['name']!r} from {names[0]!r}"
    return ActorRuling(
        review_id=review.review_id,
        kind=review.kind,
        sides=tuple(_entities(connection, places, side) for side in sides_of(review)),
        side_names=names,
        name=value["name"],
        reason=f"{review.who} {what} on {day}",
        names=listed(value.get("names", "")),
        versions=frozenset(version for anchor in meant for version, _ in _entities(connection, places, (anchor,))),
    )


def _entities(connection: apsw.Connection, places: Places, anchors: tuple[Anchor, ...]) -> frozenset[EntityPlace]:
    """The entities that anchors stand for, in all versions of their reports."""
    found = {(place.version, place.row) for anchor in anchors for place in places.find(anchor)}
    ids = {
        version: select(connection, "SELECT version_id FROM version WHERE version_pk = ?", (version,))[0][0]
        for version, _ in found
    }
    return frozenset((ids[version], entity) for version, entity in found)
