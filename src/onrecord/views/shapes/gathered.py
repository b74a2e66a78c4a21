"""What several reports tell together, read from the record with all that is needed to show it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import TypeVar

from onrecord.model import Span
from onrecord.model.claims import Claim
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute
from onrecord.model.lineage import LineageEdge
from onrecord.model.series import FigureSeries
from onrecord.model.stories import Story
from onrecord.model.wording import OutletCoverage
from onrecord.store import CLAIMS, DISPUTES, DOUBTFUL, EDGES, SERIES, STORIES, RecordReader, ReportHead
from onrecord.store.filters import has, names

Value = TypeVar("Value")
Named = tuple[str, Value]
_TEXTS = 256


@dataclass(frozen=True, slots=True)
class Covered:
    """A claim's words, and what each outlet carries of it."""

    proposition: str
    outlets: tuple[OutletCoverage, ...]


class Gathered:
    """The groups of a record; every list is in the order in which a reader wants it."""

    def __init__(self, reader: RecordReader) -> None:
        self._reader = reader
        # Reports that tell one thing stand close together in every list: the last few texts serve nearly all of them.
        self._text = lru_cache(maxsize=_TEXTS)(reader.text_of)
        self._page = lru_cache(maxsize=_TEXTS)(reader.page_text_of)

    @cached_property
    def heads(self) -> dict[str, ReportHead]:
        """The heads of all versions by their ids."""
        return self._reader.heads()

    @cached_property
    def given(self) -> dict[str, str]:
        """For each version the id under which its report came in."""
        return self._reader.given_ids()

    def any_called(self, wanted: str | None, versions: Iterable[str]) -> bool:
        """Whether any of some versions is of the report that is asked for; all are where none is."""
        if wanted is None:
            return True
        called = (name for version in versions for name in (self.given[version], self.heads[version].report_id))
        return any(name.startswith(wanted) for name in called)

    def text_of(self, version_id: str) -> str:
        """The text of a version."""
        return self._text(version_id)

    def words(self, version_id: str, span: Span) -> str:
        """The words at a place of a version."""
        return span.of(self.text_of(version_id))

    def page_words(self, version_id: str, page_span: Span) -> str:
        """The words at a place of the page that a version was read from."""
        return page_span.of(self._page(version_id))

    def report_day(self, version_id: str) -> str:
        """The day on which a version was published, "" where nobody knows."""
        interval = self.heads[version_id].publication.interval
        return "" if interval is None or interval.begin is None else interval.begin.date().isoformat()

    def claims(self) -> list[Named[CountedClaim]]:
        """Claims, those first that most origins say in a clause, then those with most origins and reports."""

        def weight(counted: CountedClaim) -> tuple[int, int, int]:
            return counted.telling, counted.origins.count, counted.origins.reports

        found = self._reader.groups(CLAIMS, CountedClaim)
        return sorted(sorted(found, key=itemgetter(0)), key=lambda one: weight(one[1]), reverse=True)

    def disputes(self) -> list[Named[Dispute]]:
        """Disputes that are sure, those first in which most origins stand on the weaker side."""
        return self._disputes(DISPUTES)

    def doubtful_disputes(self) -> list[Named[Dispute]]:
        """Disputes that are doubtful, in the same order."""
        return self._disputes(DOUBTFUL)

    def _disputes(self, family: str) -> list[Named[Dispute]]:
        found = self._reader.groups(family, Dispute)
        return sorted(found, key=lambda one: (*_weight(one[1]), one[0]))

    def edges(self) -> list[Named[LineageEdge]]:
        """Edges of lineage, by the day of the report that has the words from elsewhere."""
        found = self._reader.groups(EDGES, LineageEdge)
        return sorted(found, key=lambda one: (self.report_day(one[1].report) or "9", one[1].order))

    def stories(self) -> list[Named[Story]]:
        """Stories by the day on which they began, the undated last."""
        found = self._reader.groups(STORIES, Story)
        return sorted(found, key=lambda one: (str(one[1].begin or "9"), -len(one[1].reports), one[0]))

    def outlets(self) -> list[str]:
        """The outlets of the record, by name."""
        return sorted({head.outlet for head in self.heads.values() if head.outlet is not None})

    def series(self) -> list[Named[FigureSeries]]:
        """Series of figures, conflicts first, then those with most points."""
        order = {"conflict": 0, "rise": 1, "compatible": 2}
        found = self._reader.groups(SERIES, FigureSeries)
        return sorted(found, key=lambda one: (order[one[1].relation], -len(one[1].points), one[0]))


def about(words: str | None, told: Iterable[str]) -> bool:
    """Whether any of some words hold what is asked for; everything does where nothing is asked."""
    return words is None or any(has(text, words) for text in told)


def by(speaker: str | None, told: Iterable[str]) -> bool:
    """Whether any of some names is the one that is asked for."""
    return speaker is None or any(names(name, speaker) for name in told)


def kept(found: Sequence[Named[Value]], wanted: Callable[[Value], bool]) -> list[Named[Value]]:
    """Those of some groups that are wanted."""
    return [(name, value) for name, value in found if wanted(value)]


def claim_speakers(claim: Claim) -> list[str]:
    """The names of all who stand somewhere towards a claim."""
    return [holder.name for member in claim.members for holder in member.item.proposition.holders]


def dispute_speakers(dispute: Dispute) -> list[str]:
    """The names of all who take part in a dispute."""
    return [name for side in dispute.sides for item in side.items for name in item.speakers]


def _weight(dispute: Dispute) -> tuple[int, int]:
    origins = sorted(side.origins for side in dispute.sides)
    return -(origins[0] if origins else 0), -sum(origins)
