"""What several versions of one report tell, told once.

A report that is edited keeps most of its words. They stand where the newest version that still has them puts them, and
are as old as the first version that had them: an edit elsewhere in the report does not make anybody say them again.
What only an older version has stands where that puts it.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from onrecord.model.disputes import Dispute
from onrecord.model.editions import Earlier

Item = TypeVar("Item")
Link = TypeVar("Link")
Name = TypeVar("Name", bound=Any)  # anything that can be put in order: an id, a key


@dataclass(frozen=True, slots=True)
class Told(Generic[Item]):
    """An item of the newest version that tells it; `before` are those of older versions that tell the same."""

    item: Item
    before: tuple[Item, ...] = ()

    @property
    def first(self) -> Item:
        """The item of the first version that tells it."""
        return self.before[0] if self.before else self.item


def told_once(
    items: Iterable[Item],
    *,
    report_of: Callable[[Item], str],
    number_of: Callable[[Item], int],
    telling_of: Callable[[Item], Hashable],
) -> tuple[Told[Item], ...]:
    """The items that no newer version of their report tells as well, in order.

    Where one version tells the same twice, what older versions tell of it stands with the first of the two.

    Args:
        items: What is told, of any versions of any reports.
        report_of: The report that an item is of.
        number_of: Which version of its report, counted up in time.
        telling_of: What two versions must share to tell the same: speakers and words, say.
    """
    same: dict[tuple[str, Hashable], list[Item]] = defaultdict(list)
    ordered = list(items)
    for item in ordered:
        same[report_of(item), telling_of(item)].append(item)
    before: dict[int, tuple[Item, ...]] = {}
    for some in same.values():
        newest = max(map(number_of, some))
        kept = [item for item in some if number_of(item) == newest]
        older = sorted((item for item in some if number_of(item) < newest), key=number_of)
        before |= {id(item): () for item in kept} | {id(kept[0]): tuple(older)}
    return tuple(Told(item, before[id(item)]) for item in ordered if id(item) in before)


def stand_ins(told: Iterable[Told[Item]], name_of: Callable[[Item], Name]) -> dict[Name, Name]:
    """For the name of every item that of the one which is told in its place, most often itself."""
    return {name_of(item): name_of(one.item) for one in told for item in (*one.before, one.item)}


def between(
    links: Iterable[Link],
    told: Sequence[Told[Item]],
    *,
    name_of: Callable[[Item], Name],
    ends_of: Callable[[Link], tuple[Name, Name]],
) -> dict[tuple[Name, Name], Link]:
    """The links among what is told, by the names of their ends; those of the first versions go before later ones'.

    Links between versions that tell the same lead from an item to itself, and are left out.
    """
    firsts = {name_of(one.first) for one in told}
    names = stand_ins(told, name_of)
    found: dict[tuple[Name, Name], Link] = {}
    for link in sorted(links, key=lambda link: (-sum(end in firsts for end in ends_of(link)), ends_of(link))):
        one, other = (names[end] for end in ends_of(link))
        if one != other:
            found.setdefault((min(one, other), max(one, other)), link)
    return found


def name_earlier(dispute: Dispute, earlier: Mapping[str, tuple[Earlier, ...]]) -> Dispute:
    """A dispute whose items tell which older versions have their words; `earlier` has these by the items' ids."""
    sides = (
        replace(side, items=tuple(replace(item, earlier=earlier.get(item.item_id, ())) for item in side.items))
        for side in dispute.sides
    )
    return replace(dispute, sides=tuple(sides))
