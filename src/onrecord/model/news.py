"""The news of a record in short: how much changed since a moment, and the changes that tell most."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.model.changes import Change, ChangeKind, Novelty


class Recently(StrEnum):
    """Moments that a reader asks for by name.

    `DAY` and `WEEK` go back from the last day on which a report was published, `BUILD` to before the last build that
    brought reports, `ALL` to before everything.
    """

    DAY = "day"
    WEEK = "week"
    BUILD = "build"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class NewsCount:
    """How many changes there are of one kind that are new for one reason."""

    kind: ChangeKind
    novelty: Novelty
    number: int


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A change worth telling with a few of its words; `before` and `after` count all of them."""

    change: Change
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class News:
    """What changed since a moment, in numbers and in the lines that tell most, the weightiest of each kind first.

    `uncompared` is how many versions are new where these were too many to compare; nothing else is known then.
    """

    since: datetime
    counts: tuple[NewsCount, ...] = ()
    lines: tuple[NewsLine, ...] = ()
    uncompared: int = 0

    def number(self, kind: ChangeKind, novelty: Novelty | None = None) -> int:
        """How many changes there are of a kind, for one reason or for any."""
        return sum(one.number for one in self.counts if one.kind is kind and novelty in (None, one.novelty))
