"""Where a text may name a place: runs of capitalised words that the gazetteer knows, and what the parser calls a place.

The longest run wins. A run is accepted or left out by the words around it and by the parser's label for it; a name
that is accepted once in a report stands for the place wherever it is not part of a longer name.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.annotations.toponyms.context import LARGE, Evidence, is_dateline, weigh
from onrecord.lexicon.countries import find_country_by_demonym, find_country_by_name
from onrecord.lexicon.gazetteer import Place, begins_name, find_division, find_places, longest_name
from onrecord.lexicon.place_words import place_words
from onrecord.model import PlaceKind, Span, Token

_VOTES = {Evidence.PLACE: 2, Evidence.POSSIBLE: 0, Evidence.PERSON: -3, Evidence.NONE: 0, Evidence.PART: 0}
_ACCEPTED = (Evidence.PLACE, Evidence.POSSIBLE)
_SHORTEST_CAPITALS = 5  # letters of a city's name in capitals that is no acronym


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of tokens that may name a place, with what the gazetteer has under that name."""

    span: Span
    first: int
    after: int
    surface: str
    places: tuple[Place, ...]
    evidence: Evidence


def find_candidates(text: str, tokens: Sequence[Token]) -> tuple[list[Candidate], list[Candidate]]:
    """The candidates that are taken for places, and those that only tell where a report plays, in order.

    "Texas" in "the Texas Forest Service" is no toponym, but says which Paris the report means.
    """
    found = list(_candidates(text, tokens))
    votes: Counter[str] = Counter()
    for candidate in found:
        votes[candidate.surface] += _VOTES[candidate.evidence]
    surnames = _surnames(tokens)
    taken: list[Candidate] = []
    hints: list[Candidate] = []
    for candidate in found:
        large = bool(candidate.places) and candidate.places[0].importance >= LARGE
        if candidate.evidence is Evidence.PART and large:
            hints.append(candidate)
        if candidate.evidence not in _ACCEPTED or votes[candidate.surface] <= 0:
            continue
        if candidate.evidence is Evidence.POSSIBLE and candidate.surface in surnames and not large:
            continue
        taken.append(candidate)
    return taken, hints


def _surnames(tokens: Sequence[Token]) -> frozenset[str]:
    """The last words of longer names of persons."""
    return frozenset(
        token.text
        for before, token in pairwise(tokens)
        if token.entity == "PERSON" and before.entity == "PERSON" and token.tag == "NNP"
    )


def _candidates(text: str, tokens: Sequence[Token]) -> Iterator[Candidate]:
    index, count = 0, len(tokens)
    while index < count:
        token = tokens[index]
        if not token.text[:1].isupper():
            index += 1
            continue
        candidate = _hyphened(text, tokens, index) or _longest(text, tokens, index) or _labelled(text, tokens, index)
        if candidate is None:
            index += 1
            continue
        yield candidate
        index = max(candidate.after, index + 1)


def _hyphened(text: str, tokens: Sequence[Token], index: int) -> Candidate | None:
    """A country at the head of a word that the tokeniser leaves whole: "U.S.-led"."""
    name, hyphen, _ = tokens[index].text.partition("-")
    if not hyphen or "." not in name or find_country_by_name(name) is None:
        return None
    span = Span(tokens[index].start, tokens[index].start + len(name))
    if span.of(text) != name:
        return None
    return Candidate(span, index, index + 1, name, find_places(name), Evidence.PLACE)


def _longest(text: str, tokens: Sequence[Token], first: int) -> Candidate | None:
    """The longest run from here that the gazetteer or the list of countries knows."""
    after = first + 1
    limit = min(first + 2 * longest_name(), len(tokens))
    if begins_name(tokens[first].text):
        while after < limit and _continues(text, tokens, after):
            after += 1
    while after > first:
        if after - first == 1 or tokens[after - 1].text.lower() not in place_words("outer"):
            span = _trimmed(text, tokens[first].start, tokens[after - 1].end)
            surface = " ".join(span.of(text).split())
            places = find_places(surface)
            if places and not (after - first == 1 and _is_no_name(tokens, first, surface, places)):
                evidence = weigh(tokens, first, after, places)
                if after - first == 1 and _has_article(tokens, first, places) and evidence is Evidence.PLACE:
                    evidence = Evidence.POSSIBLE
                return Candidate(span, first, after, surface, places, evidence)
        after -= 1
    return None


