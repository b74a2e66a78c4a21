"""What lists show of a group and put it in order by, beside the group itself."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Card:
    """A group in one line.

    `label` is its question, proposition, thing counted or title in the words of the record. `kind` says which of its
    family it is: how a dispute is disputed, how a series moves, how a report depends; "disputed" or "" for a claim.
    `weight` puts those of one family in order, the heaviest first. `reports` and `outlets` count who tells it, and
    `origins` how many of these are independent. `begin` and `finish` are the first and the last day on which it was
    said, counted or published, None where nobody knows. `actors` are the ids of those who take part, and `words` what
    else it can be searched by.
    """

    label: str
    kind: str
    weight: float
    reports: int
    outlets: int
    origins: int
    begin: date | None = None
    finish: date | None = None
    actors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
