"""What a figure can be found by, and how two that were found together stand to each other."""

from onrecord.cross_report.series.binding import OWNED, are_comparable, binding_of, reasons_of
from onrecord.cross_report.series.conflicting import is_sure_conflict
from onrecord.cross_report.series.differing import (
    are_told_beside,
    differ_in_number,
    may_be_one,
    reasons_for,
    shipped_differing,
)
from onrecord.cross_report.series.items import BY_NOUN, INCIDENTAL, OF_EVENTS, SeriesItem
from onrecord.cross_report.series.relating import relate
from onrecord.cross_report.series.settings import MOST_APART_OF_STOCKS
from onrecord.lexicon.rarity import rarity
from onrecord.lexicon.tallies import states_together
from onrecord.model.series import FigureLink, Relation, SlotReason
from onrecord.model.tallies import TallyKind

RARE = 4.0  # from this rarity on a word of the account is a key of its own
MOST_WORDS = 5
MOST_PLACES = 3
MILITANT = "militant"
MAY_BE_TWO = "nothing makes sure that both count one thing"


def keys_of(item: SeriesItem) -> frozenset[str]:
    """The keys of an item: its kind with each of its places, sides, days and rarest words.

    Two figures for one thing share two or more of them, save where one of the two says next to nothing.
    """
    tally = item.tally
    kind = f"{tally.kind.value} {tally.noun}" if tally.kind in BY_NOUN else tally.kind.value
    if tally.unit is not None:
        kind = f"{kind} {tally.unit}"
    places = item.cities or item.regions or item.countries or item.around
    rarest = sorted((word for word in item.account if rarity(word) >= RARE), key=lambda word: (-rarity(word), word))
    keys = {f"{kind}|{word}" for word in rarest[:MOST_WORDS]}
    topical = sorted(item.rare, key=lambda word: (-item.rare[word], word))[:MOST_WORDS]
    keys.update(f"{kind}|{word}" for word in topical)
    keys.update(f"{kind}|{name}" for name in item.named)
    keys.add(f"{kind}={item.low}")
    if tally.kind in INCIDENTAL:
        keys.update(
            f"{kind}|{day}|{place}" for day in _days(item) for place in sorted(places | item.countries)[:MOST_PLACES]
        )
        keys.update(f"{kind}|{day}|{incident}" for day in _days(item) for incident in tally.incidents)
    else:
        keys.update(f"{kind}|in {place}" for place in places)
        for side in tally.owners or tally.claimant_sides:
            keys.update((f"{kind}|of {side}", f"{kind}|of {side}|{min(states_together(tally.state))}"))
    return frozenset(keys)


def _days(item: SeriesItem) -> range:
    """The days under which an event is filed, with the day before, on which another report may put it."""
    if item.when is not None:
        return range(item.when[0] - 1, item.when[1] + 1)
    return range(item.published - 1, item.published + 1) if item.published is not None else range(0)


def compare(a: SeriesItem, b: SeriesItem) -> FigureLink | None:
    """How two figures stand to each other; None where they do not count the same thing. Symmetric."""
    if b.key < a.key:
        a, b = b, a
    if a.key == b.key:
        return None
    if not are_comparable(a, b) or are_told_beside(a, b):
        return None
    is_likely = not differ_in_number(a, b) or may_be_one(a, b)
    if not is_likely and a.tally.kind not in OF_EVENTS | OWNED:
        return None
    bound = reasons_of(a, b)
    relation, why, same_scope = relate(a, b)
    reasons, enough = bound, binding_of(a).enough
    is_sure = relation is Relation.CONFLICT and is_sure_conflict(a, b, bound)
    if relation is Relation.CONFLICT and not is_sure:
        relation, why = Relation.COMPATIBLE, MAY_BE_TWO
    if differ_in_number(a, b) and not (is_sure and a.tally.kind in OF_EVENTS) and not _are_one_stock(a, b, bound):
        if not is_likely:
            return None
        reasons, enough = reasons_for(a, b), shipped_differing().enough
    score = round(sum(reason.points for reason in reasons), 3)
    if score < enough:
        return None
    return FigureLink(a.key, b.key, relation, score, why, same_scope, reasons)


def _are_one_stock(a: SeriesItem, b: SeriesItem, reasons: tuple[SlotReason, ...]) -> bool:
    """Whether troops or weapons that are tied by whose they are and where may be counted anew: not many times as many.

    Whose they are does not tell groups of fighters apart: there are many.
    """
    smaller, larger = sorted((a.high, b.high))
    if a.tally.kind not in OWNED - {TallyKind.MONEY} or larger + 1 > (smaller + 1) * MOST_APART_OF_STOCKS:
        return False
    if MILITANT in {*a.tally.groups, *b.tally.groups}:
        return False
    return sum(reason.points for reason in reasons) >= binding_of(a).enough
