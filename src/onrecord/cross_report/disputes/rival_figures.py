"""Disputes about a number: rival figures for the same thing and date, each with the words that give it.

A series shows every two figures that conflict; a dispute asks for more, since most differing numbers are of other
incidents, parts or hours. It is told only of what one side counts against another: forces, arms, crowds. Tolls and
cases grow within the day: of five rivalries looked at in crises that nobody had read none was a dispute, so they stay
conflicts in their series. The two must stand in different reports, lie apart by a quarter, count more than a handful,
and cannot both be true: "at least 12" does not contradict 27. Neither may count a stretch of time, of which each
report tells its own, nor may they count other people: worshippers and militants.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from hashlib import sha256

from onrecord.cross_report.disputes.finding import Origins
from onrecord.lexicon.ontology import word_class
from onrecord.lexicon.tallies import outcome_nouns, outcome_verbs
from onrecord.model.annotations import Bound
from onrecord.model.claims import SlotPoints
from onrecord.model.disputes import Dispute, DisputeItem, DisputeKind, Side, TypedLink
from onrecord.model.propositions import Position
from onrecord.model.series import FigureKey, FigureLink, FigurePoint, FigureSeries, Relation
from onrecord.model.tallies import Extent, Tally, TallyKind

LETTERS = 12  # of a dispute's id
COUNTED_AGAINST = frozenset(
    {TallyKind.TROOPS, TallyKind.VEHICLES, TallyKind.AIRCRAFT, TallyKind.SHIPS, TallyKind.WEAPONS, TallyKind.CROWD}
)
ARMED = "<armed>"
ANYBODY = frozenset({"", "people", "person", "other", "others", "more", "number", "life", "toll", "figure", "dozen"})
APART = 1.25  # how many times the smaller figure the larger is
FEWEST = 9  # smaller counts are mostly parts


def find_rival_figures(series: FigureSeries, *, tallies: Mapping[FigureKey, Tally], origins: Origins) -> Dispute | None:
    """The dispute of a series in which figures conflict; None where none do.

    A side holds the figures that do not conflict with each other; what conflicts with none is on no side.

    Args:
        series: The series.
        tallies: What each of its figures counts.
        origins: For the words of a side, from how many independent origins they come.
    """
    known = {point.key: point for point in series.points}
    conflicts = [link for link in series.links if _is_rivalry(link, known, tallies)]
    if not conflicts or _is_mixed(conflicts, known):
        return None
    against: dict[FigureKey, set[FigureKey]] = defaultdict(set)
    for link in conflicts:
        against[link.a].add(link.b)
        against[link.b].add(link.a)
    points = known
    sides: list[list[FigurePoint]] = []
    for point in sorted((points[key] for key in against), key=lambda one: (one.low, one.key)):
        side = next((one for one in sides if not any(other.key in against[point.key] for other in one)), None)
        if side is None:
            sides.append([point])
        else:
            side.append(point)
    if len(sides) < 2:
        return None
    shown = tuple(_side(side, origins) for side in sides)
    digest = sha256(f"{series.series_id} disputed".encode()).hexdigest()[:LETTERS]
    links = tuple(_link(link, points) for link in conflicts)
    question = f"How many: “{series.counts}”?"
    return Dispute(digest, "", question, DisputeKind.CONTRADICTS, shown, links)


def _is_rivalry(link: FigureLink, points: Mapping[FigureKey, FigurePoint], tallies: Mapping[FigureKey, Tally]) -> bool:
    """Whether two figures in different reports conflict by more than rounding and bounds allow."""
    if link.relation is not Relation.CONFLICT or not link.same_scope or link.a.version_id == link.b.version_id:
        return False
    if link.a not in points or link.b not in points or not _is_one_count(tallies[link.a], tallies[link.b]):
        return False
    lower, higher = sorted((points[link.a], points[link.b]), key=lambda point: (point.high, point.low))
    if lower.bound is Bound.MORE or higher.bound is Bound.LESS:
        return False
    return lower.high >= FEWEST and float(higher.low) >= APART * float(lower.high)


def _is_mixed(conflicts: Sequence[FigureLink], points: Mapping[FigureKey, FigurePoint]) -> bool:
    """Whether one claimant gives several of the numbers in one report, which then count several things."""
    given: dict[tuple[str, tuple[str, ...]], set[Decimal]] = defaultdict(set)
    for key in {key for link in conflicts for key in (link.a, link.b)}:
        given[key.version_id, points[key].claimed_by].add(points[key].low)
    return any(len(values) > 1 for values in given.values())


def _is_one_count(one: Tally, other: Tally) -> bool:
    """Whether both count what sides count against each other, of one sort, and neither over a stretch of time."""
    if not {one.kind, other.kind} <= COUNTED_AGAINST or Extent.PERIOD in (one.extent, other.extent):
        return False
    sorts = {sort for tally in (one, other) if (sort := _sort(tally.noun)) is not None}
    return len(sorts) < 2


def _sort(noun: str) -> str | None:
    """Which people or things a noun names: all who bear arms are one sort; None for words that may mean anybody."""
    if noun in ANYBODY or noun in outcome_nouns() or noun in outcome_verbs():
        return None
    return ARMED if noun in word_class("forces") or noun in word_class("agents") else noun


def _side(points: Sequence[FigurePoint], origins: Origins) -> Side:
    items = tuple(_item(point) for point in points)
    return Side(Position.ASSERTS, items, origins(items))


def _item(point: FigurePoint) -> DisputeItem:
    said = point.as_of
    return DisputeItem(
        item_id=_name(point.key),
        version_id=point.key.version_id,
        report_id=point.report_id,
        span=point.span,
        speakers=point.claimed_by,
        actors=(),
        position=Position.ASSERTS,
        said=None if said is None or said.begin is None else said.begin.date().isoformat(),
    )


def _link(link: FigureLink, points: Mapping[FigureKey, FigurePoint]) -> TypedLink:
    earlier, later = sorted((link.a, link.b), key=lambda key: (_day(points[key]), key))
    reasons = (SlotPoints("figure", str(points[earlier].value), str(points[later].value), link.score),)
    return TypedLink(DisputeKind.CONTRADICTS, _name(later), _name(earlier), link.score, reasons)


def _day(point: FigurePoint) -> str:
    begin = None if point.as_of is None else point.as_of.begin
    return "9" if begin is None else begin.date().isoformat()


def _name(key: FigureKey) -> str:
    return f"{key.version_id}#{key.figure}"
