"""How many, according to whom."""

from dataclasses import dataclass

from onrecord.model.annotations import Quantity
from onrecord.model.intervals import Interval
from onrecord.model.spans import Span
from onrecord.model.statements import Party


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity used as a claim.

    `span` covers bound, number and the thing counted; `counts` is that thing in the report's words. `claimants`
    is empty when the report says it in its own voice; otherwise `statement` is the index of the statement in
    `Record.statements` that carries it. `as_of` is the time it speaks of, None if not told.
    """

    quantity: Quantity
    span: Span
    counts: str
    claimants: tuple[Party, ...] = ()
    statement: int | None = None
    as_of: Interval | None = None
