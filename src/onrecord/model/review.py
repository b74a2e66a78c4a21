"""What people decide about what the program found: confirm, reject, correct, merge, split, note, and undo.

A decision never changes what was found. It is an entry of its own that says who decided what and when, and that is
fastened to words in reports rather than to the program's own numbers, so that it holds when everything is read anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from onrecord.model.spans import Span

BETWEEN_QUOTES = " … "


class ReviewKind(StrEnum):
    """What a person does.

    `CONFIRM` and `REJECT` are two verdicts on one thing, of which the later counts. `CORRECT` puts a value beside the
    one that was found. `MERGE` says that two actors are one, `SPLIT` that some names or reports of one mean another.
    `NOTE` keeps words of one's own. `UNDO` takes an earlier entry back; an undo can itself be undone.
    """

    CONFIRM = "confirm"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    NOTE = "note"
    UNDO = "undo"


class TargetKind(StrEnum):
    """What a decision is about.

    A `MEMBER` is the belonging of one item to a claim or series; its target's id is `GROUP/ITEM`. `REVIEW` is an
    earlier entry, for `UNDO`.
    """

    STATEMENT = "statement"
    FIGURE = "figure"
    EVENT = "event"
    REPORT = "report"
    ACTOR = "actor"
    MEMBER = "member"
    CLAIM = "claim"
    DISPUTE = "dispute"
    SERIES = "series"
    EDGE = "edge"
    STORY = "story"
    REVIEW = "review"


class Layer(StrEnum):
    """What the words of an anchor were found to be."""

    STATEMENT = "statement"
    FIGURE = "figure"
    EVENT = "event"
    ENTITY = "entity"
    PROPOSITION = "proposition"
    TALLY = "tally"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words in a report that a decision is fastened to.

    `key` is the report's identity over time and `digest` that of the version's words; `report_id`, `outlet` and `title`
    are what people know it by. `spans` point into that version's text and `quotes` are the words there, piece by piece;
    `before` and `after` are what stands around the whole. `also` are further spans that tell things in one place apart
    (cue and source, a number, who takes part), and `label` is a word that does (an act, a type, a name). An anchor
    without spans means the report as a whole.
    """

    layer: Layer
    key: str
    digest: str
    report_id: str
    spans: tuple[Span, ...] = ()
    quotes: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    also: tuple[Span, ...] = ()
    label: str = ""
    outlet: str | None = None
    title: str | None = None

    @property
    def words(self) -> str:
        """All quotes in one line."""
        return BETWEEN_QUOTES.join(" ".join(quote.split()) for quote in self.quotes)


@dataclass(frozen=True, slots=True)
class Review:
    """One entry: who decided what about what, and when.

    `target_id` is the public id that the target had then; `anchors` say where it stands in reports. `value` holds what
    the kind needs: `speaker`, `said`, `published` for corrections; `note`; `names`, `reports` and `name` for actors.
    `review_id` is a digest of all else, so that the same entry read twice is one. `decided` is in UTC.
    """

    review_id: str
    kind: ReviewKind
    target_kind: TargetKind
    target_id: str
    who: str
    decided: datetime
    anchors: tuple[Anchor, ...] = ()
    value: Mapping[str, str] = field(default_factory=dict)
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Ties:
    """Pairs of items that people tied together or parted, by the ids of items; order within a pair does not matter."""

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


UNTIED = Ties()

EntityPlace = tuple[str, int]


@dataclass(frozen=True, slots=True)
class ActorRuling:
    """What a person decided of who is who, with the words of the decision found in the reports of a record.

    An entity is told by its version's id and its place there. For a merge, `sides` are the entities of either actor and
    `side_names` what the two were called then. For a split there is one side; `names` are the names and `versions` the
    ids of the versions whose entities are parted from it, both where both are given. `name` is what the joined or the
    parted actor is called, and `reason` says who decided it when.
    """

    review_id: str
    kind: ReviewKind
    sides: tuple[frozenset[EntityPlace], ...]
    side_names: tuple[str, ...]
    name: str
    reason: str
    names: tuple[str, ...] = ()
    versions: frozenset[str] = frozenset()
