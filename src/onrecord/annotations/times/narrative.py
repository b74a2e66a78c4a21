"""Tells the year of a date that a history leaves out: "On 5 April the siege was lifted".

The idea: a history moves forward in short steps, so such a date is the one nearest to where the story stands,
somewhat rather after than before it. A year named since moves the story there; one that lies far ahead of it, or behind
it, is an aside ("a report declassified in 2005 says ..."), and so is one within a sentence where the date goes on from
where the story stands ("a campaign planned for 1976").
"""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

from onrecord.annotations.times.mentioned import Mentioned
from onrecord.model import Span

# Days by which a step back counts as longer than one ahead.
_FORWARD_BIAS = 60
_MID_MONTH = 15
# Years from where the story stands within which a year named since moves it.
_MOST_YEARS_ON = 2


def year_of_story(mentioned: Mentioned, span: Span, *, month: int, day: int | None) -> int | None:
    """The year of a date without one in a history; None where nothing before it tells."""
    stands, named = mentioned.story_so_far(span)
    here = None if stands is None else stands.resolved.first
    year_named = None if named is None else named.resolved.year
    if here is None:
        return year_named if stands is None or year_named is not None else stands.resolved.year
    if named is not None and year_named is not None and 0 <= year_named - here.year <= _MOST_YEARS_ON:
        goes_on = _exists(here.year, month, day or 1) and 0 <= _step(here, here.year, month, day) < _FORWARD_BIAS
        if mentioned.opens_sentence(named) or not goes_on:
            return year_named
    years = [year for year in (here.year, here.year + 1, here.year - 1) if _exists(year, month, day or 1)]
    return min(years, key=lambda year: _step(here, year, month, day), default=None)


def _exists(year: int, month: int, day: int) -> bool:
    return MINYEAR <= year <= MAXYEAR and day <= monthrange(year, month)[1]


def _step(here: date, year: int, month: int, day: int | None) -> int:
    """How far a candidate lies from where the story stands."""
    days = (date(year, month, min(day or _MID_MONTH, 28)) - here).days
    return days if days >= 0 else _FORWARD_BIAS - days
