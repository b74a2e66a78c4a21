"""Which outlets carry a claim, its denial, both or neither: a fact about their pages, not about what they hold true."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model.propositions import Position
from onrecord.model.wording import Carries
from onrecord.store import MemberLine

_ORDER = (Carries.BOTH, Carries.CLAIM, Carries.DENIAL, Carries.NEITHER)


@dataclass(frozen=True, slots=True)
class Covering:
    """What an outlet carries of a claim, with its tellings; `outlet` is None for reports that name none."""

    outlet: str | None
    carries: Carries
    members: tuple[MemberLine, ...]

    def count(self, position: Position) -> int:
        """How many of its tellings stand so."""
        return sum(member.position is position for member in self.members)


def cover(members: Iterable[MemberLine]) -> tuple[Covering, ...]:
    """What each outlet carries that tells a claim at all: those with both first, those that name no outlet last."""
    found: dict[str | None, list[MemberLine]] = defaultdict(list)
    for member in members:
        found[member.outlet].append(member)
    rows = [Covering(outlet, _carries(told), tuple(told)) for outlet, told in found.items()]
    return tuple(sorted(rows, key=lambda row: (row.outlet is None, _ORDER.index(row.carries), row.outlet or "")))


def _carries(members: Sequence[MemberLine]) -> Carries:
    """A doubt or a question carries neither."""
    positions = {member.position for member in members}
    if Position.ASSERTS in positions:
        return Carries.BOTH if Position.DENIES in positions else Carries.CLAIM
    return Carries.DENIAL if Position.DENIES in positions else Carries.NEITHER
