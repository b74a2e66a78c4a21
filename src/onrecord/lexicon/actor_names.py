"""Everything that a phrase for an actor may be made of, under one index: countries, peoples, bodies, people, nouns.

Names and nouns are looked for by the keys of their words, the longest first. What stands under one key may have several
senses ("Northern Alliance" as rebels, then in government); the reader of the phrase chooses.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from typing import NamedTuple

from onrecord.lexicon.agents import agent_nouns
from onrecord.lexicon.countries import countries
from onrecord.lexicon.gazetteer import place_key
from onrecord.lexicon.tables import read_rows
from onrecord.model import Sector

ORGANISATIONS = "organisations.tsv"
PEOPLE = "people.tsv"
PEOPLES = "peoples.tsv"
ACROSS_BORDERS = frozenset({"IGO", "NGO", "NGM", "MNC"})
LONGEST = 9  # words of a name; longer ones are not in use
MEN = ("men", "women")
# Letters with apostrophes within, acronyms with their stops, or a mark that parts what stands before from what follows.
PIECE = re.compile(r"(?:[^\W\d_]\.){2,}|[\w$&+]+(?:[’'ʻ`][^\W_]+)*[’']?|[,;:()\[\]/–—]|-{2,}|-")
SIMPLE = re.compile(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*")
POSSESSIVE = re.compile(r"[’'](?:[sS])?$")
APOSTROPHES = re.compile(r"[’'ʻ`.]")


class Kind(Enum):
    """What a name or noun is."""

    COUNTRY = "countries"
    DEMONYM = "adjectives of countries"
    NATIONALS = "peoples of countries"
    SEAT = "seats of government"
    CAPITAL = "capitals"
    DESCENT = "peoples by descent"
    ORGANISATION = "organisations"
    PERSON = "people"
    PLACE = "gazetteer"
    HEAD = "agents"
    ROLE = "roles"
    MODIFIER = "modifiers"


@dataclass(frozen=True, slots=True)
class Sense:
    """What one name or noun may stand for, bounded in time where it changes sides.

    `capitals` says how it must be written: all of its letters as they stand ("US"), a capital at the beginning, or
    anyhow.
    """

    kind: Kind
    country: str | None = None
    sectors: tuple[Sector, ...] = ()
    since: date | None = None
    until: date | None = None
    spelling: str | None = None
    capitalised: bool = True

    def holds(self, on: date) -> bool:
        """Whether it stood for this on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


class Word(NamedTuple):
    """A word of a phrase, or a mark that parts it (a NamedTuple: phrases come by the ten thousand).

    `key` is the form under which spellings meet, "" for a mark. `glued` says that a hyphen joins it to the word before.
    """

    text: str
    key: str
    possessive: bool = False
    glued: bool = False

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital letter or a digit."""
        return self.text[:1].isupper() or self.text[:1].isdigit()


class NameIndex:
    """Senses by the keys of their words."""

    def __init__(self, named: Iterable[tuple[str, Sense]]) -> None:
        self._senses: dict[str, list[Sense]] = {}
        self._longest: dict[str, int] = {}
        for name, sense in named:
            keys = keys_of(name)
            if not 0 < len(keys) <= LONGEST:
                continue
            self._senses.setdefault(" ".join(keys), []).append(sense)
            self._longest[keys[0]] = max(self._longest.get(keys[0], 0), len(keys))

    def widest(self, key: str) -> int:
        """How many words the longest name has that begins with this key; 0 if none does."""
        return self._longest.get(key, 0)

    def senses(self, key: str) -> list[Sense]:
        """What the words under this key may stand for."""
        return self._senses.get(key, [])


def split_words(phrase: str) -> list[Word]:
    """The words of a phrase, parted at hyphens, and its marks."""
    words: list[Word] = []
    glue = False
    end = 0
    for match in PIECE.finditer(phrase):
        piece = match.group()
        if piece == "-":
            glue = match.start() == end and bool(words)
            if not glue:
                words.append(Word(piece, ""))
        elif piece[0].isalnum() or piece[0] in "$&+_":
            bare = piece if piece.isalnum() else POSSESSIVE.sub("", piece)
            if key := word_key(bare):
                words.append(Word(bare, key, bare is not piece and bare != piece, glue and match.start() == end))
            glue = False
        else:
            words.append(Word(piece, ""))
            glue = False
        end = match.end()
    return words


def word_key(word: str) -> str:
    """The form of one word under which its spellings meet: no case, accents, stops or apostrophes."""
    plain = word if word.isalnum() else APOSTROPHES.sub("", word)
    return plain.lower() if plain.isascii() else place_key(plain)


def keys_of(name: str) -> list[str]:
    """The keys of a name's words, without a leading "the"."""
    if SIMPLE.fullmatch(name):  # nearly all of the lists, and five times as fast
        keys = name.lower().replace("-", " ").split()
    else:
        keys = [word.key for word in split_words(name) if word.key]
    return keys[1:] if len(keys) > 1 and keys[0] == "the" else keys


