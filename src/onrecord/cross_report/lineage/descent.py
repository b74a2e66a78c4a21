"""Follows words back to where they come from: through copies and credits, at one place of one report at a time.

A report that copies one paragraph and tells the rest itself descends from elsewhere at that paragraph only, so descent
is asked for a span and handed on to the same words in the other report.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from onrecord.cross_report.lineage.attributions import Sourced
from onrecord.model.lineage import Descent, Evidence, LineageEdge, LineageRelation, Publisher
from onrecord.model.spans import Span

COVERED = 0.5
"""What share of a place an edge must cover to hold for it."""
UNCHANGED = 0.35
"""What share of the words at a place must be the same word for word for a passage to have them."""
_SLACK = 150
"""How many code points a place is widened by when it is looked up in the other report, whose words may be edited."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """The edges of reports with who published them, ready to be asked.

    `publishers` and `reports` give for each version id who published it and its report's id, `edges` all edges that
    touch it. `unplaced` are the versions of which neither the publisher nor the date is known.
    """

    publishers: Mapping[str, Publisher]
    reports: Mapping[str, str]
    edges: Mapping[str, tuple[LineageEdge, ...]]
    unplaced: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Step:
    """A dependence found on the way: of one publisher on another, or of two on each other where neither was first."""

    child: Publisher
    parent: Publisher
    mutual: bool
    descent: Descent


def lineage_of(reports: Iterable[Sourced], edges: Iterable[LineageEdge]) -> Lineage:
    """Edges made ready to be asked; `reports` must hold every report that an edge names."""
    reports = tuple(reports)
    touching: dict[str, list[LineageEdge]] = defaultdict(list)
    for edge in sorted(edges, key=lambda edge: edge.order):
        touching[edge.report].append(edge)
        if edge.other_report is not None:
            touching[edge.other_report].append(edge)
    return Lineage(
        {report.filed.version_id: report.publisher for report in reports},
        {report.filed.version_id: report.filed.report_id for report in reports},
        {version_id: tuple(those) for version_id, those in touching.items()},
        frozenset(
            one.filed.version_id for one in reports if one.publisher.name is None and one.filed.published is None
        ),
    )


def steps_from(lineage: Lineage, version_id: str, span: Span | None) -> tuple[tuple[Step, ...], tuple[Publisher, ...]]:
    """All steps from one place of a report, and those with whom they end; with None, what holds for the whole of it."""
    trail = _Trail(lineage)
    ends = trail.follow(version_id, span)
    return tuple(trail.steps), tuple(ends)


class _Trail:
    """The way back from one place; each report is passed through once."""

    def __init__(self, lineage: Lineage) -> None:
        self.steps: list[Step] = []
        self._lineage = lineage
        self._seen: set[str] = set()

    def follow(self, version_id: str, span: Span | None) -> list[Publisher]:
        """Go on from a place; those with whom the way ends.

        Whom a report credits is where its words come from, so the credit goes on from where a copy leads: an outlet
        that had an agency's words earlier and did not say so has them from the agency too.
        """
        self._seen.add(version_id)
        own = self._lineage.publishers[version_id]
        ends = [own]
        holding = _holding(self._lineage, version_id, span)
        copied = [one for one in holding if one[0].relation is LineageRelation.COPIED_FROM]
        if copied:
            ends = [end for edge, evidence in copied for end in self._through(own, edge, version_id, span, evidence)]
        for edge, evidence in holding:
            if edge.relation is LineageRelation.SHARES_ORIGIN:
                self._across(own, edge, version_id, span, evidence)
            elif (
                edge.relation is LineageRelation.CREDITS and not self._passed(edge) and not _is_explained(edge, copied)
            ):
                ends = [end for one in ends for end in self._through(one, edge, version_id, None, evidence)]
        return ends

    def _passed(self, edge: LineageEdge) -> bool:
        """Whether the way has led through the one who is credited already."""
        return any(step.parent == edge.publisher for step in self.steps)

    def _through(
        self, child: Publisher, edge: LineageEdge, version_id: str, span: Span | None, evidence: Evidence
    ) -> list[Publisher]:
        if edge.publisher is None:
            return [child]
        self.steps.append(Step(child, edge.publisher, False, Descent(version_id, _told(edge), evidence.span)))
        if edge.other_report is None or edge.other_report in self._seen:
            return [edge.publisher]
        return self.follow(edge.other_report, _mapped(span, evidence))

    def _across(
        self, own: Publisher, edge: LineageEdge, version_id: str, span: Span | None, evidence: Evidence
    ) -> None:
        other = edge.report if edge.other_report == version_id else edge.other_report
        if other is None:
            return
        publisher = self._lineage.publishers[other]
        told = f"has these words in common with report {other}"
        self.steps.append(Step(own, publisher, True, Descent(version_id, told, evidence.span)))
        if other not in self._seen:
            self.follow(other, _mapped(span, evidence))


def _is_explained(credit: LineageEdge, copied: Sequence[tuple[LineageEdge, Evidence]]) -> bool:
    """Whether a credit for all of a report is no matter here: the words are known to be another's, credited as well."""
    whole = any(span.start == 0 and len(span) > _SLACK for span in credit.scope)
    return whole and any(
        edge.credited and edge.publisher is not None and credit.publisher != edge.publisher for edge, _ in copied
    )


