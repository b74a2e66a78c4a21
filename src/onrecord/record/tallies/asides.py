"""Which event a figure's sentence tells of: another one told aside ("hours after a gas attack"), or the report's own.

"The attack" that killed 58 is the one with which the report begins, however its sentence goes on to describe it.
"""

from collections.abc import Set

from onrecord.lexicon.tallies import tally_words
from onrecord.model import Figure
from onrecord.record.reading import Reading

BEGINNING = 2  # sentences with which a report begins
_TAKING_UP = frozenset({"the", "this", "that"})
_ORDERING = frozenset({"after", "before", "since", "following"})


def find_asides(reading: Reading, figure: Figure, sentence: int) -> frozenset[int]:
    """The tokens of a figure's sentence that put another event before or after it; none where it stands there itself.

    A length of time tells them apart: "48 were killed after a bomb exploded" names what killed them, "19 were killed
    hours after a bomb exploded" does not.
    """
    if not 0 <= sentence < len(reading.annotations.sentences):
        return frozenset()
    span = reading.annotations.sentences[sentence]
    found: set[int] = set()
    for i in range(span.first_token + 1, span.after_token):
        token, before = reading.tokens[i], reading.tokens[i - 1]
        if token.lemma.lower() in _ORDERING and before.lemma.lower() in tally_words("lengths"):
            top = token.head if token.dep == "mark" else i
            found.update(t for t in reading.subtree(top) if i <= t < span.after_token)
    return frozenset() if found.intersection(reading.tokens_in(figure.span)) else frozenset(found)


def is_of_beginning(reading: Reading, sentence: int, asides: Set[int]) -> bool:
    """Whether a later sentence takes up the event with which the report begins: "the attack", "this massacre"."""
    if not BEGINNING <= sentence < len(reading.annotations.sentences):
        return False
    span = reading.annotations.sentences[sentence]
    for i in range(span.first_token, span.after_token):
        if (
            i not in asides
            and reading.tokens[i].lemma.lower() in tally_words("events")
            and reading.tokens[i].pos == "NOUN"
        ):
            before = (reading.tokens[c].lemma.lower() for c in reading.children[i] if c < i)
            if not _TAKING_UP.isdisjoint(before):
                return True
    return False
