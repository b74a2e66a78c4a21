"""Groups linked items into claims: by the average of their scores, so that no chain of neighbours drifts apart.

Two items that are a little like a third need not be like each other. So two groups are joined only while their items
are alike on average, the closest groups first; what the reports themselves tie together is joined before all else. The
order of arrival plays no part: ties are broken by ids.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha1
from heapq import heapify, heappop, heappush

import numpy as np

from onrecord.cross_report.claims.comparing import compare_rows, score_rows
from onrecord.cross_report.claims.profiles import DONE, TENSE
from onrecord.cross_report.claims.scoring import shipped_scale
from onrecord.cross_report.claims.sheets import ClaimRow, rows_of
from onrecord.cross_report.claims.slots import Pairs
from onrecord.cross_report.claims.tables import Floats
from onrecord.cross_report.claims.telling import is_clause, overlap, shown_words, stands_alone
from onrecord.cross_report.editions import Told, between, told_once
from onrecord.model.claims import Claim, ClaimItem, ClaimLink, ClaimMember, Wording
from onrecord.model.editions import Earlier
from onrecord.model.propositions import Position
from onrecord.model.review import UNTIED, Ties

SCORED = 40  # items: up to here every pair is scored, beyond only those that are neighbours
MOST = 1_000  # items that are clustered at once
STEP = 0.1  # by which the least score rises at which a larger component is taken apart
UNSCORED = 0.1  # what a pair counts that nobody compared, or that was found unlike; less than what joins
# what counts of how well words are tied to the others, to bear the claim: of words that hang on others, and of what is
# not told as done
HANGING, AHEAD = 0.6, 0.8
TIED = 1e6  # what a pair counts that a person tied together: more than all else in a component adds up to
LETTERS = 12  # of a claim's id
RowsOf = Callable[[Iterable[str]], Mapping[str, ClaimRow]]  # items as they are compared, for some ids
AGAINST = frozenset({Position.DENIES, Position.DOUBTS})
TURNED = {Position.ASSERTS: Position.DENIES, Position.DENIES: Position.ASSERTS, Position.DOUBTS: Position.ASSERTS}


def group(
    items: Sequence[ClaimItem],
    links: Sequence[ClaimLink],
    *,
    ties: Ties = UNTIED,
    rows: Mapping[str, ClaimRow] | None = None,
) -> tuple[Claim, ...]:
    """The claims of some items with all links among them, whatever the order of both; one that nothing joins is one.

    Args:
        items: The items.
        links: All links among them.
        ties: What people decided: items that they parted never share a claim, and those that they tied do, unless that
            would join two that they parted.
        rows: The items as they are compared, by their ids, where these are at hand.
    """
    ordered = sorted(items, key=lambda item: item.order)
    rows = rows_of(items) if rows is None else rows
    clusters = cluster([item.item_id for item in ordered], links, ties=ties, rows=lambda _: rows)
    return gather(ordered, clusters, links, rows=rows)


def cluster(ids: Sequence[str], links: Sequence[ClaimLink], *, ties: Ties = UNTIED, rows: RowsOf) -> list[list[str]]:
    """The ids of the items that make a claim together, claim by claim; one that nothing joins is one.

    Args:
        ids: The ids of some items in the items' order.
        links: All links among them.
        ties: What people decided, as for `group`.
        rows: Gives the items with some ids as they are compared. Only those of small components are asked for.
    """
    place = {item_id: n for n, item_id in enumerate(ids)}
    score: dict[tuple[int, int], float] = {}
    for link in links:
        one, other = place.get(link.one), place.get(link.other)
        if one is not None and other is not None:
            score[(one, other) if one < other else (other, one)] = link.score
    ruled = _ruled(ties, place)
    components = _components(list(range(len(ids))), [*score, *(pair for pair, rule in ruled.items() if rule > 0)])
    near = _by_component({**score, **ruled}, components)
    alike = _every_pair(ids, components, rows)
    return [
        [ids[n] for n in found]
        for number, component in enumerate(components)
        for found in _clusters(component, near.get(number, {}), alike=alike.get(number))
    ]


def gather(
    items: Iterable[ClaimItem],
    clusters: Sequence[Sequence[str]],
    links: Iterable[ClaimLink],
    *,
    rows: Mapping[str, ClaimRow],
) -> tuple[Claim, ...]:
    """The claims that clusters make; what several versions of one report tell is one member.

    Args:
        items: All items of the clusters.
        clusters: What `cluster` found, all or some.
        links: All links among the items, and any others.
        rows: The items as they are compared, by their ids.
    """
    by_id = {item.item_id: item for item in items}
    of = {item_id: number for number, found in enumerate(clusters) for item_id in found}
    within: list[list[ClaimLink]] = [[] for _ in clusters]
    for link in sorted(links, key=_by_ids):
        if link.one in of and of[link.one] == of.get(link.other):
            within[of[link.one]].append(link)
    drafts = [
        _draft([by_id[item_id] for item_id in found], among) for found, among in zip(clusters, within, strict=True)
    ]
    wanted = [pair for draft in drafts for pair in draft.to_explain]
    place = {item_id: n for n, item_id in enumerate({item_id: None for pair in wanted for item_id in pair})}
    compared = [rows[item_id] for item_id in place]
    told = compare_rows(compared, [(place[one], place[other]) for one, other in wanted], explained=True)
    explained = {_by_ids(link): link for link in told}
    return tuple(sorted((_claim(draft, explained) for draft in drafts), key=lambda claim: claim.members[0].item.order))


def _ruled(ties: Ties, place: Mapping[str, int]) -> dict[tuple[int, int], float]:
    """What people decided of pairs, as scores that nothing outweighs; parting goes before tying."""
    found = {}
    for pairs, value in ((ties.together, TIED), (ties.apart, -np.inf)):
        for one, other in pairs:
            if one in place and other in place:
                found[min(place[one], place[other]), max(place[one], place[other])] = float(value)
    return found


def _by_ids(link: ClaimLink) -> tuple[str, str]:
    return link.one, link.other


def _components(places: Sequence[int], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The places that pairs connect, each list in order."""
    parent = {n: n for n in places}
    for one, other in pairs:
        while one != parent[one]:
            parent[one] = one = parent[parent[one]]
        while other != parent[other]:
            parent[other] = other = parent[parent[other]]
        if one < other:
            parent[other] = one
        else:
            parent[one] = other
    found: dict[int, list[int]] = {}
    for n in places:  # in order, and a root is the first of its component
        parent[n] = parent[parent[n]]
        found.setdefault(parent[n], []).append(n)
    return list(found.values())


