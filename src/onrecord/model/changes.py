"""What differs between two moments of the record: new claims and denials, moved figures, edited reports."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.model.intervals import Interval
from onrecord.model.spans import Span


class EditKind(StrEnum):
    """What became of a stretch of a report in its next version."""

    CUT = "cut"
    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Edit:
    """Sentences that one version of a report has and the other has not, or has in other words or elsewhere.

    `old` and `new` cover the sentences in the two versions' texts: `old` is None for what was added, `new` for what was
    cut. For what was changed, `old_words` and `new_words` cover the words that differ on each side; an empty span marks
    where words stand on the other side only.
    """

    kind: EditKind
    old: Span | None
    new: Span | None
    old_words: tuple[Span, ...] = ()
    new_words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class EditedReport:
    """Two successive versions of one report, with all edits in the order of the newer text."""

    report_id: str
    old_version: str
    new_version: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """When the record came to hold a version: first seen, last read by the program, and dated by its own words.

    `published` is None where nobody knows; `modified` is when the page says that it was last changed.
    """

    version_id: str
    seen: datetime
    read: datetime
    published: Interval | None = None
    modified: datetime | None = None


class Novelty(StrEnum):
    """Why something counts as new since a moment.

    `REPORTED`: it was published since. `FOUND`: it was published before, or nobody knows when, and the record has held
    it only since. `REREAD`: the record held its words before, and only the program's reading of them is newer.
    """

    REPORTED = "reported"
    FOUND = "found"
    REREAD = "reread"


class ChangeKind(StrEnum):
    """What changed."""

    NEW_REPORT = "new report"
    EDITED_REPORT = "edited report"
    REREAD_REPORT = "reread report"
    NEW_CLAIM = "new claim"
    NEW_DENIAL = "new denial"
    REVERSED_POSITION = "reversed position"
    MOVED_FIGURE = "moved figure"


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of one version of a report."""

    version_id: str
    report_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two moments, with the words before and after.

    `subject` is the id of the claim, series or report, and `what` names it in the record's words. `who` is who says it
    now, empty for reports' own voice. `before` holds words that the record had, `after` those that are new; `values`
    are the figures on both sides, where a figure moved. `happened` is the time that the new words speak of, `reported`
    when they were published, `seen` when the record came to hold them; each None where nobody knows.
    """

    kind: ChangeKind
    novelty: Novelty
    subject: str
    what: str
    who: tuple[str, ...]
    before: tuple[Cited, ...]
    after: tuple[Cited, ...]
    happened: Interval | None
    reported: Interval | None
    seen: datetime | None
    values: tuple[str, str] | None = None
    edited: EditedReport | None = None
