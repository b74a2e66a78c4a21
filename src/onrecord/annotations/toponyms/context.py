"""Whether words that could name a place do: what the parser calls them, and what stands beside them."""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any

from onrecord.lexicon.data_files import read_toml
from onrecord.lexicon.gazetteer import REGION_IMPORTANCE, Place
from onrecord.model import PlaceKind, Token

DATA = "gazetteer.toml"
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_THINGS = frozenset({"ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_OTHERS = _THINGS | {"PERSON", "FAC"}
# Decimal logarithms of inhabitants: from these on, a name needs less help from the parser.
LARGE = 5.9
_KNOWN = 5.3
_TOWN = 4.0


class Evidence(Enum):
    """How sure it is that words name a place; PART is a place within the name of something else."""

    PERSON = "person"
    NONE = "none"
    PART = "part"
    POSSIBLE = "possible"
    PLACE = "place"


@cache
def place_words(name: str) -> frozenset[str]:
    """A list of words that stand beside place names ("courtesy", "locative", ...), in lower case."""
    data: Mapping[str, Any] = read_toml(DATA)
    return frozenset(data[name])


def weigh(tokens: Sequence[Token], first: int, after: int, places: Sequence[Place]) -> Evidence:
    """What speaks for a place in a run of tokens, given what the gazetteer has under its name."""
    labels = {token.entity for token in tokens[first:after]} - {""}
    before = tokens[first - 1].text.lower() if first else ""
    if before in place_words("courtesy"):
        return Evidence.PERSON
    if after - first > 1 and _is_doubtful(tokens, first, after):
        return Evidence.NONE
    if places and is_dateline(tokens, first, after):
        return Evidence.PLACE
    if places and places[0].kind is PlaceKind.COUNTRY and not _is_inside(tokens, first, after, _OTHERS):
        return Evidence.PART if _goes_on(tokens, after) else Evidence.PLACE
    if "PERSON" in labels:
        return _of_person(tokens, first, after, places)
    if labels & _THINGS:
        return _of_thing(tokens, first, after, places)
    if labels & PLACE_LABELS:
        return _of_place(tokens, first, after, places)
    if labels - {"NORP"}:
        return Evidence.NONE
    return _of_unlabelled(tokens, first, after, places)


def _of_place(tokens: Sequence[Token], first: int, after: int, places: Sequence[Place]) -> Evidence:
    """What the parser calls a place is one, unless it knows it alone and nothing stands by it."""
    following = tokens[after].text.lower() if after < len(tokens) else ""
    inside = _is_inside(tokens, first, after, PLACE_LABELS)
    if places and inside and (following in place_words("feature") or tokens[first].entity == "FAC"):
        return Evidence.PLACE if following in place_words("body") and places[0].importance >= _KNOWN else Evidence.PART
    if places:
        if _follows_first_name(tokens, first):
            return Evidence.PERSON
        doubtful = _is_doubtful(tokens, first, after) and not _is_located(tokens, first)
        return Evidence.POSSIBLE if doubtful else Evidence.PLACE
    return Evidence.PLACE if _is_located(tokens, first) else Evidence.POSSIBLE


def _of_person(tokens: Sequence[Token], first: int, after: int, places: Sequence[Place]) -> Evidence:
    """A name that the parser takes for a person: a place only if it is a large one and stands alone."""
    if not places or _is_inside(tokens, first, after, {"PERSON"}) or _is_doubtful(tokens, first, after):
        return Evidence.PERSON
    if places[0].importance >= LARGE:
        return Evidence.PLACE
    return Evidence.PLACE if _is_located(tokens, first) else Evidence.PERSON


def _of_thing(tokens: Sequence[Token], first: int, after: int, places: Sequence[Place]) -> Evidence:
    """A name in an organisation or event: the place is meant in "Aleppo University" and where it is all there is."""
    if not places:
        return Evidence.NONE
    if not _is_inside(tokens, first, after, _THINGS):
        sure = places[0].importance >= _KNOWN or places[0].kind is not PlaceKind.CITY
        return Evidence.PLACE if sure and not _is_doubtful(tokens, first, after) else Evidence.POSSIBLE
    if first and tokens[first - 1].entity in _THINGS:
        return Evidence.PART
    following = tokens[after].text.lower() if after < len(tokens) else ""
    return Evidence.PLACE if following in place_words("body") else Evidence.PART


def _of_unlabelled(tokens: Sequence[Token], first: int, after: int, places: Sequence[Place]) -> Evidence:
    """A name that the parser gives no label: a place if it is well known, or if a preposition puts it in space."""
    if not places or tokens[after - 1].pos not in ("PROPN", "NOUN", "ADJ", "X", "PUNCT"):
        return Evidence.NONE
    if _follows_first_name(tokens, first) or _goes_on(tokens, after):
        return Evidence.NONE
    if places[0].importance >= REGION_IMPORTANCE:
        return Evidence.PLACE
    if _is_doubtful(tokens, first, after):
        return Evidence.NONE
    if places[0].importance >= LARGE or after - first > 1:
        return Evidence.PLACE
    located = _is_located(tokens, first) and tokens[first].pos == "PROPN"
    return Evidence.PLACE if located and places[0].importance >= _TOWN else Evidence.POSSIBLE


def is_dateline(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Capitals at the start of a line, before a dash or the agency's name: "BEIRUT (AP) --"."""
    if not all(token.text.isupper() or not token.text.isalpha() for token in tokens[first:after]):
        return False
    opens = first == 0 or "\n" in tokens[first - 1].text or tokens[first - 1].text in (".", "!", "?", '"', "”")
    return opens and after < len(tokens) and tokens[after].text in ("(", "--", "—", "–", "-", ",", ":")


def _is_inside(tokens: Sequence[Token], first: int, after: int, labels: frozenset[str] | set[str]) -> bool:
    """Whether the run is a part of a longer name of one of these labels."""
    label = tokens[first].entity
    if label not in labels:
        return False
    before = first > 0 and tokens[first - 1].entity == label and tokens[first - 1].text.lower() not in ("the", ",")
    behind = after < len(tokens) and tokens[after].entity == label and tokens[after].text not in ("'s", "’s", ",")
    return before or behind


def _is_doubtful(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether the words are far more often something else than the place of that name."""
    return " ".join(token.text for token in tokens[first:after]).lower().rstrip(".") in place_words("doubtful")


def _is_located(tokens: Sequence[Token], first: int) -> bool:
    """Whether a preposition of place stands right before, or before "the"."""
    before = tokens[first - 1].text.lower() if first else ""
    if before == "the" and first > 1:
        before = tokens[first - 2].text.lower()
    return before in place_words("locative")


def _follows_first_name(tokens: Sequence[Token], first: int) -> bool:
    return first > 0 and tokens[first - 1].entity == "PERSON" and tokens[first - 1].pos == "PROPN"


def _goes_on(tokens: Sequence[Token], after: int) -> bool:
    """Whether a capitalised noun goes on with the name and makes it another thing ("Warsaw Pact")."""
    if after >= len(tokens):
        return False
    following = tokens[after]
    return following.pos == "PROPN" and following.text.lower() in place_words("organisation")
