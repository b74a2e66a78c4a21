"""Compares what was extracted from a report with what a careful reader marked in it.

Statements are aligned one to one by the Jaccard overlap of their content words, highest first, as the scorers for
quotation corpora do; a pair from 0.5 on counts as found, and a piece of a content may be paired for itself. Speakers
are compared by name after the aliases of the reference, so that every spelling of a person counts as that person.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.lexicon.countries import find_country
from onrecord.lexicon.names import fold

WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*")
FOUND = 0.5
BETWEEN_PIECES = " … "  # as the store writes contents of several pieces
WHOLE = -1
STEM = 5  # letters
_FUNCTION = frozenset(
    {"the", "a", "an", "of", "in", "on", "at", "to", "for", "with", "by", "from", "near", "along", "and"}
)


@dataclass(frozen=True, slots=True)
class Said:
    """An extracted statement as the comparison needs it."""

    content: str
    speakers: tuple[str, ...]
    kind: str
    act: str
    said: str | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """An extracted figure as the comparison needs it; `low` is None for vague numbers."""

    text: str
    low: float | None
    high: float | None
    bound: str
    claimants: tuple[str, ...]


class Names:
    """Decides whether two names are one, with the aliases that the reference gives."""

    def __init__(self, actors: Sequence[Mapping[str, Any]]) -> None:
        self._one: dict[str, str] = {}
        for actor in actors:
            for alias in (actor["name"], *actor.get("aliases", ())):
                self._one[self._plain(alias)] = self._plain(actor["name"])

    def same(self, one: str, other: str) -> bool:
        """Whether both names stand for one actor: equal after aliases, country names and transliteration."""
        return self.key(one) == self.key(other)

    def key(self, name: str) -> str:
        """The one form of a name under which all its spellings meet."""
        plain = self._plain(name)
        plain = self._one.get(plain, plain)
        country = find_country(name)
        if country is not None and plain not in self._one.values():
            return country.alpha3
        return " ".join(fold(word) for word in plain.split())

    def _plain(self, name: str) -> str:
        words = re.findall(r"[\w.-]+", name.lower().replace("’s", "").replace("'s", ""))
        while words and words[0] in ("the", "a", "an", "mr", "mr.", "mrs", "ms"):
            words = words[1:]
        return " ".join(words)


def content_words(text: str) -> frozenset[str]:
    """The words of a content, lower case, without marks."""
    return frozenset(match.group().lower() for match in WORD.finditer(text))


def aligned(gold: Sequence[str], found: Sequence[str]) -> dict[int, int]:
    """Pairs of gold and found contents from an overlap of 0.5 on, best first: found contents by index.

    Each found content is paired once, whole, or each of its pieces once: readers differ in whether a quotation that
    goes on behind "he said" is one statement or two, and neither is wrong.
    """
    gold_words = [content_words(text) for text in gold]
    units = [(j, piece, content_words(words)) for j, text in enumerate(found) for piece, words in _units(text)]
    scored = []
    for i, one in enumerate(gold_words):
        for j, piece, other in units:
            union = len(one | other)
            if union and (overlap := len(one & other) / union) >= FOUND:
                scored.append((-overlap, i, j, piece))
    pairs: dict[int, int] = {}
    taken: set[tuple[int, int]] = set()
    for _, i, j, piece in sorted(scored):
        whole = {(j, WHOLE)} if piece != WHOLE else {unit for unit in taken if unit[0] == j}
        if i not in pairs and (j, piece) not in taken and not whole & taken:
            pairs[i] = j
            taken.add((j, piece))
    return pairs


def _units(text: str) -> list[tuple[int, str]]:
    """A content whole, and its pieces where it has several."""
    pieces = text.split(BETWEEN_PIECES)
    return [(WHOLE, text), *(enumerate(pieces) if len(pieces) > 1 else ())]


def listed(names: object) -> tuple[str, ...]:
    """One name or a list of names, as a tuple."""
    if names is None:
        return ()
    return tuple(names) if isinstance(names, list | tuple) else (str(names),)


def speakers_right(gold: Mapping[str, Any], said: Said, names: Names) -> bool:
    """Whether exactly the gold speakers are given."""
    return {names.key(name) for name in listed(gold["speaker"])} == {names.key(name) for name in said.speakers}


def figure_right(gold: Mapping[str, Any], counted: Sequence[Counted]) -> Counted | None:
    """The extracted figure with the gold's value and bound at the gold's words, or None.

    A gold figure without a bound was stated plainly or with "some" and "about": "=" and "~" both agree with it.
    """
    wanted = content_words(gold["text"])
    bounds = (gold["bound"],) if gold.get("bound") not in (None, "=") else ("=", "~")
    for figure in counted:
        vague = gold["value"] is None
        value_agrees = (
            figure.low is None if vague else figure.low is not None and gold["value"] in (figure.low, figure.high)
        )
        if value_agrees and (vague or figure.bound in bounds) and len(wanted & content_words(figure.text)) >= 1:
            return figure
    return None


def thing_right(gold: str, told: str) -> bool:
    """Whether the words for what is counted hold at least half of the content words that the gold names it by.

    Words are compared by their first letters, so that "Russian" meets "Russia" and "killing" meets "killed".
    """
    wanted, given = ({_stem(word) for word in content_words(words) - _FUNCTION} for words in (gold, told))
    return 2 * len(wanted & given) >= len(wanted)


def _stem(word: str) -> str:
    return word[:STEM]
