"""What a time expression says before it is tied to a day: the unanchored readings.

"Last Friday" is read as a weekday with the hint LAST; which Friday that is, is for `anchoring` to say.
"""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Span, TimeType


class Hint(StrEnum):
    """What the words themselves say about the direction of a partial date."""

    NONE = "none"
    LAST = "last"
    THIS = "this"
    NEXT = "next"
    SAME = "same"
    AFTER = "after"
    PREVIOUS = "previous"
    FOLLOWING = "following"
    YEAR_BEFORE = "last year"
    YEAR_OF = "this year"
    YEAR_AFTER = "next year"
    WEEK_BEFORE = "last week"
    WEEK_AFTER = "next week"


class Unit(StrEnum):
    """The stretches that a calendar has."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date with some of its fields: "16 February", "Friday", "in October", "2014".

    `names_event` says that the date is part of the name of an event ("the Sept. 11 attacks").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hint: Hint = Hint.NONE
    names_event: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A season, quarter or half ("last fall", "the third quarter of 2021").

    `code` is SP, SU, FA, WI, Q1-Q4, H1 or H2; Q alone is the quarter last spoken of, in a given year ("the 1988
    period").
    """

    code: str
    year: int | None = None
    hint: Hint = Hint.NONE


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday ("Christmas Day", "last Thanksgiving"); `code` is its date, see the lexicon.

    `days` lead from it to the day meant: -1 for its eve, 1 for Easter Monday.
    """

    code: str
    year: int | None = None
    hint: Hint = Hint.NONE
    days: int = 0


@dataclass(frozen=True, slots=True)
class Era:
    """A decade or century: `unit`, and the year that it begins with ("the 1990s")."""

    unit: Unit
    first_year: int


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Figures that name one of two dates ("05/06/2022" as written in Europe or America)."""

    readings: tuple[Calendar, ...]


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units away from publication ("yesterday", "last month", "two weeks ago").

    `exact` is False where the count is vague ("a few years ago"): then there is no one value.
    """

    unit: Unit
    count: int
    exact: bool = True
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Following:
    """So many units away from the time last spoken of ("the next day", "two weeks later", "that year")."""

    unit: Unit
    count: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The n-th unit within a longer stretch ("the second week of February"); `nth` -1 is the last."""

    nth: int
    unit: Unit
    within: "Reading"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day ("Monday evening"): `code` is MO, MI, AF, EV, NI or DT."""

    code: str
    of: "Reading"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time, of a day or of the day spoken of; `offset` is minutes from Greenwich, None for local time."""

    hour: int
    minute: int
    of: "Reading"
    offset: int | None = None
    second: int | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A duration, with its TIMEX3 value ("P2W")."""

    value: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """A set of times, with its TIMEX3 value ("every Friday" -> XXXX-WXX-5)."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that is no more exact than PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str
    type: TimeType = TimeType.DATE


Reading = (
    Calendar
    | Stretch
    | Feast
    | Era
    | Ambiguous
    | Shifted
    | Following
    | Ordinal
    | Part
    | Clock
    | Length
    | Repeated
    | Vague
)


@dataclass(frozen=True, slots=True)
class FoundTime:
    """Words that name a time, as the grammar read them, not yet tied to a day."""

    span: Span
    type: TimeType
    reading: Reading


def time_type(reading: Reading) -> TimeType:
    """The TIMEX3 type that a reading has."""
    match reading:
        case Length():
            return TimeType.DURATION
        case Repeated():
            return TimeType.SET
        case Part() | Clock():
            return TimeType.TIME
        case (
            Shifted(unit=Unit.SECOND | Unit.MINUTE | Unit.HOUR) | Following(unit=Unit.SECOND | Unit.MINUTE | Unit.HOUR)
        ):
            return TimeType.TIME
        case Vague():
            return reading.type
        case _:
            return TimeType.DATE
