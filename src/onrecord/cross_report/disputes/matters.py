"""Whether two items put one matter to the reader, so that who holds the one and who denies the other are at odds.

A likeness in the round gathers what is told of one thing. Opposite answers need one question: the same thing done to
the same, with no number or year that parts them, and held in a clause that says it is so.
"""

import re

from onrecord.cross_report.claims.profiles import profile_of
from onrecord.cross_report.claims.telling import is_clause
from onrecord.cross_report.claims.words import word_key
from onrecord.lexicon.ontology import word_class
from onrecord.model import MentionKind
from onrecord.model.claims import ClaimItem, ClaimLink
from onrecord.model.propositions import Filler, Role

NUMBER = re.compile(r"\d[\d,.]*")
SHARED = frozenset({"objects agree", "object heads agree", "goals agree", "grounds agree", "same wording"})
ENDS = ",."
SPOKEN = frozenset({"we", "i", "us"})  # who speaks for a government says "we"


def told(item: ClaimItem) -> set[str]:
    """What the reasons of an item's position say."""
    return {reason.text for reason in item.proposition.reasons}


def apart_by_number(one: ClaimItem, other: ClaimItem) -> bool:
    """Whether both carry numbers, and no number of the one is one of the other: the laws of two years are two laws."""
    mine, others = _numbers(one.words), _numbers(other.words)
    return bool(mine and others) and not mine & others


def _numbers(words: str) -> set[str]:
    return {number.strip(ENDS).replace(",", "") for number in NUMBER.findall(words)}


def is_one_matter(held: ClaimItem, denial: ClaimItem, link: ClaimLink) -> bool:
    """Whether a mere "not" answers what is held: a clause with the same predicate, of the same doer and thing.

    Where both stand in one report, it is the report that ties them together, or they are two matters.
    """
    if held.version_id == denial.version_id:
        return False
    if held.proposition.predicate != denial.proposition.predicate or not is_clause(held):
        return False
    return not _are_other_doers(held, denial) and _is_of_one_thing(held, denial, link)


def _is_of_one_thing(held: ClaimItem, denial: ClaimItem, link: ClaimLink) -> bool:
    """Whether what both say is said of the same thing: it agrees, or neither names any."""
    if {reason.slot for reason in link.reasons} & SHARED:
        return True
    one, other = profile_of(held), profile_of(denial)
    return not any((*one.objects.names, *one.objects.heads, *other.objects.names, *other.objects.heads))


def _are_other_doers(one: ClaimItem, other: ClaimItem) -> bool:
    """Whether a country is all that the doers share: its people and its president, or two of its politicians."""
    mine, others = _doers(one), _doers(other)
    if not mine or not others:
        return False
    crowds = word_class("crowds")
    if all(doer.head in crowds for doer in mine) != all(doer.head in crowds for doer in others):
        return True
    named = all(doer.kind is MentionKind.PERSON and doer.head not in SPOKEN for doer in (*mine, *others))
    surnames = [{word_key(doer.name.split()[-1]) for doer in doers if doer.name} for doers in (mine, others)]
    return named and not surnames[0] & surnames[1]


def _doers(item: ClaimItem) -> list[Filler]:
    return [filler for filler in item.proposition.fillers if filler.role is Role.AGENT]
