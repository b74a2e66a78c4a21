"""Words of a report that stand in other reports, too: which it took from whom, and which others took from it.

Passages overlap in any way: forty reports may have the same wire, each a little more or less of it. So within a
paragraph those that go back to one report are one passage, and so are those that others took, and those of which
nobody knows who had them first. A passage shows the first few reports that share it; the list beneath the text has all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_uppercase

from onrecord.model import Span
from onrecord.model.lineage import LineageEdge, LineageRelation
from onrecord.store import ReportHead, VersionGroups
from onrecord.views.web.notes import Layer
from onrecord.views.web.paragraphs import Paragraphs
from onrecord.views.web.segments import Mark, Role

TINTS = "abcdef"  # how many origins have a colour and a pattern of their own; the letter tells all others apart
_SHOWN = 8


class Way(StrEnum):
    """Which way the words went, seen from this report: it has them from there, they from here, or nobody knows."""

    FROM = "from"
    SHARED = "shared"
    TAKEN = "taken"


# How the passages of one way are lettered where no single report is their origin.
_SIGNS = {Way.SHARED: "=", Way.TAKEN: "→"}


@dataclass(frozen=True, slots=True)
class Tie:
    """One edge of lineage, seen from this report: the other report, None where the record does not hold it.

    `own` is whether the edge is this report's, so that its reasons point into this text. `passages` has for each
    stretch of words here where it stands there; empty for a mere credit. `share` is the part of this report's text that
    stands there, too.
    """

    edge_id: str
    edge: LineageEdge
    own: bool
    way: Way
    head: ReportHead | None
    passages: tuple[tuple[Span, Span], ...]
    share: float

    @property
    def name(self) -> str:
        """Whom the tie leads to: the outlet, or as this report calls the one that it credits."""
        if self.head is not None:
            return self.head.outlet or self.head.title or self.head.report_id
        return self.credited

    @property
    def credited(self) -> str:
        """The one that is credited, by the usual name."""
        publisher = self.edge.publisher.name if self.edge.publisher is not None else None
        return publisher or self.edge.other_name or "somebody not named"

    @property
    def is_credit(self) -> bool:
        """Whether a name is all that ties the two."""
        return self.edge.relation is LineageRelation.CREDITS


@dataclass(frozen=True, slots=True)
class Origin:
    """Where passages come from, as a letter, and as a tint with its pattern, shows it.

    `ties` are those of the one report that the words come from, or all of one way. `share` is the part of this
    report's text that they cover.
    """

    number: int
    letter: str
    tint: str
    way: Way
    ties: tuple[Tie, ...]
    share: float


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A stretch of one paragraph that stands elsewhere, too: with whom, and where there.

    `left_out` is how many more reports have it.
    """

    origin: Origin
    span: Span
    sharers: tuple[tuple[Tie, Span], ...]
    left_out: int
    layer: Layer = Layer.COPIES

    @property
    def key(self) -> str:
        """Its fragment."""
        return f"x-{self.span.start}-{self.origin.number}"

    @property
    def place(self) -> int:
        """Where it begins."""
        return self.span.start

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Its words."""
        return (Mark(self.key, Role.COPIED, self.span),)


@dataclass(frozen=True, slots=True)
class CreditNote:
    """Words with which the report says from whom it has something; they may stand for several of its reports."""

    ties: tuple[Tie, ...]
    span: Span
    layer: Layer = Layer.COPIES

    @property
    def key(self) -> str:
        """Its fragment."""
        return f"k-{self.span.start}"

    @property
    def place(self) -> int:
        """Where they begin."""
        return self.span.start

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The words."""
        return (Mark(self.key, Role.CREDIT, self.span),)


@dataclass(frozen=True, slots=True)
class SharedWords:
    """All that ties a report to others: its origins with their letters, the passages, the credits, and every tie."""

    origins: tuple[Origin, ...]
    passages: tuple[SharedPassage, ...]
    credits: tuple[CreditNote, ...]
    ties: tuple[Tie, ...]


def shared_words(version_id: str, text: str, *, paragraphs: Paragraphs, groups: VersionGroups) -> SharedWords:
    """What a version shares with others, as its edges of lineage tell."""
    ties = tuple(_tie(version_id, text, name, edge, groups) for name, edge in groups.edges)
    ties = tuple(sorted(ties, key=lambda tie: (list(Way).index(tie.way), -tie.share, tie.name, tie.edge_id)))
    origins = tuple(_origins(ties, text))
    passages = (passage for origin in origins for passage in _passages(origin, paragraphs))
    return SharedWords(origins, tuple(passages), tuple(_credits(ties, text)), ties)


