"""Whether two figures count the same thing: of the same kind, people, place, event and day.

The idea: 85 of 100 pairs of death counts that stand near each other in time differ, and nearly all of them are of other
events or of a part. So before numbers are compared at all, slot by slot: what clashes outright ends the comparison, and
what agrees or differs gives points, which are kept as reasons.
"""

from collections.abc import Iterator
from math import cos, radians

from onrecord.cross_report.series.items import BY_NOUN, INCIDENTAL, SeriesItem, likeness
from onrecord.cross_report.series.settings import EVENTS, LONGEST_STORY, MOST_RARE, RESPELT, STOCKS, Binding
from onrecord.lexicon.rarity import skeleton
from onrecord.lexicon.tallies import are_alike, is_part_group, states_together
from onrecord.model.events import Reality
from onrecord.model.series import SlotReason
from onrecord.model.tallies import Extent, TallyKind

MOST_NAMED = 6  # words in a reason
ANOTHER_ORDER = 50  # times: two counts of one event never lie so far apart
NEAR_DAYS = 2
LATER = 0.3  # of a day, for each day between two reports after the first two
FROM_BEGINNING = 0.5  # of the points for a day that a report tells only where it begins
FROM_LEAD = 0.4  # the same for the common kinds, of which a report may tell several
FROM_SETTING = 0.9  # of the points for a kind of event that only the beginnings of the reports tell
NEAR_KM = 35.0
KM_A_DEGREE = 111.2
OWNED = frozenset(
    {TallyKind.TROOPS, TallyKind.VEHICLES, TallyKind.AIRCRAFT, TallyKind.SHIPS, TallyKind.WEAPONS, TallyKind.MONEY}
)
EPIDEMIC = "disease"
RARE_INCIDENTS = frozenset({"gas", "crash", "disaster", "execution", EPIDEMIC})
_REAL = frozenset({Reality.ACTUAL, Reality.POSSIBLE, Reality.DENIED})
_FLOWS = frozenset({TallyKind.STRIKES, TallyKind.VIOLATIONS, TallyKind.CROWD})


def binding_of(item: SeriesItem) -> Binding:
    """The points by which figures of this kind are bound."""
    return EVENTS if item.tally.kind in INCIDENTAL else STOCKS


def bind(a: SeriesItem, b: SeriesItem, *, binding: Binding | None = None) -> tuple[SlotReason, ...] | None:
    """The reasons for and against their counting the same thing; None where a slot clashes outright."""
    return reasons_of(a, b, binding=binding) if are_comparable(a, b) else None


