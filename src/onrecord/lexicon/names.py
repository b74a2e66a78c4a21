"""Names compared across spellings.

One name has many Latin spellings, above all when it comes from another script: Zelensky, Zelenskyy, Zelenskiy.
Folding removes what transliterations disagree on and keeps what tells people apart, so that Dmytro and Dmitry stay two.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any

from onrecord.lexicon.data_files import read_toml

DATA = "names.toml"
SHORTEST_BEGINNING = 3  # letters: "Ben" may be Benjamin, "Al" may be many

# letters that no decomposition takes apart
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})

# Order matters: longer endings first.
FOLDS = (
    (re.compile(r"^(?:al|el)[-‑’']"), ""),  # an article of Arabic: al-Assad, Assad
    (re.compile(r"[’'`ʼʹ\-.]"), ""),
    (re.compile(r"(?:skyy|skyi|skiy|skii|skij|ski|sky)\b"), "ski"),
    (re.compile(r"(?:iy|yi|yy|ij|ii|y|j)\b"), "i"),
    (re.compile(r"y"), "i"),
    (re.compile(r"tch|tsch|ch|cz|ć|č"), "c"),
    (re.compile(r"shch|sch|sh|sz"), "s"),
    (re.compile(r"zh"), "z"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"i{2,}"), "i"),
    (re.compile(r"([a-z])\1"), r"\1"),
)


@cache
def fold(word: str) -> str:
    """A word as its spellings have it in common; equal results are likely the same name."""
    if len(word.strip(".")) == 1:
        return word.strip(".").lower()  # an initial is no ending: J is not I
    folded = _fold_letters(word)
    return _families().get(folded, folded)


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names may be one: alike when folded, an initial, a beginning or a short form of the other."""
    initials = [name.strip(".").lower() for name in (one, other) if len(name.strip(".")) == 1]
    if initials:
        return one[:1].lower() == other[:1].lower()
    a, b = fold(one), fold(other)
    if a == b or a in _full_forms(b) or b in _full_forms(a):
        return True
    return min(len(a), len(b)) >= SHORTEST_BEGINNING and (a.startswith(b) or b.startswith(a))


def same_name_across_languages(one: str, other: str) -> bool:
    """Whether two first names are one in two languages, Dmytro and Dmitry, or may be one for another reason."""
    if same_first_name(one, other):
        return True
    languages = _languages()
    return bool(languages.get(fold(one), frozenset()) & languages.get(fold(other), frozenset()))


@cache
def sound(word: str) -> str:
    """A word's consonants and the colour of its vowels: what transliterations keep that agree in little else.

    Moallem, Muallem and Moualem sound alike, and so do Shmyhal and Shmygal; Hassan and Hussein do not, nor Khamenei
    and Khomeini. It joins too much to be used without other evidence.
    """
    plain = fold(word).replace("g", "h").replace("z", "s")
    return re.sub(r"[aeiou]+", lambda run: "u" if set("ou") & set(run.group()) else "a", plain)


@cache
def name_particles() -> frozenset[str]:
    """Parts of names that do not tell people apart ("al", "van"), lower case."""
    return frozenset(_data()["particles"]["words"])


@cache
def particles_kept_first() -> frozenset[str]:
    """Those that belong to the name at its head ("Ben Wallace"), lower case."""
    return frozenset(_data()["particles"]["kept_first"])


@cache
def family_name_first() -> frozenset[str]:
    """The ISO 3166-1 codes of countries where the family name comes first."""
    return frozenset(_data()["order"]["family_first"])


@cache
def known_first_names() -> frozenset[str]:
    """First names and their short forms in the lists here, folded."""
    shorts: dict[str, list[str]] = _data()["short_forms"]
    groups: list[list[str]] = _data()["given_names"]["across_languages"]
    every = {
        *shorts,
        *(full for forms in shorts.values() for full in forms),
        *(name for group in groups for name in group),
    }
    return frozenset(fold(name) for name in every)


@cache
def ranks() -> frozenset[str]:
    """Ranks and parts of ranks, lower case, without their stop."""
    return frozenset(_data()["titles"]["ranks"])


def _fold_letters(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    folded = "".join(char for char in decomposed if not unicodedata.combining(char))
    for pattern, by in FOLDS:
        folded = pattern.sub(by, folded)
    return folded


@cache
def _families() -> Mapping[str, str]:
    """For each folded spelling of a family, the folded usual one."""
    families: list[list[str]] = _data()["spellings"]["families"]
    return {_fold_letters(word): _fold_letters(family[0]) for family in families for word in family}


@cache
def _languages() -> Mapping[str, frozenset[str]]:
    """For each folded first name, the names that stand for the groups it belongs to."""
    groups: list[list[str]] = _data()["given_names"]["across_languages"]
    found: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for name in group:
            found[fold(name)].add(group[0])
    return {name: frozenset(of) for name, of in found.items()}


@cache
def _full_forms(folded: str) -> frozenset[str]:
    """The full forms, folded, that a folded short form may stand for."""
    return _short_forms().get(folded, frozenset())


@cache
def _short_forms() -> Mapping[str, frozenset[str]]:
    table: dict[str, list[str]] = _data()["short_forms"]
    found: dict[str, set[str]] = defaultdict(set)
    for short, forms in table.items():
        found[fold(short)].update(fold(full) for full in forms)
    return {short: frozenset(forms) for short, forms in found.items()}


@cache
def _data() -> Mapping[str, Any]:
    return read_toml(DATA)
