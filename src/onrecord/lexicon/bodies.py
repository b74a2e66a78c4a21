"""Names of one body: which names of organisations are the same one's, and the parts of a state by country.

"Russia's defence ministry", "the Russian Ministry of Defense" and "the Ministry of Defence of the Russian Federation"
are one: a country, and a set of words for a part of its state. Other names are one where a list says so, or where a
name is the initials of another.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from onrecord.lexicon.countries import find_country
from onrecord.lexicon.data_files import read_toml
from onrecord.lexicon.names import fold
from onrecord.lexicon.roles import portfolio
from onrecord.lexicon.tables import read_rows

DATA = "bodies.toml"
ORGANISATIONS = "organisations.tsv"
WORD = re.compile(r"[^\W_][\w.’'-]*")
IN_BRACKETS = re.compile(r"\s*\(([^()]{2,20})\)\s*$")
SHORTEST_ACRONYM, LONGEST_ACRONYM = 2, 7
MOSTLY = 0.6  # of the words that two names have, for one to be a wording of the other
LONGEST_COUNTRY = 4  # words


@cache
def family_of(name: str) -> str | None:
    """The usual name of the body that a list knows under this one, or None."""
    return _families().get(_plain(name))


def without_brackets(name: str) -> tuple[str, str | None]:
    """A name and the acronym behind it: "Norland Relief Board (NRB)" has "NRB"."""
    found = IN_BRACKETS.search(name)
    return (name, None) if found is None else (name[: found.start()], found.group(1))


@cache
def part_of_state(name: str) -> tuple[str, frozenset[str]] | None:
    """The country and the words of a part of its state: ("RUS", {"defence", "ministry"}); None for other names.

    Names of two countries ("Norland's embassy in Selmara") are none of these.
    """
    words = [re.sub(r"[’']s?$", "", word) for word in WORD.findall(name)]
    countries: set[str] = set()
    left: list[str] = []
    i = 0
    while i < len(words):
        length, code = _country_at(words, i)
        if length:
            countries.add(code)
        else:
            left.append(_same().get(words[i].lower(), words[i].lower()))
        i += length or 1
    telling = frozenset("ministry" if word == "department" and "USA" in countries else word for word in left)
    telling -= _dropped()
    if len(countries) != 1 or not telling & _parts() or telling & {"free", "former"}:
        return None
    return countries.pop(), telling


@cache
def bare_part(name: str) -> frozenset[str] | None:
    """The words of a part of some state that no country tells ("the Ministry of Defence"); None for other names."""
    if family_of(name) is not None:
        return None
    words = [re.sub(r"[’']s?$", "", word) for word in WORD.findall(name)]
    telling = frozenset(_same().get(word.lower(), word.lower()) for word in words) - (_dropped() - {"national"})
    fields = {field for word in telling if (field := portfolio(word)) is not None}
    known = telling & _parts() and all(
        word in _parts() or word == "national" or portfolio(word) is not None for word in telling
    )
    return (telling & (_parts() | {"national"})) | fields if known else None


@cache
def voice_of(name: str) -> tuple[str, str] | None:
    """For a seat of power that speaks: its country's code and why it is an actor of its own; None for other names."""
    found = _data()["voices"].get(_plain(name).lower())
    return None if found is None else (found["country"], found["reason"])


@cache
def body_words(name: str) -> tuple[str, ...]:
    """The folded words of a body's name that tell it from others."""
    words = [re.sub(r"[’']s?$", "", word) for word in WORD.findall(name)]
    telling = [word for word in words if word.lower() not in ("the", "of", "and", "for")] or words
    return tuple(fold(_same().get(word.lower(), word)) for word in telling)


def initials(name: str) -> str:
    """The first letters of the words that begin with a capital: "Norland Relief Board" has NRB."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[:1].isupper())


def _country_at(words: list[str], i: int) -> tuple[int, str]:
    for length in range(min(LONGEST_COUNTRY, len(words) - i), 0, -1):
        country = find_country(" ".join(words[i : i + length]))
        if country is not None:
            return length, country.alpha3
    return 0, ""


def _plain(name: str) -> str:
    """The name as lists compare it: acronyms keep their capitals, "IS" is not "is"."""
    words = name.replace("’", "").replace("'", "").split()
    if words and words[0].lower() == "the":
        words = words[1:]
    joined = " ".join(words)
    return joined.replace(".", "") if joined.isupper() else joined.casefold()


@cache
def _families() -> Mapping[str, str]:
    families: dict[str, str] = {}
    for names in _data()["families"]["names"]:
        families.update(dict.fromkeys(map(_plain, names), names[0]))
    doubtful: set[str] = set()
    listed: dict[str, str] = {}
    for row in read_rows(ORGANISATIONS):
        name = families.get(_plain(row[0]), row[0])
        spelled = [row[0], *(other for other in row[1].split("|") if other and _is_wording(row[0], other))]
        for other in spelled:
            if listed.setdefault(_plain(other), name) != name:
                doubtful.add(_plain(other))
    return {**{name: usual for name, usual in listed.items() if name not in doubtful}, **families}


def _is_wording(name: str, other: str) -> bool:
    """Whether another name is only a wording of the first: its initials, or mostly the same words.

    The list codes bodies under looser names, too, and those join nobody.
    """
    long, short = sorted((name, other), key=len, reverse=True)
    if SHORTEST_ACRONYM <= len(short.replace(".", "")) <= LONGEST_ACRONYM and short.isupper():
        return _in_order(short.replace(".", "").lower(), initials(long).lower())
    one, two = set(body_words(name)), set(body_words(other))
    return len(one & two) >= MOSTLY * len(one | two)


def _in_order(letters: str, among: str) -> bool:
    """Whether the letters are initials of the name, each but one at most."""
    rest = iter(among)
    found = sum(any(letter == other for other in rest) for letter in letters)
    return len(among) >= SHORTEST_ACRONYM and found == len(letters) == len(among)


@cache
def _parts() -> frozenset[str]:
    return frozenset(_states()["parts"])


@cache
def _dropped() -> frozenset[str]:
    return frozenset(_states()["dropped"])


@cache
def _same() -> Mapping[str, str]:
    same: Mapping[str, str] = _states()["same"]
    return same


def _states() -> Mapping[str, Any]:
    states: Mapping[str, Any] = _data()["states"]
    return states


@cache
def _data() -> Mapping[str, Any]:
    return read_toml(DATA)