@cache
def actor_names() -> NameIndex:
    """The names and nouns that ship with the package."""
    return NameIndex(_all_names())


def _all_names() -> Iterator[tuple[str, Sense]]:
    yield from _listed(ORGANISATIONS, Kind.ORGANISATION)
    yield from _listed(PEOPLE, Kind.PERSON)
    yield from _of_peoples()
    yield from _of_countries()
    for table, kind in (("heads", Kind.HEAD), ("roles", Kind.ROLE), ("modifiers", Kind.MODIFIER)):
        seen: set[str] = set()
        for noun, sectors in agent_nouns(table):
            if noun not in seen:
                seen.add(noun)
                yield noun, Sense(kind, sectors=sectors, capitalised=False)


def _listed(table: str, kind: Kind) -> Iterator[tuple[str, Sense]]:
    for name, others, country, codes, since, until in read_rows(table):
        sectors = tuple(map(Sector, codes.split()))
        sense = Sense(kind, country, sectors, _day(since), _day(until))
        for spelling in (name, *filter(None, others.split("|"))):
            if acronym := _acronym(spelling):
                yield spelling, replace(sense, spelling=acronym)
            else:
                yield spelling, replace(sense, capitalised=False) if spelling[0].islower() else sense


def _of_peoples() -> Iterator[tuple[str, Sense]]:
    for name, country, kind in read_rows(PEOPLES):
        if kind == "realm":
            yield name, Sense(Kind.COUNTRY, country, spelling=_acronym(name))
        elif kind == "descent":
            yield name, Sense(Kind.DESCENT)
        else:
            yield name, Sense(Kind.NATIONALS if _is_plural(name) else Kind.DEMONYM, country)


def _of_countries() -> Iterator[tuple[str, Sense]]:
    for country in countries():
        code = country.alpha3
        for name in (country.name, *country.other_names):
            yield name, Sense(Kind.COUNTRY, code, spelling=_acronym(name))
        for name in dict.fromkeys((*country.adjectives, *country.people)):
            kind = Kind.NATIONALS if name not in country.adjectives and _is_plural(name) else Kind.DEMONYM
            yield name, Sense(kind, code, spelling=_acronym(name))
        for name in country.metonyms:
            yield name, Sense(Kind.SEAT, code, (Sector.GOV,))
        if country.capital_speaks:
            for name in country.capitals:
                yield name, Sense(Kind.CAPITAL, code, (Sector.GOV,))


def _is_plural(people: str) -> bool:
    return (people.endswith("s") and not people.endswith("ss")) or people.endswith(MEN)


def _acronym(name: str) -> str | None:
    """The letters that a name must be written with, None where capitals do not matter ("US", "ISAF", "M23")."""
    plain = APOSTROPHES.sub("", name)
    return plain if plain.isupper() and " " not in plain and len(plain) <= 5 else None


def _day(text: str) -> date | None:
    """The day that a year, month or day begins with."""
    if not text:
        return None
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)
