"""Which report a credit means, and which reports carry on the same words of somebody whom the record does not hold.

"Reported the Meridian Press Agency" means that agency's report of the same things, published before. Two reports that
both carry on what one observatory said have a common origin in it, whether or not its own words are on record.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from onrecord.cross_report.lineage.attributions import MOST_OPENING, Attribution, Sourced
from onrecord.cross_report.lineage.publishers import publisher_keys, same_publisher
from onrecord.cross_report.lineage.telling import likeness, rarest, words_of
from onrecord.model.lineage import Evidence, LineageRelation, Publisher
from onrecord.model.reports import Reason
from onrecord.model.spans import Span

FARTHEST = timedelta(days=5)
TOGETHER = timedelta(days=2)
MOST_KEYS = MOST_OPENING
LEAST_SHARE = {LineageRelation.CREDITS: 0.4, LineageRelation.SHARES_ORIGIN: 0.35}
LEAST_SHARED = 3


@dataclass(frozen=True, slots=True)
class Crediting:
    """Two reports found to be tied by credits.

    With `CREDITS`, `report` credits the publisher of `other`, whose report tells the same. With `SHARES_ORIGIN` both
    credit `publisher` for the same things, and `report` is the one with the smaller id.
    """

    report: str
    other: str
    relation: LineageRelation
    publisher: Publisher
    name: str
    evidence: Evidence
    scope: tuple[Span, ...]
    other_scope: tuple[Span, ...]
    score: float
    reason: Reason


def keys_of(one: Sourced) -> frozenset[str]:
    """What a report can be found by: its publisher and those whom it credits, each with the telling words."""
    keys = _keyed(one.publisher, one.opening)
    for attribution in one.attributions:
        keys.update(_keyed(attribution.publisher, attribution.words))
    return frozenset(keys)


def compare(one: Sourced, other: Sourced) -> tuple[Crediting, ...]:
    """How credits tie two reports; symmetric, and dependent on the two alone."""
    first, second = sorted((one, other), key=lambda report: report.filed.version_id)
    if same_publisher(first.publisher, second.publisher) or not are_near(first, second):
        return ()
    found = [*_credits(first, second), *_credits(second, first)]
    return tuple(found or _shared(first, second))


def _credits(one: Sourced, other: Sourced) -> list[Crediting]:
    """The credits of the one report that mean the other."""
    if not _may_follow(one, other):
        return []
    found = []
    for attribution in one.attributions:
        if attribution.words and same_publisher(attribution.publisher, other.publisher):
            told = likeness(attribution.words, other.words)
            if told.share >= LEAST_SHARE[LineageRelation.CREDITS] and len(told.shared) >= LEAST_SHARED:
                evidence = Evidence(attribution.span, _place(other, told.shared), attribution.page_span)
                reason = Reason(f"credits {attribution.name}, whose report tells of {', '.join(told.shared[:5])}")
                found.append(_crediting(one, other, attribution, evidence, told.share, reason))
    return found


def _shared(first: Sourced, second: Sourced) -> list[Crediting]:
    """What both carry on of somebody else: of one thing, at one time, not what they write of the one they credit."""
    if not first.attributions or not second.attributions:
        return []
    days = first.filed.day, second.filed.day
    apart = abs(days[0] - days[1]) if days[0] is not None and days[1] is not None else timedelta(0)
    if apart > TOGETHER or len(likeness(first.lead, second.lead).shared) < LEAST_SHARED:
        return []
    found = []
    for attribution in first.attributions:
        for theirs in second.attributions:
            if attribution.words and theirs.words and same_publisher(attribution.publisher, theirs.publisher):
                ways = likeness(attribution.words, theirs.words), likeness(theirs.words, attribution.words)
                told = min(ways, key=lambda like: like.share)
                if told.share >= LEAST_SHARE[LineageRelation.SHARES_ORIGIN] and len(told.shared) >= LEAST_SHARED:
                    evidence = Evidence(attribution.span, theirs.span, attribution.page_span)
                    reason = Reason(f"both credit {theirs.name} for {', '.join(told.shared[:5])}")
                    found.append(_sharing(first, second, attribution, theirs, evidence, told.share, reason))
    return found[:1] if not found else [max(found, key=lambda link: (link.score, link.name))]


def _crediting(
    one: Sourced, other: Sourced, by: Attribution, evidence: Evidence, score: float, reason: Reason
) -> Crediting:
    ids = one.filed.version_id, other.filed.version_id
    whole = (Span(0, len(other.filed.text)),)
    return Crediting(
        *ids, LineageRelation.CREDITS, other.publisher, by.name, evidence, by.scope, whole, round(score, 4), reason
    )


def _sharing(
    first: Sourced,
    second: Sourced,
    by: Attribution,
    theirs: Attribution,
    evidence: Evidence,
    score: float,
    reason: Reason,
) -> Crediting:
    return Crediting(
        first.filed.version_id,
        second.filed.version_id,
        LineageRelation.SHARES_ORIGIN,
        by.publisher,
        by.name,
        evidence,
        by.scope,
        theirs.scope,
        round(score, 4),
        reason,
    )


def _keyed(publisher: Publisher, words: Iterable[str]) -> set[str]:
    keys = publisher_keys(publisher)
    return {f"{key}|{word}" for key in keys for word in rarest(words, MOST_KEYS // len(keys))}


def _place(other: Sourced, shared: Sequence[str]) -> Span | None:
    """The sentence of the other report that tells most of what both tell."""
    wanted = frozenset(shared)
    return max(
        other.filed.sentences,
        key=lambda sentence: (len(words_of(other.filed.text, (sentence,)) & wanted), -sentence.start),
        default=None,
    )


def are_near(first: Sourced, second: Sourced) -> bool:
    """Whether two reports may be of one time: published within some days, or nobody knows when."""
    days = first.filed.day, second.filed.day
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= FARTHEST


def _may_follow(one: Sourced, other: Sourced) -> bool:
    """Whether the one may have been published after the other."""
    published, before = one.filed.published, other.filed.published
    if published is None or before is None or published.finish is None or before.begin is None:
        return True
    return published.finish.replace(tzinfo=None) >= before.begin.replace(tzinfo=None)
