"""The lineage of reports: their edges kept anew where something changed, and origins counted along them."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.cross_report import lineage
from onrecord.cross_report.lineage import Lineage, OutletRegister, Sourced
from onrecord.model.claims import Claim
from onrecord.model.copies import Copy
from onrecord.model.disputes import Dispute, DisputeItem
from onrecord.model.lineage import LineageEdge, LineageRelation, Origins, Publisher, Witness
from onrecord.pipeline.comparing import cards
from onrecord.pipeline.comparing.families import Family
from onrecord.pipeline.comparing.opened import Opened
from onrecord.store import COPIES, CREDITS, EDGES, Comparisons, KeptGroup

_HOPS = 2  # who else's edges may change when a report comes in: those tied to it, and those tied to these
_LETTERS = 12


def regroup_edges(of_credits: Family, touched: Iterable[int], comparisons: Comparisons, opened: Opened) -> set[int]:
    """Makes the edges anew of all versions that new links may matter to; gives back these versions."""
    changed = comparisons.versions_of(touched)
    for _ in range(_HOPS - 1):
        changed |= _tied(changed, comparisons)
    around = changed | _tied(changed, comparisons)
    around |= _tied(around, comparisons)  # whether a parent has parents itself counts, too
    sources = _sources(of_credits, around, comparisons, opened)
    numbers = _numbers(COPIES, around, comparisons)
    copied = [link for _, _, link in comparisons.links_of(numbers.values(), Copy)]
    credited = comparisons.links_of(_numbers(CREDITS, around, comparisons).values(), tuple[lineage.Crediting, ...])
    known = {source.filed.version_id: version for version, source in sources.items()}
    edges = lineage.lineage_edges(
        sources.values(), copied, [crediting for _, _, found in credited for crediting in found]
    )
    held = [(edge, [known[end] for end in _ends(edge)]) for edge in edges]
    comparisons.replace_groups(
        EDGES,
        [numbers[version] for version in sorted(changed)],
        [
            KeptGroup(
                _edge_id(edge),
                edge,
                cards.card_of_edge(edge, lambda name: sources[known[name]].filed.day),
                tuple(numbers[version] for version in versions),
            )
            for edge, versions in held
            if changed.intersection(versions)
        ],
    )
    return changed


def _sources(family: Family, versions: Iterable[int], comparisons: Comparisons, opened: Opened) -> dict[int, Sourced]:
    places = comparisons.places_of(family.name, versions)
    items = opened.items(family, places)
    return {place.version: items[place.item] for place in places}


def _numbers(family: str, versions: Iterable[int], comparisons: Comparisons) -> dict[int, int]:
    return {place.version: place.item for place in comparisons.places_of(family, versions)}


def _tied(versions: set[int], comparisons: Comparisons) -> set[int]:
    """The versions that copies or credits tie to any of these."""
    numbers = [number for family in (COPIES, CREDITS) for number in _numbers(family, versions, comparisons).values()]
    return comparisons.versions_of(comparisons.linked_to(numbers)) - versions


def _ends(edge: LineageEdge) -> tuple[str, ...]:
    """The reports that an edge is told of: the one that has it from elsewhere, or both that have it from a third."""
    mutual = edge.relation is LineageRelation.SHARES_ORIGIN and edge.other_report is not None
    return (edge.report, str(edge.other_report)) if mutual else (edge.report,)


def _edge_id(edge: LineageEdge) -> str:
    return "l-" + hashlib.sha256("\0".join(edge.order).encode()).hexdigest()[:_LETTERS]


class OriginCounter:
    """Counts independent origins along the edges that are kept; what was read of these once is not read again.

    `passed_by` are the ids of edges that a person rejected: origins are counted past them.
    """

    def __init__(
        self, register: OutletRegister, comparisons: Comparisons, opened: Opened, *, passed_by: frozenset[str]
    ) -> None:
        self._register = register
        self._comparisons = comparisons
        self._opened = opened
        self._passed_by = passed_by
        self._reached: set[int] = set()
        self._known: set[str] = set()  # edges
        self._unplaced: set[str] = set()
        self._publishers: dict[str, Publisher] = {}
        self._reports: dict[str, str] = {}
        self._edges: dict[str, tuple[LineageEdge, ...]] = {}

    def reach(self, versions: Iterable[int]) -> None:
        """Reads the lineage of some versions, and of all that they descend from, before anything of them is counted."""
        border = set(versions) - self._reached
        while border:
            self._reached |= border
            self._read_heads(border)
            numbers = _numbers(COPIES, border, self._comparisons)
            found = self._comparisons.groups_of(EDGES, numbers.values(), LineageEdge)
            for edge_id in found.keys() - self._passed_by - self._known:
                self._add(found[edge_id])
            self._known |= found.keys()
            others = (edge.other_report for edge in found.values() if edge.other_report)
            border = set(self._comparisons.versions_called(others)) - self._reached

    def _add(self, edge: LineageEdge) -> None:
        for end in (edge.report, edge.other_report):
            if end is not None:
                self._edges[end] = (*self._edges.get(end, ()), edge)

    def _read_heads(self, versions: Iterable[int]) -> None:
        for filed in self._opened.kept.filed.take(versions).values():
            publisher = lineage.publisher_of(filed, self._register)
            self._publishers[filed.version_id] = publisher
            self._reports[filed.version_id] = filed.report_id
            if publisher.name is None and filed.published is None:
                self._unplaced.add(filed.version_id)

    def of_claim(self, claim: Claim) -> Origins:
        """The origins behind a claim."""
        return self._count(witnesses(claim))

    def of_side(self, side: Sequence[DisputeItem]) -> int:
        """How many origins stand behind one side of a dispute."""
        return self._behind(side).count if side else 0

    def explained(self, dispute: Dispute) -> Dispute:
        """A dispute with the reasons for the numbers of origins on its sides; few claims are disputed."""
        sides = (replace(side, behind=self._behind(side.items) if side.items else None) for side in dispute.sides)
        return replace(dispute, sides=tuple(sides))

    def _behind(self, side: Sequence[DisputeItem]) -> Origins:
        return self._count([Witness(item.version_id, item.span, item.speakers) for item in side])

    def _count(self, told: Sequence[Witness]) -> Origins:
        drawn = Lineage(self._publishers, self._reports, self._edges, self._unplaced)
        return lineage.count_origins(told, drawn, register=self._register)


def witnesses(claim: Claim) -> list[Witness]:
    """The places where reports tell a claim, with whom they cite for it."""
    return [
        Witness(
            member.item.version_id,
            member.item.proposition.span,
            tuple(holder.name for holder in member.item.proposition.holders),
        )
        for member in claim.members
    ]
