"""Finds in a phrase for an actor what it is made of: the names, nouns and places that tell who is meant.

"Turkish police in Cizre" becomes an adjective of Turkey, an agent, and behind "in" a place. Words that no list has are
passed over; capitalised ones among them are a person's or a place's name, which the words around them decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.lexicon.actor_names import Kind, Sense, Word, actor_names, split_words
from onrecord.lexicon.agents import agent_words, empty_nouns
from onrecord.lexicon.gazetteer import Place, find_places
from onrecord.lexicon.misspelt import find_misspelt
from onrecord.lexicon.named_people import find_holder, is_held_name
from onrecord.lexicon.names import name_particles
from onrecord.lexicon.place_words import place_words
from onrecord.lexicon.roles import gendered_words, honorifics
from onrecord.model import PlaceKind, Sector

PLACED_FROM = 3.0  # importance of a place that "in" announces: a village of a thousand
ADJECTIVE_FROM = 4.7  # of one that stands before a noun for people ("Lagos police")
ALONE_FROM = 4.2  # of one that is the whole phrase
LONGEST_PLACE = 4
JOINING = frozenset({"and", "or", "&"})
PEOPLES = frozenset({Kind.DEMONYM, Kind.NATIONALS, Kind.DESCENT})
NOUNS = frozenset({Kind.HEAD, Kind.ROLE})
OWNERS = frozenset({Kind.COUNTRY, Kind.CAPITAL, Kind.PERSON})
LISTED_NAMES = frozenset({Kind.ORGANISATION, Kind.PERSON, Kind.CAPITAL})
DIRECTIONS = frozenset({"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west"})
ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "s"})


@dataclass(frozen=True, slots=True)
class Unit:
    """One name or noun of a phrase: its words by position, and what it may stand for.

    `loose` says that a participle joined to it leaves it little say ("US-backed").
    """

    start: int
    end: int
    text: str
    senses: tuple[Sense, ...]
    loose: bool = False

    @property
    def kind(self) -> Kind:
        """What its first sense is."""
        return self.senses[0].kind


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two marks, prepositions or conjunctions.

    `opening` is the mark or word before it, "" at the beginning. `words` are all of its words, those included that no
    list has; `start` is the position of the first of them.
    """

    opening: str
    start: int
    words: tuple[Word, ...]
    units: tuple[Unit, ...]


def read_phrase(phrase: str, on: date | None) -> tuple[Piece, ...]:
    """The pieces of a phrase, in order; a day helps to tell people apart."""
    words = split_words(phrase)
    listed = _listed(words)
    taken = {i for unit in listed for i in range(unit.start, unit.end)}
    units = [unit for unit in listed if unit.senses]
    units += _unlisted(words, units, taken, on)
    units.sort(key=lambda unit: unit.start)
    return _pieces(words, units)


def _listed(words: Sequence[Word]) -> list[Unit]:
    """The longest names and nouns of the lists, from left to right; those that have no say come without senses."""
    index = actor_names()
    units: list[Unit] = []
    i = 0
    while i < len(words):
        unit = None
        for width in range(min(index.widest(words[i].key), len(words) - i), 0, -1):
            key = words[i].key if width == 1 else " ".join([word.key for word in words[i : i + width]])
            senses = tuple(sense for sense in index.senses(key) if _is_written(sense, words[i], width))
            if senses and (unit := _unit(words, i, width, senses)):
                break
        unit = unit or _without_apostrophe(words, i)
        if unit:
            units.append(unit)
            i = unit.end
        else:
            i += 1
    return units


def _without_apostrophe(words: Sequence[Word], i: int) -> Unit | None:
    """A name whose possessive lost its apostrophe on the way ("Russias air force"), or None."""
    word = words[i]
    if not (word.is_name and word.key.endswith("s") and i + 1 < len(words)) or actor_names().widest(word.key):
        return None
    senses = tuple(
        sense for sense in actor_names().senses(word.key[:-1]) if sense.kind in OWNERS and not sense.spelling
    )
    return Unit(i, i + 1, word.text, senses) if senses else None


