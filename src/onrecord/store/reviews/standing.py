"""What people decided, as readers see it: on one thing, and entry by entry."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import apsw

from onrecord.errors import AmbiguousId, NothingFound
from onrecord.model import Interval
from onrecord.model.review import Anchor, Review, ReviewKind, TargetKind
from onrecord.store.encoding import read_interval
from onrecord.store.opened import OpenRecord
from onrecord.store.queries import select
from onrecord.store.reviews.anchoring import OF_GROUPS, anchors_of
from onrecord.store.reviews.entries import have_tables, in_order, load_reviews, load_some, undone
from onrecord.store.reviews.holds import CONFIRMED, PARTED, REJECTED, REPLACED
from onrecord.store.reviews.journal import read_waiting


class ReviewStatus(StrEnum):
    """What became of a decision.

    `ORPHANED` is one whose words the record does not hold (any more), `WAITING` one that a running build has yet to
    take over, `REPLACED` one that a later decision on the same thing took the place of.
    """

    IN_FORCE = "in force"
    WAITING = "waiting"
    REPLACED = "replaced"
    UNDONE = "undone"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Standing:
    """The decisions in force on one thing, by slot, in the order in which they were taken.

    `waiting` are those that a running build has yet to take over; they do not count yet.
    """

    held: tuple[tuple[str, Review], ...] = ()
    waiting: tuple[Review, ...] = ()

    @property
    def rejected(self) -> Review | None:
        """Who said that this is wrong, if that stands."""
        return self._in(REJECTED)

    @property
    def confirmed(self) -> Review | None:
        """Who said that this is right, if that stands."""
        return self._in(CONFIRMED)

    @property
    def speaker(self) -> Review | None:
        """The correction of who speaks, if any."""
        return self._in("speaker")

    @property
    def said(self) -> Review | None:
        """The correction of when it was said, if any."""
        return self._in("said")

    @property
    def notes(self) -> tuple[Review, ...]:
        """What people noted."""
        return tuple(review for slot, review in self.held if slot == ReviewKind.NOTE)

    @property
    def parted(self) -> tuple[Review, ...]:
        """The decisions that parted an item from this group."""
        return tuple(review for slot, review in self.held if slot == PARTED)

    @property
    def reviews(self) -> tuple[Review, ...]:
        """All of them, each once."""
        return tuple({review.review_id: review for _, review in self.held}.values())

    def _in(self, slot: str) -> Review | None:
        return next((review for held, review in reversed(self.held) if held == slot), None)


UNREVIEWED = Standing()
_LINES = (TargetKind.STATEMENT, TargetKind.FIGURE, TargetKind.EVENT, TargetKind.REPORT, TargetKind.ACTOR)
# Where the ids of what can be decided on stand: kind, table, column, and what narrows the table.
_NAMED = (
    *((kind, kind.value, f"{kind}_id", "") for kind in _LINES),
    *(
        (kind, "grouping", "group_id", f"AND family = '{family}'")
        for kind, families in OF_GROUPS.items()
        for family in families
    ),
)


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """An entry with what became of it; `holds_for` are the public ids of what it holds for now."""

    review: Review
    status: ReviewStatus
    holds_for: tuple[str, ...] = ()
    undone_by: Review | None = None


class ReviewReader(OpenRecord):
    """The decisions of an open record, those that wait beside it included."""

    def reviews(self) -> tuple[ReviewRow, ...]:
        """Every entry, the latest first."""
        with self._moment() as connection:
            return load_rows(connection, read_waiting(self._path))

    def find_target(self, wanted: str) -> tuple[TargetKind, str]:
        """What an id, or the beginning of one, can be decided on; `GROUP/ITEM` is a member of a claim or series.

        Raises:
            NothingFound: The record holds nothing of that id.
            AmbiguousId: It begins several.
        """
        with self._moment() as connection:
            return find_target(connection, wanted)

    def anchors(self, kind: TargetKind, target_id: str) -> tuple[Anchor, ...]:
        """The words in reports by which something would be known again; raises NothingFound where there is no such."""
        with self._moment() as connection:
            return anchors_of(connection, kind, target_id)

    def standings(self, ids: Iterable[str]) -> dict[str, Standing]:
        """The decisions on some things, by their public ids; those on which there is none are left out."""
        with self._moment() as connection:
            return load_standings(connection, list(ids), read_waiting(self._path))

    def standing(self, target_id: str) -> Standing:
        """The decisions on one thing."""
        return self.standings((target_id,)).get(target_id, UNREVIEWED)


def find_target(connection: apsw.Connection, wanted: str) -> tuple[TargetKind, str]:
    """What an id, or the beginning of one, can be decided on."""
    group, slash, item = wanted.partition("/")
    found = {
        (kind, name)
        for kind, table, column, also in _NAMED
        for (name,) in select(
            connection,
            f"SELECT {column} FROM {table} WHERE substr({column}, 1, length(?1)) = ?1 {also} LIMIT 5",
            (group,),
        )
        if group
    }
    exact = {one for one in found if one[1] == group}
    found = exact or found
    if len(found) > 1:
        raise AmbiguousId(wanted, tuple(sorted(name for _, name in found)))
    if not found:
        raise NothingFound(wanted)
    ((kind, name),) = found
    return (TargetKind.MEMBER, f"{name}/{item}") if slash else (kind, name)


def load_rows(connection: apsw.Connection, waiting: Sequence[Review]) -> tuple[ReviewRow, ...]:
    """Every entry with what became of it, the latest first."""
    kept = load_reviews(connection) if have_tables(connection) else ()
    known = {review.review_id for review in kept}
    reviews = in_order((*kept, *waiting))
    gone = undone(reviews)
    held: dict[str, list[tuple[str, str]]] = defaultdict(list)
    if kept:
        query = "SELECT r.review_id, h.slot, h.target_id FROM review_hold h JOIN review r ON r.review_pk = h.review"
        for review_id, slot, target_id in select(connection, f"{query} ORDER BY h.target_id"):
            held[review_id].append((slot, target_id))
    rows = []
    for review in reversed(reviews):
        slots = held[review.review_id]
        rows.append(
            ReviewRow(
                review,
                _status(review, gone, slots, waiting=review.review_id not in known),
                tuple(dict.fromkeys(target for slot, target in slots if slot != REPLACED)),
                gone.get(review.review_id),
            )
        )
    return tuple(rows)


def load_standings(
    connection: apsw.Connection, ids: Sequence[str], waiting: Sequence[Review] = ()
) -> dict[str, Standing]:
    """The decisions in force on some things, by their public ids."""
    found: dict[str, list[tuple[str, Review]]] = defaultdict(list)
    if have_tables(connection):
        query = (
            "SELECT h.target_id, h.slot, h.review FROM review_hold h "
            "WHERE h.target_id IN (SELECT value FROM json_each(?)) AND h.slot <> ?"
        )
        rows = select(connection, query, (json.dumps(list(ids)), REPLACED))
        reviews = load_some(connection, [row[2] for row in rows])
        for target_id, slot, pk in sorted(rows, key=lambda row: (reviews[row[2]].decided, row[2])):
            found[target_id].append((slot, reviews[pk]))
    wanted = set(ids)
    late: dict[str, list[Review]] = defaultdict(list)
    for review in waiting:
        if review.target_id in wanted:
            late[review.target_id].append(review)
    names = [name for name in dict.fromkeys(ids) if name in found or name in late]
    return {name: Standing(tuple(found.get(name, ())), tuple(late.get(name, ()))) for name in names}


def corrected_interval(review: Review) -> Interval | None:
    """The time that a correction gives."""
    return read_interval(review.value.get("begin"), review.value.get("finish"))


def _status(
    review: Review, gone: dict[str, Review], slots: Sequence[tuple[str, str]], *, waiting: bool
) -> ReviewStatus:
    if review.review_id in gone:
        return ReviewStatus.UNDONE
    if waiting:
        return ReviewStatus.WAITING
    if review.kind is ReviewKind.UNDO or any(slot != REPLACED for slot, _ in slots):
        return ReviewStatus.IN_FORCE
    return ReviewStatus.REPLACED if slots else ReviewStatus.ORPHANED
