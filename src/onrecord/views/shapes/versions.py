"""What several versions of one report tell, told once: in the newest version that still has the words."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from onrecord.store import ReportHead

Item = TypeVar("Item")


def told_once(
    items: Iterable[Item],
    heads: Mapping[str, ReportHead],
    version_of: Callable[[Item], str],
    telling_of: Callable[[Item], Hashable] = lambda item: None,
) -> list[tuple[Item, tuple[int, ...]]]:
    """Each item that no newer version of its report tells as well, in order, with the numbers of the older that do.

    Args:
        items: What is told, of any versions.
        heads: The heads of these versions.
        version_of: The id of the version that an item stands in.
        telling_of: What two versions must share to tell the same: speakers and words, say; nothing for whole reports.
    """
    told = [(item, heads[version_of(item)], telling_of(item)) for item in items]
    numbers: dict[Hashable, set[int]] = defaultdict(set)
    for _, head, telling in told:
        numbers[head.report_id, telling].add(head.number)
    kept = []
    for item, head, telling in told:
        found = numbers[head.report_id, telling]
        if head.number == max(found):
            kept.append((item, tuple(sorted(found - {head.number}))))
    return kept
