"""The families of comparison: what is compared across reports, how it is found, and how two of a kind are compared."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report import claims, copies, lineage, series, stories
from onrecord.cross_report.lineage import OutletRegister, Sourced
from onrecord.cross_report.neighbours import WINDOW
from onrecord.cross_report.series import SeriesItem
from onrecord.model.claims import ClaimLink
from onrecord.model.copies import Copy
from onrecord.model.filed import Filed
from onrecord.model.series import FigureLink
from onrecord.model.stories import StoryLink, StoryReport
from onrecord.pipeline.comparing.aids import Keyed, keyed_rows, keyed_words
from onrecord.pipeline.comparing.kept import Kept
from onrecord.store import BEGINNINGS, COPIES, CREDITS, PROPOSITIONS, TALLIES, key_number

Pairs = NDArray[np.int64]
_SEASON = 90  # days after which the same words ask another question, unless somebody has asked it in between
_STORY = 21


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of comparison.

    `open` makes the items of some versions, by the versions' row numbers and by their places in each; those that are
    never compared are left out. `keys_of` gives the numbers of the keys that an item can be found by, `compare` for
    pairs of items, told by their places in a list, the links by pair; `link` is their type. Two items are compared when
    they are neighbours under `shared` keys, and at most `days` days apart, None for any.
    """

    name: str
    open: Callable[[Kept, Sequence[int]], Mapping[int, Mapping[int, Any]]]
    keys_of: Callable[[Any], Sequence[int]]
    compare: Callable[[Sequence[Any], Pairs], dict[tuple[int, int], Any]]
    link: Any
    shared: int = 1
    window: int = WINDOW
    days: int | None = None


def families(register: OutletRegister) -> tuple[Family, ...]:
    """All families, in the order in which they run; `register` says whom outlets' names stand for."""

    def with_credits(kept: Kept, versions: Sequence[int]) -> dict[int, dict[int, Sourced]]:
        filed, aids = kept.filed.take(versions), kept.aids.take(versions)
        return {
            version: {0: lineage.sourced(filed[version], register, opening=aids[version].opening)}
            for version in versions
        }

    def numbered(family: str, keys_of: Callable[[Any], Iterable[str]]) -> Callable[[Any], list[int]]:
        return lambda item: [key_number(family, key) for key in keys_of(item)]

    return (
        Family(COPIES, _copyable, attrgetter("keys"), _compare_words, Copy),
        Family(
            CREDITS,
            with_credits,
            numbered(CREDITS, lineage.keys_of),
            _each(lineage.compare),
            tuple[lineage.Crediting, ...],
            shared=2,
        ),
        Family(PROPOSITIONS, _claim_rows, attrgetter("keys"), _compare_claims, ClaimLink, days=_SEASON),
        Family(
            TALLIES,
            _series_items,
            numbered(TALLIES, series.keys_of),
            _each(series.compare),
            FigureLink,
            shared=2,
            days=_SEASON,
        ),
        Family(
            BEGINNINGS,
            _beginnings,
            numbered(BEGINNINGS, stories.keys_of),
            _compare_stories,
            StoryLink,
            shared=stories.SHARED,
            days=_STORY,
        ),
    )


def _copyable(kept: Kept, versions: Sequence[int]) -> dict[int, dict[int, Keyed[copies.Copyable]]]:
    filed, aids = kept.filed.take(versions), kept.aids.take(versions)
    return {version: {0: keyed_words(aids[version], filed[version])} for version in versions}


def _claim_rows(kept: Kept, versions: Sequence[int]) -> dict[int, dict[int, Keyed[claims.ClaimRow]]]:
    filed, aids = kept.filed.take(versions), kept.aids.take(versions)
    return {version: keyed_rows(aids[version], filed[version]) for version in versions}


def _series_items(kept: Kept, versions: Sequence[int]) -> dict[int, dict[int, SeriesItem]]:
    filed, tallies = kept.filed.take(versions), kept.tallies.take(versions)
    return {version: series.open_items(filed[version], tallies[version]) for version in versions}


def _beginnings(kept: Kept, versions: Sequence[int]) -> dict[int, dict[int, StoryReport]]:
    filed, stories_of = kept.filed.take(versions), kept.beginnings.take(versions)
    return {version: _beginning(filed[version], stories_of.get(version)) for version in versions}


def _beginning(filed: Filed, story: StoryReport | None) -> dict[int, StoryReport]:
    if story is None:
        return {}
    return {0: replace(story, version_id=filed.version_id, report_id=filed.report_id, day=filed.day)}


def _compare_words(items: Sequence[Keyed[copies.Copyable]], pairs: Pairs) -> dict[tuple[int, int], Copy]:
    return _each(copies.compare)([item.value for item in items], pairs)


def _compare_stories(items: Sequence[StoryReport], pairs: Pairs) -> dict[tuple[int, int], StoryLink]:
    place = {item.version_id: number for number, item in enumerate(items)}
    told = [(items[one].version_id, items[other].version_id) for one, other in pairs.tolist()]
    links = stories.compare_all({item.version_id: item for item in items}, told)
    return {_ordered(place[link.one], place[link.other]): link for link in links}


def _each(compare: Callable[[Any, Any], Any]) -> Callable[[Sequence[Any], Pairs], dict[tuple[int, int], Any]]:
    """Compares pair by pair; what is empty or None is no link."""

    def compare_pairs(items: Sequence[Any], pairs: Pairs) -> dict[tuple[int, int], Any]:
        found = (((one, other), compare(items[one], items[other])) for one, other in pairs.tolist())
        return {pair: link for pair, link in found if link}

    return compare_pairs


def _compare_claims(items: Sequence[Keyed[claims.ClaimRow]], pairs: Pairs) -> dict[tuple[int, int], ClaimLink]:
    return claims.link_rows([item.value for item in items], pairs)


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