def _is_written(sense: Sense, first: Word, width: int) -> bool:
    """Whether the words have the capitals that a sense asks for."""
    if not sense.capitalised:
        return width > 1 or first.key not in agent_words("acronyms") or first.text[1:2] != first.text[1:2].lower()
    if sense.spelling and width == 1:
        return first.text.replace(".", "") == sense.spelling
    return first.is_name


def _unit(words: Sequence[Word], i: int, width: int, senses: tuple[Sense, ...]) -> Unit | None:
    """A unit of these words, or None where those around them say that it is none."""
    kind = senses[0].kind
    end = i + width
    joined = words[end].key if end < len(words) and words[end].glued else ""
    text = " ".join([word.text for word in words[i:end]])
    leans = words[i].glued and i and words[i - 1].key in agent_words("leaning") and kind not in NOUNS
    if leans or joined in agent_words("silent"):
        return Unit(i, end, text, ())
    if kind is Kind.COUNTRY and i and words[i - 1].is_name and words[i - 1].key in gendered_words():
        return None  # "Lisa Jordan"
    if kind is Kind.ORGANISATION and width == 1 and i and words[i].text.lower() in place_words("feature"):
        return None  # no paper's or party's name in "the Crimean Peninsula"
    if kind is Kind.ORGANISATION and width > 1 and i and words[i - 1].is_name and _is_unknown(words[i - 1]):
        senses = tuple(replace(sense, country=None) for sense in senses)  # an "Ordavian Ministry of Defence"
    if kind in LISTED_NAMES and width == 1 and not senses[0].spelling and _is_part_of_name(words, i, end):
        nouns = tuple(sense for sense in senses if sense.kind in NOUNS)
        if not nouns:
            return None
        senses = nouns
    return Unit(i, end, text, senses, joined in agent_words("loose"))


