"""What linked items make together: series of figures, claims and disputes, stories.

Only what touches something new is made anew, some components of links at a time. A group depends on the items that
links join, and on nothing else but the lineage of their reports and whom their speakers stand for.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from onrecord.cross_report import claims, disputes, series, stories
from onrecord.cross_report.disputes.rival_figures import find_rival_figures
from onrecord.cross_report.editions import name_earlier
from onrecord.model.claims import ClaimLink
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Standing
from onrecord.model.editions import Earlier
from onrecord.model.review import Ties
from onrecord.model.series import FigureLink
from onrecord.model.stories import StoryLink
from onrecord.pipeline.comparing import cards
from onrecord.pipeline.comparing.aids import Keyed
from onrecord.pipeline.comparing.families import Family
from onrecord.pipeline.comparing.lineage_graph import OriginCounter
from onrecord.pipeline.comparing.opened import Opened
from onrecord.store import CLAIMS, DISPUTES, DOUBTFUL, SERIES, STORIES, Comparisons, ItemPlace, KeptGroup, Rulings
from onrecord.store.item_links import Numbers

_LETTERS = 12
_ITEMS_AT_ONCE = 4000
Item = TypeVar("Item")


class _Batch(NamedTuple):
    """Components of links, whole: which items they are of, by row numbers, and the links."""

    places: Mapping[int, ItemPlace]
    links: Sequence[Any]

    @property
    def versions(self) -> set[int]:
        """The versions that the items are of."""
        return {place.version for place in self.places.values()}


def regroup_series(
    family: Family,
    touched: Iterable[int],
    counter: OriginCounter,
    comparisons: Comparisons,
    opened: Opened,
    rulings: Rulings,
) -> None:
    """The series that hold any of the items touched, and the disputes about their numbers."""
    joined = comparisons.components(touched, tied=rulings.together)
    comparisons.drop_groups((SERIES, DISPUTES), joined.items.tolist())
    for batch in _in_batches(joined.components, FigureLink, comparisons):
        items = _standing(opened.items(family, batch.places.values()), rulings)
        numbers = {series.name_of(item.key): number for number, item in items.items()}
        ties = ties_of(rulings, {number: series.name_of(item.key) for number, item in items.items()})
        counter.reach(batch.versions)
        kept: list[KeptGroup] = []
        disputed: list[KeptGroup] = []
        for one in series.group(items.values(), batch.links, ties=ties):
            earlier = {series.name_of(point.key): point.earlier for point in one.points}
            members = tuple(numbers[name] for name in _with_older(earlier))
            kept.append(KeptGroup(_id("n-", one.series_id), one, cards.card_of_series(one), members))
            tallies = {items[number].key: items[number].tally for number in members}
            rival = find_rival_figures(one, tallies=tallies, origins=counter.of_side)
            if rival is not None:
                rival = counter.explained(name_earlier(rival, earlier))
                card = cards.card_of_rival_figures(rival, one)
                disputed.append(KeptGroup(f"d-{rival.dispute_id}", rival, card, members))
        comparisons.keep_groups(SERIES, kept)
        comparisons.keep_groups(DISPUTES, disputed)


def regroup_stories(family: Family, touched: Iterable[int], comparisons: Comparisons, opened: Opened) -> None:
    """The stories that hold any of the reports touched; a report that no other tells the story of is none."""
    joined = comparisons.components(touched)
    comparisons.drop_groups((STORIES,), joined.items.tolist())
    for batch in _in_batches(joined.components, StoryLink, comparisons):
        items = opened.items(family, batch.places.values())
        numbers = {item.version_id: number for number, item in items.items()}
        kept = []
        for one in stories.group(items.values(), batch.links):
            members = tuple(numbers[name] for name in one.reports)
            reports = len({items[number].report_id for number in members})
            if reports > 1:  # versions of one report are no story
                kept.append(KeptGroup(f"y-{one.story_id}", one, cards.card_of_story(one, reports), members))
        comparisons.keep_groups(STORIES, kept)


def regroup_claims(
    family: Family,
    touched: Iterable[int],
    counter: OriginCounter,
    comparisons: Comparisons,
    opened: Opened,
    rulings: Rulings,
) -> None:
    """The claims and disputes that hold any of the items touched.

    In one crisis thousands of items hang together. Which of them make claims is asked of all, but a claim is told anew
    only if it has other members than before, or one that was touched.
    """
    touched = frozenset(touched)
    joined = comparisons.components(touched, tied=rulings.together)
    comparisons.drop_groups((CLAIMS, DISPUTES, DOUBTFUL), joined.alone())
    for batch in _in_batches(joined.components, ClaimLink, comparisons):
        names = _names(batch, opened)
        rows = _Rows(family, {names[number]: place for number, place in batch.places.items()}, opened)
        clusters = _clusters(batch, names, rows, rulings)
        before = comparisons.memberships(CLAIMS, batch.places)
        as_before = {members for members in before if members in clusters and members.isdisjoint(touched)}
        comparisons.drop_groups((CLAIMS, DISPUTES, DOUBTFUL), batch.places, but=as_before)
        anew = {members: ids for members, ids in clusters.items() if members not in as_before}
        places = [batch.places[number] for members in anew for number in members]
        compared = rows(item_id for ids in anew.values() for item_id in ids)
        items = opened.claim_items(places, rows.keyed)
        numbers = {item.item_id: number for number, item in items.items()}
        versions = {place.version for place in places}
        counter.reach(versions)
        actor_of = _actors(versions, comparisons, opened)
        told: list[KeptGroup] = []
        sure: list[KeptGroup] = []
        doubtful: list[KeptGroup] = []
        for claim in claims.gather(items.values(), [*anew.values()], batch.links, rows=compared):
            if len(claim.members) < 2:  # the same words in two versions of one report
                continue
            earlier = {member.item.item_id: member.earlier for member in claim.members}
            members = tuple(numbers[item_id] for item_id in _with_older(earlier))
            opposed = disputes.find_disputes(claim, actor_of=actor_of, origins=counter.of_side)
            if not opposed and claims.is_told_once(claim):
                continue
            found = [name_earlier(one, earlier) for one in opposed]
            origins = counter.of_claim(claim)
            counted = CountedClaim(claim, origins, min(origins.count, claims.reports_telling(claim)))
            disputed = any(one.standing is Standing.SURE for one in found)
            card = cards.card_of_claim(counted, disputed=disputed, actor_of=actor_of)
            told.append(KeptGroup(f"c-{claim.claim_id}", counted, card, members))
            for one in found:
                card = cards.card_of_dispute(one, claim)
                group = KeptGroup(f"d-{one.dispute_id}", counter.explained(one), card, members)
                (sure if one.standing is Standing.SURE else doubtful).append(group)
        comparisons.keep_groups(CLAIMS, told)
        comparisons.keep_groups(DISPUTES, sure)
        comparisons.keep_groups(DOUBTFUL, doubtful)


def _with_older(earlier: Mapping[str, Sequence[Earlier]]) -> list[str]:
    """The ids of items and, with each, of those of older versions that tell the same."""
    return [name for item_id, older in earlier.items() for name in (item_id, *(one.item_id for one in older))]


def _names(batch: _Batch, opened: Opened) -> dict[int, str]:
    """The ids of items by their row numbers, in the order of items."""
    filed = opened.kept.filed.take(batch.versions)
    heads = sorted(filed, key=lambda version: claims.order_of(filed[version], 0))
    rank = {version: n for n, version in enumerate(heads)}
    places = sorted(batch.places.values(), key=lambda place: (rank[place.version], place.ordinal))
    return {place.item: claims.item_id_of(filed[place.version], place.ordinal) for place in places}


class _Rows:
    """What is compared of items, opened when asked for: of thousands that hang together few are needed.

    `places` are those of the items by their ids, `keyed` what was opened by row numbers.
    """

    def __init__(self, family: Family, places: Mapping[str, ItemPlace], opened: Opened) -> None:
        self._family = family
        self._places = places
        self._opened = opened
        self.keyed: dict[int, Keyed[claims.ClaimRow]] = {}

    def __call__(self, wanted: Iterable[str]) -> dict[str, claims.ClaimRow]:
        """The rows of some items, by the items' ids."""
        places = {item_id: self._places[item_id] for item_id in wanted}
        missing = [place for place in places.values() if place.item not in self.keyed]
        self.keyed.update(self._opened.items(self._family, missing))
        rows = {item_id: self.keyed[place.item].value for item_id, place in places.items() if place.item in self.keyed}
        tied = [place for place in places.values() if place.item not in self.keyed]  # by people alone
        return rows | claims.rows_of(self._opened.claim_items(tied, self.keyed).values())


