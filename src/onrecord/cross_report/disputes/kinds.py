"""What one item is to another of the same claim: a denial, a doubt, a contradiction, a change of mind, or the same."""

from onrecord.cross_report.claims.profiles import tense_of
from onrecord.cross_report.disputes.voices import Voice, one_voice, same_speaker
from onrecord.model.claims import ClaimLink, ClaimMember, Wording
from onrecord.model.disputes import DisputeKind
from onrecord.model.propositions import Position

AGAINST = frozenset({Position.DENIES, Position.DOUBTS})
UNSEEN = "not seen"
RETRACTION = "retract"  # what the reason of a proposition says that takes back the speaker's own words


def kind_of(
    earlier: ClaimMember, later: ClaimMember, link: ClaimLink, voices: tuple[Voice, Voice]
) -> DisputeKind | None:
    """What the later of two members is to the earlier; None where one of them takes no stand.

    Args:
        earlier: A member of a claim.
        later: Another, that comes behind it in the order of items.
        link: The link between the two.
        voices: Those of the earlier and of the later.
    """
    stands = {earlier.position, later.position}
    if Position.RAISES in stands:
        return None
    if not (Position.ASSERTS in stands and stands & AGAINST):
        return None if one_voice(*voices) else _agreeing(earlier, later)
    if _retracts(later) and (same_speaker(*voices) or link.taken_up):
        return DisputeKind.RETRACTS
    if same_speaker(*voices):
        return DisputeKind.REVISES
    if Position.DOUBTS in stands or is_unseen(earlier) or is_unseen(later):
        return DisputeKind.DOUBTS
    outright = Position.DENIES in {earlier.item.proposition.position, later.item.proposition.position}
    return DisputeKind.DENIES if outright and link.wording is Wording.SAME else DisputeKind.CONTRADICTS


def _agreeing(earlier: ClaimMember, later: ClaimMember) -> DisputeKind:
    """Of two that stand on one side: a confirmation where both speak of the same stage of it."""
    alike = tense_of(earlier.item) == tense_of(later.item)
    return DisputeKind.CONFIRMS if alike and earlier.position is later.position else DisputeKind.COMPATIBLE


def is_unseen(member: ClaimMember) -> bool:
    """Whether its holders only say that they have not seen it."""
    return member.position in AGAINST and tells(member, UNSEEN)


def tells(member: ClaimMember, word: str) -> bool:
    """Whether the reasons of a member's position name something."""
    return any(word in reason.text for reason in member.item.proposition.reasons)


def _retracts(member: ClaimMember) -> bool:
    return tells(member, RETRACTION)