def _trimmed(text: str, start: int, end: int) -> Span:
    """The run without the full stop that the tokeniser left on it, unless that belongs to an abbreviation."""
    surface = text[start:end]
    if surface.endswith(".") and "." not in surface[:-1] and find_division(surface) is None:
        end -= 1
    return Span(start, end)


def _is_no_name(tokens: Sequence[Token], index: int, surface: str, places: Sequence[Place]) -> bool:
    """Rules out adjectives, acronyms that happen to be a town's name, and the first word of "Bank of England"."""
    if _is_demonym(surface) or surface.lower() in place_words("direction"):
        return True
    if places[0].kind is PlaceKind.COUNTRY:
        return False
    if _is_acronym(surface) and not (places[0].importance >= LARGE and is_dateline(tokens, index, index + 1)):
        return True
    if places[0].importance < LARGE and _is_in_longer_place(tokens, index):
        return True
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    beyond = tokens[index + 2].text if index + 2 < len(tokens) else ""
    return following == "of" and beyond[:1].isupper()


def _has_article(tokens: Sequence[Token], index: int, places: Sequence[Place]) -> bool:
    """Whether "the" stands before the name of a city that has none: "the Gainesville", which is something else's name.

    The names of a city's bodies are no such case ("the Abuja Chamber of Commerce").
    """
    if index == 0 or tokens[index - 1].text.lower() != "the" or places[0].kind is not PlaceKind.CITY:
        return False
    if tokens[index].entity in ("GPE", "LOC") or places[0].name.startswith("The "):
        return False
    goes_on = index + 1 < len(tokens) and tokens[index + 1].entity == tokens[index].entity == "ORG"
    return not goes_on


def _is_acronym(surface: str) -> bool:
    return surface.isupper() and len(surface) < _SHORTEST_CAPITALS and "." not in surface


def _is_in_longer_place(tokens: Sequence[Token], index: int) -> bool:
    """Whether the parser takes the word for the first of a longer name of a place ("Tal Abyad")."""
    if tokens[index].entity not in ("GPE", "LOC") or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    return following.entity == tokens[index].entity and following.pos == "PROPN"


def _continues(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a name may run on over this token."""
    token, before = tokens[index], tokens[index - 1]
    if token.start - before.end > 1 or "\n" in text[before.end : token.start]:
        return False
    word = token.text.lower()
    common = word in place_words("feature") or word in place_words("division")
    return token.text[:1].isupper() or word in place_words("joining") or common


def _labelled(text: str, tokens: Sequence[Token], first: int) -> Candidate | None:
    """A place that only the parser knows: a run of one label."""
    label = tokens[first].entity
    if label not in ("GPE", "LOC") or (
        first and tokens[first - 1].entity == label and not _starts_entity(tokens, first)
    ):
        return None
    after = first + 1
    while (
        after < len(tokens)
        and tokens[after].entity == label
        and tokens[after].tag != "POS"
        and tokens[after].pos != "SPACE"
    ):
        after += 1
    while after > first + 1 and tokens[after - 1].pos in ("PUNCT", "PART", "SPACE"):
        after -= 1
    if any(_longest(text, tokens, later) for later in range(first + 1, after)):
        return None
    start = first + 1 if tokens[first].text.lower() == "the" and after > first + 1 else first
    span = Span(tokens[start].start, max(tokens[after - 1].end, tokens[start].start))
    surface = " ".join(span.of(text).split())
    directions = all(word in place_words("direction") or word == "and" for word in surface.lower().split())
    if not surface[:1].isupper() or _is_demonym(surface) or directions:
        return None
    if _is_acronym(surface):  # "WA" is a state of some country, and not Wa
        short = find_division(surface)
        places: tuple[Place, ...] = (short,) if short else ()
    else:
        places = find_places(surface)
    return Candidate(span, first, after, surface, places, weigh(tokens, start, after, ()))


def _starts_entity(tokens: Sequence[Token], index: int) -> bool:
    """Whether an entity begins here although the one before has the same label: after a comma or "and"."""
    return tokens[index - 1].text in (",", "and", "or")


def _is_demonym(surface: str) -> bool:
    return find_country_by_demonym(surface) is not None and find_country_by_name(surface) is None
