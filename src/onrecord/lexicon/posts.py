"""Posts: offices as news titles name them, "Britain's foreign secretary" or "NATO chief", with their country or body.

The words must all be understood: a title with a word left over ("president of the Norland Red Cross") names no post of
the state, so it is nobody's whom a list knows. Forms are compared as sets of words, after articles and other words
that tell nothing are gone.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.lexicon.countries import find_country
from onrecord.lexicon.data_files import read_toml
from onrecord.lexicon.names import fold
from onrecord.model import Sector

DATA = "posts.toml"
WORD = re.compile(r"[^\W_](?:[\w.’'&-]*[^\W_]|(?<=[A-Z])\.)?")
POSSESSIVE = re.compile(r"[’']s?$")
LONGEST_NAME = 10  # words
OBJECTS = ("to", "for", "at")  # "ambassador to Norland": Norland is not whom the ambassador serves
EVERYWHERE = "*"
PAIR = 2


@dataclass(frozen=True, slots=True)
class Post:
    """An office of a country or body, by its usual name; `past` where the words speak of who held it before.

    `country` is an ISO 3166-1 alpha-3 code or the acronym of a body ("NATO").
    """

    name: str
    country: str
    past: bool = False


@cache
def find_post(words: str, *, bearer: str = "", country: str | None = None) -> Post | None:
    """The post that a title names, or None where it names none or has words that are not understood.

    Args:
        words: The title: "US Secretary of State", "President of Ukraine Volodymyr Zelensky".
        bearer: The name of who bears it; words of it within the title tell nothing.
        country: Whose office it is where the title does not say so.
    """
    telling = [word for word in _words(words) if word not in _name_words(bearer)]
    left, countries = _countries_apart(telling)
    stated = {status for word in left if (status := _status(word))}
    if "coming" in stated or len(countries) > 1:
        return None
    form = _form(word for word in left if _status(word) is None)
    whose = next(iter(countries), None) or country
    if whose is None:
        whose = _alone().get(form)
    name = None if whose is None else _find_name(form, whose)
    return None if name is None or whose is None else Post(name, whose, "past" in stated)


def is_sole(post: str) -> bool:
    """Whether one person alone holds the post at a time; posts that are not in the list may have many holders."""
    return bool(_posts().get(post, {}).get("sole"))


def is_first(post: str) -> bool:
    """Whether news often names who holds the post without saying so."""
    return bool(_posts().get(post, {}).get("first"))


def sectors_of(post: str) -> tuple[Sector, ...]:
    """The parts of society that a post belongs to, the primary one first; empty for posts that are not in the list."""
    return tuple(Sector(code) for code in _posts().get(post, {}).get("sectors", ()))


@cache
def find_body(name: str) -> str | None:
    """The acronym of the body of states with this name ("North Atlantic Treaty Organization": NATO), or None."""
    return _bodies().get(_plain(name))


@cache
def body_names() -> Mapping[str, tuple[str, ...]]:
    """The names of each body of states that has posts, by acronym."""
    listed: Mapping[str, list[str]] = _data()["bodies"]
    return {code: tuple(names) for code, names in listed.items()}


def _find_name(form: frozenset[str], country: str) -> str | None:
    """The post by the form of its title: the country's own wordings first."""
    places = (country, "bodies", EVERYWHERE) if country in body_names() else (country, EVERYWHERE)
    for place in places:
        for name in _forms().get((place, form), ()):
            if country not in _posts()[name].get("not_in", ()) or place == country:
                return name
    destinations = [word for word in form if word[:3] == "to:"]
    if len(destinations) == 1 and form - set(destinations) in (frozenset({"ambassador"}),):
        return f"ambassador to {destinations[0][3:]}"
    return None


def _words(text: str) -> list[str]:
    return WORD.findall(text.replace("‑", "-"))


@cache
def _name_words(name: str) -> frozenset[str]:
    """The words of a name in every spelling that folds alike, as far as the title can have them."""
    return _Spelled(fold(word) for word in _words(name))


