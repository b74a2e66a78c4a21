"""What a figure can be found by, and how two that were found together stand to each other."""

from onrecord.cross_report.series.binding import are_beside, are_elsewhere, bind, binding_of, is_wider, tell_rarer
from onrecord.cross_report.series.differing import EPIDEMIC
from onrecord.cross_report.series.items import BY_NOUN, INCIDENTAL, OF_EVENTS, SeriesItem
from onrecord.cross_report.series.relating import relate
from onrecord.cross_report.series.settings import ALIKE, ASIDE_SURER, MOST_OPPOSED, SAME_TELLING
from onrecord.lexicon.rarity import rarity
from onrecord.lexicon.tallies import states_together
from onrecord.model.series import FigureLink, Relation, SlotReason

RARE = 4.0  # from this rarity on a word of the account is a key of its own
MOST_WORDS = 5
MOST_PLACES = 3


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
    reasons = bind(a, b)
    if reasons is None:
        return None
    score = round(sum(reason.points for reason in reasons), 3)
    enough = binding_of(a).enough
    if score < enough:
        return None
    relation, why, same_scope = relate(a, b)
    if relation is Relation.CONFLICT and not _is_sure(a, b, reasons, score - enough):
        return None
    return FigureLink(a.key, b.key, relation, score, why, same_scope, reasons)


def _is_sure(a: SeriesItem, b: SeriesItem, reasons: tuple[SlotReason, ...], margin: float) -> bool:
    """Whether two figures that cannot both be true are of one thing for certain: a conflict must not rest on a mix-up.

    No slot may speak against it. Those counted in an event must share the event and not be told of two places, and
    what is told aside must agree in more. Of events that are not rare, one report tells several, and places differ.
    """
    if a.tally.is_part and b.tally.is_part:
        return False  # of how many children were among two tolls nobody takes the same count
    if any(reason.points < 0 for reason in reasons if reason.slot != "day"):
        return False
    smaller, larger = sorted((a.high, b.high))
    if larger > smaller * MOST_OPPOSED:
        return False
    if a.tally.kind not in INCIDENTAL:
        if a.countries and b.countries and not a.countries & b.countries:
            return False
        return a.tally.kind not in BY_NOUN or any(r.slot == "words" and r.points >= ALIKE for r in reasons)
    if a.tally.kind not in OF_EVENTS:
        return True
    shares_event = any(reason.slot == "event" for reason in reasons)
    surer = (a.tally.leads and b.tally.leads) or margin >= ASIDE_SURER
    if not shares_event or not surer or are_elsewhere(a, b):
        return False
    if EPIDEMIC in {*a.tally.incidents, *a.tally.setting_incidents, *b.tally.incidents, *b.tally.setting_incidents}:
        return _are_of_one_place(a, b)  # it goes on everywhere at once, and each place has its own count
    if any(reason.slot == "event" and reason.points > binding_of(a).same_incident for reason in reasons):
        return True  # nobody takes one gas attack for another of the same days
    if are_beside(a, b) or tell_rarer(a, b):
        return False
    if a.key.version_id == b.key.version_id:
        return any("toll" in item.tally.words.lower() for item in (a, b))  # a toll is set against another one
    if any(reason.slot == "rare words" and reason.points >= SAME_TELLING for reason in reasons):
        return True
    return not is_wider(a, b) and any(not name.isupper() for name in a.around & b.around)


def _are_of_one_place(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether both are told of the same place, neither of one within the other's."""
    one, other = (item.cities | item.regions | item.unlisted | item.countries for item in (a, b))
    return bool(one) and one == other
