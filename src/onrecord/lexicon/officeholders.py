"""Who held which office when: heads of state and government, ministers, spokespeople, heads of bodies of states.

A day that is only known by its month or year is an interval, and so is the end of a tenure that nobody had closed when
the list was made: until then it surely lasted, and after that it perhaps did. On the day of a change both holders are
possible. What the list does not decide it says so: `Held.PERHAPS`.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache, cached_property

from onrecord.errors import BadLexicon
from onrecord.lexicon.names import sound
from onrecord.lexicon.person_names import name_words
from onrecord.lexicon.posts import find_post
from onrecord.lexicon.tables import read_rows
from onrecord.model import Interval, Sector

DATA = "officeholders.tsv.gz"
STILL = "+"
LEADER = "leader"
OWN = "U"
SOURCES = {"W": "Wikidata", "O": "the list of office holders", "U": "your actors file"}
COLUMNS = ("person", "names", "words", "country", "post", "position", "start", "end", "leads", "sectors", "source")


class Held(Enum):
    """Whether an office was held at a time."""

    SURELY = "surely"
    PERHAPS = "perhaps"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in one office.

    `person` is a Wikidata id, or a word for those that have none here. `names` are spellings of the person's name, the
    usual one first, `words` their folded telling words. `country` is an ISO 3166-1 alpha-3 code or the acronym of a
    body ("NATO"), None where a user's file tells none. `post` is the office's name in `lexicon.posts`, or its own words
    where it is none of these; `position` the words of the source. `begins` and `ends` are the times within which the
    tenure began and ended, and a None on their sides means that nothing tells. `leads` is whether news means this
    office by "the leader".
    """

    person: str
    names: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    country: str | None
    post: str
    position: str
    begins: Interval
    ends: Interval
    leads: bool
    sectors: tuple[Sector, ...]
    source: str

    @property
    def name(self) -> str:
        """The person's usual name."""
        return self.names[0]

    def held(self, on: Interval) -> Held:
        """Whether the office was held throughout a stretch of time."""
        if _before(on.finish, self.begins.begin) or _before(self.ends.finish, on.begin):
            return Held.NOT
        after_begin = self.begins.finish is None or on.begin is None or on.begin < self.begins.finish
        if (self.begins.begin is not None and after_begin) or on.begin is None:
            return Held.PERHAPS
        if self.ends.begin is not None and (on.finish is None or on.finish > self.ends.begin):
            return Held.PERHAPS
        return Held.SURELY

    @property
    def told(self) -> str:
        """The tenure in words: "president of USA, 2021-01-20 to 2025-01-20"."""
        whose = f" of {self.country}" if self.country else ""
        return f"{self.post}{whose}, {_told(self.begins)} to {_told(self.ends)}"


def offices_of(name: str, *, on: date | None = None) -> tuple[Tenure, ...]:
    """The tenures of everyone with this name, of a date's or of all times.

    A single word is a surname. People of one name come together: their `person` tells them apart.
    """
    return shipped().offices_of(name, on=None if on is None else Interval.of_day(on))


def holders_of(title: str, country: str, *, on: date | None = None) -> tuple[Tenure, ...]:
    """Who held an office in a country ("foreign minister", "GBR") or body ("secretary-general", "NATO").

    Several where a day does not decide, or without a day. `title` may be any wording that news uses.
    """
    post = find_post(title, country=country)
    if post is None or post.past:
        return ()
    return shipped().holders(post.name, post.country, on=None if on is None else Interval.of_day(on))


