"""What several reports tell together as JSON, in shapes that other programs can rely on.

`report` is the id under which a report came in (or the name of its file); start and end are positions in its text,
which `onrecord show ID --json` prints. `also_versions` are the numbers of the older versions of the report that have
the same words.
"""

from onrecord.model import Interval, Span, iso
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute, DisputeItem
from onrecord.model.lineage import Evidence, LineageEdge
from onrecord.model.propositions import Holder
from onrecord.model.series import FigureSeries
from onrecord.model.stories import Story
from onrecord.model.timeline import TimelineEntry
from onrecord.model.wording import Naming
from onrecord.views.shapes.gathered import Covered, Gathered, Named
from onrecord.views.shapes.line_fields import Fields
from onrecord.views.shapes.versions import newest_of, numbers_of


def claim_fields(gathered: Gathered, named: Named[CountedClaim]) -> Fields:
    """A claim with everyone who stands somewhere towards it."""
    name, counted = named
    origins = counted.origins
    return {
        "id": name,
        "proposition": counted.claim.proposition,
        "items": [
            {
                **_place(gathered, member.item.version_id, member.item.proposition.span),
                "also_versions": list(numbers_of(member.earlier, gathered.heads)),
                "position": member.position.value,
                "speaker": _speaker(tuple(map(_name, member.item.proposition.holders))),
                "speakers": [holder.name for holder in member.item.proposition.holders],
                "said": iso(said.begin) if (said := member.item.proposition.said) else None,
            }
            for member in counted.claim.members
        ],
        "reports": origins.reports,
        "outlets": origins.outlets,
        "origins": origins.count,
        "spoken_by": origins.spoken_by,
        "behind": [
            {
                "origin": origin.name,
                "items": list(origin.witnesses),
                "reasons": [
                    {
                        "report": gathered.given.get(step.version_id, step.version_id),
                        "text": step.text,
                        "span": None if step.span is None else [step.span.start, step.span.end],
                    }
                    for step in origin.reasons
                ],
            }
            for origin in origins.origins
        ],
    }


def dispute_fields(gathered: Gathered, named: Named[Dispute]) -> Fields:
    """A dispute with the words of both sides."""
    name, dispute = named
    return {
        "id": name,
        "question": dispute.question,
        "kind": dispute.kind.value,
        "standing": dispute.standing.value,
        "chance": dispute.chance,
        "sides": [
            {
                "position": side.position.value,
                "items": [_dispute_item(gathered, item) for item in side.items],
                "origins": side.origins,
            }
            for side in dispute.sides
        ],
        "claim": f"c-{dispute.claim_id}" if dispute.claim_id else None,
    }


def series_fields(gathered: Gathered, named: Named[FigureSeries]) -> Fields:
    """A series of figures, point by point."""
    name, series = named
    return {
        "id": name,
        "counts": series.counts,
        "relation": series.relation.value,
        "points": [
            {
                **_place(gathered, point.key.version_id, point.span),
                "also_versions": list(numbers_of(point.earlier, gathered.heads)),
                "value": point.value,
                "bound": point.bound.value,
                "unit": point.unit,
                "claimed_by": list(point.claimed_by),
                "as_of": _day(point.as_of),
                "as_of_told": point.as_of_told,
                "outlet": point.outlet,
            }
            for point in series.points
        ],
        "links": [
            {
                "points": [_index(series, link.a), _index(series, link.b)],
                "relation": link.relation.value,
                "score": link.score,
                "why": link.why,
            }
            for link in series.links
        ],
    }


def edge_fields(gathered: Gathered, named: Named[LineageEdge]) -> Fields:
    """An edge of lineage; the spans are those of the first words that carry it, `evidence` holds all of them."""
    name, edge = named
    other = edge.other_report
    first = edge.evidence[0] if edge.evidence else None
    return {
        "id": name,
        "report": gathered.given.get(edge.report, edge.report),
        "relation": edge.relation.value,
        "other_report": None if other is None else gathered.given.get(other, other),
        "other_name": edge.other_name,
        "span": None if first is None else _pair(first.span),
        "other_span": None if first is None else _pair(first.other_span),
        "evidence": [
            {
                "span": _pair(one.span),
                "other_span": _pair(one.other_span),
                "page_span": _pair(one.page_span),
                "words": _evident(gathered, edge.report, one),
            }
            for one in edge.evidence
        ],
        "score": edge.score,
        "reasons": [{"text": reason.text, "span": _pair(reason.span)} for reason in edge.reasons],
    }


