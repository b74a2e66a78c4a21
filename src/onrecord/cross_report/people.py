"""People across reports: which full names are spellings of one, and whom a short name means.

Names are compared folded, so that transliterations of one name meet, and then by surname and first name; a list of
office holders joins what folding cannot. A short name that fits several people stays apart unless the report's own
words, an office held on its day, or far more frequent naming tell them apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.cross_report.evidence import told_posts
from onrecord.cross_report.listed import Match, agrees, find_matches, in_office, surnames_of, weigh_one
from onrecord.cross_report.notes import Key, Notes, key_within_report
from onrecord.lexicon.officeholders import Roster, Tenure
from onrecord.lexicon.offices import Office, read_office
from onrecord.lexicon.person_names import FULL, is_given_name, may_be_one, name_words, names_nobody
from onrecord.lexicon.posts import is_sole
from onrecord.model import EntityReference

FAR_MORE_OFTEN = 10
SEEN_TWICE = 2  # reports that must call namesakes differently before they are two


@dataclass(frozen=True, slots=True)
class Bearer:
    """Someone named in full: the words of the name, the offices that reports give them, and in how many reports."""

    key: Key
    words: tuple[str, ...]
    name: str
    offices: tuple[Office, ...]
    reports: int


def keys_of_people(people: Sequence[EntityReference], roster: Roster, notes: Notes) -> list[Key]:
    """For each reference to a person, the key that all names of that person share.

    Args:
        people: References to people, in an order that does not depend on their arrival.
        roster: Who is known to have held which office.
        notes: Gathers why names were joined, or left apart.
    """
    joined = _join_full_names(people, notes)
    clusters: dict[tuple[str, ...], list[EntityReference]] = defaultdict(list)
    for reference in people:
        words = name_words(reference.name)
        if words in joined:
            clusters[joined[words]].append(reference)
    named: dict[tuple[str, int], Key] = {}
    for words, members in clusters.items():
        for member, key in zip(members, _keys_of_cluster(words, members, roster, notes), strict=True):
            named[member.version_id, member.entity] = key
    shorts = ShortNames(people, named, roster, notes)
    return [named.get((one.version_id, one.entity)) or shorts.key_of(one) for one in people]


def _join_full_names(people: Iterable[EntityReference], notes: Notes) -> dict[tuple[str, ...], tuple[str, ...]]:
    """For each full name, the one name that all spellings of it share."""
    spellings: dict[tuple[str, ...], str] = {}
    for reference in people:
        words = name_words(reference.name)
        if len(words) >= FULL and spellings.setdefault(words, reference.name) != reference.name:
            why = f"{reference.name!r} and {spellings[words]!r} are spellings of one name"
            notes.because(("person", *words), why)
    joined: dict[tuple[str, ...], tuple[str, ...]] = {}
    by_surname: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in sorted(spellings, key=lambda words: (-len(words), words)):
        kin = [other for other in by_surname[words[-1]] if may_be_one(other, words)]
        if len(kin) == 1:
            joined[words] = kin[0]
            why = f"{spellings[words]!r} and {spellings[kin[0]]!r} differ in form only"
            notes.because(("person", *kin[0]), why)
        else:
            joined[words] = words
            by_surname[words[-1]].append(words)
            notes.could_be(
                ("person", *words), [(spellings[other], "a full name that this may shorten") for other in kin]
            )
    return joined


def _keys_of_cluster(
    words: tuple[str, ...], members: Sequence[EntityReference], roster: Roster, notes: Notes
) -> list[Key]:
    """A key for each reference under one full name: one person of the list, several, or nobody known."""
    plain: Key = ("person", *words)
    matches = find_matches(words, members, roster)
    holding = [match for match in matches if match.holds]
    if len(holding) == 1 and (not _rivals(holding[0], matches) or len(members) == holding[0].speaks):
        return [_listed(holding[0], members[0], plain, notes)] * len(members)
    if len(matches) > 1:
        return [_key_among(member, matches, roster, plain, notes) for member in members]
    parts = _namesakes(members)
    return [(*plain, parts[i]) if parts[i] else plain for i in range(len(members))]


def _rivals(match: Match, matches: Sequence[Match]) -> bool:
    """Whether others of the list have evidence of their own, though less of it."""
    return any(other.speaks for other in matches if other.person != match.person)


def _listed(match: Match, member: EntityReference, plain: Key, notes: Notes) -> Key:
    key: Key = ("listed", match.person)
    notes.move(plain, key)
    notes.because(key, f"{member.name!r} is {match.name} in the list of office holders")
    return key


def _key_among(member: EntityReference, matches: Sequence[Match], roster: Roster, plain: Key, notes: Notes) -> Key:
    """Which of several listed people of one name a reference means: by the office and the day that its report tells."""
    own = [weigh_one(match.person, member, roster) for match in matches]
    best = max(own, key=lambda match: (match.speaks - match.against, match.in_office, match.person))
    as_good = [m for m in own if (m.speaks - m.against, m.in_office) == (best.speaks - best.against, best.in_office)]
    if best.holds and len(as_good) == 1:
        return _listed(best, member, plain, notes)
    notes.could_be(plain, [(match.name, "has this name in the list of office holders") for match in matches])
    return plain


def _namesakes(members: Sequence[EntityReference]) -> list[str]:
    """Parts one name's references where reports keep giving it to holders of the same rank in different countries."""
    countries: list[set[str]] = [
        {post.country for post in told_posts(member) if is_sole(post.name) and not post.past} for member in members
    ]
    reports: dict[str, set[str]] = defaultdict(set)
    for member, found in zip(members, countries, strict=True):
        for country in found:
            reports[country].add(member.version_id)
    several = {country for country, versions in reports.items() if len(versions) >= SEEN_TWICE}
    if len(several) < SEEN_TWICE or any(len(found) > 1 for found in countries):
        return [""] * len(members)
    return [next(iter(found & several), "") for found in countries]


