"""Whether two figures that cannot both be true are of one thing for certain: a conflict must not rest on a mix-up."""

from onrecord.cross_report.series.binding import (
    EPIDEMIC,
    are_beside,
    are_elsewhere,
    binding_of,
    is_wider,
    tell_rarer,
)
from onrecord.cross_report.series.differing import differ_in_number, evidence_of, shipped_differing
from onrecord.cross_report.series.items import BY_NOUN, INCIDENTAL, OF_EVENTS, SeriesItem
from onrecord.cross_report.series.settings import ALIKE, ASIDE_SURER, MOST_OPPOSED, SAME_TELLING
from onrecord.model.series import SlotReason

MOST_LIKELY = 0.65  # chance from which two numbers of one story that cannot both be true are told as a conflict
NAMES_OF_ONE_STORY = 2

Reasons = tuple[SlotReason, ...]


def is_sure_conflict(a: SeriesItem, b: SeriesItem, reasons: Reasons) -> bool:
    """Whether two figures at odds count one thing for certain, given what binds them beside their numbers."""
    return _agree_in_event(a, b, reasons) or _are_of_one_story(a, b, reasons)


def _are_of_one_story(a: SeriesItem, b: SeriesItem, reasons: Reasons) -> bool:
    """Whether two numbers that differ are most likely of one thing, and their reports are about the same names."""
    if not differ_in_number(a, b) or a.tally.kind in BY_NOUN or len(a.named & b.named) < NAMES_OF_ONE_STORY:
        return False
    if not _are_both_told_up_front(a, b, sum(reason.points for reason in reasons) - binding_of(a).enough):
        return False
    return shipped_differing().chance(evidence_of(a, b)) >= MOST_LIKELY


def _agree_in_event(a: SeriesItem, b: SeriesItem, reasons: Reasons) -> bool:
    """Whether what binds two figures beside their numbers leaves no room for two events, or two armies.

    No slot may speak against it. Those counted in an event must share the event and not be told of two places, and
    what is told aside must agree in more. Of events that are not rare, one report tells several, and places differ.
    """
    margin = sum(reason.points for reason in reasons) - binding_of(a).enough
    if margin < 0 or (a.tally.is_part and b.tally.is_part):
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
    if not shares_event or not _are_both_told_up_front(a, b, margin) or are_elsewhere(a, b):
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


def _are_both_told_up_front(a: SeriesItem, b: SeriesItem, margin: float) -> bool:
    """Whether both reports begin with their number; what is told aside must agree in more."""
    return (a.tally.leads and b.tally.leads) or margin >= ASIDE_SURER


def _are_of_one_place(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether both are told of the same place, neither of one within the other's."""
    one, other = (item.cities | item.regions | item.unlisted | item.countries for item in (a, b))
    return bool(one) and one == other
