"""Whether two numbers that differ may count one thing: they are of one size, and told of the same doing.

The same number for the same kind of thing is seldom chance; different ones mostly count different things. Of 523 pairs
of different numbers in four real crises that names, places and kinds alone had put together, two readers called 97
counts of one thing (`quality/labels/figure_pairs.jsonl`); what tells these apart best is how far the numbers differ,
then the words that their accounts share, then whether either report gives both numbers side by side.
"""

from collections.abc import Mapping
from decimal import Decimal

from onrecord.cross_report.series.items import BY_NOUN, INCIDENTAL, SeriesItem, norm
from onrecord.cross_report.series.settings import (
    MOST_APART_BY_NOUN,
    MOST_APART_OF_STOCKS,
    MOST_OPPOSED,
    WORDS_OF_ONE_DOING,
    WORDS_OF_ONE_EVENT,
    WORDS_OF_ONE_SHARE,
)
from onrecord.model.tallies import TallyKind

EPIDEMIC = "disease"
RARE_INCIDENTS = frozenset({"gas", "crash", "disaster", "execution", EPIDEMIC})
PERCENT = "percent"
MILITANT = "militant"
_PLAIN = frozenset({TallyKind.MONEY, TallyKind.NEEDY, *BY_NOUN}) - INCIDENTAL


def may_be_one(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether two figures may count one thing as far as their numbers and the words of their accounts tell."""
    if (a.low, a.high) == (b.low, b.high):
        return True
    smaller, larger = sorted((a.high, b.high))
    if larger + 1 > (smaller + 1) * _most_apart(a) or _are_told_beside(a, b):
        return False
    if a.tally.kind in INCIDENTAL:
        return _shared(a, b) >= WORDS_OF_ONE_EVENT or _are_of_rare_events(a, b)
    if a.tally.kind in _PLAIN:
        return _likeness(a, b) >= (WORDS_OF_ONE_SHARE if a.tally.unit == PERCENT else WORDS_OF_ONE_DOING)
    # Whose they are does not tell groups of fighters apart: there are many, and they do many things.
    return MILITANT not in {*a.tally.groups, *b.tally.groups} or _likeness(a, b) >= WORDS_OF_ONE_DOING


def _most_apart(item: SeriesItem) -> Decimal:
    if item.tally.kind in INCIDENTAL:
        return MOST_OPPOSED  # longer rises hang together by what lies between
    return MOST_APART_BY_NOUN if item.tally.kind in _PLAIN else MOST_APART_OF_STOCKS


def _are_told_beside(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether one of two reports gives both numbers next to each other, and so takes them for two things."""
    if a.key.version_id == b.key.version_id or a.tally.rising or b.tally.rising:
        return False
    return (b.low, b.high) in a.beside or (a.low, a.high) in b.beside


def _are_of_rare_events(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether both reports tell of a kind of event that happens seldom, like a crash; an epidemic goes on for long."""
    told = ({*item.tally.incidents, *item.tally.setting_incidents} for item in (a, b))
    return bool(set.intersection(*told) & RARE_INCIDENTS - {EPIDEMIC})


def _shared(a: SeriesItem, b: SeriesItem) -> float:
    """How rare the words are that tell of both, added up; marks and shortened words, as of the hour, are none."""
    shared = a.account.keys() & b.account.keys()
    return sum(a.account[word] for word in shared if word[0].isalnum() and "." not in word)


def _likeness(a: SeriesItem, b: SeriesItem) -> float:
    """How far two accounts tell of the same doing: the words for what is counted are the same in both, and left out."""
    counted = {a.tally.noun, b.tally.noun, a.tally.unit, b.tally.unit}
    one, other = ({word: w for word, w in item.account.items() if word not in counted} for item in (a, b))
    return likeness(one, other, norm(one) * norm(other))


def likeness(one: Mapping[str, float], other: Mapping[str, float], norms: float) -> float:
    """The cosine of the weighted words of two accounts."""
    if len(one) > len(other):
        one, other = other, one
    product = sum(weight * other[word] for word, weight in one.items() if word in other)
    return product / norms if norms else 0.0
