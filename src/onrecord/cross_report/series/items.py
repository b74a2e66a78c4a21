"""A tally opened for comparison: its words weighted by how rare they are, its places by level, its dates as days."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cache, lru_cache
from math import sqrt

from onrecord.cross_report.series.settings import ASIDE, BESIDE, RARE, UNKNOWN
from onrecord.lexicon.countries import find_country
from onrecord.lexicon.rarity import rarity, skeleton
from onrecord.lexicon.stems import stem_of
from onrecord.model.filed import Filed
from onrecord.model.intervals import Interval
from onrecord.model.series import FigureKey
from onrecord.model.tallies import Tally, TallyKind, TallyPlace

GROWING = frozenset(
    {
        TallyKind.DEAD,
        TallyKind.INJURED,
        TallyKind.CASUALTIES,
        TallyKind.MISSING,
        TallyKind.INFECTED,
        TallyKind.DETAINED,
        TallyKind.DISPLACED,
        TallyKind.EVACUATED,
        TallyKind.RETURNED,
        TallyKind.REGISTERED,
    }
)
INCIDENTAL = GROWING | {
    TallyKind.STRIKES,
    TallyKind.VIOLATIONS,
    TallyKind.CROWD,
    TallyKind.FREED,
    TallyKind.BUILDINGS,
}
OF_EVENTS = frozenset({TallyKind.DEAD, TallyKind.INJURED, TallyKind.CASUALTIES, TallyKind.MISSING, TallyKind.INFECTED})
BY_NOUN = frozenset(
    {
        TallyKind.OTHER,
        TallyKind.PEOPLE,
        TallyKind.MEASURE,
        TallyKind.SHARE,
        TallyKind.PLACES,
        TallyKind.BUILDINGS,
        TallyKind.WEAPONS,
        TallyKind.VEHICLES,
        TallyKind.STRIKES,
    }
)
_TOPICS = 1 << 10  # all figures of a report have its topic in common


@dataclass(frozen=True, slots=True)
class SeriesItem:
    """A figure of one filed version, ready to be compared with others.

    `account` and `words` weigh the rare words of its account alone, and with them those of the report's topic where it
    is a figure of what the report is about. `rare` weighs those that are hardly ever seen, less so those of the topic
    where the figure is told aside; `skeletons` are the consonants of unknown names, and `named` the words of its
    report's topic that are names, for the most part. `cities`, `unlisted`, `regions` and
    `countries` are where its own sentence puts it and `points` their coordinates, `around` the places of any level that
    its report puts near it; names are in lower case. `sides` are those that its report speaks of. `when` and `as_of`
    are first and last days as ordinals, None where nobody tells; `published` is a day too. `beside` are the other
    numbers for things of its kind that its report gives next to it, `number` is which version of its report it is of.
    """

    key: FigureKey
    report_id: str
    outlet: str | None
    order: tuple[str, str]
    tally: Tally
    low: Decimal
    high: Decimal
    account: Mapping[str, float]
    words: Mapping[str, float]
    norms: tuple[float, float]
    rare: Mapping[str, float]
    skeletons: frozenset[str]
    named: frozenset[str]
    cities: frozenset[str]
    unlisted: frozenset[str]
    points: tuple[tuple[float, float], ...]
    regions: frozenset[str]
    countries: frozenset[str]
    around: frozenset[str]
    sides: frozenset[str]
    when: tuple[int, int] | None
    as_of: tuple[int, int] | None
    published: int | None
    beside: frozenset[tuple[Decimal, Decimal]] = frozenset()
    number: int = 1


def open_items(filed: Filed, tallies: Sequence[Tally]) -> dict[int, SeriesItem]:
    """The tallies of a version as they are compared, by their places in the list.

    Those without a number are left out, and numbers of another time that are named in passing.
    """
    opened = ((place, _open(filed, tally, tallies)) for place, tally in enumerate(tallies))
    return {place: item for place, item in opened if item is not None}


def _open(filed: Filed, tally: Tally, among: Sequence[Tally]) -> SeriesItem | None:
    if tally.low is None or tally.high is None or tally.comparison:
        return None
    account = _weighted(tally.account)
    topic = _weighted(tally.topic)
    words = {**account, **topic} if tally.leads or tally.kind not in INCIDENTAL else account
    telling = dict.fromkeys(topic.keys(), ASIDE) | dict.fromkeys(words.keys(), 1.0)
    day = filed.day
    own = tally.places
    return SeriesItem(
        key=FigureKey(filed.version_id, tally.figure),
        report_id=filed.report_id,
        outlet=filed.outlet,
        order=filed.order,
        tally=tally,
        low=tally.low,
        high=tally.high,
        account=account,
        words=words,
        norms=(norm(account), norm(words)),
        rare={w: share * (rarity(w) - RARE) for w, share in telling.items() if rarity(w) > RARE},
        skeletons=frozenset(
            s for word, weight in words.items() if weight >= UNKNOWN and (s := skeleton(word)) is not None
        ),
        named=frozenset(word for word, weight in topic.items() if weight >= UNKNOWN),
        cities=frozenset(place.name.lower() for place in own if place.level in (2, 3)),
        unlisted=frozenset(place.name.lower() for place in own if place.level > 3),
        points=tuple(
            (place.latitude, place.longitude)
            for place in own
            if place.level and place.latitude is not None and place.longitude is not None
        ),
        regions=frozenset(name for place in own for name in _regions(place)),
        countries=frozenset(place.country for place in own if place.country is not None),
        around=frozenset(name for place in (*own, *tally.setting) for name in _names(place)),
        sides=_sides(tally.topic),
        when=_days(tally.when),
        as_of=_days(tally.as_of) or _days(filed.published),
        published=None if day is None else day.toordinal(),
        beside=frozenset(_numbers_beside(tally, among)),
        number=filed.number,
    )


def _numbers_beside(tally: Tally, among: Sequence[Tally]) -> Iterator[tuple[Decimal, Decimal]]:
    """The numbers for things of its kind that a report gives next to it, without those of rivals or another time."""
    for other in among:
        if other.low is None or other.high is None or other.comparison or other.rising or other.figure == tally.figure:
            continue
        alike = other.kind is tally.kind and (tally.kind not in BY_NOUN or other.noun == tally.noun)
        rival = bool(other.cited and tally.cited) and other.cited != tally.cited
        dated_apart = (other.as_of_told or tally.as_of_told) and other.as_of != tally.as_of
        if alike and not rival and not dated_apart and abs(other.span.start - tally.span.start) <= BESIDE:
            yield other.low, other.high


def _regions(place: TallyPlace) -> tuple[str, ...]:
    """The regions that a place is or lies in, without the country."""
    if not place.level:
        return ()
    within = place.within[:-1] if place.country is not None else place.within
    return tuple(name.lower() for name in ((place.name, *within) if place.level == 1 else within))


def _names(place: TallyPlace) -> tuple[str, ...]:
    country = () if place.country is None else (place.country,)
    return ((place.name.lower(), *_regions(place)) if place.level else ()) + country


@cache
def _side(word: str) -> str | None:
    """The country that a word in lower case names, or what a name that is no country's shares with its adjective."""
    country = find_country(word.capitalize()) or find_country(word.upper())
    return stem_of(word) if country is None else country.alpha3


