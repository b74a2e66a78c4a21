"""What lists show of claims, disputes, series, edges and stories, and the order in which they come.

A claim weighs what independent origins stand behind it, those first that say it in a clause; a dispute what stands
behind its weaker side, since many against one is less of a dispute than many against many.
"""

from collections.abc import Callable, Iterable
from datetime import date

from onrecord.model import Interval
from onrecord.model.cards import Card
from onrecord.model.claims import Claim, ClaimItem
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute
from onrecord.model.lineage import LineageEdge
from onrecord.model.series import FigureSeries, Relation
from onrecord.model.stories import Story

ActorOf = Callable[[str, int], str | None]
DISPUTED = "disputed"
_MANY = 1000.0  # what one more of the first measure outweighs of the second
_RELATIONS = {Relation.CONFLICT: 2, Relation.RISE: 1, Relation.COMPATIBLE: 0}


def card_of_claim(counted: CountedClaim, *, disputed: bool, actor_of: ActorOf) -> Card:
    """A claim in one line."""
    items = [member.item for member in counted.claim.members]
    origins = counted.origins
    begin, finish = _days(map(_said, items))
    return Card(
        label=counted.claim.proposition,
        kind=DISPUTED if disputed else "",
        weight=_MANY * (_MANY * counted.telling + origins.count) + origins.reports,
        reports=origins.reports,
        outlets=origins.outlets,
        origins=origins.count,
        begin=begin,
        finish=finish,
        actors=_known(actor_of(item.version_id, entity) for item in items for entity in _entities(item)),
        words=tuple(dict.fromkeys(item.words for item in items)),
    )


def card_of_dispute(dispute: Dispute, claim: Claim) -> Card:
    """A dispute about a claim in one line."""
    items = {member.item.item_id: member.item for member in claim.members}
    told = [items[item.item_id] for side in dispute.sides for item in side.items]
    return _dispute(dispute, {item.outlet for item in told}, [item.words for item in told])


def card_of_rival_figures(dispute: Dispute, series: FigureSeries) -> Card:
    """A dispute about a number in one line."""
    return _dispute(dispute, {point.outlet for point in series.points}, ())


def card_of_series(series: FigureSeries) -> Card:
    """A series of figures in one line."""
    begin, finish = _days(_day(point.as_of) for point in series.points)
    return Card(
        label=series.counts,
        kind=series.relation.value,
        weight=_MANY * _RELATIONS[series.relation] + len(series.points),
        reports=len({point.report_id for point in series.points}),
        outlets=_named(point.outlet for point in series.points),
        origins=len({point.claimed_by or (point.outlet or point.report_id,) for point in series.points}),
        begin=begin,
        finish=finish,
        words=tuple(dict.fromkeys(name for point in series.points for name in point.claimed_by)),
    )


def card_of_edge(edge: LineageEdge, day_of: Callable[[str], date | None]) -> Card:
    """An edge of lineage in one line: what a report has from whom."""
    day = day_of(edge.report)
    return Card(
        label=edge.other_name or (edge.publisher.name if edge.publisher is not None else None) or "",
        kind=edge.relation.value,
        weight=float(sum(map(len, edge.scope))),
        reports=1 + (edge.other_report is not None),
        outlets=0,
        origins=1,
        begin=day,
        finish=day,
    )


def card_of_story(story: Story, reports: int) -> Card:
    """A story in one line; of an edited report the story holds versions, and `reports` counts them once."""
    return Card(
        label=story.label,
        kind="",
        weight=float(reports),
        reports=reports,
        outlets=0,
        origins=0,
        begin=story.begin,
        finish=story.finish,
    )


def _dispute(dispute: Dispute, outlets: Iterable[str | None], words: Iterable[str]) -> Card:
    items = [item for side in dispute.sides for item in side.items]
    origins = [side.origins for side in dispute.sides]
    begin, finish = _days(None if item.said is None else date.fromisoformat(item.said[:10]) for item in items)
    return Card(
        label=dispute.question,
        kind=dispute.kind.value,
        weight=_MANY * min(origins, default=0) + sum(origins),
        reports=len({item.report_id for item in items}),
        outlets=_named(outlets),
        origins=sum(origins),
        begin=begin,
        finish=finish,
        actors=_known(actor for item in items for actor in item.actors),
        words=tuple(dict.fromkeys([*words, *(name for item in items for name in item.speakers)])),
    )


def _said(item: ClaimItem) -> date | None:
    return _day(item.proposition.said) or _day(item.published)


def _entities(item: ClaimItem) -> list[int]:
    return [holder.entity for holder in item.proposition.holders if holder.entity is not None]


def _day(interval: Interval | None) -> date | None:
    return None if interval is None or interval.begin is None else interval.begin.date()


def _days(days: Iterable[date | None]) -> tuple[date | None, date | None]:
    known = [day for day in days if day is not None]
    return min(known, default=None), max(known, default=None)


def _known(actors: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({actor for actor in actors if actor is not None}))


def _named(outlets: Iterable[str | None]) -> int:
    return len({outlet for outlet in outlets if outlet is not None})
