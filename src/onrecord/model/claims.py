"""A claim: one proposition in the words of many reports, with who asserts, denies or doubts it."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from onrecord.model.annotations import Bound
from onrecord.model.editions import Earlier
from onrecord.model.intervals import Interval
from onrecord.model.propositions import Position, Proposition
from onrecord.model.spans import Span


class Wording(StrEnum):
    """How two propositions that ask one question put it.

    `SAME`: who holds the one holds the other. `OPPOSITE`: who holds the one rejects the other ("leave" and "stay").
    """

    SAME = "same"
    OPPOSITE = "opposite"


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that a proposition carries: its value or range, its bound, and the lemma of what it counts."""

    low: Decimal
    high: Decimal
    bound: Bound
    counts: str


@dataclass(frozen=True, slots=True)
class ClaimItem:
    """A proposition of one version of a report, with all that is needed to compare it with those of other reports.

    `item_id` is unique and `index` its place in `Record.propositions`. `order` sorts items by day, report and place,
    whatever the order in which reports came. `answers` is the id of the item whose proposition this one takes up in the
    end ("denied any such plan"), and `answered` that proposition; both None where it takes up none. `sentence` covers
    the sentence that it stands in and `words` are those of its clause. Its hash is that of its id, so that what is
    known of an item can be kept by it.
    """

    item_id: str
    version_id: str = field(hash=False)
    report_id: str = field(hash=False)
    number: int = field(hash=False)
    index: int = field(hash=False)
    order: tuple[str, str] = field(hash=False)
    proposition: Proposition = field(hash=False)
    sentence: Span = field(hash=False)
    words: str = field(hash=False)
    outlet: str | None = field(default=None, hash=False)
    published: Interval | None = field(default=None, hash=False)
    answers: str | None = field(default=None, hash=False)
    answered: Proposition | None = field(default=None, hash=False)
    counted: tuple[Counted, ...] = field(default=(), hash=False)


@dataclass(frozen=True, slots=True)
class SlotPoints:
    """What one slot of a comparison adds to its score: the values on both sides, and the points."""

    slot: str
    one: str
    other: str
    points: float


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """Two items found to ask one question, `one` before `other` by their ids.

    `score` runs from 0 to 1, and `reasons` give what each slot added to it before it was squeezed into that range.
    `taken_up` is whether the report itself says so: the one takes up the other's words.
    """

    one: str
    other: str
    wording: Wording
    score: float
    taken_up: bool = False
    reasons: tuple[SlotPoints, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimMember:
    """An item in a claim: where its holders stand towards the claim's proposition, and why it belongs there.

    `position` is the item's own, turned round where the item words the claim the opposite way. `link` is the link that
    joins it to the rest, None for the item whose words the claim bears. `earlier` is where older versions of its report
    have the same words, the oldest first: the item is then as old as the first of them.
    """

    item: ClaimItem
    position: Position
    link: ClaimLink | None = None
    earlier: tuple[Earlier, ...] = ()

    @property
    def versions(self) -> tuple[str, ...]:
        """The ids of the versions of its report that tell it, the newest first."""
        return (self.item.version_id, *(one.version_id for one in reversed(self.earlier)))


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition gathered across reports.

    `proposition` is worded as its clearest item words it, and `worded_by` is the id of that item. `members` stand in
    the order of items, `links` are those between them.
    """

    claim_id: str
    proposition: str
    worded_by: str
    members: tuple[ClaimMember, ...]
    links: tuple[ClaimLink, ...] = ()

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that carry it, sorted."""
        return tuple(sorted({member.item.report_id for member in self.members}))
