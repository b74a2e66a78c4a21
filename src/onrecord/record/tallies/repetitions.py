"""A number that a report gives twice is told twice: what its headline leaves out, its first sentence says."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.tallies import Tally


def with_repetitions(tallies: Sequence[Tally]) -> tuple[Tally, ...]:
    """The tallies, each with the claimants, places, day and agents that a repetition of it tells and it does not."""
    tallies = [_as_below(tally, tallies) for tally in tallies]
    same: dict[object, list[Tally]] = defaultdict(list)
    for tally in tallies:
        if tally.low is not None:
            same[(tally.kind, tally.unit, tally.low, tally.high, tally.additional, tally.comparison)].append(tally)
    told = {tally.figure: _together(tally, group) for group in same.values() for tally in group}
    return tuple(told.get(tally.figure, tally) for tally in tallies)


def _as_below(tally: Tally, tallies: Sequence[Tally]) -> Tally:
    """A headline's figure with the claimants of the like ones right below it, where it names none itself."""
    if not tally.headline or tally.claimants:
        return tally
    below = (t for t in tallies if t.leads and t.claimants and t.kind is tally.kind and not t.headline)
    first = next(below, None)
    return tally if first is None else replace(tally, claimants=first.claimants, claimant_sides=first.claimant_sides)


def _together(tally: Tally, group: Sequence[Tally]) -> Tally:
    others = [
        other
        for other in group
        if other is not tally and other.is_part == tally.is_part and not _clash(tally.groups, other.groups)
    ]
    cited = tuple(dict.fromkeys(name for other in (tally, *others) for name in other.claimants))
    if not others:
        return replace(tally, cited=cited)
    dated = tally if tally.when_told else next((other for other in others if other.when_told), tally)
    if dated.when is None:
        dated = next((other for other in others if other.when is not None), tally)
    claimed = next((other for other in others if other.claimants), tally)
    return replace(
        tally,
        cited=cited,
        leads=tally.leads or any(other.leads for other in others),
        rising=tally.rising or any(other.rising for other in others),
        claimants=tally.claimants or claimed.claimants,
        claimant_sides=tally.claimant_sides if tally.claimants else claimed.claimant_sides,
        places=tally.places or next((other.places for other in others if other.places), ()),
        when=dated.when,
        when_told=dated.when_told,
        agents=tally.agents or next((other.agents for other in others if other.agents), ()),
        owners=tally.owners or next((other.owners for other in others if other.owners), ()),
        groups=tally.groups or next((other.groups for other in others if other.groups), ()),
    )


def _clash(one: Sequence[str], other: Sequence[str]) -> bool:
    return bool(one and other) and not set(one) & set(other)
