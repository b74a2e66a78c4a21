"""Figures of many reports for the same thing, side by side: what moves, what agrees, what conflicts."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from onrecord.model.annotations import Bound
from onrecord.model.editions import Earlier
from onrecord.model.intervals import Interval
from onrecord.model.spans import Span


class Relation(StrEnum):
    """How two figures for one thing stand to each other, and what a whole series comes to.

    `RISE` is a later count of a thing that moves, or the same claimant's revision. `COMPATIBLE` figures can both be
    true: the same, rounded, bounded, a part and its whole, what comes on top, numbers of times that nobody tells, or
    those at odds of which it is not sure that both count one thing.
    """

    CONFLICT = "conflict"
    RISE = "rise"
    COMPATIBLE = "compatible"


@dataclass(frozen=True, slots=True)
class SlotReason:
    """What one slot says for or against two figures counting the same thing; `why` names the values compared."""

    slot: str
    points: float
    why: str


@dataclass(frozen=True, slots=True, order=True)
class FigureKey:
    """A figure among all reports: the version that gives it, and its index in that version's figures."""

    version_id: str
    figure: int


@dataclass(frozen=True, slots=True)
class FigureLink:
    """Two figures that count the same thing, how they stand to each other, and why.

    `a` sorts before `b`. `score` is the sum of the reasons' points; `why` says what decided the relation. `same_scope`
    is false for a part beside its whole and for what comes on top: the two belong together, but not in one line.
    """

    a: FigureKey
    b: FigureKey
    relation: Relation
    score: float
    why: str
    same_scope: bool = True
    reasons: tuple[SlotReason, ...] = ()


@dataclass(frozen=True, slots=True)
class FigurePoint:
    """One figure of a series. `value` is a number, or a low and a high one where a range is given.

    `earlier` is where older versions of its report give it in the same words, the oldest first: it is then as of when
    the first of them gives it.
    """

    key: FigureKey
    report_id: str
    span: Span
    low: Decimal
    high: Decimal
    bound: Bound
    unit: str | None
    claimed_by: tuple[str, ...] = ()
    as_of: Interval | None = None
    as_of_told: bool = False
    outlet: str | None = None
    earlier: tuple[Earlier, ...] = ()

    @property
    def versions(self) -> tuple[str, ...]:
        """The ids of the versions of its report that give it, the newest first."""
        return (self.key.version_id, *(one.version_id for one in reversed(self.earlier)))

    @property
    def value(self) -> float | int | list[float | int]:
        """The number as programs get it; whole numbers without a fraction."""
        low, high = _plain(self.low), _plain(self.high)
        return low if low == high else [low, high]


@dataclass(frozen=True, slots=True)
class FigureSeries:
    """Figures for one thing in the order of their dates; `counts` says in the words of the record what is counted."""

    series_id: str
    counts: str
    relation: Relation
    points: tuple[FigurePoint, ...]
    links: tuple[FigureLink, ...] = ()


def _plain(number: Decimal) -> float | int:
    return int(number) if number == number.to_integral_value() else float(number)