def _by_component(
    scores: Mapping[tuple[int, int], float], components: Sequence[Sequence[int]]
) -> dict[int, dict[tuple[int, int], float]]:
    """Scores of pairs by the number of the component that both belong to."""
    of = {n: number for number, component in enumerate(components) for n in component}
    found: dict[int, dict[tuple[int, int], float]] = {}
    for pair, value in scores.items():
        if of[pair[0]] == of[pair[1]]:
            found.setdefault(of[pair[0]], {})[pair] = value
    return found


def _every_pair(ids: Sequence[str], components: Sequence[Sequence[int]], rows: RowsOf) -> dict[int, Floats]:
    """For components small enough the scores of all their pairs, one row after the other of the upper triangle."""
    small = [number for number, component in enumerate(components) if 2 < len(component) <= SCORED]
    if not small:
        return {}
    asked = [n for number in small for n in components[number]]
    opened = rows(ids[n] for n in asked)
    first, pairs = 0, []
    for number in small:
        pairs.append(_upper(len(components[number])).T + first)
        first += len(components[number])
    scores = score_rows([opened[ids[n]] for n in asked], np.concatenate(pairs))
    ends = np.cumsum([len(some) for some in pairs])[:-1]
    return dict(zip(small, np.split(scores, ends), strict=True))


@cache
def _upper(size: int) -> Pairs:
    """The places of all pairs among so many."""
    return np.stack(np.triu_indices(size, 1))


