"""How two figures that count the same thing stand to each other: at odds, a later count, or both possibly true."""

from decimal import Decimal

from onrecord.cross_report.series.binding import rarity_in_common
from onrecord.cross_report.series.items import SeriesItem, is_growing
from onrecord.cross_report.series.settings import (
    FEW,
    MOST_APART,
    MOST_OPPOSED,
    ONE_WIRE,
    RIVAL,
    RIVAL_DAYS,
    ROUNDING,
    STOCK_DAYS,
)
from onrecord.lexicon.tallies import claimant_kinds, is_part_group, tally_words
from onrecord.model.annotations import Bound
from onrecord.model.series import Relation
from onrecord.model.tallies import Extent, TallyKind

SET_AGAINST = frozenset(
    {TallyKind.TROOPS, TallyKind.VEHICLES, TallyKind.AIRCRAFT, TallyKind.SHIPS, TallyKind.WEAPONS, TallyKind.CROWD}
)  # of these one report gives rival numbers; several amounts of money or shares in one report are of several things
LONGEST_KIND = 2  # words: "opposition activists" may be any; the activists of a named body are others than the rest
_PLAIN_TROOPS = frozenset({"man", "soldier"})  # any troops are both
_WRECKS = frozenset({"crash", "disaster"})
MANY_OF_A_KIND = frozenset({"activists", "official"})
WITHIN_BOUNDS = "within each other's bounds"
AT_ODDS = "cannot both be true"
NO_ORDER = "different numbers, and nothing tells which is the later"
RIVAL_TOLLS = "rival tolls of one time, of which only a lower bound keeps both possible"


def relate(a: SeriesItem, b: SeriesItem) -> tuple[Relation, str, bool]:
    """The relation, what decided it, and whether both count all of the same."""
    scope = _scopes(a, b)
    if scope is not None:
        return Relation.COMPATIBLE, scope, False
    if (a.low, a.high) == (b.low, b.high):
        return Relation.COMPATIBLE, "the same number", True
    if is_growing(a.tally) and _is_left_behind(*_in_order(a, b)):
        return Relation.COMPATIBLE, "so much smaller that it is a part, or of another event", False
    if a.key.version_id == b.key.version_id and not _are_rivals_within(a, b):
        return Relation.COMPATIBLE, "one report gives both", False
    relation, why = (_relate_tolls if is_growing(a.tally) else _relate_stocks)(*_in_order(a, b))
    return relation, why, True


def _is_left_behind(first: SeriesItem, second: SeriesItem) -> bool:
    """Whether a later count is but a fraction of an earlier one."""
    return second.high * MOST_OPPOSED < first.high