def story_fields(gathered: Gathered, named: Named[Story]) -> Fields:
    """A story with its reports and why they were put together."""
    name, story = named
    span = story.label_span
    return {
        "id": name,
        "label": story.label,
        "label_report": gathered.given[story.labelled_by],
        "label_span": _pair(span),
        "begin": None if story.begin is None else story.begin.isoformat(),
        "finish": None if story.finish is None else story.finish.isoformat(),
        "reports": [gathered.given[version] for version, _ in newest_of(story.reports, gathered.heads)],
        "links": [
            {
                "report": gathered.given[link.one],
                "other_report": gathered.given[link.other],
                "score": link.score,
                "reasons": [reason.text for reason in link.reasons],
            }
            for link in story.links
        ],
    }


def entry_fields(gathered: Gathered, named: Named[TimelineEntry]) -> Fields:
    """An entry of a timeline; `date` is its first day, `finish` the day after its last."""
    _, entry = named
    return {
        "date": iso(entry.when.begin),
        "finish": iso(entry.when.finish),
        "text": gathered.words(entry.version_id, entry.span),
        **_place(gathered, entry.version_id, entry.span),
        "reality": None if entry.reality is None else entry.reality.value,
        "speaker": entry.holder,
        "reports": entry.reports,
        "outlets": entry.outlets,
        "origins": entry.origins,
        "score": entry.score,
        "also": [_place(gathered, one.version_id, one.span) for one in entry.tellings],
        "reasons": [reason.text for reason in entry.reasons],
    }


def naming_fields(gathered: Gathered, named: Named[Naming]) -> Fields:
    """How outlets name one thing."""
    name, naming = named
    return {
        "id": name,
        "field": naming.field,
        "named": naming.named,
        "question": naming.question,
        "variants": [
            {
                "words": variant.words,
                "mark": variant.mark.value,
                "outlets": [{"outlet": outlet, "uses": uses} for outlet, uses in variant.counts()],
                "items": [
                    {
                        **_place(gathered, item.version_id, item.span),
                        "outlet": item.outlet,
                        "own_voice": item.own,
                    }
                    for item in variant.items
                ],
            }
            for variant in naming.variants
        ],
    }


def coverage_fields(gathered: Gathered, named: Named[Covered]) -> Fields:
    """Which outlets carry a claim, its denial, both or neither."""
    name, covered = named
    return {
        "id": name,
        "proposition": covered.proposition,
        "outlets": [
            {
                "outlet": one.outlet,
                "carries": one.carries.value,
                **{
                    side: [{**_place(gathered, item.version_id, item.span), "speaker": item.speaker} for item in items]
                    for side, items in (("claim", one.claim), ("denial", one.denial), ("raised", one.raised))
                },
            }
            for one in covered.outlets
        ],
    }


def _dispute_item(gathered: Gathered, item: DisputeItem) -> Fields:
    return {
        **_place(gathered, item.version_id, item.span),
        "also_versions": list(numbers_of(item.earlier, gathered.heads)),
        "speaker": _speaker(item.speakers),
        "speakers": list(item.speakers),
        "said": item.said,
        "position": item.position.value,
        "outlet": gathered.heads[item.version_id].outlet,
    }


def _place(gathered: Gathered, version_id: str, span: Span) -> Fields:
    head = gathered.heads[version_id]
    return {
        "report": gathered.given[version_id],
        "start": span.start,
        "end": span.end,
        "words": gathered.words(version_id, span),
        "version": head.number,
        "report_id": head.report_id,
    }


def _evident(gathered: Gathered, version_id: str, evidence: Evidence) -> str | None:
    """The words that carry an edge: of the report's prose or, for a credit beside it, of its page."""
    if evidence.span is not None:
        return gathered.words(version_id, evidence.span)
    return None if evidence.page_span is None else gathered.page_words(version_id, evidence.page_span)


def _day(interval: Interval | None) -> str | None:
    return None if interval is None or interval.begin is None else interval.begin.date().isoformat()


def _speaker(names: tuple[str, ...]) -> str | None:
    return " and ".join(names) if names else None


def _name(holder: Holder) -> str:
    return holder.name


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _index(series: FigureSeries, key: object) -> int | None:
    return next((number for number, point in enumerate(series.points) if point.key == key), None)
