"""Dates of reports that people set: which of them the record has yet to follow, and which it follows no more."""

import apsw

from onrecord.model.review import Review, ReviewKind, TargetKind
from onrecord.store.queries import select
from onrecord.store.reviews.entries import have_tables, load_reviews, load_some

PUBLISHED = "published"


def dates_to_set(connection: apsw.Connection) -> tuple[tuple[str, Review], ...]:
    """The reports whose date a decision in force sets otherwise than the record has it, with that decision."""
    if not have_tables(connection):
        return ()
    query = (
        "SELECT h.target_id, h.review, d.value, d.begin, d.finish FROM review_hold h "
        "JOIN report r ON r.report_id = h.target_id "
        "LEFT JOIN decision d ON d.report = r.report_pk AND d.field = 'published' WHERE h.slot = ? ORDER BY 1"
    )
    rows = select(connection, query, (PUBLISHED,))
    reviews = load_some(connection, [row[1] for row in rows])
    return tuple(
        (report_id, reviews[pk])
        for report_id, pk, *kept in rows
        if kept != [reviews[pk].value[name] for name in (PUBLISHED, "begin", "finish")]
    )


def dates_to_withdraw(connection: apsw.Connection) -> tuple[str, ...]:
    """The reports that have a date which a decision set that no longer holds."""
    if not have_tables(connection):
        return ()
    dated = {
        (review.target_id, review.value[PUBLISHED])
        for review in load_reviews(connection)
        if review.kind is ReviewKind.CORRECT and review.target_kind is TargetKind.REPORT
    }
    query = (
        "SELECT r.report_id, d.value FROM decision d JOIN report r ON r.report_pk = d.report "
        "WHERE d.field = 'published' AND NOT EXISTS "
        "(SELECT 1 FROM review_hold h WHERE h.target_id = r.report_id AND h.slot = 'published')"
    )
    return tuple(report_id for report_id, value in select(connection, query) if (report_id, value) in dated)
