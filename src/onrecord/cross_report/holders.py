"""Whom an office without a name means: "the Ukrainian president" in a report of its day.

First what the same report calls someone, then reports of about the same time, then the list of office holders on that
day. A day on which the office changed hands leaves both. A report without a day has only what the record itself tells.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from onrecord.cross_report.evidence import Testimony
from onrecord.cross_report.notes import Key, Notes
from onrecord.lexicon.officeholders import Held, Roster, Tenure
from onrecord.lexicon.offices import Office, read_office
from onrecord.lexicon.person_names import name_words
from onrecord.lexicon.posts import Post, find_post, is_sole
from onrecord.model import EntityReference


class Holders:
    """Finds the actors that offices without a name stand for."""

    def __init__(
        self,
        groups: Mapping[Key, Sequence[EntityReference]],
        roster: Roster,
        notes: Notes,
        naming: Callable[[Key], str],
    ) -> None:
        self._roster = roster
        self._notes = notes
        self._naming = naming
        people = [(key, member) for key, members in groups.items() for member in members]
        self._testimony = Testimony(people)
        self._by_title: dict[str, list[tuple[Key, Office]]] = defaultdict(list)
        for key, members in groups.items():
            for office in {read_office(words) for member in members for words in member.descriptions}:
                for title in office.titles if office.countries else ():
                    self._by_title[title].append((key, office))

    def key_of(self, reference: EntityReference) -> Key | None:
        """The key of the holder, or of the office itself; None where the words name no office of one person."""
        post = find_post(reference.name)
        if post is not None and not post.past and is_sole(post.name):
            return self._of_post(reference, post)
        office = read_office(reference.name)
        if not office.is_sole or (post is not None and post.past):
            return None
        return self._of_record(reference, office)

    def _of_post(self, reference: EntityReference, post: Post) -> Key:
        own: Key = ("office", post.country, post.name)
        here = self._testimony.in_report(post, reference.version_id)
        if len(here) == 1:
            self._notes.because(here[0], f"{reference.name!r} is the office that the same report gives them")
            return here[0]
        if reference.on is None:
            ever = self._testimony.ever(post)
            if len(ever) == 1:
                self._notes.because(ever[0], f"{reference.name!r} is the office of nobody else in the record")
                return ever[0]
            self._open(own, ever, (), "the report has no date")
            return own
        near = self._testimony.near(post, reference.on)
        listed = self._roster.holders(post.name, post.country, on=reference.on)
        sure = {tenure.person for tenure in listed if tenure.held(reference.on) is Held.SURELY}
        if len(near) == 1:
            against = "" if not sure or near[0] in {("listed", one) for one in sure} else ", against the list"
            self._notes.because(near[0], f"{reference.name!r} is what reports of that time call them{against}")
            return near[0]
        if len(sure) == 1 and len({tenure.person for tenure in listed}) == 1:
            key: Key = ("listed", listed[0].person)
            self._notes.because(key, f"{reference.name!r} is {listed[0].name}, {listed[0].told}")
            return key
        self._open(own, near, listed, f"the report is of {reference.on.begin:%Y-%m-%d}" if reference.on.begin else "")
        return own

    def _of_record(self, reference: EntityReference, wanted: Office) -> Key:
        """The one person whom reports give an office in a country that no list knows; else the office itself."""
        own: Key = ("office", *name_words(reference.name))
        known = {
            key
            for title in wanted.titles
            for key, office in self._by_title.get(title, ())
            if wanted.fields <= office.fields and office.may_be(wanted)
        }
        if len(known) != 1:
            self._open(own, sorted(known), (), "")
            return own
        (holder,) = known
        self._notes.because(holder, f"{reference.name!r} is the office of nobody else in the record")
        return holder

    def _open(self, own: Key, keys: Sequence[Key], listed: Sequence[Tenure], when: str) -> None:
        """Keeps whom the office may mean where nothing decides."""
        others = [(self._naming(key), "reports give them this office") for key in keys]
        others += [(tenure.name, ", ".join(part for part in (tenure.told, when) if part)) for tenure in listed]
        self._notes.could_be(own, others)