class ShortNames:
    """Whom people mean of whom a report gives one name only."""

    def __init__(
        self,
        people: Iterable[EntityReference],
        named: Mapping[tuple[str, int], Key],
        roster: Roster,
        notes: Notes,
    ) -> None:
        self._roster = roster
        self._notes = notes
        self._by_word: dict[str, list[Bearer]] = defaultdict(list)
        for bearer in _bearers(people, named):
            for word in sorted({bearer.words[0], bearer.words[-1]}):
                self._by_word[word].append(bearer)

    def key_of(self, reference: EntityReference) -> Key:
        """The key of the one bearer of the name, if there is one, of the one office holder, or of the bare name."""
        words = name_words(reference.name)
        plain: Key = ("person", *words)
        word = words[0] if words else ""
        if not words or names_nobody(reference.name):
            return key_within_report(reference)
        bearers = self._by_word.get(word, [])
        called = [bearer for bearer in bearers if bearer.words[-1] == word]
        bearers = called or ([] if is_given_name(word) else bearers)
        meant = bearers[0] if len(bearers) == 1 else self._find_meant(reference, bearers) if bearers else None
        if meant is not None:
            why = "names the one person of that name" if len(bearers) == 1 else "fits one of the people of that name"
            self._notes.because(meant.key, f"{reference.name!r} {why}")
            return meant.key
        if bearers:
            self._notes.because(plain, f"{reference.name!r} could be {len(bearers)} people of that name")
            self._notes.could_be(plain, [(bearer.name, f"is called {reference.name!r} too") for bearer in bearers])
            return plain
        if is_given_name(word):
            return key_within_report(reference)
        return self._of_list(reference, word) or plain

    def _find_meant(self, reference: EntityReference, bearers: Sequence[Bearer]) -> Bearer | None:
        """Whom of several bearers of a name a report means: whose office fits, else who is named far more often.

        Misread headlines make up people ("Roe Claims"), each in one report; they do not stand against someone who is
        named in full in many.
        """
        told = [read_office(words) for words in reference.descriptions]
        fitting = [b for b in bearers if any(one.may_be(other) for one in told for other in b.offices)]
        if len(fitting) == 1:
            return fitting[0]
        posts = told_posts(reference)
        if posts:
            fitting = [
                bearer
                for bearer in bearers
                if bearer.key[0] == "listed"
                and any(
                    agrees(post, tenure, reference.on)
                    for tenure in self._roster.of_person(bearer.key[1])
                    for post in posts
                )
            ]
            if len(fitting) == 1:
                return fitting[0]
        foremost = max(bearers, key=lambda bearer: (bearer.reports, bearer.key))
        others = sum(bearer.reports for bearer in bearers) - foremost.reports
        return foremost if foremost.reports >= FAR_MORE_OFTEN * others else None

    def _of_list(self, reference: EntityReference, word: str) -> Key | None:
        """The one person of the list whose surname it is and who was in office then, if nobody else ever had it."""
        known = [
            person
            for person in sorted(self._roster.with_words([word]))
            if word in surnames_of(self._roster.of_person(person))
        ]
        posts = told_posts(reference)
        for person in known:
            tenures = self._roster.of_person(person)
            called = [t for t in tenures if any(agrees(post, t, reference.on) for post in posts)]
            if called and self._alone(called, known, reference):
                return self._joined(person, called[0], reference)
        if len(known) == 1 and not posts:
            held = in_office(self._roster.of_person(known[0]), reference.on)
            if held:
                return self._joined(known[0], held[0], reference)
        return None

    def _alone(self, called: Sequence[Tenure], known: Sequence[str], reference: EntityReference) -> bool:
        """Whether no other person of that surname held the same office then."""
        others = (t for person in known for t in self._roster.of_person(person) if person != called[0].person)
        posts = told_posts(reference)
        return not any(agrees(post, tenure, reference.on) for tenure in others for post in posts)

    def _joined(self, person: str, tenure: Tenure, reference: EntityReference) -> Key:
        key: Key = ("listed", person)
        self._notes.because(key, f"{reference.name!r} is {tenure.name}, {tenure.told}")
        return key


def _bearers(people: Iterable[EntityReference], named: Mapping[tuple[str, int], Key]) -> list[Bearer]:
    offices: dict[Key, set[Office]] = defaultdict(set)
    reports: dict[Key, set[str]] = defaultdict(set)
    spelled: dict[Key, dict[tuple[str, ...], str]] = defaultdict(dict)
    for reference in people:
        key = named.get((reference.version_id, reference.entity))
        if key is not None:
            offices[key].update(read_office(words) for words in reference.descriptions)
            reports[key].add(reference.version_id)
            spelled[key].setdefault(name_words(reference.name), reference.name)
    return [Bearer(key, *min(spelled[key].items()), tuple(offices[key]), len(reports[key])) for key in sorted(reports)]
