"""The entries themselves: kept, read back, and which of them are taken back."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from importlib.resources import files

import apsw

from onrecord.model.review import Review, ReviewKind, TargetKind
from onrecord.store.queries import select
from onrecord.store.reviews.json_form import anchors_json, read_anchors, read_value, value_json

_COLUMNS = "review_id, kind, target_kind, target_id, who, decided, anchors, value, undoes"


def make_tables(connection: apsw.Connection) -> None:
    """Makes the tables of decisions where the record lacks them."""
    select(connection, files("onrecord.store").joinpath("review.sql").read_text(encoding="utf-8"))


def have_tables(connection: apsw.Connection) -> bool:
    """Whether a record has the tables of decisions: one that was last written before there were any has not."""
    return bool(select(connection, "SELECT 1 FROM sqlite_master WHERE name = 'review_hold'"))


def strip_notes(connection: apsw.Connection) -> None:
    """Takes all notes out of a copy of a record, for handing on, and leaves no trace of them in the file."""
    if not have_tables(connection):
        return
    connection.pragma("secure_delete", True)
    with connection:
        for trigger in ("review_kept", "review_unchanged"):
            connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        noted = "SELECT review_pk FROM review WHERE kind = 'note'"
        connection.execute(f"DELETE FROM review_hold WHERE review IN ({noted})")
        connection.execute(f"DELETE FROM review WHERE review_pk IN ({noted})")
        connection.execute("UPDATE review SET value = json_remove(value, '$.note') WHERE value LIKE '%note%'")


def insert_reviews(connection: apsw.Connection, reviews: Iterable[Review]) -> int:
    """Keeps entries that the record does not have yet; gives back how many these are."""
    count = 0
    for review in reviews:
        connection.execute(
            f"INSERT OR IGNORE INTO review ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                review.review_id,
                review.kind,
                review.target_kind,
                review.target_id,
                review.who,
                review.decided.isoformat(),
                anchors_json(review.anchors),
                value_json(review.value),
                review.undoes,
            ),
        )
        count += connection.changes()
    return count


def load_reviews(connection: apsw.Connection) -> tuple[Review, ...]:
    """All entries in the order in which they were decided."""
    rows = select(connection, f"SELECT {_COLUMNS} FROM review ORDER BY decided, review_id")
    return tuple(in_order(_review(*row) for row in rows))


def load_some(connection: apsw.Connection, rows: Sequence[int]) -> dict[int, Review]:
    """Entries by their row numbers."""
    query = f"SELECT review_pk, {_COLUMNS} FROM review WHERE review_pk IN (SELECT value FROM json_each(?))"
    return {row[0]: _review(*row[1:]) for row in select(connection, query, (json.dumps(list(rows)),))}


def _review(
    review_id: str,
    kind: str,
    target_kind: str,
    target_id: str,
    who: str,
    decided: str,
    anchors: str,
    value: str,
    undoes: str | None,
) -> Review:
    return Review(
        review_id=review_id,
        kind=ReviewKind(kind),
        target_kind=TargetKind(target_kind),
        target_id=target_id,
        who=who,
        decided=datetime.fromisoformat(decided),
        anchors=read_anchors(json.loads(anchors)),
        value=read_value(json.loads(value)),
        undoes=undoes,
    )


def row_numbers(connection: apsw.Connection) -> dict[str, int]:
    """The row number of every entry by its id."""
    return dict(select(connection, "SELECT review_id, review_pk FROM review"))


def in_order(reviews: Iterable[Review]) -> list[Review]:
    """Each entry once, in the order in which they were decided."""
    return sorted({review.review_id: review for review in reviews}.values(), key=_order)


def undone(reviews: Sequence[Review]) -> dict[str, Review]:
    """The entries that were taken back, by id, each with the undo that did it.

    An undo that was itself taken back counts for nothing, so what it took back holds again.
    """
    undoing: dict[str, list[Review]] = {}
    for review in reviews:
        if review.undoes is not None:
            undoing.setdefault(review.undoes, []).append(review)
    state: dict[str, Review | None] = {}
    # An undo names its entry by a digest, so it was made after it and chains have an end; the stack only bounds depth.
    for start in [review.review_id for review in reviews]:
        stack = [start]
        while stack:
            name = stack[-1]
            waiting = [one.review_id for one in undoing.get(name, ()) if one.review_id not in state]
            if waiting and name not in state:
                stack += waiting
                continue
            stack.pop()
            if name not in state:
                standing = [one for one in undoing.get(name, ()) if state[one.review_id] is None]
                state[name] = max(standing, key=_order, default=None)
    return {name: by for name, by in state.items() if by is not None}


def _order(review: Review) -> tuple[datetime, str]:
    return review.decided, review.review_id
