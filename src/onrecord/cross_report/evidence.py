"""What reports themselves tell of offices: who is called what, and when.

It stands above any list: a list may be old or wrong, and reports speak of their own day.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from onrecord.cross_report.notes import Key
from onrecord.lexicon.posts import Post, find_post
from onrecord.model import EntityReference, Interval

NEAR = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Told:
    """A report calls someone the holder of a post."""

    key: Key
    post: Post
    version_id: str
    on: Interval | None


def told_posts(reference: EntityReference, *, country: str | None = None) -> tuple[Post, ...]:
    """The posts that a report gives someone, present ones and past ones; titles without a country are of `country`."""
    found = (find_post(words, bearer=reference.name, country=country) for words in reference.descriptions)
    return tuple(dict.fromkeys(post for post in found if post is not None))


class Testimony:
    """All that the reports of a record tell of who holds which post."""

    def __init__(self, people: Iterable[tuple[Key, EntityReference]]) -> None:
        self._told: dict[tuple[str, str], list[Told]] = defaultdict(list)
        for key, reference in people:
            for post in told_posts(reference):
                if not post.past:
                    told = Told(key, post, reference.version_id, reference.on)
                    self._told[post.country, post.name].append(told)

    def in_report(self, post: Post, version_id: str) -> list[Key]:
        """Whom the same report calls so."""
        return _keys(told for told in self._of(post) if told.version_id == version_id)

    def near(self, post: Post, on: Interval) -> list[Key]:
        """Whom reports of about the same time call so; those whose time nobody knows say nothing of it."""
        return _keys(told for told in self._of(post) if told.on is not None and _apart(told.on, on) <= NEAR)

    def ever(self, post: Post) -> list[Key]:
        """Whom any report calls so."""
        return _keys(self._of(post))

    def _of(self, post: Post) -> Sequence[Told]:
        return self._told.get((post.country, post.name), ())


def _keys(told: Iterable[Told]) -> list[Key]:
    return sorted({one.key for one in told})


def _apart(one: Interval, other: Interval) -> timedelta:
    """How far apart two stretches of time are; nothing where they meet or are open."""
    gaps = [_gap(one.finish, other.begin), _gap(other.finish, one.begin)]
    return max(*gaps, timedelta())


def _gap(end: datetime | None, begin: datetime | None) -> timedelta:
    if end is None or begin is None:
        return timedelta()
    return begin.replace(tzinfo=None) - end.replace(tzinfo=None)
