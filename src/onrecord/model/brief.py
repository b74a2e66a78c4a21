"""The brief: what an analyst reads first, a page of sentences that each carry their sources."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.model.changes import Cited
from onrecord.model.intervals import Interval


class BriefPart(StrEnum):
    """The sections of a brief, in the order in which they are read."""

    NEW = "new"
    DISPUTES = "disputes"
    FIGURES = "figures"
    EVENTS = "events"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """One sentence of a brief.

    `words` are those of the record, exactly as they stand at the first citation; None for a sentence that only counts.
    `text` is the sentence as it is to be read: who, when and how many, around the record's words. `citations` are never
    empty.
    """

    text: str
    words: str | None
    citations: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class BriefItem:
    """One matter: its sentences, the first of which names it, and how many stand behind it.

    `subject` is the id of the dispute, series, claim or report that it is about, "" for an entry of the timeline.
    `when` is the time that it speaks of, None where nobody knows.
    """

    subject: str
    sentences: tuple[BriefSentence, ...]
    reports: int
    outlets: int
    origins: int
    when: Interval | None = None


@dataclass(frozen=True, slots=True)
class BriefSection:
    """A section with its most important items; `left_out` counts those for which the page had no room."""

    part: BriefPart
    items: tuple[BriefItem, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole page: since when, over how many reports and outlets, section by section, without empty sections.

    `outlets` counts those that are known; reports of which nobody knows who published them add none.
    """

    since: datetime | None
    reports: int
    outlets: int
    sections: tuple[BriefSection, ...]