def _holding(lineage: Lineage, version_id: str, span: Span | None) -> list[tuple[LineageEdge, Evidence]]:
    """The edges that hold for a place, those that cover most first: who carries the words before whom they quote."""
    found = []
    for edge in lineage.edges.get(version_id, ()):
        turned = edge.other_report == version_id
        if edge.relation is LineageRelation.SHARES_ORIGIN:
            if edge.publisher is not None:
                continue  # both credit somebody: their credits tell so
        elif turned:
            continue
        evidence = [one.turned if turned else one for one in edge.evidence]
        if edge.relation is LineageRelation.CREDITS:
            if _covers(edge.scope, span):
                found.append((sum(map(len, edge.scope)), edge, Evidence(evidence[0].span)))
        else:
            held = next((one for one in evidence if _has(one, span)), None)
            if held is not None:
                found.append((10**9, edge, held))
    found.sort(key=lambda one: (-one[0], one[1].order))
    return [(edge, evidence) for _, edge, evidence in found]


def _has(evidence: Evidence, span: Span | None) -> bool:
    """Whether a shared passage has the words at a place: the passage itself, and most of them word for word."""
    if evidence.span is None or not _covers((evidence.span,), span):
        return False
    return not evidence.pieces or _covers((own for own, _ in evidence.pieces), span, least=UNCHANGED)


def _covers(scope: Iterable[Span], span: Span | None, *, least: float = COVERED) -> bool:
    """Whether some spans hold for a place; for no place in particular, whether they hold from the beginning."""
    scope = tuple(scope)
    if span is None:
        return any(one.start == 0 and len(one) > _SLACK for one in scope)
    covered = sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in scope)
    return covered >= max(least * len(span), 1)


def _mapped(span: Span | None, evidence: Evidence) -> Span | None:
    """Where the words at a place stand in the other report, None where only the report as a whole is meant."""
    own, theirs = evidence.span, evidence.other_span
    if span is None or own is None or theirs is None or not len(own):
        return None
    rate = len(theirs) / len(own)
    start = theirs.start + int(rate * (max(span.start, own.start) - own.start))
    end = theirs.start + int(rate * (min(span.end, own.end) - own.start))
    middle = (start + end) // 2
    half = max(1, min((end - start) // 2, _SLACK))
    return Span(max(theirs.start, middle - half), min(theirs.end, middle + half))


def _told(edge: LineageEdge) -> str:
    where = f" (report {edge.other_report})" if edge.other_report else ""
    if edge.relation is LineageRelation.CREDITS:
        return f"credits {edge.other_name}{where}"
    return f"has these words from {edge.other_name or 'another report'}{where}"
