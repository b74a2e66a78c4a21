"""The families of comparison: what is compared across reports, how it is found, and how two of a kind are compared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.cross_report import claims, copies, lineage, series, stories
from onrecord.cross_report.lineage import OutletRegister, Sourced
from onrecord.cross_report.neighbours import WINDOW
from onrecord.cross_report.series import SeriesItem
from onrecord.model.claims import ClaimItem, ClaimLink
from onrecord.model.copies import Copy
from onrecord.model.filed import Filed
from onrecord.model.propositions import Proposition
from onrecord.model.series import FigureLink
from onrecord.model.stories import StoryLink, StoryReport
from onrecord.model.tallies import Tally
from onrecord.store import BEGINNINGS, COPIES, CREDITS, PROPOSITIONS, TALLIES

Pairs = Sequence[tuple[int, int]]
_SEASON = 90  # days after which the same words ask another question, unless somebody has asked it in between
_STORY = 21


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one version: its head, and by family the values of its items in their order."""

    filed: Filed
    propositions: tuple[Proposition, ...] = ()
    tallies: tuple[Tally, ...] = ()
    beginning: StoryReport | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of comparison.

    `open` makes the items of a version, one for each that is kept, None for one that is never compared. `keys_of` says
    what an item can be found by, `compare` gives for pairs of items, told by their places in a list, the links by pair;
    `link` is their type. Two items are compared when they are neighbours under `shared` keys, and at most `days` days
    apart, None for any.
    """

    name: str
    open: Callable[[Kept], Sequence[Any]]
    keys_of: Callable[[Any], frozenset[str]]
    compare: Callable[[Sequence[Any], Pairs], dict[tuple[int, int], Any]]
    link: Any
    shared: int = 1
    window: int = WINDOW
    days: int | None = None


def families(register: OutletRegister) -> tuple[Family, ...]:
    """All families, in the order in which they run; `register` says whom outlets' names stand for."""

    def with_credits(kept: Kept) -> tuple[Sourced, ...]:
        return (lineage.sourced(kept.filed, register),)

    return (
        Family(COPIES, _copyable, copies.keys_of, _each(copies.compare), Copy),
        Family(CREDITS, with_credits, lineage.keys_of, _each(lineage.compare), tuple[lineage.Crediting, ...], shared=2),
        Family(PROPOSITIONS, _claim_items, claims.keys_of, _compare_claims, ClaimLink, days=_SEASON),
        Family(TALLIES, _series_items, series.keys_of, _each(series.compare), FigureLink, shared=2, days=_SEASON),
        Family(
            BEGINNINGS, _beginnings, stories.keys_of, _compare_stories, StoryLink, shared=stories.SHARED, days=_STORY
        ),
    )


def _copyable(kept: Kept) -> tuple[copies.Copyable, ...]:
    return (copies.open_report(kept.filed),)


def _claim_items(kept: Kept) -> tuple[ClaimItem, ...]:
    return claims.find_items(kept.filed, kept.propositions, kept.tallies)


def _series_items(kept: Kept) -> tuple[SeriesItem | None, ...]:
    return tuple(series.open_item(kept.filed, tally) for tally in kept.tallies)


def _beginnings(kept: Kept) -> tuple[StoryReport | None, ...]:
    filed, story = kept.filed, kept.beginning
    if story is None:
        return (None,)
    return (replace(story, version_id=filed.version_id, report_id=filed.report_id, day=filed.day),)


def _compare_stories(items: Sequence[StoryReport], pairs: Pairs) -> dict[tuple[int, int], StoryLink]:
    place = {item.version_id: number for number, item in enumerate(items)}
    told = [(items[one].version_id, items[other].version_id) for one, other in pairs]
    links = stories.compare_all({item.version_id: item for item in items}, told)
    return {_ordered(place[link.one], place[link.other]): link for link in links}


def _each(compare: Callable[[Any, Any], Any]) -> Callable[[Sequence[Any], Pairs], dict[tuple[int, int], Any]]:
    """Compares pair by pair; what is empty or None is no link."""

    def compare_pairs(items: Sequence[Any], pairs: Pairs) -> dict[tuple[int, int], Any]:
        found = (((one, other), compare(items[one], items[other])) for one, other in pairs)
        return {pair: link for pair, link in found if link}

    return compare_pairs


def _compare_claims(items: Sequence[ClaimItem], pairs: Pairs) -> dict[tuple[int, int], ClaimLink]:
    place = {item.item_id: number for number, item in enumerate(items)}
    links = claims.compare_all(items, list(pairs))
    return {_ordered(place[link.one], place[link.other]): link for link in links}


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
