"""What governs what in a sentence: which event's words stand below another's, and how deep."""

from collections.abc import Mapping, Sequence

from onrecord.model import Event
from onrecord.record.reading import Reading

ASIDE = frozenset(
    {"after", "because", "since", "before", "amid", "following", "during", "despite", "as", "while", "unless"}
)
MOST_STEPS = 30  # up a sentence's tree


def top_of(reading: Reading, event: Event) -> int:
    """The token of a trigger that governs its others."""
    tokens = [token for span in event.trigger for token in reading.tokens_in(span)]
    return min(tokens, key=lambda token: (depth(reading, token), token))


def depth(reading: Reading, token: int) -> int:
    """How many steps a token stands below the root of its sentence."""
    steps = 0
    while reading.tokens[token].head != token and steps < MOST_STEPS:
        token, steps = reading.tokens[token].head, steps + 1
    return steps


def hangs_on(reading: Reading, token: int, top: int) -> bool:
    """Whether a token stands in what another governs, and not in what is told beside it ("after ...")."""
    for _ in range(MOST_STEPS):
        above = reading.tokens[token].head
        if above == token or token == top:
            return False
        word = reading.tokens[token]
        if word.dep == "conj" or (word.dep == "advcl" and word.tag != "VB") or word.text.lower() in ASIDE:
            return False
        if above == top:
            return True
        token = above
    return False


def is_complement(reading: Reading, top: int, inner: int) -> bool:
    """Whether a word is what another promises, refuses or threatens: "refused to meet"."""
    token = reading.tokens[inner]
    return token.head == top and token.dep in ("xcomp", "ccomp")


def is_inside(reading: Reading, number: int, events: Sequence[Event], tops: Mapping[int, int]) -> bool:
    """Whether an event stands in what another one's words govern, and is not joined to it by "and"."""
    token = tops[number]
    if any(tops[other] == token and _is_wider(events[number], events[other]) for other in tops):
        return True  # "condemned the attack": the verb tells one event, and lends itself to the noun's
    others = {tops[other] for other in tops if other != number} - {token}
    for _ in range(MOST_STEPS):
        above = reading.tokens[token].head
        if above == token:
            return False
        if above in others and reading.tokens[token].dep not in ("conj", "parataxis"):
            return True
        if reading.tokens[token].dep == "conj" and reading.tokens[token].pos in ("VERB", "AUX"):
            above = _first_of(reading, above)
        token = above
    return False


def _is_wider(event: Event, other: Event) -> bool:
    return sum(map(len, event.trigger)) > sum(map(len, other.trigger))


def _first_of(reading: Reading, token: int) -> int:
    """The first of joined verbs, below whose governor all of them stand."""
    for _ in range(MOST_STEPS):
        if reading.tokens[token].dep != "conj":
            break
        token = reading.tokens[token].head
    return reading.tokens[token].head
