"""What the list of decisions shows of each, on a screen and in a pipe."""

import json as json_form
from collections.abc import Sequence

from rich.text import Text

from onrecord.model.review import Review
from onrecord.store.reviews import ReviewRow, ReviewStatus, Standing, review_json
from onrecord.views.cli import output
from onrecord.views.cli.tables import Column, print_lines, print_table, styled
from onrecord.views.cli.wording import count, one_line

_STYLES = {ReviewStatus.IN_FORCE: "green", ReviewStatus.ORPHANED: "red", ReviewStatus.WAITING: "yellow"}


def print_reviews(rows: Sequence[ReviewRow], *, total: int, json: bool) -> None:
    """Decisions: what, about what, by whom, and what became of it."""
    if json:
        entries = [
            {
                **json_form.loads(review_json(row.review)),
                "status": row.status.value,
                "holds_for": list(row.holds_for),
                "undone_by": row.undone_by.review_id if row.undone_by else None,
            }
            for row in rows
        ]
        output.say(json_form.dumps(entries, ensure_ascii=False, indent=1))
        return
    if output.to_terminal():
        print_table(_COLUMNS, rows)
    else:
        headings = ("id", "status", "kind", "about", "id of it", "value", "by", "decided", "words")
        print_lines(headings, (_cells(row) for row in rows))
    if len(rows) < total:
        output.remark(f"{count(total - len(rows), 'other decision')} not shown.")


def print_decisions(standing: Standing) -> None:
    """What people decided about one thing, a line each."""
    for review in (*standing.reviews, *standing.waiting):
        more = f": {value_words(review)}" if value_words(review) else ""
        late = ", waiting for a build to end" if review in standing.waiting else ""
        day = review.decided.date().isoformat()
        output.say(f"Decided: {review.kind} by {one_line(review.who)} on {day}{late}{more}  ({review.review_id})")


def value_words(review: Review) -> str:
    """What a decision says beside its kind, in one line."""
    shown = ("speaker", "said", "published", "name", "names", "reports", "other", "note")
    return "; ".join(f"{name}: {one_line(review.value[name])}" for name in shown if review.value.get(name))


def _cells(row: ReviewRow) -> tuple[str, ...]:
    entry = row.review
    return (
        entry.review_id,
        row.status,
        entry.kind,
        entry.target_kind,
        entry.target_id,
        value_words(entry),
        one_line(entry.who),
        entry.decided.isoformat(timespec="minutes"),
        one_line(_words(entry)),
    )


def _words(entry: Review) -> str:
    return entry.anchors[0].words if entry.anchors else ""


def _what(row: ReviewRow) -> list[Text]:
    entry = row.review
    return [
        styled(f"{entry.kind} {entry.target_kind}", "bold"),
        styled(entry.target_id, "dim"),
        styled(value_words(entry)),
    ]


_COLUMNS: tuple[Column[ReviewRow], ...] = (
    Column(
        "Decision",
        lambda row: [styled(row.review.review_id, "bold"), styled(row.status, _STYLES.get(row.status, "dim"))],
        width=20,
    ),
    Column("What", _what, share=2),
    Column("Words", lambda row: [styled(_words(row.review))], share=3),
    Column(
        "By",
        lambda row: [styled(row.review.who), styled(row.review.decided.isoformat(sep=" ", timespec="minutes"), "dim")],
        width=24,
    ),
)
