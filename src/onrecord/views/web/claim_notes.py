"""The claims and disputes in which words of a report take part."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.model.editions import Earlier
from onrecord.model.propositions import Position
from onrecord.store import ClaimHere, DisputeHere, VersionGroups
from onrecord.views.web.notes import Layer
from onrecord.views.web.segments import Mark, Role


@dataclass(frozen=True, slots=True)
class Said:
    """What a report says of a claim at one place: who says it, where they stand, and the words."""

    position: Position
    speakers: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ClaimNote:
    """A claim with its disputes, or a dispute of which no claim is told, such as one about a number.

    `said` are the places where this report tells it.
    """

    claim: ClaimHere | None
    disputes: tuple[DisputeHere, ...]
    said: tuple[Said, ...]
    layer: Layer = Layer.CLAIMS

    @property
    def key(self) -> str:
        """The id of the claim, or else of the dispute."""
        return self.claim.row.group_id if self.claim is not None else self.disputes[0].row.group_id

    @property
    def question(self) -> str:
        """What is put forward, or asked."""
        return self.disputes[0].row.label if self.disputes or self.claim is None else self.claim.row.label

    @property
    def place(self) -> int:
        """Where the report first tells it."""
        return self.said[0].span.start

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All words that tell it."""
        role = Role.DISPUTED if self.disputes else Role.CLAIM
        return tuple(Mark(self.key, role, said.span) for said in self.said)


def claim_notes(version_id: str, text: str, *, groups: VersionGroups) -> Iterator[ClaimNote]:
    """The claims that a version tells, each with its disputes, and the disputes that belong to none of these."""
    disputes: defaultdict[str, list[DisputeHere]] = defaultdict(list)
    for dispute in groups.disputes:
        disputes[dispute.claim_id].append(dispute)
    for claim in groups.claims:
        told = [
            Said(member.position, tuple(holder.name for holder in proposition.holders), span)
            for member in claim.members
            for proposition in (member.item.proposition,)
            for span in _spans(version_id, member.item.version_id, proposition.span, member.earlier)
        ]
        if said := _in_text(told, text):
            yield ClaimNote(claim, tuple(disputes.pop(claim.row.group_id, ())), said)
    for dispute in (one for some in disputes.values() for one in some):
        told = [
            Said(item.position, item.speakers, span)
            for side in dispute.sides
            for item in side.items
            for span in _spans(version_id, item.version_id, item.span, item.earlier)
        ]
        if said := _in_text(told, text):
            yield ClaimNote(None, (dispute,), said)


def _spans(version_id: str, newest: str, span: Span, earlier: Sequence[Earlier]) -> Iterator[Span]:
    """Where a version has words, which may stand elsewhere in the newest version that has them."""
    if newest == version_id:
        yield span
    yield from (one.span for one in earlier if one.version_id == version_id)


def _in_text(said: list[Said], text: str) -> tuple[Said, ...]:
    """In the order of the text, without what a damaged record places beyond its end."""
    return tuple(sorted((one for one in said if one.span.end <= len(text)), key=lambda one: one.span))
