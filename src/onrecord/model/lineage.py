"""Where reports come from: what one took from another, whom it credits, and how many origins stand behind a claim."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.reports import Reason
from onrecord.model.spans import Span


class OutletKind(StrEnum):
    """What an outlet is to those who cite it.

    An agency sells its reports on. What is `STATE` is run or funded by a government. A monitor counts and documents,
    and others report what it says.
    """

    AGENCY = "agency"
    STATE = "state"
    OUTLET = "outlet"
    MONITOR = "monitor"


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """An agency, outlet or monitor that ships with the package, or that the user told of in a file of outlets.

    `aliases` are other names and spellings. Outlets with one `owner` are no witnesses independent of each other. `kind`
    is None where the user's file leaves it open.
    `country` is an ISO 3166-1 alpha-3 code, `sites` are web sites ("apnews.com"), and `line` is where it stands in the
    user's file.
    """

    name: str
    aliases: tuple[str, ...] = ()
    owner: str | None = None
    country: str | None = None
    kind: OutletKind | None = None
    sites: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published a report, or is credited: one for all its editions, names and spellings.

    Two are the same where they have the same `key`. `family` is what independence is counted by: the key of the owner
    that the user's file names, else the publisher's own. `name` is the usual name, None for a report of which nobody
    knows who published it: such a report has a publisher of its own.
    """

    key: str
    family: str
    name: str | None = None
    kind: OutletKind | None = None


class LineageRelation(StrEnum):
    """How a report depends on another, or on somebody named."""

    COPIED_FROM = "copied_from"
    CREDITS = "credits"
    SHARES_ORIGIN = "shares_origin"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that carry an edge: in the report, and in the other report where they stand there too.

    `span` and `other_span` point into the two reports' texts. A credit that stands beside the prose ("Source: ...") has
    no `span`, and `page_span` then points into the page's text. `pieces` are the stretches of a shared passage that are
    the same word for word, in pairs.
    """

    span: Span | None
    other_span: Span | None = None
    page_span: Span | None = None
    pieces: tuple[tuple[Span, Span], ...] = ()

    @property
    def turned(self) -> "Evidence":
        """The same seen from the other report."""
        return Evidence(self.other_span, self.span, None, tuple((theirs, own) for own, theirs in self.pieces))


@dataclass(frozen=True, slots=True)
class LineageEdge:
    """One report's dependence: `report` took from, credits, or has a common origin with the other.

    `report` and `other_report` are version ids; `other_report` is None where the record does not hold what is
    credited. `other_name` is how the report calls the credited one, whole, None where it names nobody; `publisher` is
    who that is, or who published the other report. `scope` is what of the report's text the edge covers: outside of it
    the report speaks for itself.
    `credited` is whether the report names the one it copied from. `score` is between 0 and 1, and the reasons say what
    it rests on.
    """

    report: str
    relation: LineageRelation
    other_report: str | None
    other_name: str | None
    publisher: Publisher | None
    evidence: tuple[Evidence, ...]
    scope: tuple[Span, ...]
    score: float
    reasons: tuple[Reason, ...]
    credited: bool = False

    @property
    def order(self) -> tuple[str, str, str, str]:
        """Where it stands among all edges."""
        return (self.report, self.relation.value, self.other_report or "", self.other_name or "")


@dataclass(frozen=True, slots=True)
class Witness:
    """One place where a report tells a claim: the words, and who is said to have said it.

    `speakers` are the names of those whom the report cites for it, as the record calls them; none where the report says
    it in its own voice.
    """

    version_id: str
    span: Span
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Descent:
    """One step of why a witness goes back to an origin: what a report has from whom, and the words that show it.

    `span` points into the text of the version `version_id`, None for what stands beside the prose.
    """

    version_id: str
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin: the witnesses that go back to it, and why each of them does.

    `name` is that of the outlet, agency or monitor, or a report's id where nobody knows who published it. `publisher`
    is its key. `witnesses` are indices into those that were given.
    """

    name: str
    publisher: str
    witnesses: tuple[int, ...]
    reasons: tuple[Descent, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """How much stands behind a claim: reports, outlets, and the independent origins that they go back to.

    `reports` counts reports (versions of one are one), `outlets` publishers as far as they are known. `spoken_by` is
    the one source whom every report cites, None where they cite several or tell it in their own voice: if there is one,
    all origins rest on one voice, though each heard it itself. `unplaced` are indices of witnesses in reports of which
    neither the publisher nor the date is known: they may have it from any of the others, and are no origin beside them.
    """

    reports: int
    outlets: int
    origins: tuple[Origin, ...]
    spoken_by: str | None = None
    unplaced: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """How many independent origins there are."""
        return len(self.origins)
