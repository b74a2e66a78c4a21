"""Which outlets carry a claim, its denial, both or neither: a fact about their pages, not about what they hold true."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.model.claims import Claim, ClaimMember
from onrecord.model.propositions import Position
from onrecord.model.wording import Carries, CoverageItem, OutletCoverage

SIDES = {Position.ASSERTS: "claim", Position.DENIES: "denial", Position.DOUBTS: "raised", Position.RAISES: "raised"}


def coverage(claim: Claim | Sequence[ClaimMember], outlets: Iterable[str]) -> tuple[OutletCoverage, ...]:
    """What each of the outlets carries of a claim, in the order of their names.

    Args:
        claim: The claim, or its members.
        outlets: All outlets of the record, or those that could have carried it.
    """
    members = claim.members if isinstance(claim, Claim) else claim
    found: dict[str, dict[str, list[CoverageItem]]] = defaultdict(lambda: defaultdict(list))
    for member in sorted(members, key=lambda one: (one.item.order, one.item.item_id)):
        if member.item.outlet is not None:
            found[member.item.outlet][SIDES[member.position]].append(_item(member))
    return tuple(_of_outlet(outlet, found.get(outlet, {})) for outlet in sorted(set(outlets) | set(found)))


def _item(member: ClaimMember) -> CoverageItem:
    item = member.item
    holders = item.proposition.holders
    speaker = " and ".join(holder.name for holder in holders) if holders else None
    return CoverageItem(item.version_id, item.report_id, item.proposition.span, speaker)


def _of_outlet(outlet: str, sides: dict[str, list[CoverageItem]]) -> OutletCoverage:
    claim, denial, raised = (tuple(sides.get(side, ())) for side in ("claim", "denial", "raised"))
    if claim and denial:
        carries = Carries.BOTH
    elif claim:
        carries = Carries.CLAIM
    else:
        carries = Carries.DENIAL if denial else Carries.NEITHER
    return OutletCoverage(outlet, carries, claim, denial, raised)
