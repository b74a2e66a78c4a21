"""Taking a decision: an entry is made, put on disk beside the record, and taken over unless a build is writing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import apsw

from onrecord.errors import BadReview, NothingFound, RecordBusy
from onrecord.model.review import Review, ReviewKind, TargetKind
from onrecord.store.actors import mark_decided
from onrecord.store.connections import explained, open_writing, reading
from onrecord.store.locks import WriterLock
from onrecord.store.queries import find_row
from onrecord.store.reviews.actor_rulings import OF_ACTORS, listed
from onrecord.store.reviews.anchoring import anchors_of, anchors_of_actor_in
from onrecord.store.reviews.entries import have_tables, insert_reviews, load_reviews, make_tables, undone
from onrecord.store.reviews.holds import settle_holds
from onrecord.store.reviews.journal import append_reviews, read_waiting, taking_over
from onrecord.store.reviews.json_form import FIRST, LONGEST_NAME, LONGEST_NOTE, check_review, with_id


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person asks for, before it is an entry: `other` is the second actor of a merge."""

    kind: ReviewKind
    target_kind: TargetKind
    target_id: str
    value: Mapping[str, str]
    who: str
    other: str | None = None


def decide(record: Path, decision: Decision, *, now: datetime | None = None) -> tuple[Review, bool]:
    """Keeps a decision; gives back its entry, and whether it waits because a build is writing.

    Raises:
        NothingFound: The record holds no such thing.
        BadReview: It is nothing that can be decided.
        StoreError: The record cannot be read, or nothing can be written beside it.
    """
    who = " ".join(decision.who.split())
    if not who or len(who) > LONGEST_NAME or not _is_text(who):
        raise BadReview("it needs the name of who decides, in one line")
    value = {name: text.replace("\0", " ").strip() for name, text in decision.value.items() if text.strip()}
    if any(len(text) > LONGEST_NOTE or not _is_text(text) for text in value.values()):
        raise BadReview(f"what is written is longer than {LONGEST_NOTE:,} characters, or no text")
    with reading(record) as connection:
        entry = _entry(connection, record, replace(decision, who=who, value=value), now or datetime.now(UTC))
    check_review(entry)
    append_reviews(record, (entry,))
    return entry, not take_over(record)


def undo(record: Path, review_id: str, *, who: str, now: datetime | None = None) -> tuple[Review, bool]:
    """Takes an entry back; the entry stays, and so does the undo."""
    decision = Decision(ReviewKind.UNDO, TargetKind.REVIEW, review_id, {}, who)
    return decide(record, decision, now=now)


def import_reviews(record: Path, reviews: Iterable[Review]) -> tuple[int, bool]:
    """Keeps entries that came from elsewhere; gives back how many were new, and whether they wait."""
    with reading(record) as connection:
        known = {one.review_id for one in _all(connection, record)}
    new = [review for review in {one.review_id: one for one in reviews}.values() if review.review_id not in known]
    if new:
        append_reviews(record, new)
    return len(new), not take_over(record)


def take_over(record: Path) -> bool:
    """Brings what waits beside the record into it, and works out where decisions hold; False while a build writes."""
    try:
        lock = WriterLock(record)
    except RecordBusy:
        return False
    with lock, explained(record):
        connection = open_writing(record)
        try:
            with taking_over(record) as waiting:
                connection.execute("BEGIN IMMEDIATE")
                keep_reviews(connection, waiting)
                connection.execute("COMMIT")
        finally:
            connection.close()
    return True


def keep_reviews(connection: apsw.Connection, reviews: Iterable[Review]) -> None:
    """Keeps entries within a transaction, and works out where decisions hold."""
    make_tables(connection)
    reviews = tuple(reviews)
    if insert_reviews(connection, reviews):
        by_id = {review.review_id: review for review in load_reviews(connection)}
        if any(_meant(review, by_id).kind in OF_ACTORS for review in reviews):
            mark_decided(connection)
    settle_holds(connection)


def _meant(review: Review, by_id: Mapping[str, Review]) -> Review:
    """The decision that an entry makes or, over any number of undoings, takes back or brings back."""
    while review.undoes is not None and review.undoes in by_id:
        review = by_id[review.undoes]
    return review


def _entry(connection: apsw.Connection, record: Path, decision: Decision, now: datetime) -> Review:
    value = dict(decision.value)
    if decision.kind is ReviewKind.UNDO:
        return _undoing(_all(connection, record), decision, now)
    anchors = anchors_of(connection, decision.target_kind, decision.target_id)
    if decision.kind is ReviewKind.SPLIT:
        anchors += anchors_of_actor_in(connection, decision.target_id, listed(value.get("reports", "")))
    if decision.kind is ReviewKind.MERGE:
        if decision.other is None or decision.other == decision.target_id:
            raise BadReview("two different actors are needed to make one of them")
        value = {**value, FIRST: str(len(anchors)), "other": decision.other}
        anchors += anchors_of(connection, TargetKind.ACTOR, decision.other)
        value |= {"one_name": _name(connection, decision.target_id), "other_name": _name(connection, decision.other)}
        value.setdefault("name", value["one_name"])
    if decision.kind is ReviewKind.SPLIT:
        value.setdefault("one_name", _name(connection, decision.target_id))
    entry = Review("", decision.kind, decision.target_kind, decision.target_id, decision.who, now, anchors, value)
    return with_id(entry)


def _undoing(reviews: Sequence[Review], decision: Decision, now: datetime) -> Review:
    wanted = next((review for review in reviews if review.review_id == decision.target_id), None)
    if wanted is None:
        raise NothingFound(decision.target_id, "decision")
    if wanted.review_id in undone(reviews):
        raise BadReview(f"{wanted.review_id} was taken back already")
    return with_id(
        Review("", ReviewKind.UNDO, TargetKind.REVIEW, wanted.review_id, decision.who, now, undoes=wanted.review_id)
    )


def _all(connection: apsw.Connection, record: Path) -> tuple[Review, ...]:
    """All entries, those that wait included."""
    kept = load_reviews(connection) if have_tables(connection) else ()
    return (*kept, *read_waiting(record))


def _name(connection: apsw.Connection, actor_id: str) -> str:
    row = find_row(connection, "SELECT name FROM actor WHERE actor_id = ?", (actor_id,))
    return "" if row is None else str(row[0])


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
