"""What linked items make together: the edges of lineage, series of figures, claims and disputes.

Only what touches something new is made anew. A group depends on the items that links join, and on nothing else but the
lineage of their reports and whom their speakers stand for.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from onrecord.cross_report import claims, disputes, lineage, series, stories
from onrecord.cross_report.disputes.rival_figures import find_rival_figures
from onrecord.cross_report.lineage import Lineage, OutletRegister, Sourced
from onrecord.model.claims import Claim, ClaimLink
from onrecord.model.copies import Copy
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute, DisputeItem
from onrecord.model.lineage import LineageEdge, LineageRelation, Origins, Witness
from onrecord.model.review import Ties
from onrecord.model.series import FigureLink
from onrecord.model.stories import StoryLink
from onrecord.pipeline.comparing import cards
from onrecord.pipeline.comparing.families import Family
from onrecord.pipeline.comparing.opened import Opened
from onrecord.store import (
    CLAIMS,
    COPIES,
    CREDITS,
    DISPUTES,
    EDGES,
    SERIES,
    STORIES,
    Comparisons,
    Component,
    KeptGroup,
    Rulings,
)

_HOPS = 2  # who else's edges may change when a report comes in: those tied to it, and those tied to these
_LETTERS = 12
_ITEMS_AT_ONCE = 4000
Item = TypeVar("Item")


def regroup_series(
    family: Family,
    touched: Iterable[int],
    graph: "LineageGraph",
    comparisons: Comparisons,
    opened: Opened,
    rulings: Rulings,
) -> None:
    """The series that hold any of the items touched, and the disputes about their numbers."""
    components = comparisons.components(touched, FigureLink, tied=rulings.together)
    seen = [item for component in components for item in component.items]
    counter = _Counter(graph, graph.around(comparisons.versions_of(seen)))
    kept: list[KeptGroup] = []
    disputed: list[KeptGroup] = []
    for component, found in _opened(family, components, comparisons, opened):
        items = _standing(found, rulings)
        numbers = {item.key: number for number, item in items.items()}
        ties = ties_of(rulings, {number: series.name_of(item.key) for number, item in items.items()})
        for one in series.group(items.values(), [link for _, _, link in component.links], ties=ties):
            members = tuple(numbers[point.key] for point in one.points)
            kept.append(KeptGroup(_id("n-", one.series_id), one, cards.card_of_series(one), members))
            tallies = {items[number].key: items[number].tally for number in members}
            rival = find_rival_figures(one, tallies=tallies, origins=counter.of_side)
            if rival is not None:
                rival = counter.explained(rival)
                card = cards.card_of_rival_figures(rival, one)
                disputed.append(KeptGroup(f"d-{rival.dispute_id}", rival, card, members))
    comparisons.replace_groups(SERIES, seen, kept)
    comparisons.replace_groups(DISPUTES, seen, disputed)


def regroup_stories(family: Family, touched: Iterable[int], comparisons: Comparisons, opened: Opened) -> None:
    """The stories that hold any of the reports touched; a report that no other tells the story of is none."""
    components = comparisons.components(touched, StoryLink)
    kept = []
    for component, items in _opened(family, components, comparisons, opened):
        numbers = {item.version_id: number for number, item in items.items()}
        for one in stories.group(items.values(), [link for _, _, link in component.links]):
            if len(one.reports) > 1:
                members = tuple(numbers[name] for name in one.reports)
                kept.append(KeptGroup(f"y-{one.story_id}", one, cards.card_of_story(one), members))
    comparisons.replace_groups(STORIES, [item for component in components for item in component.items], kept)


class LineageGraph:
    """The lineage of reports: their edges kept anew where something changed, and origins counted along them.

    `passed_by` are the ids of edges that a person rejected: they are kept, and origins are counted past them.
    """

    def __init__(
        self,
        of_copies: Family,
        of_credits: Family,
        register: OutletRegister,
        comparisons: Comparisons,
        opened: Opened,
        *,
        passed_by: frozenset[str] = frozenset(),
    ) -> None:
        self._copies, self._credits = of_copies, of_credits
        self._passed_by = passed_by
        self._register = register
        self._comparisons = comparisons
        self._opened = opened

    def regroup(self, touched: Iterable[int]) -> set[int]:
        """Makes the edges anew of all versions that new links may matter to; gives back these versions."""
        changed = self._comparisons.versions_of(touched)
        for _ in range(_HOPS - 1):
            changed |= self._tied(changed)
        around = changed | self._tied(changed)
        around |= self._tied(around)  # whether a parent has parents itself counts, too
        sources = self._sources(around)
        numbers = self._numbers(self._copies.name, around)
        copied = [link for _, _, link in self._comparisons.links_of(numbers.values(), Copy)]
        credited = self._comparisons.links_of(
            self._numbers(self._credits.name, around).values(), tuple[lineage.Crediting, ...]
        )
        known = {source.filed.version_id: version for version, source in sources.items()}
        edges = lineage.lineage_edges(
            sources.values(), copied, [crediting for _, _, found in credited for crediting in found]
        )
        held = [(edge, [known[end] for end in _ends(edge)]) for edge in edges]
        self._comparisons.replace_groups(
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

    def around(self, versions: Iterable[int]) -> Lineage:
        """The lineage of some versions, and of all that they descend from."""
        reached = set(versions)
        border = set(versions)
        edges: dict[tuple[str, str, str, str], LineageEdge] = {}
        while border:
            numbers = self._numbers(self._copies.name, border)
            found = self._comparisons.groups_of(EDGES, numbers.values(), LineageEdge).values()
            edges.update((edge.order, edge) for edge in found if _edge_id(edge) not in self._passed_by)
            others = self._comparisons.versions_called(edge.other_report for edge in found if edge.other_report)
            border = set(others) - reached
            reached |= border
        return lineage.lineage_of(self._sources(reached).values(), edges.values())

    def count(self, witnesses: Sequence[Witness], drawn: Lineage) -> Origins:
        """The independent origins behind some witnesses."""
        return lineage.count_origins(witnesses, drawn, register=self._register)

    def _sources(self, versions: Iterable[int]) -> dict[int, Sourced]:
        places = self._comparisons.places_of(self._credits.name, versions)
        items = self._opened.items(self._credits, places)
        return {place.version: items[place.item] for place in places}

    def _numbers(self, family: str, versions: Iterable[int]) -> dict[int, int]:
        return {place.version: place.item for place in self._comparisons.places_of(family, versions)}

    def _tied(self, versions: Iterable[int]) -> set[int]:
        """The versions that copies or credits tie to any of these."""
        versions = set(versions)
        numbers = [number for family in (COPIES, CREDITS) for number in self._numbers(family, versions).values()]
        ends = {item for pair in self._comparisons.linked_to(numbers) for item in pair}
        return self._comparisons.versions_of(ends) - versions


def regroup_claims(
    family: Family,
    touched: Iterable[int],
    graph: LineageGraph,
    comparisons: Comparisons,
    opened: Opened,
    rulings: Rulings,
) -> None:
    """The claims and disputes that hold any of the items touched."""
    components = comparisons.components(touched, ClaimLink, tied=rulings.together)
    seen = [item for component in components for item in component.items]
    versions = comparisons.versions_of(seen)
    counter = _Counter(graph, graph.around(versions))
    actor_of = _actors(versions, comparisons, opened)
    for groups in (CLAIMS, DISPUTES):
        comparisons.replace_groups(groups, seen, ())
    for some in _in_batches([component for component in components if len(component.items) > 1]):
        told: list[KeptGroup] = []
        disputed: list[KeptGroup] = []
        places = comparisons.places(item for component in some for item in component.items).values()
        keyed = opened.items(family, places)
        items = _standing(opened.claim_items(places, keyed), rulings)
        numbers = {item.item_id: number for number, item in items.items()}
        rows = {item.item_id: keyed[number].value for number, item in items.items() if number in keyed}
        rows |= claims.rows_of(item for item in items.values() if item.item_id not in rows)
        links = [link for component in some for _, _, link in component.links]
        ties = ties_of(rulings, {number: item.item_id for number, item in items.items()})
        for claim in claims.group(list(items.values()), links, ties=ties, rows=rows):
            if len(claim.members) == 1:
                continue
            members = tuple(numbers[member.item.item_id] for member in claim.members)
            found = disputes.find_disputes(claim, actor_of=actor_of, origins=counter.of_side)
            counted = CountedClaim(claim, counter.of_claim(claim))
            card = cards.card_of_claim(counted, disputed=bool(found), actor_of=actor_of)
            told.append(KeptGroup(f"c-{claim.claim_id}", counted, card, members))
            disputed += [
                KeptGroup(f"d-{one.dispute_id}", counter.explained(one), cards.card_of_dispute(one, claim), members)
                for one in found
            ]
        # Batch by batch, since the claims of thousands of reports would fill the memory.
        comparisons.replace_groups(CLAIMS, (), told)
        comparisons.replace_groups(DISPUTES, (), disputed)


def ties_of(rulings: Rulings, names: Mapping[int, str]) -> Ties:
    """What people decided of pairs of some items, by the items' names."""

    def named(pairs: Iterable[tuple[int, int]]) -> frozenset[tuple[str, str]]:
        return frozenset((names[one], names[other]) for one, other in pairs if one in names and other in names)

    return Ties(named(rulings.together), named(rulings.apart))


