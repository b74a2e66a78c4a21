"""In how many breaths a claim is told."""

from onrecord.model.claims import Claim, ClaimItem


def overlap(one: ClaimItem, other: ClaimItem) -> bool:
    """Whether the words of two items run into each other."""
    return one.version_id == other.version_id and one.proposition.span.overlaps(other.proposition.span)


def is_told_once(claim: Claim) -> bool:
    """Whether all members of a claim are one clause and what stands within it, so that nothing is told again.

    "The minister's warning that an attack was near" is a warning, an attack and a nearness, told once.
    """
    items = [member.item for member in claim.members]
    widest = max(items, key=lambda item: len(item.proposition.span))
    span = widest.proposition.span
    return all(item.version_id == widest.version_id and span.contains(item.proposition.span) for item in items)
