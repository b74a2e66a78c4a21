"""Linked figures become series: the strongest links first, and groups join only if enough of their figures agree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.cross_report.editions import Told, between, told_once
from onrecord.cross_report.series.binding import OWNED, clash
from onrecord.cross_report.series.items import INCIDENTAL, SeriesItem
from onrecord.cross_report.series.wording import words_of_series
from onrecord.model.editions import Earlier
from onrecord.model.review import UNTIED, Ties
from onrecord.model.series import FigureKey, FigureLink, FigurePoint, FigureSeries, Relation

SUPPORT = 0.33  # share of the pairs between two groups that must be linked for the groups to be one
SUPPORT_OF_EVENTS = 0.36  # the same for what is counted in events, of which there are many of a kind
SUPPORT_OF_OWNED = 0.1  # the same where both groups have figures of troops or ships of one owner
UNDATED = 10**7


def group(items: Iterable[SeriesItem], links: Iterable[FigureLink], *, ties: Ties = UNTIED) -> tuple[FigureSeries, ...]:
    """The series of some figures, in order; figures that stand alone make none.

    What several versions of one report give is one figure, so that an edited report alone makes no series.

    `ties` are what people decided, by `name_of` a figure: those that they parted share no series, those that they tied
    do, unless that would join two that they parted.
    """
    by_key = {item.key: item for item in items}
    strong = sorted(
        (link for link in links if link.same_scope and link.a in by_key and link.b in by_key),
        key=lambda link: (-link.score, link.a, link.b),
    )
    groups = _joined(by_key, strong, _Ruled(ties, {name_of(key): key for key in by_key}))
    within: dict[FigureKey, list[FigureLink]] = defaultdict(list)
    for link in strong:
        if groups[link.a] is groups[link.b]:
            within[groups[link.a][0]].append(link)
    found = [_series([by_key[key] for key in sorted(members)], within[first]) for first, members in _distinct(groups)]
    return tuple(sorted((one for one in found if len(one.points) > 1), key=lambda series: series.series_id))


def _distinct(groups: Mapping[FigureKey, list[FigureKey]]) -> list[tuple[FigureKey, list[FigureKey]]]:
    """Each group once, with the member under which it is filed."""
    return [(members[0], members) for key, members in groups.items() if key == members[0] and len(members) > 1]


def name_of(key: FigureKey) -> str:
    """A figure as people's decisions name it."""
    return f"{key.version_id}#{key.figure}"


class _Ruled:
    """What people decided of some figures."""

    def __init__(self, ties: Ties, keys: Mapping[str, FigureKey]) -> None:
        self.together = sorted(
            (keys[one], keys[other]) for one, other in ties.together if one in keys and other in keys
        )
        self._apart: dict[FigureKey, set[FigureKey]] = defaultdict(set)
        for one, other in ties.apart:
            if one in keys and other in keys:
                self._apart[keys[one]].add(keys[other])
                self._apart[keys[other]].add(keys[one])

    def are_apart(self, one: Sequence[FigureKey], other: Sequence[FigureKey]) -> bool:
        """Whether a figure of one group was parted from one of the other."""
        return any(self._apart[key].intersection(other) for key in one if key in self._apart)


def _joined(
    items: Mapping[FigureKey, SeriesItem], links: Sequence[FigureLink], ruled: _Ruled
) -> dict[FigureKey, list[FigureKey]]:
    """For each figure the members of its group, the list shared among them."""
    groups = {key: [key] for key in sorted(items)}
    linked: dict[FigureKey, set[FigureKey]] = defaultdict(set)
    for link in links:
        linked[link.a].add(link.b)
        linked[link.b].add(link.a)
    for a, b in ruled.together:
        if groups[a] is not groups[b] and not ruled.are_apart(groups[a], groups[b]):
            _join(groups, groups[a], groups[b])
    for link in links:
        one, other = groups[link.a], groups[link.b]
        if one is other or ruled.are_apart(one, other):
            continue
        shared = sum(len(linked[key].intersection(other)) for key in one)
        needed = SUPPORT_OF_EVENTS if items[link.a].tally.kind in INCIDENTAL else SUPPORT
        if _owners(items, one) & _owners(items, other):
            needed = SUPPORT_OF_OWNED
        if shared >= needed * len(one) * len(other) and not _are_apart(items, one, other):
            _join(groups, one, other)
    return groups


