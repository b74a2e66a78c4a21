"""Words that two reports share, which way they went, and the sets of reports that descend from one text."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.spans import Span


class CopyKind(StrEnum):
    """How two reports share words.

    `WHOLE`: word for word, but for a few. `EDITED`: most of both, reworded. `TRIMMED`: the shorter one stands in the
    longer one, which goes on. `EMBEDDED`: passages inside two reports that are else their own. `QUOTE`: nothing but
    quoted speech, which both may have heard. `STANDING`: nothing but standing text: background that an outlet or
    agency repeats for weeks, or what a page says about itself.
    """

    WHOLE = "whole"
    TRIMMED = "trimmed"
    EDITED = "edited"
    EMBEDDED = "embedded"
    QUOTE = "quote"
    STANDING = "standing"


class PassageKind(StrEnum):
    """What a shared passage is: the report's own prose, quoted speech, or standing text."""

    PROSE = "prose"
    QUOTED = "quoted"
    STANDING = "standing"


class Route(StrEnum):
    """Which way the words went; `UNDECIDED` where the evidence does not tell."""

    FIRST_TO_SECOND = "first to second"
    SECOND_TO_FIRST = "second to first"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of words that stands in two reports, word for word or edited.

    `first` and `second` are spans into the texts of `Copy.first` and `Copy.second`. `words` counts the words that are
    the same in the same order, `likeness` is their share of the longer side. `weight` is the evidence in words: a word
    that only goes on with a name counts for less, and what was changed between is taken off. `pieces` are the stretches
    that are the same word for word, in pairs. `reason` tells what makes it quoted or standing, None for prose.
    """

    first: Span
    second: Span
    words: int
    likeness: float
    weight: float
    kind: PassageKind = PassageKind.PROSE
    pieces: tuple[tuple[Span, Span], ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of which way words went.

    `route` is the way that it speaks for and `points` how strongly. `first` and `second` cover the words on which it
    rests in either text, None where it rests on none there.
    """

    route: Route
    points: float
    text: str
    first: Span | None = None
    second: Span | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """What two reports share word for word or nearly so.

    `first` and `second` are version ids, the smaller one first. `contained_first` is the share of the first report's
    words that stand in the second, `contained_second` the other way round; quoted and standing passages count.
    `same_report` is true of two versions of one report, which are editions and not copies of each other. `headline` is
    the share of words that their headlines have in common, None where one has none. `score` is the weight of all
    passages of prose. `reasons` tell what decided the kind, `signs` what speaks for the route.
    """

    first: str
    second: str
    kind: CopyKind
    passages: tuple[Passage, ...]
    contained_first: float
    contained_second: float
    score: float
    route: Route = Route.UNDECIDED
    signs: tuple[Sign, ...] = ()
    same_report: bool = False
    headline: float | None = None
    reasons: tuple[str, ...] = ()

    @property
    def is_copy(self) -> bool:
        """Whether one report has prose from the other, or both from a third; not so for editions of one report."""
        return not self.same_report and self.kind not in (CopyKind.QUOTE, CopyKind.STANDING)

    @property
    def source(self) -> str | None:
        """The version id of the report that had the words first, None where nothing decides."""
        return {Route.FIRST_TO_SECOND: self.first, Route.SECOND_TO_FIRST: self.second}.get(self.route)


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A part of a version of a report."""

    version_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class SharedText:
    """Reports, or passages of them, that descend from one text.

    `whole` says that the members are reports of which most is that text; else they are passages inside reports that are
    else their own. `members` has one stretch a place, in the order of ids and of the text. `origin` is the version id
    from which all others have it, None where none of them is known to be the first: then all have it from elsewhere, or
    the order is not known. `kind` is what sort of words the passage is; wholes are prose.
    """

    text_id: str
    whole: bool
    kind: PassageKind
    members: tuple[Stretch, ...]
    origin: str | None = None
    reasons: tuple[str, ...] = ()