def _clusters(
    places: Sequence[int],
    scores: Mapping[tuple[int, int], float],
    *,
    alike: Floats | None = None,
    least: float = 0.0,
) -> list[list[int]]:
    """Average-link clusters of one component; one too large for that is first taken apart at its weakest links.

    `alike` are the scores of all its pairs where these were asked for; those of `scores` go before them.
    """
    if len(places) == 1:
        return [list(places)]
    if len(places) > MOST and least <= 1:  # above are only those whom a person tied together
        least += STEP
        while least <= min(1, *scores.values()):  # no link is as weak as that: nothing would come apart
            least += STEP
        parts = _components(places, [p for p, s in scores.items() if s >= least])
        own = _by_component(scores, parts)
        return [c for n, part in enumerate(parts) for c in _clusters(part, own.get(n, {}), least=least)]
    if len(places) == 2:
        joined = np.float32(scores[places[0], places[1]]) >= shipped_scale().join
        return [list(places)] if joined else [[n] for n in places]
    row = {n: k for k, n in enumerate(places)}
    known = {(row[a], row[b]): score for (a, b), score in scores.items()}
    if alike is None:
        found = sparse_average_link(len(places), known, shipped_scale().join)
        return [[places[n] for n in cluster] for cluster in found]
    table = np.zeros((len(places), len(places)), np.float32)
    table[tuple(_upper(len(places)))] = alike
    table = np.maximum(table, table.T)
    for (one, other), score in known.items():
        table[one, other] = table[other, one] = score
    return [[places[n] for n in cluster] for cluster in average_link(table, shipped_scale().join)]


def average_link(scores: Floats, least: float) -> list[list[int]]:
    """Joins the two groups whose members are most alike on average, again and again, down to a least average."""
    sums, sizes = scores.copy(), np.ones(len(scores), np.float32)
    np.fill_diagonal(sums, -np.inf)
    groups: dict[int, list[int]] = {n: [n] for n in range(len(scores))}
    while len(groups) > 1:
        means = sums / (sizes[:, None] * sizes[None, :])
        a, b = sorted(divmod(int(np.argmax(means)), len(scores)))
        if not means[a, b] >= least:
            break
        groups[a].extend(groups.pop(b))
        sums[a] += sums[b]
        sums[:, a] += sums[:, b]
        sums[b] = sums[:, b] = -np.inf
        sums[a, a] = -np.inf
        sizes[a] += sizes[b]
    return sorted(sorted(members) for members in groups.values())


def sparse_average_link(count: int, scores: Mapping[tuple[int, int], float], least: float) -> list[list[int]]:
    """The same for so many items of which most pairs have no score and count `UNSCORED`.

    Two groups without a score among their members are never alike enough, so that only scored pairs are looked at
    (Day and Edelsbrunner, Efficient algorithms for agglomerative hierarchical clustering methods, 1984). Of pairs that
    are equally alike the first comes first; scores are added up in order, so that theirs plays no part.
    """
    sums: list[dict[int, tuple[float, int]]] = [{} for _ in range(count)]  # by neighbour, with how many pairs have one
    for (one, other), score in sorted(scores.items()):
        sums[one][other] = sums[other][one] = (score, 1)
    groups: dict[int, list[int]] = {n: [n] for n in range(count)}
    steps = [0] * count  # how often a group has grown: what was reckoned before is no longer true
    waiting = [(-score, one, other, 0, 0) for (one, other), score in scores.items() if score >= least]
    heapify(waiting)
    while waiting:
        _, one, other, step, other_step = heappop(waiting)
        if (steps[one], steps[other]) != (step, other_step) or one not in groups or other not in groups:
            continue
        groups[one] += groups.pop(other)
        steps[one] += 1
        for third, (total, pairs) in sums[other].items():
            del sums[third][other]
            if third != one:
                before, pairs_before = sums[one].get(third, (0.0, 0))
                sums[one][third] = sums[third][one] = (before + total, pairs_before + pairs)
        for third, (total, pairs) in sums[one].items():
            whole = len(groups[one]) * len(groups[third])
            mean = (total + UNSCORED * (whole - pairs)) / whole
            if mean >= least:
                a, b = min(one, third), max(one, third)
                heappush(waiting, (-mean, a, b, steps[a], steps[b]))
    return sorted(sorted(members) for members in groups.values())


@dataclass(frozen=True, slots=True)
class _Draft:
    """A claim in the making: its items and links, the clearest item, and how each item is tied to that.

    `earlier` has by item the items of older versions that tell the same; `first_id` is the id of the first item of all.
    """

    items: Sequence[ClaimItem]
    links: Sequence[ClaimLink]
    core: ClaimItem
    ties: Mapping[str, tuple[bool, ClaimLink | None]]
    earlier: Mapping[str, tuple[ClaimItem, ...]]
    first_id: str

    @property
    def to_explain(self) -> set[tuple[str, str]]:
        """The links whose reasons are shown: those that tie the claim together, and those between other positions."""
        stands = {item.item_id: item.proposition.position for item in self.items}
        opposed = {
            _by_ids(k) for k in self.links if k.wording is Wording.OPPOSITE or stands[k.one] is not stands[k.other]
        }
        return opposed | {_by_ids(link) for _, link in self.ties.values() if link is not None}


