"""Tells the years that a history leaves out, from all of its dates at once: "On 5 April the siege was lifted".

The idea: a history moves forward in short steps, and some of its dates are asides ("a report declassified in 2005 says
..."). Every way of giving years to its bare dates has a price: for each step the longer the dearer, for a step back an
extra, for each date that is passed over as an aside another. The cheapest way wins; it is found by a search along the
text that keeps the few cheapest ways at each date. So what stands after a date tells its year as well as what stands
before it.

The prices were chosen on histories of wars (11 of WikiWars), by leaving one out at a time.
"""

from calendar import isleap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log1p

from onrecord.annotations.times import values
from onrecord.annotations.times.readings import (
    Calendar,
    Clock,
    Following,
    FoundTime,
    Hint,
    Ordinal,
    Part,
    Reading,
    Stretch,
    Unit,
)

_DAYS_IN_YEAR = 365.25
_DAYS_IN_MONTH = _DAYS_IN_YEAR / 12
_SHIFTS = {Unit.YEAR: _DAYS_IN_YEAR, Unit.MONTH: _DAYS_IN_MONTH, Unit.WEEK: 7.0, Unit.DAY: 1.0}
# Dates written with their years that lie within so many times of a bare one are asked for its year.
_REACH = 6
# How many ways are kept; no history has more dates than `_MOST_DATES`, only lists do.
_MOST_WAYS, _MOST_DATES = 16, 3000
# Characters of "At the beginning of ", with which a sentence may open before its time.
_OPENING = 20
_LEAP_DAY = (2, 29)
# After these a story looks back.
_SINCE = ("since ", "Since ", "since early ", "since late ", "since mid-")


@dataclass(frozen=True, slots=True)
class Prices:
    """What a history pays for its steps.

    A step of n days costs log(1 + n / `scale`); one back `back` more, or `back_to_paragraph` in a new paragraph.
    Passing over a date costs `aside`, over a bare year `aside_year`, and where it opens its sentence `aside_opening`
    more.
    """

    scale: float = 60.0
    back: float = 1.0
    back_to_paragraph: float = 0.6
    aside: float = 1.2
    aside_year: float = 0.8
    aside_opening: float = 1.0