def _clusters(
    batch: _Batch, names: Mapping[int, str], rows: _Rows, rulings: Rulings
) -> dict[frozenset[int], list[str]]:
    """The items that make a claim together: their ids in order, by their row numbers.

    What rests on something that a person rejected belongs to none.
    """
    ids = list(_standing(names, rulings).values())
    numbers = {item_id: number for number, item_id in names.items()}
    found = claims.cluster(ids, batch.links, ties=ties_of(rulings, names), rows=rows)
    return {frozenset(map(numbers.__getitem__, some)): some for some in found if len(some) > 1}


def ties_of(rulings: Rulings, names: Mapping[int, str]) -> Ties:
    """What people decided of pairs of some items, by the items' names."""

    def named(pairs: Iterable[tuple[int, int]]) -> frozenset[tuple[str, str]]:
        return frozenset((names[one], names[other]) for one, other in pairs if one in names and other in names)

    return Ties(named(rulings.together), named(rulings.apart))


def _standing(items: Mapping[int, Item], rulings: Rulings) -> dict[int, Item]:
    """The items but those that rest on something a person rejected."""
    return {number: item for number, item in items.items() if number not in rulings.out}


def _in_batches(components: Sequence[Numbers], kind: Any, comparisons: Comparisons) -> Iterator[_Batch]:
    """Components together, none parted, with links of a type: many small ones cost less at once than one by one.

    In the order of time, so that what is read of versions for one batch serves the next, too.
    """
    batch: list[int] = []
    for component in comparisons.in_time(components):
        batch += component.tolist()
        if len(batch) >= _ITEMS_AT_ONCE:
            yield _batch(batch, kind, comparisons)
            batch = []
    if batch:
        yield _batch(batch, kind, comparisons)


def _batch(items: Sequence[int], kind: Any, comparisons: Comparisons) -> _Batch:
    return _Batch(comparisons.places(items), [link for _, _, link in comparisons.links_among(items, kind)])


def _actors(versions: Iterable[int], comparisons: Comparisons, opened: Opened) -> Callable[[str, int], str | None]:
    known = comparisons.actors(versions)
    heads = {filed.version_id: version for version, filed in opened.kept.filed.take(versions).items()}
    return lambda version_id, entity: known.get((heads[version_id], entity)) if version_id in heads else None


def _id(prefix: str, name: str) -> str:
    return prefix + hashlib.sha256(name.encode()).hexdigest()[:_LETTERS]
