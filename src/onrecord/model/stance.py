"""How a report stands to a claim: whether it tells it as so, as not so, or only tells of it."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.reports import Reason
from onrecord.model.spans import Span


class StancePosition(StrEnum):
    """How a report stands to a claim.

    `DISCUSSES` is for a report that tells of the claim without standing for or against it: passes it on, asks, doubts.
    `UNRELATED` is for one that does not tell of it.
    """

    AGREES = "agrees"
    DISAGREES = "disagrees"
    DISCUSSES = "discusses"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Stance:
    """How a report stands to a claim, and the sentences of the report on which that rests.

    `score` is how likely the position is (0 to 1), `agrees` and `disagrees` how likely these two are whatever was
    decided. `spans` point into the report's text, in order; they are empty only for what is unrelated. `reasons` name
    the words that decided, with spans into the report's text, None for those about the claim's own words.
    """

    position: StancePosition
    score: float
    agrees: float
    disagrees: float
    spans: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] = ()