@dataclass(frozen=True, slots=True)
class _Stretch:
    """From when to when, in days."""

    begin: float
    finish: float


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to read a history so far: its price, where the story stands, and the year of the last bare date."""

    price: float
    stands: _Stretch | None
    index: int = -1
    year: int = 0
    before: "_Way | None" = field(default=None, compare=False)


def tell_years(
    found: Sequence[FoundTime], text: str, sentence_starts: Sequence[int], prices: Prices = Prices()
) -> Mapping[int, int]:
    """The year of each bare date, by the position where it begins."""
    ways = [_Way(0.0, None)]
    width = _MOST_WAYS if len(found) <= _MOST_DATES else 1
    dated = _years_near(found)
    opening = _openings(found, sentence_starts)
    last_end = 0
    for index, time in enumerate(found):
        reading = _plain(time.reading)
        if isinstance(reading, Following):
            ways = [_shifted(way, reading) for way in ways]
            continue
        if not isinstance(reading, Calendar | Stretch) or _nameless(reading):
            continue
        new_paragraph = text.find("\n", last_end, time.span.start) >= 0
        last_end = max(last_end, time.span.end)
        back = prices.back_to_paragraph if new_paragraph else prices.back
        if text.endswith(_SINCE, max(0, time.span.start - 10), time.span.start):
            back = 0.0
        following: list[_Way] = []
        for way in ways:
            following.extend(
                _ways_on(way, reading, index, years=dated[index], back=back, opens=opening[index], prices=prices)
            )
        ways = _cheapest(following, width) or ways
    return _years_of(min(ways, key=lambda way: way.price), found)


def _plain(reading: Reading) -> Reading:
    if isinstance(reading, Clock | Part):
        return _plain(reading.of)
    return _plain(reading.within) if isinstance(reading, Ordinal) else reading


def _nameless(reading: Calendar | Stretch) -> bool:
    """Whether a reading says neither a year nor a month, or tells its year otherwise."""
    if reading.year is not None:
        return False
    if isinstance(reading, Stretch) and reading.hint is Hint.THIS:
        return False
    return reading.hint is not Hint.NONE or (isinstance(reading, Calendar) and reading.month is None)


def _years_near(found: Sequence[FoundTime]) -> list[frozenset[int]]:
    years = [getattr(_plain(time.reading), "year", None) for time in found]
    return [
        frozenset(year for year in years[max(0, index - _REACH) : index + _REACH + 1] if year is not None)
        for index in range(len(found))
    ]


def _openings(found: Sequence[FoundTime], sentence_starts: Sequence[int]) -> list[bool]:
    opening, at = [], 0
    for time in found:
        while at < len(sentence_starts) and sentence_starts[at] <= time.span.start:
            at += 1
        start = sentence_starts[at - 1] if at else 0
        opening.append(time.span.start - start <= _OPENING)
    return opening


def _shifted(way: _Way, reading: Following) -> _Way:
    if way.stands is None or not reading.exact or reading.unit not in _SHIFTS:
        return way
    days = _SHIFTS[reading.unit] * reading.count
    return _Way(way.price, _Stretch(way.stands.begin + days, way.stands.finish + days), way.index, way.year, way.before)


def _ways_on(
    way: _Way,
    reading: Calendar | Stretch,
    index: int,
    *,
    years: frozenset[int],
    back: float,
    opens: bool,
    prices: Prices,
) -> Iterator[_Way]:
    if reading.year is not None:
        there = _place(reading, reading.year)
        only_year = isinstance(reading, Calendar) and reading.month is None
        aside = (prices.aside_year if only_year else prices.aside) + (prices.aside_opening if opens else 0.0)
        yield _Way(way.price + aside, way.stands, way.index, way.year, way.before)
        stands = _narrowed(way.stands, there) if only_year else there
        yield _Way(way.price + _step(way.stands, there, back, prices), stands, way.index, way.year, way.before)
        return
    for year in sorted(_candidates(way.stands, years)):
        if isinstance(reading, Calendar) and (reading.month, reading.day) == _LEAP_DAY and not isleap(year):
            continue
        there = _place(reading, year)
        yield _Way(way.price + _step(way.stands, there, back, prices), there, index, year, way)


def _candidates(stands: _Stretch | None, years: frozenset[int]) -> set[int]:
    if stands is None:
        return set(years)
    here = int(stands.begin // _DAYS_IN_YEAR)
    return {here - 1, here, here + 1} | years


def _place(reading: Calendar | Stretch, year: int) -> _Stretch:
    begin = year * _DAYS_IN_YEAR
    if isinstance(reading, Stretch):
        month, length = values.STRETCHES[reading.code]
        return _Stretch(begin + (month - 1) * _DAYS_IN_MONTH, begin + (month - 1 + length) * _DAYS_IN_MONTH)
    if reading.month is None:
        return _Stretch(begin, begin + _DAYS_IN_YEAR - 1)
    month_begin = begin + (reading.month - 1) * _DAYS_IN_MONTH
    if reading.day is None:
        return _Stretch(month_begin, month_begin + _DAYS_IN_MONTH - 1)
    return _Stretch(month_begin + reading.day - 1, month_begin + reading.day - 1)


def _narrowed(stands: _Stretch | None, there: _Stretch) -> _Stretch:
    """A year in which the story stands already leaves it where it is."""
    if stands is not None and there.begin <= stands.begin and stands.finish <= there.finish:
        return stands
    return there


def _step(stands: _Stretch | None, there: _Stretch, back: float, prices: Prices) -> float:
    if stands is None:
        return 0.0
    if there.finish < stands.begin:
        return back + log1p((stands.begin - there.finish) / prices.scale)
    return log1p(max(0.0, there.begin - stands.finish) / prices.scale)


def _cheapest(ways: list[_Way], width: int) -> list[_Way]:
    """The cheapest way to each place where the story can stand, the cheapest first."""
    best: dict[_Stretch | None, _Way] = {}
    for way in sorted(ways, key=lambda way: way.price):
        best.setdefault(way.stands, way)
        if len(best) == width:
            break
    return list(best.values())


def _years_of(way: _Way, found: Sequence[FoundTime]) -> Mapping[int, int]:
    years: dict[int, int] = {}
    at: _Way | None = way
    while at is not None:
        if at.index >= 0:
            years[found[at.index].span.start] = at.year
        at = at.before
    return years
