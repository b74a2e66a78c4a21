"""How many, according to whom."""

from dataclasses import dataclass

from onrecord.model.annotations import Quantity
from onrecord.model.intervals import Interval
from onrecord.model.spans import Span
from onrecord.model.statements import Party


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity used as a claim.

    `span` covers bound, number and the thing counted; `counts` is that thing in the report's words. `scope` holds the
    words that say which of them are meant: whose they are, what is said to happen to them, where. `place` is the index
    in `Annotations.toponyms` of the place where they are counted, None if none is told.

    `claimants` is empty when the report says it in its own voice. `statement` is the index of the statement in
    `Record.statements` that carries it, None in the report's own voice and where the number's own verb tells who
    counted ("the mission recorded 118"). `as_of` is the time that it speaks of: the one that the text gives, and then
    `as_of_told` is true, or else the time when it was said or published; None if neither is known.
    """

    quantity: Quantity
    span: Span
    counts: str
    claimants: tuple[Party, ...] = ()
    statement: int | None = None
    as_of: Interval | None = None
    as_of_told: bool = False
    scope: tuple[Span, ...] = ()
    place: int | None = None