def _standing(items: Mapping[int, Item], rulings: Rulings) -> dict[int, Item]:
    """The items but those that rest on something a person rejected."""
    return {number: item for number, item in items.items() if number not in rulings.out}


def _opened(
    family: Family, components: Sequence[Component], comparisons: Comparisons, opened: Opened
) -> Iterator[tuple[Component, dict[int, Any]]]:
    """The components of more than one item, with their items."""
    for some in _in_batches([component for component in components if len(component.items) > 1]):
        places = comparisons.places(item for component in some for item in component.items)
        items = opened.items(family, places.values())
        for component in some:
            yield component, {item: items[item] for item in component.items if item in items}


def _in_batches(components: Sequence[Component]) -> Iterator[list[Component]]:
    """Components together, since many small ones cost less at once than one by one; none is parted."""
    batch: list[Component] = []
    size = 0
    for component in components:
        batch.append(component)
        size += len(component.items)
        if size >= _ITEMS_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class _Counter:
    """Counts independent origins along one drawing of the lineage."""

    graph: LineageGraph
    drawn: Lineage

    def of_claim(self, claim: Claim) -> Origins:
        return self.graph.count(witnesses(claim), self.drawn)

    def of_side(self, side: Sequence[DisputeItem]) -> int:
        return self._behind(side).count if side else 0

    def explained(self, dispute: Dispute) -> Dispute:
        """A dispute with the reasons for the numbers of origins on its sides; few claims are disputed."""
        sides = (replace(side, behind=self._behind(side.items) if side.items else None) for side in dispute.sides)
        return replace(dispute, sides=tuple(sides))

    def _behind(self, side: Sequence[DisputeItem]) -> Origins:
        return self.graph.count([Witness(item.version_id, item.span, item.speakers) for item in side], self.drawn)


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


def _actors(versions: Iterable[int], comparisons: Comparisons, opened: Opened) -> Callable[[str, int], str | None]:
    known = comparisons.actors(versions)
    heads: Mapping[str, int] = {kept.filed.version_id: version for version, kept in opened.versions(versions).items()}
    return lambda version_id, entity: known.get((heads[version_id], entity)) if version_id in heads else None


def _ends(edge: LineageEdge) -> tuple[str, ...]:
    """The reports that an edge is told of: the one that has it from elsewhere, or both that have it from a third."""
    mutual = edge.relation is LineageRelation.SHARES_ORIGIN and edge.other_report is not None
    return (edge.report, str(edge.other_report)) if mutual else (edge.report,)


def _edge_id(edge: LineageEdge) -> str:
    return _id("l-", "\0".join(edge.order))


def _id(prefix: str, name: str) -> str:
    return prefix + hashlib.sha256(name.encode()).hexdigest()[:_LETTERS]
