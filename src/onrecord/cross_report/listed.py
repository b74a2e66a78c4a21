"""Which people of a list of office holders the names in reports mean.

A name alone joins nobody to the list unless whoever it names was in the news then: held one of the first offices of a
country or body. Else the reports must call the person what the list has them as. A report that calls them the holder
of an office that the list gives to another country's person speaks against it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from onrecord.cross_report.evidence import told_posts
from onrecord.lexicon.countries import find_country
from onrecord.lexicon.names import family_name_first, sound
from onrecord.lexicon.officeholders import OWN, Held, Roster, Tenure
from onrecord.lexicon.person_names import FULL, name_words, names_meet
from onrecord.lexicon.posts import Post, body_names, is_first, is_sole
from onrecord.model import EntityReference, Interval

REMEMBERED = timedelta(days=25 * 365)
LATIN = frozenset({"USA", "GBR", "FRA", "DEU", "CAN", "AUS", "NZL", "IRL", "ITA", "ESP", "PRT", "BRA", "MEX", "ARG"})


@dataclass(frozen=True, slots=True)
class Match:
    """A person of the list whom a name may mean, and how much speaks for and against it."""

    person: str
    name: str
    speaks: int
    against: int
    in_office: bool
    loose: bool

    @property
    def holds(self) -> bool:
        """Whether the evidence joins them: offices that agree, or a name in the news with nothing against it."""
        return self.speaks > self.against or (self.in_office and not self.against)


def find_matches(name_of: Sequence[str], members: Sequence[EntityReference], roster: Roster) -> list[Match]:
    """The people of the list whom references under one full name may mean, in the order of their ids.

    Args:
        name_of: The folded words of the full name.
        members: The references.
        roster: The list.
    """
    spelled = {words for member in members if len(words := name_words(member.name)) >= FULL} | {tuple(name_of)}
    found = []
    for person in sorted(_candidates(spelled, roster)):
        tenures = roster.of_person(person)
        meeting = _meeting(spelled, tenures)
        if meeting is not None:
            found.append(_weighed(person, tenures, members, loose=meeting == "loosely"))
    return found


def weigh_one(person: str, member: EntityReference, roster: Roster) -> Match:
    """How much one reference speaks for one person of the list."""
    return _weighed(person, roster.of_person(person), [member], loose=False)


def in_office(tenures: Sequence[Tenure], on: Interval | None) -> list[Tenure]:
    """What makes people known by name at a time: first offices, and to have led a country or body up to then.

    Those of the user's list count whatever they are.
    """
    if on is None:
        return []
    return [
        tenure
        for tenure in tenures
        if (_known_by_name(tenure) and tenure.held(on) is not Held.NOT) or (tenure.leads and _lately(tenure, on))
    ]


def _lately(tenure: Tenure, on: Interval) -> bool:
    """Whether a tenure ended within the years for which news goes on to name people without their office."""
    end = tenure.ends.begin
    return end is not None and on.begin is not None and timedelta() <= on.begin - end <= REMEMBERED


def _known_by_name(tenure: Tenure) -> bool:
    return is_first(tenure.post) or tenure.leads or tenure.source == OWN


def surnames_of(tenures: Sequence[Tenure]) -> frozenset[str]:
    """The folded surnames of a person of the list; where the family name comes first, that is the first word."""
    first = any(tenure.country in family_name_first() for tenure in tenures)
    return frozenset(words[0 if first else -1] for tenure in tenures for words in tenure.words)


def agrees(post: Post, tenure: Tenure, on: Interval | None) -> bool:
    """Whether calling someone the holder of a post at a time agrees with a tenure."""
    same = tenure.country == post.country and (tenure.post == post.name or (post.name == "leader" and tenure.leads))
    if not same:
        return False
    if on is None:
        return True
    if post.past:
        return tenure.begins.begin is None or on.finish is None or tenure.begins.begin < on.finish
    return tenure.held(on) is not Held.NOT


def _candidates(spelled: set[tuple[str, ...]], roster: Roster) -> set[str]:
    found: set[str] = set()
    for words in spelled:
        for word in {words[0], words[-1]}:
            found |= roster.with_words([word]) | roster.with_sound(sound(word))
        found |= roster.with_words(["".join(words[-FULL:])])
    return found


def _meeting(spelled: set[tuple[str, ...]], tenures: Sequence[Tenure]) -> str | None:
    """How names meet: "exactly" after folding, "loosely" by sound where the country has other letters."""
    countries = {tenure.country for tenure in tenures}
    family_first = bool(countries & family_name_first())
    known = {words for tenure in tenures for words in tenure.words}
    if any(names_meet(told, words, family_first=family_first) for told in spelled for words in known):
        return "exactly"
    if countries <= LATIN or family_first:
        return None
    alike = [(a, b) for a in spelled for b in known if names_meet(a, b, loosely=True)]
    if any(told[-1] == words[-1] or told[0] == words[0] for told, words in alike):
        return "exactly"
    return "loosely" if alike else None


def _weighed(person: str, tenures: Sequence[Tenure], members: Sequence[EntityReference], *, loose: bool) -> Match:
    speaks = against = 0
    holding = False
    own = {tenure.country for tenure in tenures}
    for member in members:
        posts = told_posts(member)
        fits = any(agrees(post, tenure, member.on) for post in posts for tenure in tenures) or any(
            agrees(post, tenure, member.on) for tenure in tenures for post in told_posts(member, country=tenure.country)
        )
        of_other = any(
            not post.past and is_sole(post.name) and post.country not in own and post.country not in body_names()
            for post in posts
        )
        speaks += fits or (not posts and _of_country(member, own) and bool(in_office(tenures, member.on)))
        against += of_other and not fits
        holding = holding or bool(in_office(tenures, member.on))
    known_undated = all(member.on is None for member in members) and any(_known_by_name(t) for t in tenures)
    return Match(person, tenures[0].name, speaks, against, (holding or known_undated) and not loose, loose)


def _of_country(member: EntityReference, countries: set[str | None]) -> bool:
    """Whether what a report calls someone names one of some countries."""
    return any(
        (country := find_country(word.strip(",.'’s"))) is not None and country.alpha3 in countries
        for words in member.descriptions
        for word in words.split()
    )
