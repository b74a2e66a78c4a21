"""The graph of dependence: what each report took from which other, whom it credits, and with whom it has a source.

Of forty reprints of one wire each leads to the wire and not to the thirty-nine others: a passage has one parent, the
report that has most of it, and among equals the one that is credited, has the words from nobody, and came first.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.cross_report.lineage.attributions import Attribution, Sourced
from onrecord.cross_report.lineage.crediting import Crediting, are_near
from onrecord.cross_report.lineage.publishers import same_publisher
from onrecord.model.copies import Copy, CopyKind, PassageKind, Route
from onrecord.model.lineage import Evidence, LineageEdge, LineageRelation
from onrecord.model.reports import Reason
from onrecord.model.spans import Span

NEARLY = 0.9
"""Of two parents that have nearly as much of a passage, other things than its length decide."""
NEW = 0.5
"""What share of a parent's words must not stand in a better parent for it to be a parent too."""
FEWEST_WORDS = 12
"""How many words of prose two reports that are else their own must share for the one to have them from the other."""
CREDITED = 0.75
"""How sure a credit is that no report on record answers."""


@dataclass(frozen=True, slots=True)
class _Parent:
    """A report from which another has passages, seen from the younger one."""

    report: str
    passages: tuple[Evidence, ...]
    score: float
    reasons: tuple[str, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the passages stand in the younger report."""
        return tuple(passage.span for passage in self.passages if passage.span is not None)

    @property
    def length(self) -> int:
        """How many code points of the younger report they are."""
        return sum(map(len, self.spans))


def lineage_edges(
    reports: Iterable[Sourced], copies: Iterable[Copy], creditings: Iterable[Crediting]
) -> tuple[LineageEdge, ...]:
    """All edges among some reports, and from them to those whom the record does not hold.

    Args:
        reports: A connected component, or several: reports with all that copies or credits tie them to.
        copies: What pairs of them share.
        creditings: How credits tie pairs of them.
    """
    by_id = {report.filed.version_id: report for report in reports}
    parents, siblings = _routes(by_id, copies)
    tied = defaultdict(list)
    for link in creditings:
        if link.report in by_id and link.other in by_id:
            tied[link.report].append(link)
    edges = list(siblings)
    for version_id, report in by_id.items():
        chosen = _chosen(report, parents.get(version_id, ()), by_id, parents)
        edges += [_copied(report, parent, by_id[parent.report]) for parent in chosen]
        edges += _credited(report, chosen, tied[version_id], by_id)
    edges += _shared(tied, edges)
    return tuple(sorted(edges, key=lambda edge: edge.order))


def _routes(by_id: Mapping[str, Sourced], copies: Iterable[Copy]) -> tuple[dict[str, list[_Parent]], list[LineageEdge]]:
    """For each report those from which it may have its passages, and edges where nothing tells who was first."""
    parents: dict[str, list[_Parent]] = defaultdict(list)
    siblings = []
    for copy in sorted(copies, key=lambda copy: (copy.first, copy.second)):
        first, second = by_id.get(copy.first), by_id.get(copy.second)
        if first is None or second is None or not copy.is_copy or same_publisher(first.publisher, second.publisher):
            continue
        passages = _passages(copy, first, second)
        if not passages:
            continue
        if copy.route is Route.UNDECIDED:
            siblings.append(_sibling(copy, passages))
            continue
        turned = copy.route is Route.SECOND_TO_FIRST
        child, parent = (copy.first, copy.second) if turned else (copy.second, copy.first)
        evidence = tuple(passage if turned else passage.turned for passage in passages)
        reasons = tuple(sign.text for sign in copy.signs if sign.route is copy.route)
        parents[child].append(_Parent(parent, evidence, _likeness(copy), (*copy.reasons, *reasons)))
    return parents, siblings


def _passages(copy: Copy, first: Sourced, second: Sourced) -> tuple[Evidence, ...]:
    """The passages that went from the one to the other, as the first report has them.

    Quotes go along with prose. Inside reports that are else their own, like headlines are no evidence, and a few words
    in common are none unless the one credits the other.
    """
    passages = [passage for passage in copy.passages if passage.kind is not PassageKind.STANDING]
    evidence = [Evidence(passage.first, passage.second, None, passage.pieces) for passage in passages]
    if copy.kind is not CopyKind.EMBEDDED:
        return tuple(evidence)
    below = [_below_headlines(one, first, second) for one in evidence]
    credited = _credits_either(first, second)
    kept = [
        (passage, one)
        for passage, one in zip(passages, below, strict=True)
        if one is not None and (credited or _words(one, first) >= FEWEST_WORDS)
    ]
    prose = any(passage.kind is PassageKind.PROSE for passage, _ in kept)
    return tuple(one for _, one in kept) if prose else ()


def _below_headlines(passage: Evidence, first: Sourced, second: Sourced) -> Evidence | None:
    """A passage without what of it stands in a title at the head of either text; None where nothing is left."""
    if passage.span is None or passage.other_span is None:
        return None
    ends = _headline_end(first), _headline_end(second)
    if passage.span.start >= ends[0] and passage.other_span.start >= ends[1]:
        return passage
    pieces = tuple((own, theirs) for own, theirs in passage.pieces if own.start >= ends[0] and theirs.start >= ends[1])
    if not pieces:
        return None
    spans = (Span(side[0].start, side[-1].end) for side in zip(*pieces, strict=True))
    return Evidence(next(spans), next(spans), None, pieces)


def _headline_end(report: Sourced) -> int:
    title = report.filed.title or ""
    return len(title) if report.filed.text.startswith(title) else 0


def _words(passage: Evidence, report: Sourced) -> int:
    """How many words of a passage are the same on both sides."""
    if not passage.pieces:
        return len(passage.span.of(report.filed.text).split()) if passage.span else 0
    return sum(len(own.of(report.filed.text).split()) for own, _ in passage.pieces)


def _credits_either(first: Sourced, second: Sourced) -> bool:
    return any(same_publisher(one.publisher, second.publisher) for one in first.attributions) or any(
        same_publisher(one.publisher, first.publisher) for one in second.attributions
    )


def _likeness(copy: Copy) -> float:
    words = sum(passage.words for passage in copy.passages)
    return round(sum(passage.likeness * passage.words for passage in copy.passages) / words, 4) if words else 0.0


def _chosen(
    report: Sourced,
    parents: Sequence[_Parent],
    by_id: Mapping[str, Sourced],
    all_parents: Mapping[str, Sequence[_Parent]],
) -> list[_Parent]:
    """The parents that explain a report's passages: each passage has one."""
    chosen: list[_Parent] = []
    left = list(parents)
    while left:
        gains = {parent.report: _gain(parent, chosen) for parent in left}
        most = max(gains.values())
        left = [parent for parent in left if gains[parent.report] >= max(NEW * parent.length, 1)]
        near = [parent for parent in left if gains[parent.report] >= NEARLY * most]
        if not near:
            break
        best = min(near, key=lambda parent: _preference(report, parent, by_id[parent.report], all_parents))
        chosen.append(best)
        left.remove(best)
    return chosen


def _gain(parent: _Parent, chosen: Sequence[_Parent]) -> int:
    """How many code points of the report the parent explains that no chosen one does."""
    taken = [own for other in chosen for own in other.spans]
    return sum(len(own) - sum(_overlap(own, one) for one in taken) for own in parent.spans)


def _preference(
    report: Sourced, parent: _Parent, source: Sourced, all_parents: Mapping[str, Sequence[_Parent]]
) -> tuple[bool, bool, tuple[str, str]]:
    """Credited before not credited, first-hand before second-hand, earlier before later."""
    return (
        not any(same_publisher(one.publisher, source.publisher) for one in report.attributions),
        parent.report in all_parents,
        source.filed.order,
    )


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _copied(report: Sourced, parent: _Parent, source: Sourced) -> LineageEdge:
    credit = next((one for one in report.attributions if same_publisher(one.publisher, source.publisher)), None)
    reasons = [Reason(text) for text in parent.reasons]
    if credit is not None:
        reasons.append(Reason(f"it credits {credit.name}", credit.span))
    return LineageEdge(
        report.filed.version_id,
        LineageRelation.COPIED_FROM,
        parent.report,
        credit.name if credit else source.publisher.name,
        source.publisher,
        parent.passages,
        parent.spans,
        parent.score,
        tuple(reasons),
        credited=credit is not None,
    )


def _sibling(copy: Copy, passages: Sequence[Evidence]) -> LineageEdge:
    signs = tuple(Reason(sign.text, sign.first) for sign in copy.signs)
    return LineageEdge(
        copy.first,
        LineageRelation.SHARES_ORIGIN,
        copy.second,
        None,
        None,
        tuple(passages),
        tuple(passage.span for passage in passages if passage.span is not None),
        _likeness(copy),
        (*(Reason(text) for text in copy.reasons), Reason("nothing tells which of the two was first"), *signs),
    )


def _credited(
    report: Sourced, chosen: Sequence[_Parent], tied: Sequence[Crediting], by_id: Mapping[str, Sourced]
) -> Iterator[LineageEdge]:
    """One edge for each whom the report credits: to the report that is meant where the record holds it."""
    groups: list[list[Attribution]] = []
    for attribution in report.attributions:
        group = next((one for one in groups if same_publisher(one[0].publisher, attribution.publisher)), None)
        if group is None:
            groups.append([attribution])
        else:
            group.append(attribution)
    for group in groups:
        yield _credit_edge(report, group, chosen, tied, by_id)


def _credit_edge(
    report: Sourced,
    group: Sequence[Attribution],
    chosen: Sequence[_Parent],
    tied: Sequence[Crediting],
    by_id: Mapping[str, Sourced],
) -> LineageEdge:
    named = max(group, key=lambda one: (len(one.name), one.name))
    reasons = [Reason(f"{one.kind.value}: {one.name}", one.span) for one in group]
    evidence = [Evidence(one.span, None, one.page_span) for one in group]
    meant, score = None, CREDITED
    parent = next((p for p in chosen if _is_meant(report, named, by_id[p.report])), None)
    links = [
        link
        for link in tied
        if link.relation is LineageRelation.CREDITS and same_publisher(link.publisher, named.publisher)
    ]
    if parent is not None:
        meant, score = parent.report, 1.0
        passage = parent.passages[0]
        evidence[0] = Evidence(evidence[0].span or passage.span, passage.other_span, evidence[0].page_span)
        reasons.append(Reason("the two share passages", passage.span))
    elif links:
        link = max(links, key=lambda link: (link.score, by_id[link.other].filed.order))
        meant, score = link.other, link.score
        evidence[0] = Evidence(link.evidence.span, link.evidence.other_span, link.evidence.page_span)
        reasons.append(link.reason)
    publisher = by_id[meant].publisher if meant else named.publisher
    scope = tuple(dict.fromkeys(span for one in group for span in one.scope))
    return LineageEdge(
        report.filed.version_id,
        LineageRelation.CREDITS,
        meant,
        named.name,
        publisher,
        tuple(evidence),
        scope,
        score,
        tuple(reasons),
        credited=True,
    )


def _is_meant(report: Sourced, named: Attribution, source: Sourced) -> bool:
    """Whether a credit can mean a report that words are from: its publisher's, and not of another time."""
    return same_publisher(source.publisher, named.publisher) and are_near(report, source)


def _shared(tied: Mapping[str, Sequence[Crediting]], edges: Sequence[LineageEdge]) -> Iterator[LineageEdge]:
    """Pairs that carry on the same words of somebody whose report is not on record."""
    known = {frozenset((edge.report, edge.other_report)) for edge in edges if edge.other_report}
    answered = {(edge.report, edge.publisher) for edge in edges if edge.other_report}
    for links in tied.values():
        for link in links:
            if link.relation is not LineageRelation.SHARES_ORIGIN or frozenset((link.report, link.other)) in known:
                continue
            if {(link.report, link.publisher), (link.other, link.publisher)} <= answered:
                continue
            yield LineageEdge(
                link.report,
                LineageRelation.SHARES_ORIGIN,
                link.other,
                link.name,
                link.publisher,
                (link.evidence,),
                link.scope,
                link.score,
                (link.reason,),
            )
