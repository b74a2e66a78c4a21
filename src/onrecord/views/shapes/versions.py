"""Versions of one report in a list: the newest stands for all of them, with the numbers of the older."""

from collections.abc import Iterable, Mapping

from onrecord.model.editions import Earlier
from onrecord.store import ReportHead


def newest_of(versions: Iterable[str], heads: Mapping[str, ReportHead]) -> list[tuple[str, tuple[int, ...]]]:
    """Each report once by the id of the newest of its versions, in order, with the numbers of the older ones."""
    listed = list(versions)
    numbers: dict[str, list[int]] = {}
    for version in listed:
        numbers.setdefault(heads[version].report_id, []).append(heads[version].number)
    return [
        (version, tuple(sorted(number for number in found if number != heads[version].number)))
        for version in listed
        for found in (numbers[heads[version].report_id],)
        if heads[version].number == max(found)
    ]


def numbers_of(earlier: Iterable[Earlier], heads: Mapping[str, ReportHead]) -> tuple[int, ...]:
    """The numbers of the older versions that have some words, smallest first; those the record lacks are left out."""
    found = (heads.get(one.version_id) for one in earlier)
    return tuple(sorted(head.number for head in found if head is not None))