class Roster:
    """Tenures under the names and offices that they are looked for by; rows are read when they are asked for."""

    def __init__(self, rows: Sequence[Sequence[str]], own: Iterable[Tenure] = ()) -> None:
        self._own = tuple(own)
        self._rows = rows
        self._read: dict[int, Tenure] = dict(enumerate(self._own, start=len(rows)))
        self._by_post: dict[tuple[str | None, str], list[int]] = defaultdict(list)
        self._by_person: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, set[str]] = defaultdict(set)
        for i, (person, _, words, country, post, _, _, _, leads, *_) in enumerate(rows):
            self._by_post[country, post].append(i)
            if leads == "1" and post != LEADER:
                self._by_post[country, LEADER].append(i)
            if person not in self._by_person:
                for word in words.replace("|", " ").split():
                    self._by_word[word].add(person)
            self._by_person[person].append(i)
        for i, tenure in enumerate(self._own, start=len(rows)):
            self._by_post[tenure.country, tenure.post].append(i)
            self._by_person[tenure.person].append(i)
            for word in itertools.chain.from_iterable(tenure.words):
                self._by_word[word].add(tenure.person)

    def holders(self, post: str, country: str | None, *, on: Interval | None = None) -> tuple[Tenure, ...]:
        """Tenures of a post in a country; those surely held first."""
        found = [self._tenure(i) for i in self._by_post.get((country, post), ())]
        own = [tenure for tenure in found if tenure.source == OWN]
        listed = (tenure for tenure in found if tenure.source != OWN)
        found = [*own, *(tenure for tenure in listed if not any(_contradict(tenure, other) for other in own))]
        if on is None:
            return tuple(found)
        held = [(tenure.held(on), tenure) for tenure in found]
        if any(how is Held.SURELY and tenure.source == OWN for how, tenure in held):
            held = [(how, tenure) for how, tenure in held if tenure.source == OWN]
        return tuple(tenure for wanted in (Held.SURELY, Held.PERHAPS) for how, tenure in held if how is wanted)

    def offices_of(self, name: str, *, on: Interval | None = None) -> tuple[Tenure, ...]:
        """The tenures of everyone whose names have all words of this one."""
        return tuple(
            tenure
            for person in sorted(self.with_words(name_words(name)))
            for tenure in self.of_person(person)
            if on is None or tenure.held(on) is not Held.NOT
        )

    def with_words(self, words: Sequence[str]) -> frozenset[str]:
        """The people some of whose names have all of these folded words."""
        if not words:
            return frozenset()
        return frozenset.intersection(*(frozenset(self._by_word.get(word, ())) for word in words))

    def with_sound(self, heard: str) -> frozenset[str]:
        """The people with a word in their names that sounds like this one; see `names.sound`."""
        return frozenset(self._sounds.get(heard, ()))

    def of_person(self, person: str) -> tuple[Tenure, ...]:
        """All tenures of a person."""
        return tuple(self._tenure(i) for i in self._by_person.get(person, ()))

    def above(self, own: Iterable[Tenure]) -> "Roster":
        """This list with a user's tenures, which take the place of those that they contradict."""
        return Roster(self._rows, (*own, *self._own))

    @cached_property
    def _sounds(self) -> Mapping[str, set[str]]:
        sounds: dict[str, set[str]] = defaultdict(set)
        for word, people in self._by_word.items():
            sounds[sound(word)] |= people
        return sounds

    def _tenure(self, i: int) -> Tenure:
        if i not in self._read:
            self._read[i] = _read_tenure(self._rows[i])
        return self._read[i]


def _contradict(listed: Tenure, own: Tenure) -> bool:
    """Whether a user's tenure leaves no room for a listed one: the same office, another person, at one time."""
    if (listed.country, listed.post) != (own.country, own.post):
        return False
    if set(listed.words) & set(own.words):
        return False
    return not _before(own.ends.finish, listed.begins.finish) and not _before(listed.ends.begin, own.begins.begin)


@cache
def shipped() -> Roster:
    """The list that ships with the package."""
    return Roster(tuple(read_rows(DATA)))


def read_day(text: str) -> Interval:
    """The time within which something happened: "2022-05-16" a day, "2022-05" a month, "2022" a year.

    Raises:
        ValueError: It is none of these.
    """
    year, month, day = (int(part) for part in (*text.split("-"), "0", "0")[:3])
    if day:
        return Interval.of_day(date(year, month, day))
    if month:
        first = date(year, month, 1)
        return Interval.of_days(first, (first + timedelta(days=31)).replace(day=1))
    return Interval.of_days(date(year, 1, 1), date(year + 1, 1, 1))


def read_end(text: str) -> Interval:
    """The time within which a tenure ended; "2022-07-07+" some time after that day, "" nothing tells."""
    if not text:
        return Interval(None, None)
    if text.endswith(STILL):
        return Interval(read_day(text[: -len(STILL)]).begin, None)
    return read_day(text)


def _read_tenure(row: Sequence[str]) -> Tenure:
    person, names, words, country, post, position, start, end, leads, sectors, source = row
    try:
        return Tenure(
            person,
            tuple(names.split("|")),
            tuple(tuple(one.split()) for one in words.split("|")),
            country,
            post,
            position or post,
            read_day(start),
            read_end(end),
            leads == "1",
            tuple(Sector(code) for code in sectors.split()),
            source,
        )
    except ValueError as error:
        raise BadLexicon(DATA, f"{error} in the row of {names!r}") from error


def _before(one: object, other: object) -> bool:
    """Whether a moment comes before or with another; False where one of them is open."""
    return one is not None and other is not None and one <= other  # type: ignore[operator]  # both are datetimes


def _told(when: Interval) -> str:
    if when.begin is None:
        return "?"
    if when.finish is None:
        return f"{when.begin.date()} or later"
    days = when.days() or 0
    return f"{when.begin:%Y-%m-%d}" if days == 1 else f"{when.begin:%Y-%m}" if days < 32 else f"{when.begin:%Y}"


def sources() -> Mapping[str, str]:
    """Where tenures come from, in words, by the letter that marks them."""
    return SOURCES
