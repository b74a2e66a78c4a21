"""Actors that the user told of: their names stand above everything that is inferred."""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.cross_report.notes import Key, Notes
from onrecord.lexicon.bodies import body_words
from onrecord.lexicon.officeholders import OWN, Held, Tenure, read_day
from onrecord.lexicon.person_names import name_words
from onrecord.lexicon.posts import find_post, sectors_of
from onrecord.model import EntityReference, Interval, KnownActor, MentionKind, Sector

OF_USER = "own:"
NAMED = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.COUNTRY, MentionKind.PLACE, MentionKind.GROUP)


class OwnActors:
    """The user's actors by their names; rows with one name are one actor at different times."""

    def __init__(self, known: Sequence[KnownActor]) -> None:
        self._rows: dict[Key, list[KnownActor]] = defaultdict(list)
        self._by_words: dict[tuple[str, ...], list[Key]] = defaultdict(list)
        self._tenures: dict[Key, list[Tenure]] = defaultdict(list)
        for row in known:
            key: Key = ("listed", f"{OF_USER}{'-'.join(name_words(row.name))}")
            self._rows[key].append(row)
            self._tenures[key].append(_tenure(key, row))
            for name in (row.name, *row.aliases):
                for words in {name_words(name), body_words(name)}:
                    if key not in self._by_words[words]:
                        self._by_words[words].append(key)

    @property
    def tenures(self) -> tuple[Tenure, ...]:
        """The offices that the rows tell of."""
        return tuple(tenure for tenures in self._tenures.values() for tenure in tenures)

    def tenures_of(self, key: Key) -> tuple[Tenure, ...]:
        """The offices of one of the user's actors; none for all others."""
        return tuple(self._tenures.get(key, ()))

    def name(self, key: Key) -> str | None:
        """The name that the user gave an actor, or None."""
        rows = self._rows.get(key)
        return rows[0].name if rows else None

    def code(self, key: Key) -> tuple[str | None, tuple[Sector, ...]] | None:
        """Country and sectors as the user gave them, or None where the user gave neither."""
        for row in self._rows.get(key, ()):
            if row.country or row.sectors:
                return row.country, row.sectors
        return None

    def find(self, reference: EntityReference, notes: Notes) -> Key | None:
        """The key of the user's actor of that name at that time; None where there is none, or several."""
        if reference.kind not in NAMED:
            return None
        found = {
            key
            for words in (name_words(reference.name), body_words(reference.name))
            for key in self._by_words.get(words, ())
            if any(_at_that_time(tenure, reference.on) for tenure in self._tenures[key])
        }
        if len(found) != 1:
            return None
        (key,) = found
        line = self._rows[key][0].line
        notes.because(key, f"{reference.name!r} is {self._rows[key][0].name} in line {line} of your actors file")
        return key


def _at_that_time(tenure: Tenure, on: Interval | None) -> bool:
    return on is None or tenure.held(on) is not Held.NOT


def _tenure(key: Key, row: KnownActor) -> Tenure:
    post = find_post(row.office, country=row.country) if row.office else None
    name = post.name if post is not None else (row.office or "")
    country = post.country if post is not None else row.country
    return Tenure(
        person=key[1],
        names=(row.name, *row.aliases),
        words=tuple(name_words(name) for name in (row.name, *row.aliases)),
        country=country,
        post=name,
        position=row.office or "",
        begins=read_day(row.begin) if row.begin else Interval(None, None),
        ends=read_day(row.end) if row.end else Interval(None, None),
        leads=False,
        sectors=row.sectors or sectors_of(name),
        source=OWN,
    )
