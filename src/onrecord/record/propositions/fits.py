"""What words may take up of what was said before, and how well a deed fits words that name it or blame for it."""

from onrecord.lexicon.stances import stance_words
from onrecord.model import Party
from onrecord.model.events import EventType
from onrecord.model.propositions import NOUN, Holder, Position, Proposition, Role
from onrecord.record.propositions.naming import Naming
from onrecord.record.propositions.positions import SAID_AS_DONE
from onrecord.record.propositions.takings import BLAME, ONES, Taking
from onrecord.record.propositions.tellers import Tellers

OWN = 3.0  # points of what the speaker has just named
ACCUSED = "as told: accuse"  # the reason of what somebody is accused of


def may_be_taken(here: Proposition, other: Proposition, taking: Taking, *, naming: Naming) -> bool:
    """Whether something that was put forward can be meant by words that take something up.

    Args:
        here: The words that take something up.
        other: What was put forward.
        taking: How they take it up.
        naming: The report's names.
    """
    if other.predicate in stance_words("nouns", "claims") or other.span.contains(here.trigger[0]):
        return False
    if taking.head == "guilt" and not _is_accused(here, other, naming=naming):
        return False
    same = same_holders(here, other)
    denied = other.position in (Position.DOUBTS, Position.DENIES)
    if same:
        return taking.own or (denied and bool(other.holders))
    if denied != (taking.head == "denial"):
        return False
    return taking.own or not one_government(here.holders, other.holders, naming=naming)


def _is_accused(here: Proposition, other: Proposition, *, naming: Naming) -> bool:
    """Whether those who deny a part in something are accused in it, or it tells of them."""
    accused = any(reason.text == ACCUSED for reason in other.reasons)
    return accused or is_about(here.holders, other, naming=naming)


def score_deed(here: Proposition, other: Proposition, taking: Taking) -> float | None:
    """How well what was put forward fits as the deed that somebody is blamed for, or that words name again, in points.

    None where it cannot be meant.

    Args:
        here: The words that blame or name.
        other: What was put forward.
        taking: How the words take it up.
    """
    if other.predicate in stance_words("nouns", "claims"):
        return None
    if taking.head == BLAME:
        return _score_blame(other)
    if taking.head in ONES:
        noun = any(reason.text == NOUN for reason in other.reasons)
        return (OWN if same_holders(here, other) else 1.0) if noun else None
    return None if taking.same_predicate is None else _score_same(other, taking.same_predicate)


def share_of_saying(tellers: Tellers, other: Proposition) -> float:
    """How much of what somebody said a proposition is, from 0 to 1; 0 in the report's own voice."""
    whole = 0 if other.statement is None else sum(map(len, tellers.statements[other.statement].content))
    return min(len(other.span) / whole, 1.0) if whole else 0.0


def is_theirs(other: Proposition, taking: Taking, *, naming: Naming) -> bool:
    """Whether something was said by those whose claim it is told to be."""
    if any(holder.entity in taking.owners for holder in other.holders if holder.entity is not None):
        return True
    if any(_head_word(holder) in {maker.removesuffix("s") for maker in taking.makers} for holder in other.holders):
        return True
    return bool({name for holder in other.holders for name in naming.lands_of(holder)} & taking.lands)


def _head_word(holder: Holder) -> str:
    """The last word of a holder's name, in the singular: "opposition activists" is "activist"."""
    return "".join(holder.name.lower().split()[-1:]).removesuffix("s")


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
    if not told or not is_violent(other):
        return None
    return 1.0 if other.predicate in stance_words("verbs", "harmed") else 2.0


def is_violent(other: Proposition) -> bool:
    """Whether it is an assault, or does harm."""
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