def _draft(items: Sequence[ClaimItem], links: Sequence[ClaimLink]) -> _Draft:
    first_id = items[0].item_id
    told = told_once(items, report_of=_report, number_of=_number, telling_of=_telling)
    if len(told) < len(items):
        found = between(links, told, name_of=_id, ends_of=_by_ids)
        links = [replace(link, one=one, other=other) for (one, other), link in sorted(found.items())]
        items = sorted(map(_as_old, told), key=lambda item: item.order)
    core = _clearest(items, links)
    earlier = {one.item.item_id: one.before for one in told}
    return _Draft(items, links, core, _spanning(links, core), earlier, first_id)


def _as_old(told: Told[ClaimItem]) -> ClaimItem:
    """An item in the newest version of its report that has it, as old as the first."""
    return replace(told.item, order=told.first.order, published=told.first.published) if told.before else told.item


def _id(item: ClaimItem) -> str:
    return item.item_id


def _report(item: ClaimItem) -> str:
    return item.report_id


def _number(item: ClaimItem) -> int:
    return item.number


def _telling(item: ClaimItem) -> tuple[Position, tuple[str, ...], str]:
    """What two versions of a report share that tell the same: who holds it or not, in which words."""
    own = item.proposition
    return own.position, tuple(holder.name for holder in own.holders), " ".join(item.words.split())


def _claim(draft: _Draft, explained: Mapping[tuple[str, str], ClaimLink]) -> Claim:
    members = []
    for item in draft.items:
        turned, link = draft.ties.get(item.item_id, (False, None))
        own = item.proposition.position
        shown = None if link is None else explained.get(_by_ids(link), link)
        earlier = tuple(
            Earlier(one.item_id, one.version_id, one.proposition.span) for one in draft.earlier[item.item_id]
        )
        members.append(ClaimMember(item, TURNED.get(own, own) if turned else own, shown, earlier))
    digest = sha1(draft.first_id.encode(), usedforsecurity=False).hexdigest()
    links = tuple(explained.get(_by_ids(link), link) for link in draft.links)
    return Claim(digest[:LETTERS], shown_words(draft.core), draft.core.item_id, tuple(members), links)


def _clearest(items: Sequence[ClaimItem], links: Sequence[ClaimLink]) -> ClaimItem:
    """The item whose words the claim bears: one that asserts it in words of its own, tied best to the same."""
    if len(items) == 1:
        return items[0]
    ties: dict[str, float] = {}
    opposed = [item for item in items if item.proposition.position in AGAINST]
    for link in links:
        for side in (link.one, link.other) if link.wording is Wording.SAME else ():
            ties[side] = ties.get(side, 0.0) + link.score

    def clearness(item: ClaimItem) -> tuple[bool, bool, bool, bool, float, int, tuple[str, str]]:
        own = item.proposition
        readable = (1.0 if stands_alone(item) else HANGING) * (1.0 if TENSE[own.reality] == DONE else AHEAD)
        return (
            own.position is not Position.ASSERTS,
            any(overlap(item, other) for other in opposed if other is not item),
            item.answers is not None,
            not is_clause(item),
            -round(readable * ties.get(item.item_id, 0.0), 3),
            -len(own.fillers),
            item.order,
        )

    return min(items, key=clearness)


def _spanning(links: Sequence[ClaimLink], core: ClaimItem) -> Mapping[str, tuple[bool, ClaimLink | None]]:
    """For each item whether it words the claim the opposite way, told along the strongest links from the core."""
    of: dict[str, list[ClaimLink]] = {}
    for link in links:
        of.setdefault(link.one, []).append(link)
        of.setdefault(link.other, []).append(link)
    found: dict[str, tuple[bool, ClaimLink | None]] = {core.item_id: (False, None)}
    waiting = [(-link.score, link.one, link.other, n, link) for n, link in enumerate(of.get(core.item_id, ()))]
    heapify(waiting)
    while waiting:
        *_, link = heappop(waiting)
        known, new = (link.one, link.other) if link.one in found else (link.other, link.one)
        if new in found:
            continue
        found[new] = (found[known][0] != (link.wording is Wording.OPPOSITE), link)
        for further in of[new]:
            if further.one not in found or further.other not in found:
                heappush(waiting, (-further.score, further.one, further.other, len(found), further))
    return found
