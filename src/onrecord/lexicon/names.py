"""Names compared across spellings.

One name has many Latin spellings, above all when it comes from another script: Zelensky, Zelenskyy, Zelenskiy.
Folding removes what transliterations disagree on and keeps what tells people apart, so that Dmytro and Dmitry stay two.
"""

import re
import unicodedata
from functools import cache

from onrecord.lexicon.data_files import read_toml

DATA = "names.toml"
SHORTEST_BEGINNING = 3  # letters: "Ben" may be Benjamin, "Al" may be many

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
    decomposed = unicodedata.normalize("NFKD", word.lower().replace("ł", "l").replace("ø", "o").replace("ß", "ss"))
    folded = "".join(char for char in decomposed if not unicodedata.combining(char))
    for pattern, by in FOLDS:
        folded = pattern.sub(by, folded)
    return folded


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names may be one: alike when folded, an initial, a beginning or a short form of the other."""
    initials = [name.strip(".").lower() for name in (one, other) if len(name.strip(".")) == 1]
    if initials:
        return one[:1].lower() == other[:1].lower()
    a, b = fold(one), fold(other)
    if a == b or a in _full_forms(b) or b in _full_forms(a):
        return True
    return min(len(a), len(b)) >= SHORTEST_BEGINNING and (a.startswith(b) or b.startswith(a))


@cache
def name_particles() -> frozenset[str]:
    """Parts of names that do not tell people apart ("al", "van"), lower case."""
    return frozenset(read_toml(DATA)["particles"]["words"])


@cache
def _full_forms(folded: str) -> frozenset[str]:
    """The full forms, folded, that a folded short form may stand for."""
    table: dict[str, list[str]] = read_toml(DATA)["short_forms"]
    return frozenset(fold(full) for short, forms in table.items() if fold(short) == folded for full in forms)
