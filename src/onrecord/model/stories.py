"""Stories: the reports that tell one event over some days, and why each was put with the others."""

from dataclasses import dataclass
from datetime import date

from onrecord.model.reports import Reason
from onrecord.model.spans import Span


@dataclass(frozen=True, slots=True)
class StoryReport:
    """What the search for stories sees of a version of a report; it depends on that version alone and can be kept.

    `day` is the first day on which it can have been published, None where nobody knows. `words` are the stems of its
    beginning, each with how much it tells there, the heaviest first; `lead` those of its title and first words. `names`
    are stems of names, `lead_names` those in the lead, `numbers` what is written in figures. `dates` are the days that
    the beginning names ("03-12"). `told` are the days that the first sentences speak of, "on Saturday" worked out,
    empty where nobody looked. `places` are gazetteer names of the towns and regions of the beginning, empty where
    nobody looked. `meaning` is the sentence encoder's vector in a byte a number, empty where nobody asked for it.
    `label` covers the words that may name the story in the report's text: its title, or its first sentence;
    `label_text` has them, for a title that stands outside the text as well.
    """

    version_id: str
    report_id: str
    day: date | None
    words: tuple[tuple[str, float], ...]
    lead: tuple[tuple[str, float], ...]
    names: tuple[str, ...]
    lead_names: tuple[str, ...]
    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    told: tuple[date, ...]
    places: tuple[str, ...]
    meaning: bytes
    label: Span | None
    label_text: str

    @property
    def order(self) -> tuple[str, str]:
        """Where it stands among all: by day, the undated last, then by id."""
        return ("9999-12-31" if self.day is None else self.day.isoformat(), self.version_id)


@dataclass(frozen=True, slots=True)
class StoryLink:
    """Two versions of reports that seem to tell one story; `one` is the id that sorts first.

    `score` runs from 0 to 1. The reasons say what they share and what was counted against them.
    """

    one: str
    other: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one event.

    `story_id` is made of its members, the same whatever order they came in. `label` is in the words of the report
    `labelled_by`, its most central one; `label_span` is where they stand in that report's text, None for a title that
    stands outside it. `reports` are version ids by day; `begin` and `finish` the first and last day of publication,
    None where no member has one. `links` are those between its members.
    """

    story_id: str
    label: str
    labelled_by: str
    label_span: Span | None
    begin: date | None
    finish: date | None
    reports: tuple[str, ...]
    links: tuple[StoryLink, ...] = ()