def _is_part_of_name(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether a single word stands next to another name that no list has, as in "Grace Rice" or "Rice Lake"."""
    before = words[i - 1] if i else None
    after = words[end] if end < len(words) and not words[i].possessive else None
    return any(word is not None and word.is_name and _is_unknown(word) for word in (before, after))


def _is_unknown(word: Word) -> bool:
    if not word.key or word.possessive or word.key in ARTICLES or word.key in agent_words("openers"):
        return False
    return not (actor_names().widest(word.key) or word.key in empty_nouns() or _is_title(word))


def _is_title(word: Word) -> bool:
    return word.key in honorifics() or word.key in agent_words("former")


def _unlisted(words: Sequence[Word], units: Sequence[Unit], taken: set[int], on: date | None) -> list[Unit]:
    """People and places among the capitalised words that no list has."""
    found: list[Unit] = []
    i = 0
    while i < len(words):
        if i in taken or not words[i].is_name or not words[i].key or _is_title(words[i]):
            i += 1
            continue
        end = i + 1
        while end < len(words) and end not in taken and _goes_on(words, end):
            end += 1
        if unit := _name(words, i, end, units, on):
            found.append(unit)
        i = end
    return found


def _goes_on(words: Sequence[Word], i: int) -> bool:
    """Whether a name goes on with this word: a capitalised one, or a particle before one."""
    if words[i - 1].possessive or not words[i].key:
        return False
    if words[i].is_name or words[i].glued:
        return True
    follower = words[i + 1] if i + 1 < len(words) else None
    return follower is not None and follower.is_name and (follower.glued or words[i].key in name_particles())


def _name(words: Sequence[Word], start: int, end: int, units: Sequence[Unit], on: date | None) -> Unit | None:
    """Who or what a run of capitalised words is."""
    before = next((unit for unit in units if unit.end == start), None)
    after = next((unit for unit in units if unit.start == end), None)
    titled = (before is not None and before.kind in NOUNS) or (start > 0 and words[start - 1].key in honorifics())
    alone = all(word.key in ARTICLES or word.key in DIRECTIONS for word in words[:start]) and end == len(words)
    placed = _is_placed(words, start)
    if not placed and (end - start > 1 or titled or (alone and start == 0)):
        name = " ".join(("-" if word.glued else "") + word.text for word in words[start:end]).replace(" -", "-")
        if person := _person(words[start:end]) or find_holder(name, on):
            return Unit(start, end, name, (person,))
        if end - start == 1 and is_held_name(name):
            return None  # a surname of several, none of whom leads: no town either
    if titled and not placed:
        return None
    if end - start == 1 and (country := find_misspelt(words[start].key)):
        return Unit(start, end, words[start].text, (country,))
    floor = PLACED_FROM if placed else ALONE_FROM if alone else ADJECTIVE_FROM
    followed = after is not None and after.kind not in PEOPLES
    if placed or alone or words[end - 1].possessive or followed:
        return _place(words, start, end, floor, in_parts=placed or followed)
    return None


def _person(words: Sequence[Word]) -> Sense | None:
    """A listed person whose first and last names these are, whatever stands between them."""
    for k in range(2, len(words)):
        key = " ".join([words[0].key, *(word.key for word in words[k:])])
        if found := next((sense for sense in actor_names().senses(key) if sense.kind is Kind.PERSON), None):
            return found
    return None


def _is_placed(words: Sequence[Word], i: int) -> bool:
    """Whether a preposition of place announces the word, across articles and "southern"."""
    i -= 1
    while i >= 0 and (words[i].key in DIRECTIONS or words[i].key == "the"):
        i -= 1
    return i >= 0 and words[i].key in agent_words("where") and not words[i].glued


def _place(words: Sequence[Word], start: int, end: int, floor: float, *, in_parts: bool) -> Unit | None:
    """The place that a run of words is called after, or else, `in_parts`, its longest beginning or end that is one."""
    if all(word.text.isupper() for word in words[start:end]):
        return None  # an acronym that no list has
    spans = [(start, end)]
    for width in range(min(end - start - 1, LONGEST_PLACE) if in_parts else 0, 0, -1):
        spans += [(start, start + width), (end - width, end)]
    for first, last in spans:
        name = " ".join([word.text for word in words[first:last]])
        if last - first < end - start and name.lower() in place_words("feature"):
            continue  # a "Kessa Valley" is none of the places called Valley
        places = find_places(name)
        if places and places[0].importance >= floor:
            return Unit(first, last, name, (_sense_of(places[0]),))
    return None


def _sense_of(place: Place) -> Sense:
    """A town stands for those who live there, a region for its state alone."""
    sectors = (Sector.CVL,) if place.kind is PlaceKind.CITY else ()
    return Sense(Kind.PLACE, place.country, sectors)


def _pieces(words: Sequence[Word], units: Sequence[Unit]) -> tuple[Piece, ...]:
    """Parts the words at marks, and at prepositions and conjunctions that stand in no name."""
    by_start = {unit.start: unit for unit in units}
    pieces: list[Piece] = []
    opening, start = "", 0
    held: list[Unit] = []
    i = 0
    while i < len(words):
        if unit := by_start.get(i):
            held.append(unit)
            i = unit.end
            continue
        word = words[i]
        if _parts(word, held, words[start:i]):
            pieces.append(Piece(opening, start, tuple(words[start:i]), tuple(held)))
            opening, start, held = word.key or word.text, i + 1, []
        i += 1
    pieces.append(Piece(opening, start, tuple(words[start:]), tuple(held)))
    return tuple(pieces)


def _parts(word: Word, held: Sequence[Unit], before: Sequence[Word]) -> bool:
    """Whether a new piece begins behind this word."""
    if not word.key:
        return True
    if word.glued:
        return False
    if word.key in JOINING:
        return any(unit.kind not in PEOPLES and unit.kind is not Kind.MODIFIER for unit in held)
    if word.key in agent_words("where"):
        return True
    if word.key in agent_words("elsewhere"):
        return any(one.key not in ARTICLES and one.key not in agent_words("openers") for one in before)
    return word.key in agent_words("participles") and (bool(held) or any(one.key in empty_nouns() for one in before))