@lru_cache(maxsize=_TOPICS)
def _sides(topic: tuple[str, ...]) -> frozenset[str]:
    return frozenset(side for word in topic if (side := _side(word)) is not None)


@lru_cache(maxsize=_TOPICS)
def _weighted(words: tuple[str, ...]) -> Mapping[str, float]:
    return {word: weight for word in words if (weight := rarity(word)) > 0}


def norm(words: Mapping[str, float]) -> float:
    """The length of weighted words as a vector."""
    return sqrt(sum(weight * weight for weight in words.values()))


def likeness(one: Mapping[str, float], other: Mapping[str, float], norms: float) -> float:
    """The cosine of two weighings of words; `norms` is the product of their lengths."""
    if len(one) > len(other):
        one, other = other, one
    product = sum(weight * other[word] for word, weight in one.items() if word in other)
    return product / norms if norms else 0.0


def _days(interval: Interval | None) -> tuple[int, int] | None:
    if interval is None or interval.begin is None:
        return None
    first = interval.begin.date().toordinal()
    if interval.finish is None:
        return first, first
    return first, max(first, (interval.finish - timedelta(microseconds=1)).date().toordinal())


def is_growing(tally: Tally) -> bool:
    """Whether a later count can only be higher, unless somebody was wrong: the dead, or the troops that have left."""
    return tally.kind in GROWING or tally.state in ("leaving", "destroyed")
