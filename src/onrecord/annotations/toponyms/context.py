"""Whether words that could name a place do: what the parser calls them, and what stands beside them."""

from collections.abc import Sequence
from enum import Enum

from onrecord.lexicon.gazetteer import REGION_IMPORTANCE, Place, find_division, find_places
from onrecord.lexicon.place_words import place_words
from onrecord.model import PlaceKind, Token

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_THINGS = frozenset({"ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_OTHERS = _THINGS | {"PERSON", "FAC"}
_OUTER = (PlaceKind.COUNTRY, PlaceKind.DIVISION)
_INNER = (PlaceKind.CITY, PlaceKind.DIVISION, PlaceKind.COUNTY)
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


def weigh(tokens: Sequence[Token], first: int, after: int, places: Sequence[Place]) -> Evidence:
    """What speaks for a place in a run of tokens, given what the gazetteer has under its name."""
    labels = {token.entity for token in tokens[first:after]} - {""}
    before = tokens[first - 1].text.lower() if first else ""
    if before in place_words("courtesy"):
        return Evidence.PERSON
    if (after - first > 1 and _is_doubtful(tokens, first, after)) or _is_patron(tokens, first, after):
        return Evidence.NONE
    if places and (is_dateline(tokens, first, after) or _is_placed(tokens, after, places)):
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
    return Evidence.PLACE if _is_located(tokens, first, "locative_only") else Evidence.POSSIBLE


def _of_person(tokens: Sequence[Token], first: int, after: int, places: Sequence[Place]) -> Evidence:
    """A name that the parser takes for a person: a place only if it is a large one and stands alone."""
    if not places or _is_inside(tokens, first, after, {"PERSON"}) or _is_doubtful(tokens, first, after):
        return Evidence.PERSON
    listed = places[0].importance >= _KNOWN and _is_listed(tokens, first)
    if places[0].importance >= LARGE or listed or _is_located(tokens, first):
        return Evidence.PLACE
    return Evidence.PERSON


def _of_thing(tokens: Sequence[Token], first: int, after: int, places: Sequence[Place]) -> Evidence:
    """A name in an organisation or event: the place is meant in "Aleppo University" and where it is all there is."""
    if not places:
        return Evidence.NONE
    doubtful = _is_doubtful(tokens, first, after)
    settled = places[0].kind is PlaceKind.CITY or (places[0].kind is PlaceKind.COUNTY and after - first == 1)
    sure = places[0].importance >= _KNOWN or not settled
    if not _is_inside(tokens, first, after, _THINGS):
        known = sure or _is_located(tokens, first) or _is_listed(tokens, first) or _has_people(tokens, after)
        return Evidence.PLACE if known and not doubtful else Evidence.POSSIBLE
    if doubtful:
        return Evidence.PART
    if first and tokens[first - 1].entity in _THINGS and tokens[first - 1].text.lower() != "the":
        return Evidence.PLACE if sure and _ends_body(tokens, first, after) else Evidence.PART
    following = tokens[after].text.lower() if after < len(tokens) else ""
    owned = sure and tokens[first].entity == "ORG" and _is_own_body(tokens, after, places[0])
    return Evidence.PLACE if owned or following in place_words("body") else Evidence.PART


def _is_own_body(tokens: Sequence[Token], after: int, place: Place) -> bool:
    """Whether the organisation's name goes on to a body of the place, and not to a firm's ("Washington Post").

    What begins with a country or state is nearly always its own; what begins with a city needs a word for a body.
    """
    words = []
    while after < len(tokens) and tokens[after].entity == "ORG" and tokens[after].text[:1].isalpha():
        words.append(tokens[after].text.lower())
        after += 1
    if any(word in place_words("organisation") for word in words):
        return False
    return place.kind is not PlaceKind.CITY or any(word in place_words("body") for word in words)


def _ends_body(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether "of" and the place end the name of a body: "University of Alberta"."""
    if first < 2 or tokens[first - 1].text.lower() != "of":
        return False
    if after < len(tokens) and tokens[after].entity == tokens[first].entity and tokens[after].pos == "PROPN":
        return False
    return tokens[first - 2].text.lower() in place_words("body")


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
    following = tokens[after].text.lower() if after < len(tokens) else ""
    bears = following in place_words("body") or _has_people(tokens, after)
    if places[0].importance >= LARGE or after - first > 1 or bears:
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
    if tokens[first].text == "US":  # never the pronoun in capitals: that one is no name of the gazetteer
        return False
    return " ".join(token.text for token in tokens[first:after]).lower().rstrip(".") in place_words("doubtful")


def _is_located(tokens: Sequence[Token], first: int, kind: str = "locative") -> bool:
    """Whether a preposition of place stands right before, or before "the"."""
    before = tokens[first - 1].text.lower() if first else ""
    if before == "the" and first > 1:
        before = tokens[first - 2].text.lower()
    return before in place_words(kind)


def _is_listed(tokens: Sequence[Token], first: int) -> bool:
    """Whether a comma or "and" joins the name to a place before it."""
    if first < 2 or tokens[first - 1].text not in (",", "and", "or"):
        return False
    index = first - 2
    return tokens[index - (tokens[index].text == ",")].entity in ("GPE", "LOC")


def _has_people(tokens: Sequence[Token], after: int) -> bool:
    """Whether a noun for those who live or rule there follows: "Sharon residents", "the Sochi mayor"."""
    return after < len(tokens) and tokens[after].text in place_words("people")


def _is_placed(tokens: Sequence[Token], after: int, places: Sequence[Place]) -> bool:
    """Whether the division or country that the place lies in follows behind a comma: "Austin, Texas"."""
    if after + 1 >= len(tokens) or tokens[after].text != "," or not tokens[after + 1].text[:1].isupper():
        return False
    words = tokens[after + 1 : after + 3]
    for name in (" ".join(word.text for word in words), words[0].text):
        short = find_division(name)
        outer = [short] if short else [place for place in find_places(name) if place.kind in _OUTER]
        if any(
            (place.country == out.country and place.division and place.division == out.division)
            or (place.country == out.country and out.kind is PlaceKind.COUNTRY and place.kind in _INNER)
            for out in outer
            for place in places
        ):
            return True
    return False


def _follows_first_name(tokens: Sequence[Token], first: int) -> bool:
    return first > 0 and tokens[first - 1].entity == "PERSON" and tokens[first - 1].pos == "PROPN"


def _is_patron(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether a saint's name goes on to what bears it: "St. Patrick's Day", "Saint George's Chapel"."""
    if tokens[first].text.lower().rstrip(".") not in ("st", "saint") or after + 1 >= len(tokens):
        return False
    return tokens[after].tag == "POS" and tokens[after + 1].text[:1].isupper()


def _goes_on(tokens: Sequence[Token], after: int) -> bool:
    """Whether a capitalised noun goes on with the name and makes it another thing ("Warsaw Pact")."""
    if after >= len(tokens):
        return False
    following = tokens[after]
    if following.text.lower() in place_words("currency"):
        return True
    return following.pos == "PROPN" and following.text.lower() in place_words("organisation")