def are_comparable(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether no slot clashes outright, and events have anything in common."""
    return not clash(a, b) and _has_common_ground(a, b)


def reasons_of(a: SeriesItem, b: SeriesItem, *, binding: Binding | None = None) -> tuple[SlotReason, ...]:
    """The reasons for and against two comparable figures counting the same thing, slot by slot."""
    points = binding if binding is not None else binding_of(a)
    slots = (_days, _places, _incidents, _groups, _agents, _owners, _things, _extents, _rare_words, _words, _values)
    return tuple(reason for slot in slots for reason in slot(a, b, points))


def _has_common_ground(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether events have anything in common that is not everyday: a rare word, the number, a rare kind of event.

    Asked first, because most neighbours have not: two air raids on one city in one week are two.
    """
    if a.tally.kind not in INCIDENTAL or a.low == b.low or not a.rare.keys().isdisjoint(b.rare.keys()):
        return True
    if not a.skeletons.isdisjoint(b.skeletons):
        return True
    return not RARE_INCIDENTS.isdisjoint(_all_incidents(a)) and not RARE_INCIDENTS.isdisjoint(_all_incidents(b))


def _all_incidents(item: SeriesItem) -> tuple[str, ...]:
    return (*item.tally.incidents, *item.tally.setting_incidents)


def clash(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether they cannot be the same: another kind, unit, thing, state, owner or reality."""
    one, other = a.tally, b.tally
    if one.kind is not other.kind or one.unit != other.unit or _differs_in_reality(a, b):
        return True
    if one.kind in BY_NOUN and one.noun != other.noun:
        return True
    if (
        one.kind in OWNED
        and other.state not in states_together(one.state)
        and one.state not in states_together(other.state)
    ):
        return True
    if one.kind in OWNED and one.owners and other.owners and not set(one.owners) & set(other.owners):
        return True
    if one.is_part and other.is_part and set(one.groups) != set(other.groups):
        return True
    return _days_clash(a, b)


def _differs_in_reality(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether one tells of what is, and the other of what is planned or demanded."""
    return (a.tally.reality in _REAL) != (b.tally.reality in _REAL)


def _days_clash(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether one tells of a day of which the other cannot, or whether their numbers are of two orders."""
    if a.tally.kind not in INCIDENTAL:
        return False
    smaller, larger = sorted((a.high, b.high))
    if larger > smaller * ANOTHER_ORDER:
        return True
    if a.when and b.when and a.tally.when_told and b.tally.when_told:
        return gap_between(a.when, b.when) > 1
    if a.tally.kind in _FLOWS and a.as_of and b.as_of and gap_between(a.as_of, b.as_of) > 1:
        return True
    for told, untold in ((a, b), (b, a)):
        if not told.when or not told.tally.when_told or untold.published is None:
            continue
        if not told.when[0] - 1 <= untold.published <= told.when[1] + LONGEST_STORY:
            return True
    return a.published is not None and b.published is not None and abs(a.published - b.published) > LONGEST_STORY


def gap_between(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Days between two stretches, 0 where they touch."""
    return max(0, one[0] - other[1], other[0] - one[1])


def _days(a: SeriesItem, b: SeriesItem, binding: Binding) -> Iterator[SlotReason]:
    if a.tally.kind not in INCIDENTAL:
        return
    if a.when and b.when:
        gap = gap_between(a.when, b.when)
        told = a.tally.when_told and b.tally.when_told
        points = binding.next_day * min(gap, 3) if gap else binding.same_day
        yield SlotReason("day", points if told else points * FROM_BEGINNING, f"{gap} days between the days told")
    elif a.published is not None and b.published is not None:
        gap = abs(a.published - b.published)
        weight = min(gap, NEAR_DAYS) + LATER * max(0, gap - NEAR_DAYS)
        yield SlotReason("day", round(binding.day_apart * weight, 3), f"published {gap} days apart")


def _places(a: SeriesItem, b: SeriesItem, binding: Binding) -> Iterator[SlotReason]:
    """Places by their own sentences first, then by those that the reports name around the figures."""
    shared = (a.cities & b.cities) | (a.unlisted & b.unlisted)
    one, other = a.cities | a.regions, b.cities | b.regions
    if shared:
        yield SlotReason("place", binding.same_city, f"both in {min(shared)}")
    elif one and other and not one & other and not _are_near(a, b):
        yield SlotReason("place", binding.other_place, f"{min(one)} and {min(other)}")
    elif around := ((one | a.unlisted) & b.around) | ((other | b.unlisted) & a.around):
        yield SlotReason("place", binding.near, f"both reports name {min(around)}")
    elif a.countries and b.countries and not (a.countries & b.around or b.countries & a.around):
        yield SlotReason("place", binding.other_place, f"{min(a.countries)} and {min(b.countries)}")
    elif a.around & b.around:
        named = {name for name in a.around & b.around if not name.isupper()}
        points = binding.around if named else binding.same_country
        yield SlotReason("place", points, f"both reports name {min(named or a.around & b.around)}")


def are_elsewhere(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether one names a place of its own below the country that is not the other's, nor near it, nor around it."""
    one, other = a.cities | a.regions, b.cities | b.regions
    if one and other:
        return not one & other and not _are_near(a, b)
    one, other = one | a.unlisted, other | b.unlisted
    if one and other:
        return not one & b.around and not other & a.around
    told, around = (one, b.around) if one else (other, a.around)
    return bool(told) and any(not name.isupper() for name in around) and not told & around


def tell_rarer(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether only one of two that tell how it happened tells of a rare kind of event: of gas beside raids."""
    one, other = set(a.tally.incidents), set(b.tally.incidents)
    return bool(one & other) and bool(one & RARE_INCIDENTS) != bool(other & RARE_INCIDENTS)


def are_beside(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether they are told of two cities, be these near each other: raids on a suburb and on the next."""
    return bool(a.cities and b.cities) and not a.cities & b.cities


def is_wider(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether one is told of a whole country and the other of a place in it: it may count other events, too."""
    for whole, part in ((a, b), (b, a)):
        if whole.countries and not (whole.cities or whole.regions or whole.unlisted) and (part.cities or part.regions):
            return True
    return False


def _are_near(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether two of their places lie within a day's walk: a suburb and its city."""
    return any(
        (x[0] - y[0]) ** 2 + ((x[1] - y[1]) * cos(radians(x[0]))) ** 2 <= (NEAR_KM / KM_A_DEGREE) ** 2
        for x in a.points
        for y in b.points
    )


def _incidents(a: SeriesItem, b: SeriesItem, binding: Binding) -> Iterator[SlotReason]:
    """Kinds of event by their own sentences first, then by those that the reports begin with."""
    if a.tally.kind not in INCIDENTAL:
        return
    one, other = set(a.tally.incidents), set(b.tally.incidents)
    shared = one & other
    wide = (one | set(a.tally.setting_incidents)) & (other | set(b.tally.setting_incidents))
    if wide & RARE_INCIDENTS and all(not own or own & RARE_INCIDENTS for own in (one, other)):
        points = binding.rare_incident if shared & RARE_INCIDENTS else binding.rare_incident * FROM_SETTING
        yield SlotReason("event", points, f"both by {min(wide & RARE_INCIDENTS)}")
    elif shared:
        yield SlotReason("event", binding.same_incident, f"both by {min(shared)}")
    elif wide:
        yield SlotReason("event", binding.same_incident * FROM_LEAD, f"both reports begin with {min(wide)}")
    elif one and other and not any(are_alike(x, y) for x in one for y in other):
        yield SlotReason("event", binding.other_incident, f"{min(one)} and {min(other)}")


def _groups(a: SeriesItem, b: SeriesItem, binding: Binding) -> Iterator[SlotReason]:
    one, other = set(a.tally.groups), set(b.tally.groups)
    if not one or not other:
        return
    if one & other:
        yield SlotReason("whom", binding.same_group, f"both of {min(one & other)}")
    elif are_of_others(a, b):
        yield SlotReason("whom", binding.other_group, f"{min(one)} and {min(other)}")


def are_of_others(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether both are limited to groups of people of which none is the other's, nor a part of it."""
    one, other = set(a.tally.groups), set(b.tally.groups)
    if not one or not other or one & other:
        return False
    return not any(is_part_group(x, y) or is_part_group(y, x) for x in one for y in other)


def _agents(a: SeriesItem, b: SeriesItem, binding: Binding) -> Iterator[SlotReason]:
    one, other = set(a.tally.agents), set(b.tally.agents)
    if one and other:
        shared = one & other
        why = f"both by {min(shared)}" if shared else f"{min(one)} and {min(other)}"
        yield SlotReason("by whom", binding.same_agent if shared else binding.other_agent, why)


def _owners(a: SeriesItem, b: SeriesItem, binding: Binding) -> Iterator[SlotReason]:
    one, other = set(a.tally.owners), set(b.tally.owners)
    if one & other:
        yield SlotReason("whose", binding.same_owner, f"both of {min(one & other)}")
        return
    for told, untold in ((a, b), (b, a)):
        if not told.tally.owners or untold.tally.owners:
            continue
        if set(told.tally.owners) & set(untold.tally.claimant_sides):
            why = f"those of {told.tally.owners[0]}, who speak of their own"
            yield SlotReason("whose", binding.owner_by_claimant, why)
        elif set(told.tally.owners) & untold.sides:
            yield SlotReason("whose", binding.owner_around, f"both reports speak of {told.tally.owners[0]}")


def _things(a: SeriesItem, b: SeriesItem, binding: Binding) -> Iterator[SlotReason]:
    if a.tally.noun and a.tally.noun == b.tally.noun:
        yield SlotReason("what", binding.same_noun, f"both of {a.tally.noun}")
    if a.tally.state and a.tally.state == b.tally.state:
        yield SlotReason("state", binding.same_state, f"both {a.tally.state}")
    elif a.tally.state and b.tally.state:
        yield SlotReason("state", binding.same_state / 2, f"{a.tally.state} and {b.tally.state} of the same")


def _extents(a: SeriesItem, b: SeriesItem, binding: Binding) -> Iterator[SlotReason]:
    if {a.tally.extent, b.tally.extent} == {Extent.SINGLE, Extent.PERIOD} and a.tally.kind in INCIDENTAL:
        yield SlotReason("extent", binding.other_extent, "one event and a stretch of time")


def _rare_words(a: SeriesItem, b: SeriesItem, binding: Binding) -> Iterator[SlotReason]:
    weights = rarity_in_common(a, b)
    one_report = a.key.version_id == b.key.version_id
    shared = sorted(weights, key=lambda word: (-weights[word], word))
    respelt = frozenset() if one_report else (a.skeletons & b.skeletons) - {skeleton(word) for word in shared}
    if shared or respelt:
        weight = min(MOST_RARE, sum(weights.values()) + RESPELT * len(respelt))
        shared.extend(sorted(f"{name}~" for name in respelt if name))
        yield SlotReason("rare words", round(binding.rare_words * weight, 3), "share " + ", ".join(shared[:MOST_NAMED]))


def rarity_in_common(a: SeriesItem, b: SeriesItem) -> dict[str, float]:
    """The rare words that two share, with how much each tells; within one report only those of their own accounts."""
    one, other = (a.rare, b.rare) if len(a.rare) <= len(b.rare) else (b.rare, a.rare)
    shared = {word: min(weight, other[word]) for word, weight in one.items() if word in other}
    if a.key.version_id == b.key.version_id:
        return {word: weight for word, weight in shared.items() if word in a.account and word in b.account}
    return shared


def _words(a: SeriesItem, b: SeriesItem, binding: Binding) -> Iterator[SlotReason]:
    close = likeness(a.account, b.account, a.norms[0] * b.norms[0])
    wide = likeness(a.words, b.words, a.norms[1] * b.norms[1]) if binding.wide_words else 0.0
    points = binding.close_words * close + binding.wide_words * wide
    if points > 0:
        yield SlotReason("words", round(points, 3), f"accounts alike by {close:.2f}")


def _values(a: SeriesItem, b: SeriesItem, binding: Binding) -> Iterator[SlotReason]:
    if (a.low, a.high) == (b.low, b.high):
        yield SlotReason("value", binding.same_value, "the same number")
    shared = {name.casefold() for name in a.tally.claimants} & {name.casefold() for name in b.tally.claimants}
    if shared and a.report_id != b.report_id:
        yield SlotReason("claimant", binding.same_claimant, f"both claimed by {min(shared)}")