def _tie(version_id: str, text: str, name: str, edge: LineageEdge, groups: VersionGroups) -> Tie:
    own = edge.report == version_id
    mutual = edge.relation is LineageRelation.SHARES_ORIGIN
    way = Way.SHARED if mutual else Way.FROM if own else Way.TAKEN
    copied = () if edge.relation is LineageRelation.CREDITS else edge.evidence
    seen = (evidence if own else evidence.turned for evidence in copied)
    passages = tuple(
        (evidence.span, evidence.other_span)
        for evidence in seen
        if evidence.span is not None and evidence.other_span is not None and evidence.span.end <= len(text)
    )
    head = groups.heads.get((edge.other_report if own else edge.report) or "")
    return Tie(name, edge, own, way, head, passages, _share((here for here, _ in passages), text))


def _share(spans: Iterable[Span], text: str) -> float:
    """The part of a text that spans cover together."""
    covered, reached = 0, 0
    for span in sorted(spans):
        covered += max(0, span.end - max(span.start, reached))
        reached = max(reached, span.end)
    return covered / len(text) if text else 0.0


def _origins(ties: Sequence[Tie], text: str) -> Iterator[Origin]:
    """Each report that words come from is an origin; all that others took is one, and all of unknown order."""
    sources: defaultdict[str, list[Tie]] = defaultdict(list)
    ways: defaultdict[Way, list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.passages and tie.way is Way.FROM:
            sources[tie.edge.other_report or ""].append(tie)
        elif tie.passages:
            ways[tie.way].append(tie)
    for number, group in enumerate(sources.values()):
        tint = TINTS[number % len(TINTS)]
        yield Origin(number, _letters(number), tint, Way.FROM, tuple(group), _covered(group, text))
    for number, (way, group) in enumerate(ways.items(), start=len(sources)):
        yield Origin(number, _SIGNS[way], way.value, way, tuple(group), _covered(group, text))


def _covered(ties: Iterable[Tie], text: str) -> float:
    return _share((here for tie in ties for here, _ in tie.passages), text)


def _letters(number: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    rest, last = divmod(number, len(ascii_uppercase))
    return (_letters(rest - 1) if rest else "") + ascii_uppercase[last]


def _passages(origin: Origin, paragraphs: Paragraphs) -> Iterator[SharedPassage]:
    """The passages of one origin: what overlaps within a paragraph is one."""
    pieces = sorted(
        (piece, there, number)
        for number, tie in enumerate(origin.ties)
        for here, there in tie.passages
        for piece in paragraphs.pieces(here)
    )
    run: list[tuple[Span, Span, int]] = []
    reached = 0
    for piece in pieces:
        if run and piece[0].start >= reached:
            yield _passage(origin, run)
            run = []
        run.append(piece)
        reached = max(reached, piece[0].end)
    if run:
        yield _passage(origin, run)


def _passage(origin: Origin, run: Sequence[tuple[Span, Span, int]]) -> SharedPassage:
    first: dict[int, Span] = {}
    for _, there, number in run:
        first.setdefault(number, there)
    span = Span(run[0][0].start, max(piece.end for piece, _, _ in run))
    sharers = tuple((origin.ties[number], first[number]) for number in sorted(first)[:_SHOWN])
    return SharedPassage(origin, span, sharers, len(first) - len(sharers))


def _credits(ties: Sequence[Tie], text: str) -> Iterator[CreditNote]:
    """The words of credits; several ties may rest on the same."""
    found: defaultdict[Span, dict[str, Tie]] = defaultdict(dict)
    for tie in ties:
        if tie.edge.relation is LineageRelation.CREDITS and tie.way is Way.FROM:
            for evidence in tie.edge.evidence:
                # Beside the words of the credit, an edge may have passages that bear it out.
                if evidence.page_span is not None and evidence.span is not None and evidence.span.end <= len(text):
                    found[evidence.span][tie.edge_id] = tie
    starts = {span.start: span for span in sorted(found)}
    return (CreditNote(tuple(found[span].values()), span) for span in starts.values())
