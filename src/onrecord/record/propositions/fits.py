"""How well something said before fits the words that take it up, in points."""

from onrecord.lexicon.stances import stance_words
from onrecord.model import Act, Party
from onrecord.model.events import EventType, Reality
from onrecord.model.propositions import Holder, Position, Proposition, Role
from onrecord.record.propositions.naming import Naming
from onrecord.record.propositions.positions import SAID_AS_DONE
from onrecord.record.propositions.takings import BLAME, COUNTS, Taking
from onrecord.record.propositions.tellers import Tellers

OPEN = frozenset({Reality.PLANNED, Reality.POSSIBLE, Reality.THREATENED, Reality.HYPOTHETICAL})
CHARGES = frozenset({"accusation", "allegation", "charge", "claim", "guilt", "it", "this", "that", "everything"})
ABOUT = 3.0  # points: it tells of the one who denies it
OWN = 3.0
CHARGED = 2.0
VOICE = 1.0
OWNED = 4.0
SHARE = 1.0  # it is all that was said rather than words within
PASSING = 1.0  # it is only told in passing: "who were heading for the front"
PASSING_WORDS = ("which ", "who ", "whose ", "whom ", "where ", "when ", "to ", "while ", "after ", "since ", "as ")
COUNTED = 2.5


def score_fit(
    tellers: Tellers, here: Proposition, other: Proposition, taking: Taking, *, naming: Naming
) -> float | None:
    """How well what was put forward fits words that take it up; None where it cannot be meant.

    Args:
        tellers: The report's statements.
        here: The words that take something up.
        other: What was put forward.
        taking: How they take it up.
        naming: The report's names.
    """
    if other.answers is not None or other.predicate in stance_words("nouns", "claims"):
        return None
    if taking.same_predicate is not None:
        return _score_same(other, taking.same_predicate)
    if taking.head == BLAME:
        return _score_blame(other)
    same = same_holders(here, other)
    denied = other.position in (Position.DOUBTS, Position.DENIES)
    if same and not taking.own and not (denied and other.holders):
        return None
    if not same and denied != (taking.head == "denial"):
        return None
    if not same and not taking.own and one_government(here.holders, other.holders, naming=naming):
        return None
    score = OWN if same else 0.0
    score -= VOICE if not other.holders else 0.0
    score -= 1.0 if other.position is Position.RAISES else 0.0
    score += SHARE * share_of_saying(tellers, other)
    score -= PASSING if _begins(other, naming=naming).startswith(PASSING_WORDS) else 0.0
    score -= 1.0 if any(reason.text == "named" for reason in other.reasons) else 0.0
    if is_about(here.holders, other, naming=naming, doing=True):
        score += ABOUT
    score += 0.5 if any(filler.role is Role.AGENT for filler in other.fillers) else 0.0
    if taking.owners or taking.lands:
        score += OWNED if _is_theirs(other, taking, naming=naming) else -1.0
    if taking.head in COUNTS and other.figures:
        score += COUNTED
    act = None if other.statement is None else tellers.statements[other.statement].act
    if act in (Act.ACCUSE, Act.WARN):
        score += CHARGED if taking.head in CHARGES else 1.0
    if act is not None and taking.head in stance_words("nouns", "claims"):
        score += 1.0
    if taking.head == "plan" and other.reality in OPEN:
        score += CHARGED
    if taking.head == "guilt":
        accused = act is Act.ACCUSE or is_about(here.holders, other, naming=naming)
        if not _is_violent(other) or not accused:
            return None  # "denied responsibility" answers whoever says that it was they
        score += 1.5
    return score


def share_of_saying(tellers: Tellers, other: Proposition) -> float:
    """How much of what somebody said a proposition is, from 0 to 1; 0 in the report's own voice."""
    whole = 0 if other.statement is None else sum(map(len, tellers.statements[other.statement].content))
    return min(len(other.span) / whole, 1.0) if whole else 0.0


def _begins(other: Proposition, *, naming: Naming) -> str:
    """How the words of a proposition begin."""
    start = other.span.start
    return naming.reading.report.text[start : min(start + 7, other.span.end)].lower()


def _is_theirs(other: Proposition, taking: Taking, *, naming: Naming) -> bool:
    """Whether something was said by those whose claim it is told to be."""
    if any(holder.entity in taking.owners for holder in other.holders if holder.entity is not None):
        return True
    return bool({name for holder in other.holders for name in naming.lands_of(holder)} & taking.lands)


def _score_same(other: Proposition, predicate: str) -> float | None:
    """How well something fits as the deed that words name without telling whose it is."""
    named = any(filler.entity is not None or filler.country is not None for filler in other.fillers)
    if other.position is Position.RAISES or not (named or len(other.fillers) > 1):
        return None
    if other.predicate == predicate:
        return 3.0
    kinds = {other.predicate.split()[0], predicate.split()[0]}
    return 2.0 if kinds <= stance_words("support", "moving") and other.holders else None


def _score_blame(other: Proposition) -> float | None:
    """How well something fits as what somebody is blamed for: something that did harm, told as done."""
    told = other.position is Position.ASSERTS and other.reality in SAID_AS_DONE
    if not told or not _is_violent(other):
        return None
    return 1.0 if other.predicate in stance_words("verbs", "harmed") else 2.0


def _is_violent(other: Proposition) -> bool:
    return other.type is EventType.ASSAULT or other.predicate.split()[0] in stance_words("verbs", "harming")


def same_holders(here: Proposition, other: Proposition) -> bool:
    """Whether the same ones speak."""
    mine = {holder.entity for holder in here.holders if holder.entity is not None}
    theirs = {holder.entity for holder in other.holders if holder.entity is not None}
    if mine & theirs or (not here.holders and not other.holders):
        return True
    return bool({holder.name for holder in here.holders} & {holder.name for holder in other.holders})


def one_government(holders: tuple[Holder, ...], others: tuple[Holder, ...], *, naming: Naming) -> bool:
    """Whether both speak for one government: what its spokeswoman said is not what its capital denies."""
    states = {naming.government(holder) for holder in holders} - {None}
    return bool(states & {naming.government(holder) for holder in others})


def is_about(holders: tuple[Holder, ...], other: Proposition, *, naming: Naming, doing: bool = False) -> bool:
    """Whether something tells of one of the holders, or of their country; where asked, of what the country does."""
    entities = {holder.entity for holder in holders if holder.entity is not None}
    names = {name for holder in holders for name in naming.lands_of(holder)}
    codes = {naming.country(Party(h.name, h.kind, h.span, h.entity)) for h in holders} - {None}
    for filler in other.fillers:
        if filler.entity is not None and filler.entity in entities:
            return True
        if filler.country is not None and filler.country in codes and (filler.role is Role.AGENT or not doing):
            return True
    return bool(names & set(other.terms))
