"""Which way a number moves: "up 9.2%", "fell 2 percent", "climbed to 6.7% from 6.29%".

The idea: a word beside the number ("up", "lower") or the verb that governs it says the way. A verb governs the amount
of the move ("rose 3 points", "rose by 3 points") or its end ("rose to 58"); where it tells both, the amount moves and
the end is a plain level, and so is a level that somebody sets ("cut it to 58"). What the move starts from does not
move. A noun for a move ("a drop of 4 percent") says it by itself.
"""

import re

from onrecord.annotations.quantities.measures import Measure
from onrecord.annotations.quantities.neighbours import next_word
from onrecord.annotations.quantities.parse import Parse
from onrecord.lexicon.movements import carried, movement_fillers, movements
from onrecord.lexicon.units import TIME
from onrecord.model import Direction

_MOST_STEPS = 5
_MOST_FILLERS = 5
_WORD = re.compile(r"[^\W\d_]+")
_SHARES = frozenset({"percent", "percentage point", "basis point", "index point", "cent", "US cent", "penny"})
_POINTS = frozenset({"point", "points", "place", "places", "notch", "notches"})
_AMOUNTS = frozenset({"dobj", "npadvmod", "attr", "oprd", "advmod", "dep", "nsubj"})
_ENDS = frozenset({"to", "below", "above", "under", "past", "toward", "towards"})
_BESIDE = frozenset({"conj", "appos", "nummod", "quantmod", "compound", "nmod"})
# What may follow "0.7 percent lower": the word then is no part of a phrase of place ("down the road").
_GOES_ON = re.compile(
    r" \w+(?:[.,;:)]|$| (?:at|in|on|from|after|by|against|and|as|while|to|amid|when|before|for|with)\b)"
)


def find_direction(parse: Parse, measure: Measure) -> Direction | None:
    """The way the number moves, or None where nothing is said to move."""
    if measure.low is None:
        return None
    beside = _before(parse, measure) or _behind(parse, measure)
    if beside is not None:
        return beside
    if measure.unit == "percent" and measure.low < 0:
        return Direction.DOWN
    return _by_verb(parse, measure) or _after_verb(parse, measure)


def _before(parse: Parse, measure: Measure) -> Direction | None:
    """The way that a word before the number says; only "by" or fillers such as "about" stand between."""
    line = parse.words_before(measure.span.start).rpartition(".")[2].lower().replace(" at least", "")
    words = _WORD.findall(line)
    for word in reversed(words[-_MOST_FILLERS:]):
        if word in movements("before"):
            loose = word == "off"  # "off 30 points", but "turned off 3 km further on"
            if _is_particle(parse, measure, word):
                return None
            fits = _is_share(parse, measure) if loose else measure.unit not in TIME and _is_amount(parse, measure)
            tied = words[-1] == "by" or fits or parse.words_after(measure.span.end, 6) == " from "
            return movements("before")[word] if tied else None
        if word not in movement_fillers():
            break
    return None


def _is_particle(parse: Parse, measure: Measure, word: str) -> bool:
    """Whether the word goes with another verb: "gave up 40 km of trench", "set up 3.5-metre walls"."""
    inside = parse.indices(measure.span)
    for index in reversed(range(max(0, inside[0] - _MOST_FILLERS), inside[0])) if inside else ():
        token = parse.tokens[index]
        if token.text.lower() == word:
            head = parse.head(index)
            lemma = "" if head is None else parse.tokens[head].lemma.lower()
            return token.dep == "prt" and not _is_share(parse, measure) and lemma not in movements("moving")
    return False


def _behind(parse: Parse, measure: Measure) -> Direction | None:
    """The way that a word right behind a share says: "closed 0.7 percent lower"."""
    after = parse.words_after(measure.span.end)
    if not _is_share(parse, measure) or not _GOES_ON.match(after):
        return None
    word = _WORD.search(after)
    return movements("behind").get(word[0].lower()) if word else None


