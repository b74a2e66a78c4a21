"""Reads an office from its words: "Ukrainian Foreign Minister" is a minister, of foreign affairs, of Ukraine."""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.countries import find_country, metonym_country
from onrecord.lexicon.roles import honorifics, office_name, office_words, portfolio, sole_offices

ENDINGS = ("ians", "ian", "ans", "an", "ese", "ish", "ers", "er", "is", "i", "ic", "ia", "a", "e", "y", "s")
SHORTEST_STEM = 4
CAPITALISED = re.compile(r"[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as words describe it: names of the office, its fields, and its countries by code or stem."""

    titles: frozenset[str]
    fields: frozenset[str]
    countries: frozenset[str]

    @property
    def is_sole(self) -> bool:
        """Whether one person alone holds it at a time: "the Norlander president", not "a Norlander official"."""
        if not self.countries or "former" in self.fields:
            return False
        fields = self.fields - {"deputy", "vice", "acting", "general", "press"}
        if self.fields - fields:
            return False
        return bool(self.titles & sole_offices() or (self.titles & sole_offices(with_field=True) and fields))

    def may_be(self, other: "Office") -> bool:
        """Whether both may be one office: the same title, and field and country that do not differ."""
        if not self.titles or not self.titles & other.titles:
            return False
        if "former" in self.fields ^ other.fields:
            return False
        if self.fields and other.fields and not self.fields & other.fields:
            return False
        return not (self.countries and other.countries) or bool(self.countries & other.countries)


@cache
def read_office(words: str) -> Office:
    """The office that a description names; empty sets for what it does not tell."""
    titles: set[str] = set()
    fields: set[str] = set()
    countries: set[str] = set()
    parts = re.findall(r"[\w.’'-]+", words)
    for i, part in enumerate(parts):
        plain = re.sub(r"[’']s$", "", part)
        word = plain.lower().strip(".")
        if word in office_words():
            titles.add(office_name(word))
        field = portfolio(plain)
        if field is not None:
            fields.add(field)
        country = _country(parts, i)
        if country is not None:
            countries.add(country)
        elif _may_name_country(plain) and field is None and word not in office_words():
            countries.add(country_stem(plain))
    return Office(frozenset(titles), frozenset(fields), frozenset(countries))


def country_stem(word: str) -> str:
    """What an unknown country's name and its adjective have in common ("Norland", "Norlander")."""
    stem = word.lower()
    for ending in ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= SHORTEST_STEM:
            return stem[: -len(ending)]
    return stem


def _country(parts: list[str], i: int) -> str | None:
    for length in (3, 2, 1):
        words = " ".join(parts[i : i + length])
        found = (find_country(words) or metonym_country(words)) if i + length <= len(parts) else None
        if found is not None:
            return found.alpha3
    return None


def _may_name_country(word: str) -> bool:
    return bool(CAPITALISED.fullmatch(word)) and word.lower() not in honorifics()
