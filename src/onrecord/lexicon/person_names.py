"""Names of people taken apart: the words that tell them from others, and whether two names may be one person's."""

from collections.abc import Sequence
from functools import cache

from onrecord.lexicon.names import (
    fold,
    known_first_names,
    name_particles,
    particles_kept_first,
    ranks,
    same_name_across_languages,
    sound,
)
from onrecord.lexicon.roles import gendered_words, honorifics

FULL = 2  # words: a name and a surname


@cache
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name that tell it from others: no titles of address, no particles."""
    words = [word for word in name.replace("’s", "").replace("'s", "").split() if word[:1].isalnum()]
    untitled = [word for word in words if word.lower().strip(".") not in honorifics()] or words
    telling = [
        word
        for i, word in enumerate(untitled)
        if word.lower() not in name_particles()
        or (i == 0 and word.lower() in particles_kept_first() and len(untitled) > 1)
    ] or untitled
    return tuple(fold(word) for word in telling)


@cache
def names_nobody(name: str) -> bool:
    """Whether words that were taken for a name are a rank alone ("Rear Adm.") or a word for speaking ("Said")."""
    return all(word.lower().strip(".,") in ranks() for word in name.split())


@cache
def is_given_name(folded: str) -> bool:
    """Whether a folded word is a first name that many people have, so that alone it names nobody in particular."""
    return folded in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(word) for word in gendered_words()) | known_first_names()


def may_be_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names with one surname may be one person's: first names agree and middle names do not differ."""
    if one[-len(other) :] == other:
        return True
    middles = one[1:-1], other[1:-1]
    if all(middles) and [name[:1] for name in middles[0]] != [name[:1] for name in middles[1]]:
        return False
    return same_name_across_languages(one[0], other[0])


def names_meet(told: Sequence[str], known: Sequence[str], *, family_first: bool = False, loosely: bool = False) -> bool:
    """Whether a name that a report tells in full is a spelling of one that a list holds.

    Args:
        told: The folded words of the report's name, at least two.
        known: The folded words of the list's name.
        family_first: Whether the family name may stand at either end.
        loosely: Compare by sound, for names from other scripts.
    """
    if len(told) < FULL or len(known) < FULL:
        return False
    if family_first and sorted("".join(told)) == sorted("".join(known)) and set(told) == set(known):
        return True
    a, b = ([sound(word) for word in told], [sound(word) for word in known]) if loosely else (list(told), list(known))
    if a[-1] != b[-1]:
        return "".join(a) == "".join(b)  # Amir-Abdollahian, Amirabdollahian; Kim Jong-un, Kim Jong Un
    if _initials(told) and _initials(known) and _initials(told) != _initials(known):
        return False  # George W. and George H. W.
    shorter, longer = (told[:-1], known[:-1]) if len(a) <= len(b) else (known[:-1], told[:-1])
    return _all_among(shorter, longer, loosely=loosely)


def _all_among(some: Sequence[str], more: Sequence[str], *, loosely: bool) -> bool:
    """Whether each of some first and middle names is one of more, in their order; one may be left out, no initial."""
    rest = list(more)
    for name in some:
        found = next(
            (i for i, other in enumerate(rest) if name == other or (i == 0 and _agree(name, other, loosely=loosely))),
            None,
        )
        if found is None:
            return False
        rest = rest[found + 1 :]
    return True


def _initials(words: Sequence[str]) -> list[str]:
    return [word for word in words[1:-1] if len(word) == 1]


def _agree(one: str, other: str, *, loosely: bool) -> bool:
    return same_name_across_languages(one, other) or (loosely and sound(one) == sound(other))
