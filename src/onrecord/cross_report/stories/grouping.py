"""Puts linked reports into stories, the same ones in whatever order reports and links come.

Reports are joined from the strongest link down. Two groups are joined by the mean of their best links, of as many as
the root of all possible ones, and a link that is not there counts as none: one chance likeness does not chain two
stories together, and a story that goes on for days need not have its last report resemble its first. Since every
call sees whole components of links, a report that comes late can join what stood apart before.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256

from onrecord.model.stories import Story, StoryLink, StoryReport

LEAST_MEAN = 0.55  # of the best links between two groups that are joined
ID_LETTERS = 12


def group(items: Iterable[StoryReport], links: Iterable[StoryLink]) -> tuple[Story, ...]:
    """The stories of some reports, by their first day; a report that is linked to no other is a story by itself."""
    reports = {item.version_id: item for item in sorted(items, key=lambda item: item.order)}
    known = sorted({(link.one, link.other): link for link in links}.items())
    inner = [link for pair, link in known if pair[0] in reports and pair[1] in reports]
    joined = _Joining([*reports], inner).run()
    of = {name: number for number, members in enumerate(joined) for name in members}
    within: dict[int, list[StoryLink]] = defaultdict(list)
    for link in inner:
        if of[link.one] == of[link.other]:
            within[of[link.one]].append(link)
    stories = [_story([reports[name] for name in members], within[number]) for number, members in enumerate(joined)]
    return tuple(sorted(stories, key=lambda story: (str(story.begin or "9999-12-31"), story.story_id)))


class _Joining:
    """Groups while they grow: each by its number, with the scores of all links that lead to others."""

    def __init__(self, names: Sequence[str], links: Sequence[StoryLink]) -> None:
        numbers = {name: number for number, name in enumerate(names)}
        self.members = {number: [name] for name, number in numbers.items()}
        self.between: dict[int, dict[int, list[float]]] = defaultdict(dict)
        for link in links:
            one, other = numbers[link.one], numbers[link.other]
            self.between[one].setdefault(other, []).append(link.score)
            self.between[other].setdefault(one, []).append(link.score)
        self.queue: list[tuple[float, int, int]] = []
        self.next = len(names)

    def run(self) -> list[list[str]]:
        for one in sorted(self.between):
            for other in sorted(self.between[one]):
                if one < other:
                    self._offer(one, other)
        while self.queue:
            least, one, other = heapq.heappop(self.queue)
            if one in self.members and other in self.members and least == -self._mean(one, other):
                self._join(one, other)
        return list(self.members.values())

    def _join(self, one: int, other: int) -> None:
        number = self.next
        self.next += 1
        self.members[number] = self.members.pop(one) + self.members.pop(other)
        ways: dict[int, list[float]] = {}
        for old in (one, other):
            for neighbour, scores in self.between.pop(old).items():
                if neighbour in (one, other):
                    continue
                ways.setdefault(neighbour, []).extend(scores)
                del self.between[neighbour][old]
        self.between[number] = ways
        for neighbour in sorted(ways):
            self.between[neighbour][number] = ways[neighbour]
            self._offer(number, neighbour)

    def _offer(self, one: int, other: int) -> None:
        mean = self._mean(one, other)
        if mean >= LEAST_MEAN:
            heapq.heappush(self.queue, (-mean, min(one, other), max(one, other)))

    def _mean(self, one: int, other: int) -> float:
        counted = math.ceil(math.sqrt(len(self.members[one]) * len(self.members[other])))
        best = heapq.nlargest(counted, self.between[one][other])
        return round(math.fsum(best) / counted, 6)


def _story(members: Sequence[StoryReport], links: Sequence[StoryLink]) -> Story:
    """A story of some reports with all links among these; its label is that of the one with the strongest of them."""
    ordered = sorted(members, key=lambda member: member.order)
    names = {member.version_id for member in ordered}
    weight: dict[str, float] = defaultdict(float)
    for link in links:
        weight[link.one] += link.score
        weight[link.other] += link.score
    central = min(
        ordered, key=lambda member: (not member.label_text, -round(weight[member.version_id], 4), member.order)
    )
    days = [member.day for member in ordered if member.day is not None]
    digest = sha256("\n".join(sorted(names)).encode()).hexdigest()
    return Story(
        story_id=digest[:ID_LETTERS],
        label=" ".join(central.label_text.split()),
        labelled_by=central.version_id,
        label_span=central.label,
        begin=min(days, default=None),
        finish=max(days, default=None),
        reports=tuple(member.version_id for member in ordered),
        links=tuple(links),
    )
