"""Two sides of a sentence and what ties them together: the way through the parse, and the verbs above each."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import Span, Token
from onrecord.record.events.triggers import Trigger
from onrecord.record.reading import Reading

LONGEST = 90  # tokens of a sentence that are looked at whole; of longer ones the surroundings of the two sides
BEFORE, BEHIND = 30, 40
MOST_STEPS = 15
GOVERNING_STEPS = 8
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_VERBAL = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its tokens, and the one that governs the others; None and empty where there is no such side."""

    head: int | None
    tokens: frozenset[int]


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at for one pair.

    `first` and `after` bound the tokens. `up` are the tokens above the source up to where the ways of the two meet,
    `down` those from there to the target, `meeting` where they meet; None where they do not, or a side is missing.
    `over_source` and `over_target` are the nearest verbs above. `chain` has the verbs, and other words that tell
    events, from the source's own clause down to the target. `core` is all of these, and a word that is said to tell it.
    `tokens` are the report's, `sides` those of both sides.
    """

    reading: Reading
    source: Side
    target: Side
    first: int
    after: int
    meeting: int | None
    up: tuple[int, ...]
    down: tuple[int, ...]
    over_source: int | None
    over_target: int | None
    chain: tuple[int, ...]
    core: tuple[int, ...]
    triggers: Mapping[int, Trigger]
    tokens: tuple[Token, ...]
    sides: frozenset[int]

    def masks(self, token: int) -> bool:
        """Whether a token belongs to one of the two sides, whose own words should count little."""
        return token in self.sides


def view(
    reading: Reading,
    source: Span | None,
    target: Span | None,
    *,
    triggers: Mapping[int, Trigger],
    told_by: int | None = None,
) -> View | None:
    """What ties two spans together; None where neither covers a token.

    Args:
        reading: The report.
        source: Who does it, None if nobody is named.
        target: To whom it is done, None if nobody is named.
        triggers: The report's words that fit frames, by token.
        told_by: The token that is known to tell the event, if any is.
    """
    a, b = side(reading, source), side(reading, target)
    both = a.tokens | b.tokens
    if not both:
        return None
    first, after = _bounds(reading, both)
    meeting, up, down = _way(reading, a.head, b.head)
    over_source, over_target = _governor(reading, a), _governor(reading, b)
    chain = _chain(reading, a, b, over_source, triggers)
    core = {*up, *down, *(() if meeting in (None, a.head, b.head) else (meeting,))}
    core |= {i for i in (over_source, over_target, told_by) if i is not None}
    known = tuple(sorted(i for i in core if i is not None))
    ways = (meeting, up, down, over_source, over_target, chain, known)
    return View(reading, a, b, first, after, *ways, triggers, reading.tokens, both)


def side(reading: Reading, span: Span | None) -> Side:
    """The tokens of a span, with the noun in it that hangs on a word outside."""
    inside = list(reading.tokens_in(span)) if span is not None else []
    if not inside:
        return Side(None, frozenset())
    members = frozenset(inside)
    tokens = reading.tokens
    tops = [i for i in inside if tokens[i].head == i or tokens[i].head not in members] or inside
    return Side(next((i for i in tops if tokens[i].pos in _NOMINAL), tops[0]), members)


def _bounds(reading: Reading, both: frozenset[int]) -> tuple[int, int]:
    """The tokens of the sentences in which the sides stand, fewer where these are very long."""
    sentences = reading.annotations.sentences
    low, high = min(both), max(both)
    first = sentences[reading.sentence_at[low]].first_token
    after = sentences[reading.sentence_at[high]].after_token
    if after - first > LONGEST:
        first, after = max(first, low - BEFORE), min(after, high + BEHIND)
    return first, after


def _upwards(reading: Reading, token: int) -> list[int]:
    path = [token]
    while reading.tokens[path[-1]].head != path[-1] and len(path) < MOST_STEPS:
        path.append(reading.tokens[path[-1]].head)
    return path


def _way(reading: Reading, one: int | None, other: int | None) -> tuple[int | None, tuple[int, ...], tuple[int, ...]]:
    """Where the ways up from two tokens meet, and the tokens between each and there."""
    if one is None or other is None:
        return None, (), ()
    left, right = _upwards(reading, one), _upwards(reading, other)
    meeting = next((i for i in left if i in right), None)
    if meeting is None:
        return None, (), ()
    return meeting, tuple(left[1 : left.index(meeting)]), tuple(right[1 : right.index(meeting)][::-1])


def _governor(reading: Reading, one: Side) -> int | None:
    """The nearest verb above a side."""
    at = one.head
    for _ in range(GOVERNING_STEPS):
        if at is None or reading.tokens[at].head == at:
            return None
        at = reading.tokens[at].head
        if at not in one.tokens and reading.tokens[at].pos in _VERBAL:
            return at
    return None


def _chain(
    reading: Reading, source: Side, target: Side, over_source: int | None, triggers: Mapping[int, Trigger]
) -> tuple[int, ...]:
    """Verbs and words of events above the target, or the source where there is none, from the source's clause down."""
    below = target.head if target.head is not None else source.head
    assert below is not None
    found = [
        i
        for i in reversed(_upwards(reading, below))
        if i in triggers or (reading.tokens[i].pos in _VERBAL and i not in source.tokens and i not in target.tokens)
    ]
    if over_source is not None:
        found = found[found.index(over_source) :] if over_source in found else [*found, over_source]
    return tuple(found)