def _after_verb(parse: Parse, measure: Measure) -> Direction | None:
    """The way of a verb right before a share ("rose 5%", "rose by 5%"), wherever the parse hung the number."""
    inside = parse.indices(measure.span)
    if not inside or inside[0] == 0 or not _is_share(parse, measure):
        return None
    by = parse.tokens[inside[0] - 1].text.lower() == "by" and inside[0] > 1
    token = parse.tokens[inside[0] - (2 if by else 1)]
    lemma = token.lemma.lower()
    return (movements("moving").get(lemma) or movements("changing").get(lemma)) if token.pos == "VERB" else None


def _is_share(parse: Parse, measure: Measure) -> bool:
    """Whether the number is a percentage, points or the like."""
    return measure.unit in _SHARES or (measure.unit is None and next_word(parse, measure.span.end).lower() in _POINTS)


def _is_amount(parse: Parse, measure: Measure) -> bool:
    """Whether the number can be the amount of a move: it has a unit or decimals, or is one of points."""
    if measure.unit is not None or _is_share(parse, measure):
        return True
    return "." in measure.number.of(parse.plain).rstrip(".")


def _by_verb(parse: Parse, measure: Measure) -> Direction | None:
    """The way that the verb over the number says."""
    index = parse.top(parse.indices(measure.span))
    if index is None:
        return None
    preposition = ""
    for _ in range(_MOST_STEPS):
        token = parse.tokens[index]
        head = parse.head(index)
        if head is None:
            return None
        governor = parse.tokens[head]
        if governor.pos == "VERB":
            role = "" if preposition else token.dep
            return _way(parse, measure, head, child=index, role=role, preposition=preposition)
        if governor.pos == "ADP" and token.dep == "pobj" and not preposition:
            preposition = governor.text.lower()
        elif not (token.dep in _BESIDE and _is_number(parse, head)):
            return None
        index = head
    return None


def _way(parse: Parse, measure: Measure, verb: int, *, child: int, role: str, preposition: str) -> Direction | None:
    """The way of a verb's amount ("by" or nothing before it) or end ("to"); None for all else that hangs on it.

    Args:
        parse: The parse.
        measure: The number.
        verb: The verb.
        child: What hangs on the verb and leads to the number.
        role: Its label, "" where a preposition leads to the number.
        preposition: That preposition, or "".
    """
    lemma = parse.tokens[verb].lemma.lower()
    moving, changing = movements("moving").get(lemma), movements("changing").get(lemma)
    if preposition == "by":
        return _turned(parse, verb, moving or changing)
    if _is_speed(measure, lemma):
        return None
    if preposition in _ENDS:
        others = [other for other in parse.children(verb) if other != child and parse.tokens[other].dep in _AMOUNTS]
        # "Brought the rate down to 4%": somebody sets the level.
        placed = moving is None and any(parse.tokens[other].dep == "dobj" for other in others)
        if placed or any(_is_number(parse, other) for other in others):
            return None
        return _turned(parse, verb, moving)
    if preposition or role not in _AMOUNTS or role == "nsubj" or measure.unit in TIME:
        return None
    if changing is not None:
        return changing if role == "dobj" and _is_share(parse, measure) else None
    return _turned(parse, verb, moving) if _is_amount(parse, measure) else None


def _is_speed(measure: Measure, lemma: str) -> bool:
    """Whether the number is how fast a thing goes, which moves no figure: "accelerates to 100 km/h"."""
    return lemma in ("accelerate", "decelerate", "slow") and (measure.unit or "").endswith((" per hour", " per second"))


def _turned(parse: Parse, verb: int, way: Direction | None) -> Direction | None:
    """The verb's way, or its particle's where it has one: "inched down", "edged lower"."""
    turns = way is not None or parse.tokens[verb].lemma.lower() in carried()
    for child in parse.children(verb) if turns else ():
        token = parse.tokens[child]
        if token.dep in ("prt", "advmod", "acomp", "oprd") and token.text.lower() in movements("particles"):
            return movements("particles")[token.text.lower()]
    return way


def _is_number(parse: Parse, index: int) -> bool:
    """Whether the token is a number or a unit that one stands before."""
    if parse.tokens[index].pos == "NUM" or parse.tokens[index].text == "%":
        return True
    return any(parse.tokens[child].pos == "NUM" and child < index for child in parse.children(index))