class _Spelled(frozenset[str]):
    """Folded words of a name; a word is in it if its folded form is."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and word[:1].isupper() and super().__contains__(fold(POSSESSIVE.sub("", word)))


def _countries_apart(words: list[str]) -> tuple[list[str], set[str]]:
    """The words that are no country's, lower case, and the countries and bodies whose office it may be.

    A country behind "to" or "for" stays among the words as the office's object ("to:UN"); so does the second of a
    country and a body.
    """
    left: list[str] = []
    found: list[tuple[str, str | None]] = []
    i = 0
    while i < len(words):
        length, code, stands_for = _longest(words, i)
        if not length:
            left.extend(_parts(words[i]))
            i += 1
            continue
        before = [word for word in left if word not in ("the",)][-1:]
        title_first = {"ambassador", "envoy", "representative", "mediator"} & set(left)
        found.append((code, before[0] if before and before[0] in OBJECTS and title_first else None))
        left.extend(stands_for)
        i += length
    left.extend(f"{'for' if behind == 'for' else 'to'}:{code}" for code, behind in found if behind is not None)
    whose = list(dict.fromkeys(code for code, behind in found if behind is None))
    if len(whose) == PAIR and whose[0] in body_names() and whose[1] not in body_names():
        left.append(whose.pop())  # "the UN Syria envoy"
    elif len(whose) == PAIR and whose[1] in body_names() and whose[0] not in body_names():
        left.append(f"to:{whose.pop()}")  # "Syria's UN envoy"
    return left, set(whose)


def _longest(words: list[str], i: int) -> tuple[int, str, tuple[str, ...]]:
    """How many words from the i-th on name a country, body or seat, its code, and the words that a seat stands for."""
    for length in range(min(LONGEST_NAME, len(words) - i), 0, -1):
        name = " ".join([*words[i : i + length - 1], POSSESSIVE.sub("", words[i + length - 1])])
        if not name[:1].isupper() and name[:1].isalpha():
            if length == 1:
                break
            continue
        seat = _seats().get(_plain(name))
        if seat is not None:
            return length, seat[0], tuple(_parts(seat[1]))
        body = find_body(name)
        if body is not None:
            return length, body, ()
        country = find_country(name)
        if country is not None:
            return length, country.alpha3, ()
    return 0, "", ()


def _parts(word: str) -> list[str]:
    """A word in lower case, after "same" and cut at hyphens: "ex-premier" is ex, prime, minister."""
    plain = POSSESSIVE.sub("", word.lower()).strip(".")
    dropped = _word_lists()["dropped"]
    if plain in dropped or word.lower() in dropped or plain in _word_lists()["coming"]:
        return [plain]
    same: Mapping[str, str] = _data()["words"]["same"]
    return [part for piece in plain.split() for half in piece.split("-") for part in same.get(half, half).split()]


def _form(words: Iterable[str]) -> frozenset[str]:
    """The set of words that tell which office it is."""
    every = list(words)
    lists = _word_lists()
    keeps_general = bool(lists["kept_with_general"] & set(every))
    return frozenset(word for word in every if word not in lists["dropped"] or (word == "general" and keeps_general))


def _status(word: str) -> str | None:
    lists = _word_lists()
    return "past" if word in lists["past"] else "coming" if word in lists["coming"] else None


def _plain(name: str) -> str:
    words = name.replace("’", "'").split()
    if words and words[0].lower() == "the":
        words = words[1:]
    joined = " ".join(words)
    return joined if joined.isupper() else joined.casefold()


@cache
def _forms() -> Mapping[tuple[str, frozenset[str]], tuple[str, ...]]:
    """The posts that a form may mean, by country: "*" for everywhere, "bodies" for bodies of states."""
    forms: dict[tuple[str, frozenset[str]], tuple[str, ...]] = {}
    for name, facts in _posts().items():
        wordings = [(EVERYWHERE, facts.get("forms", ())), ("bodies", facts.get("bodies", ()))]
        wordings.extend(facts.get("in", {}).items())
        for place, texts in wordings:
            for text in texts:
                key = (place, _written_form(text))
                forms[key] = (*forms.get(key, ()), name)
    return forms


def _written_form(text: str) -> frozenset[str]:
    """The form of a wording in the list, whose objects are written as codes ("to:UN")."""
    words: list[str] = []
    for word in text.split():
        words.extend([word] if ":" in word or (word.isupper() and len(word) == len("SYR")) else _parts(word))
    return _form(words)


@cache
def _alone() -> Mapping[frozenset[str], str]:
    """The country of posts whose title names none: "the Chechen leader"."""
    alone = {
        _written_form(text): facts["alone"]
        for facts in _posts().values()
        if "alone" in facts
        for text in facts.get("forms", ())
    }
    return {**alone, frozenset({"pope"}): "VAT", frozenset({"pontiff"}): "VAT"}


@cache
def _bodies() -> Mapping[str, str]:
    return {_plain(name): code for code, names in body_names().items() for name in names}


@cache
def _seats() -> Mapping[str, tuple[str, str]]:
    listed: Mapping[str, list[str]] = _data()["seats"]
    return {_plain(name): (country, words) for name, (country, words) in listed.items()}


@cache
def _word_lists() -> Mapping[str, frozenset[str]]:
    words = _data()["words"]
    return {name: frozenset(words[name]) for name in ("dropped", "kept_with_general", "past", "coming")}


@cache
def _posts() -> Mapping[str, Mapping[str, Any]]:
    listed: Mapping[str, Mapping[str, Any]] = _data()["posts"]
    return listed


@cache
def _data() -> Mapping[str, Any]:
    return read_toml(DATA)
