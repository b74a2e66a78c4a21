"""The news in short: of each kind of change how many there are, and those that tell most."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from onrecord.model.changes import Change, ChangeKind
from onrecord.model.news import News, NewsCount, NewsLine

PER_KIND = 5  # lines of one kind
WORDS = 4  # places quoted on each side of a change
# A denial says more than a claim, and a change of mind more than a denial.
TELLING = (
    ChangeKind.REVERSED_POSITION,
    ChangeKind.NEW_DENIAL,
    ChangeKind.MOVED_FIGURE,
    ChangeKind.EDITED_REPORT,
    ChangeKind.NEW_CLAIM,
    ChangeKind.NEW_REPORT,
    ChangeKind.REREAD_REPORT,
)


def tell_news(since: datetime, changes: Sequence[Change]) -> News:
    """The news that changes make, the most telling kinds first."""
    counted = Counter((change.kind, change.novelty) for change in changes)
    counts = (NewsCount(kind, novelty, number) for (kind, novelty), number in counted.items())
    lines: list[NewsLine] = []
    for kind in TELLING:
        ranked = sorted((change for change in changes if change.kind is kind), key=_weight, reverse=True)
        lines += (_short(change) for change in ranked[:PER_KIND])
    return News(since, tuple(sorted(counts, key=lambda one: (TELLING.index(one.kind), one.novelty))), tuple(lines))


def _weight(change: Change) -> tuple[int, int, str, str]:
    """What is said against somebody's words weighs more than what is said against nobody's; then how many tell it."""
    tellers = len({cited.report_id for cited in change.after})
    edits = 0 if change.edited is None else len(change.edited.edits)
    begin = None if change.reported is None else change.reported.begin
    return (
        int(bool(change.before)),
        max(tellers, edits),
        "" if begin is None else begin.replace(tzinfo=None).isoformat(),
        change.subject,
    )


def _short(change: Change) -> NewsLine:
    """A change with the last words before it and the first ones after."""
    # An edited report is shown by its edits, which keep their own places.
    shown = replace(change, before=change.before[-WORDS:], after=change.after[:WORDS])
    return NewsLine(shown, len(change.before), len(change.after))
