"""What the comparison across reports keeps beside its own results: claims with the origins that stand behind them."""

from dataclasses import dataclass

from onrecord.model.claims import Claim
from onrecord.model.lineage import Origins


@dataclass(frozen=True, slots=True)
class CountedClaim:
    """A claim with how many reports, outlets and independent origins tell it, and why these are so many.

    `telling` is how many of the origins may say in a clause that it is so, or is not, where others only name it: all
    reports name a war, and few say who began it.
    """

    claim: Claim
    origins: Origins
    telling: int
