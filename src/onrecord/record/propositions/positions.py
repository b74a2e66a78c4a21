"""How a position changes: under negation, under a verb of denying, doubting, asking, wishing, and as told by somebody.

The idea: a proposition is worded without its negation, and whoever speaks stands somewhere towards it. "Not" turns
holding into denying, "denied that it did not" turns it back; "cannot confirm" leaves doubt; "demands that" and "if"
only raise it.
"""

from onrecord.lexicon.stances import stance_words
from onrecord.model.events import Reality
from onrecord.model.propositions import Position

TURNED = {
    Position.ASSERTS: Position.DENIES,
    Position.DENIES: Position.ASSERTS,
    Position.DOUBTS: Position.DENIES,
    Position.RAISES: Position.RAISES,
}
SAID_AS_DONE = frozenset({Reality.ACTUAL, Reality.ONGOING, Reality.ALLEGED})


def turned(position: Position) -> Position:
    """The opposite position."""
    return TURNED[position]


def doubted(position: Position) -> Position:
    """What is left of a position under doubt: to doubt that it is not so stands for nothing."""
    return Position.DOUBTS if position in (Position.ASSERTS, Position.DOUBTS) else Position.RAISES


def coloured(reality: Reality, by: Reality) -> Reality:
    """How real something is told to be once a word above it has its say.

    Args:
        reality: What the words below tell.
        by: What the word above makes of it.
    """
    if by in (Reality.ACTUAL, Reality.ALLEGED):
        return reality
    if by is Reality.ONGOING:
        return by if reality is Reality.ACTUAL else reality
    if by is Reality.PLANNED and reality in (Reality.THREATENED, Reality.DEMANDED, Reality.HYPOTHETICAL):
        return reality
    return by


def taken(position: Position, words: frozenset[str], *, negated: bool, unable: bool = False) -> Position | None:
    """The position of one who uses a verb of stance towards what is told below it; None where the verb is of none.

    Args:
        position: What is told below: held, or already denied there.
        words: The verb's lemma, with its particle too ("rule out").
        negated: Whether the verb is negated.
        unable: Whether it says what somebody cannot do ("could not confirm").
    """
    if negated and words & stance_words("verbs", "contesting"):
        return position  # "did not dispute that he had come" grants it
    if words & stance_words("verbs", "denying"):
        return Position.RAISES if negated else turned(position)
    if words & stance_words("verbs", "doubting"):
        return position if negated else doubted(position)
    if words & stance_words("verbs", "confirming") and (negated or unable):
        return doubted(position)
    for kind in ("wishing", "fearing", "asking", "withholding"):
        if words & stance_words("verbs", kind):
            return Position.RAISES
    if words & stance_words("verbs", "thinking") and negated:
        return turned(position)
    if negated:
        return Position.RAISES
    return None