def _join(groups: dict[FigureKey, list[FigureKey]], one: list[FigureKey], other: list[FigureKey]) -> None:
    one.extend(other)
    for key in other:
        groups[key] = one


def _owners(items: Mapping[FigureKey, SeriesItem], group: Sequence[FigureKey]) -> set[str]:
    return {owner for key in group if items[key].tally.kind in OWNED for owner in items[key].tally.owners}


def _are_apart(items: Mapping[FigureKey, SeriesItem], one: Sequence[FigureKey], other: Sequence[FigureKey]) -> bool:
    """Whether a figure of one group clashes with one of the other, be they linked through others or not."""
    return any(clash(items[a], items[b]) for a in one for b in other)


def _series(items: Sequence[SeriesItem], links: Sequence[FigureLink]) -> FigureSeries:
    told = told_once(items, report_of=_report, number_of=_number, telling_of=_telling)
    found = between(links, told, name_of=_key, ends_of=_ends)
    links = [replace(link, a=a, b=b) for (a, b), link in found.items()]
    first_told = {one.item.key: one for one in told}
    ordered = _in_order([_as_old(one) for one in told])
    relations = {link.relation for link in links}
    relation = next((r for r in (Relation.CONFLICT, Relation.RISE) if r in relations), Relation.COMPATIBLE)
    first = min(item.key for item in items)
    return FigureSeries(
        series_id=f"{first.version_id}#{first.figure}",
        counts=words_of_series(ordered),
        relation=relation,
        points=tuple(_point(item, first_told[item.key]) for item in ordered),
        links=tuple(sorted(links, key=lambda link: (link.a, link.b))),
    )


def _as_old(told: Told[SeriesItem]) -> SeriesItem:
    """A figure in the newest version of its report that gives it, as old as the first."""
    first = told.first
    return replace(told.item, order=first.order, as_of=first.as_of, published=first.published)


def _key(item: SeriesItem) -> FigureKey:
    return item.key


def _ends(link: FigureLink) -> tuple[FigureKey, FigureKey]:
    return link.a, link.b


def _report(item: SeriesItem) -> str:
    return item.report_id


def _number(item: SeriesItem) -> int:
    return item.number


def _telling(item: SeriesItem) -> tuple[object, ...]:
    """What two versions of a report share that give the same figure: the number, who claims it, what it counts."""
    tally = item.tally
    return tally.low, tally.high, tally.bound, tally.unit, tally.claimants, tally.words


def _in_order(items: Sequence[SeriesItem]) -> list[SeriesItem]:
    """By the day as of which each is told; the undated by the month that their reports name, in the year of the dated.

    Such a month decides nothing but the place in the list: reports of one story that name February lie near each other.
    """
    dated = [item.as_of[0] for item in items if item.as_of is not None]
    middle = sorted(dated)[len(dated) // 2] if dated else None

    def place(item: SeriesItem) -> tuple[int, bool, tuple[str, str], FigureKey]:
        day = item.as_of[0] if item.as_of is not None else _guessed(item.tally.season, middle)
        return (UNDATED if day is None else day, item.as_of is None, item.order, item.key)

    return sorted(items, key=place)


def _guessed(season: str | None, near: int | None) -> int | None:
    """The day that a month, or month and day, most likely is: the one nearest to another; None where nothing tells."""
    if season is None or near is None:
        return None
    month, _, day = season.partition("-")
    year = date.fromordinal(near).year
    days = [date(y, int(month), min(int(day or 1), 28)).toordinal() for y in (year - 1, year, year + 1)]
    return min(days, key=lambda guess: abs(guess - near))


def _point(item: SeriesItem, told: Told[SeriesItem]) -> FigurePoint:
    tally, first = item.tally, told.first.tally
    return FigurePoint(
        key=item.key,
        report_id=item.report_id,
        span=tally.span,
        low=item.low,
        high=item.high,
        bound=tally.bound,
        unit=tally.unit,
        claimed_by=tally.claimants,
        as_of=first.as_of,
        as_of_told=first.as_of_told,
        outlet=item.outlet,
        earlier=tuple(Earlier(name_of(one.key), one.key.version_id, one.tally.span) for one in told.before),
    )