def _are_rivals_within(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether one report sets two numbers for the same thing against each other, by claimants that are not the same.

    What is much smaller is a part or an addition, whatever words tell so.
    """
    smaller, larger = sorted((a.high, b.high))
    if smaller <= 0 or larger > smaller * MOST_APART or _same_claimant(a, b):
        return False
    if is_growing(a.tally):
        return _are_named_apart(a, b)
    one, other = set(a.tally.owners), set(b.tally.owners)
    if a.tally.kind not in SET_AGAINST or ((one or other) and not one & other):
        return False
    return _are_named_apart(a, b) or (a.tally.elliptical != b.tally.elliptical)


def _in_order(a: SeriesItem, b: SeriesItem) -> tuple[SeriesItem, SeriesItem]:
    first, second = sorted((a, b), key=lambda item: (item.as_of or (0, 0), item.key))
    return first, second


def _relate_tolls(first: SeriesItem, second: SeriesItem) -> tuple[Relation, str]:
    """Of counts that only grow: a later greater one is a rise, and so is one of the day that nobody else claims."""
    gap = _days_between(first, second)
    if gap is not None and gap > 0 and second.high > first.high:
        return Relation.RISE, f"a later count, {gap} days on"
    fits, revised = _can_both_be(first, second), _same_claimant(first, second)
    if fits and (revised or not _are_rival(first, second)):
        return Relation.COMPATIBLE, WITHIN_BOUNDS
    if revised and gap is not None:
        return Relation.RISE, "revised by its claimant"
    if max(first, second, key=lambda item: item.high).tally.rising:
        return Relation.RISE, "told as a new count"
    if _are_opposed(first, second, gap):
        return Relation.CONFLICT, RIVAL_TOLLS if fits else AT_ODDS
    if fits:
        return Relation.COMPATIBLE, WITHIN_BOUNDS
    if gap != 0:
        return Relation.COMPATIBLE, NO_ORDER if gap is None else "an older count, or a part, told later"
    return Relation.RISE, "counts of one day without rival claimants"


def _are_opposed(first: SeriesItem, second: SeriesItem, gap: int | None) -> bool:
    """Whether two named claimants count one event at one time, and neither can be counting a part of it."""
    smaller, larger = sorted((first.high, second.high))
    if larger > smaller * MOST_OPPOSED or gap is None or gap > RIVAL_DAYS:
        return False
    if not _are_named_apart(first, second) and not _is_claimed_beyond(first, second):
        return False
    if first.when and second.when and first.tally.when_told and second.tally.when_told and first.when != second.when:
        return False
    if first.key.version_id != second.key.version_id and sum(rarity_in_common(first, second).values()) >= ONE_WIRE:
        return False  # both retell one wire, of which one has the update
    return first.tally.extent is not Extent.PERIOD and second.tally.extent is not Extent.PERIOD


def _relate_stocks(first: SeriesItem, second: SeriesItem) -> tuple[Relation, str]:
    """Of what moves both ways: numbers of different days may both have been true, and only claimants can be at odds."""
    gap = _days_between(first, second)
    one_report = first.key.version_id == second.key.version_id
    if _can_both_be(first, second):
        return Relation.COMPATIBLE, WITHIN_BOUNDS
    if not one_report and gap is None:
        return Relation.COMPATIBLE, NO_ORDER
    if not one_report and _same_claimant(first, second):
        return Relation.RISE, "revised by its claimant"
    if not one_report and gap is not None and gap > STOCK_DAYS:
        return Relation.RISE, f"counted {gap} days apart"
    if one_report or _are_named_apart(first, second):
        return Relation.CONFLICT, AT_ODDS
    return Relation.RISE, "told without rival claimants"


def _scopes(a: SeriesItem, b: SeriesItem) -> str | None:
    """Why one does not count all that the other counts; None where both count the same."""
    one, other = a.tally, b.tally
    if one.additional != other.additional:
        return "one comes on top of another count"
    if _is_count_of_bodies(a, b):
        return "bodies that somebody counted in one place"
    plain = _PLAIN_TROOPS if one.kind is TallyKind.TROOPS else frozenset[str]()
    narrower, wider = set(one.groups) - plain, set(other.groups) - plain
    if one.is_part != other.is_part:
        return "a part of a count"
    if narrower != wider and not narrower & wider:
        if not narrower or not wider:
            return "one is limited to some of them" if one.is_part or _is_limiting(narrower | wider) else None
        if any(is_part_group(x, y) or is_part_group(y, x) for x in narrower for y in wider):
            return "one is limited to some of them"
    return None


def _is_count_of_bodies(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether the smaller one counts bodies, as they lie in one hospital or on one picture.

    The number of bodies is the toll where a report says so, or where nothing else can be counted, as after a wreck.
    """
    smaller = min(a, b, key=lambda item: item.high).tally
    is_toll = bool(_WRECKS & {*smaller.incidents, *smaller.setting_incidents}) or any(
        word in tally_words("tallies") for word in smaller.words.lower().split()
    )
    return smaller.noun in tally_words("bodies") and not is_toll


def _is_limiting(groups: set[str]) -> bool:
    """Whether a group is a part of those killed rather than another word for them: children, not civilians."""
    return bool(groups & {"child", "woman", "medic", "journalist", "worker", "officer", "passenger"})


def _days_between(first: SeriesItem, second: SeriesItem) -> int | None:
    """Days from one count to the next: none within a report that dates neither, None where an order is not known."""
    if first.key.version_id == second.key.version_id and first.as_of is None and second.as_of is None:
        return 0
    if first.as_of is None or second.as_of is None:
        return None
    return second.as_of[0] - first.as_of[0]


def _reach(item: SeriesItem) -> tuple[Decimal, Decimal]:
    """The lowest and highest true number that a figure allows."""
    low, high = item.low, item.high
    if item.tally.bound is Bound.MORE:
        return low, Decimal("Infinity")
    if item.tally.bound is Bound.LESS:
        return Decimal(0), high
    if item.tally.bound is Bound.ABOUT:
        return low * (1 - ROUNDING), high * (1 + ROUNDING)
    return low, high


def _can_both_be(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether some number fits both, or one is the other rounded."""
    one, other = _reach(a), _reach(b)
    if one[0] <= other[1] and other[0] <= one[1]:
        return True
    return _is_rounded(a.low, b.low) or _is_rounded(b.low, a.low)


def _are_rival(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether two tolls of one time differ by more than their telling allows, "at least" or not."""
    smaller, larger = sorted((a.high, b.high))
    bounds = {a.tally.bound, b.tally.bound}
    return bounds <= {Bound.MORE, Bound.EXACT, Bound.ABOUT} and smaller > 0 and larger >= smaller * RIVAL


def _is_rounded(rough: Decimal, fine: Decimal) -> bool:
    """Whether a number with zeros at its end is the other one rounded to them: 18,000 of 18,215."""
    digits = rough.normalize()
    exponent = digits.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < 1 or fine <= 0:
        return False
    step = Decimal(10) ** exponent
    return fine != rough and abs(rough - fine) * 2 <= step and rough >= step * 10


def _same_claimant(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether one claimant, or one report where nobody is named, gives both.

    A monitor that one report leaves unnamed may be the observatory of another.
    """
    one, other = (_claimants(item) for item in (a, b))
    if one or other:
        return bool(one & other)
    return a.report_id == b.report_id


def _claimants(item: SeriesItem) -> set[str]:
    """The claimants' names in lower case, and the kinds of those that reports often leave unnamed."""
    found: set[str] = set()
    for name in (*item.tally.claimants, *item.tally.cited):
        words = name.casefold().split()
        found.add(" ".join(words))
        kinds = {claimant_kinds()[word] for word in words if word in claimant_kinds()}
        found.update(kinds if len(words) <= LONGEST_KIND else kinds - MANY_OF_A_KIND)
    return found


def _is_claimed_beyond(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether a named claimant gives clearly more than another report tells in its own voice.

    The other way round, a report that tells more by itself has the later news.
    """
    smaller, larger = sorted((a, b), key=lambda item: item.high)
    apart = a.key.version_id != b.key.version_id and not smaller.tally.cited and bool(larger.tally.cited)
    return apart and smaller.tally.leads and smaller.high >= FEW and larger.high >= smaller.high * RIVAL


def _are_named_apart(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether both are claimed by somebody named, and not by the same."""
    return bool(a.tally.cited) and bool(b.tally.cited)
