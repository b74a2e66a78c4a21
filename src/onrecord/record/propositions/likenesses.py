"""How far something said is what a denial in words of its own denies: each likeness and difference as a value.

All values lie between 0 and 1 and are worked out from the two propositions and where they stand, so that a score made
of them can be told and replayed. What one of the two leaves open counts neither for nor against.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from onrecord.lexicon.contraries import senses_of
from onrecord.lexicon.rarity import rarity
from onrecord.lexicon.stances import stance_words
from onrecord.lexicon.word_meanings import joint_meaning
from onrecord.model import Act, Party
from onrecord.model.events import Reality
from onrecord.model.propositions import NOUN, OUTRIGHT, PHRASE, Filler, Position, Proposition, Role
from onrecord.record.propositions.fits import is_about, is_violent, share_of_saying
from onrecord.record.propositions.naming import Naming
from onrecord.record.propositions.positions import SAID_AS_DONE
from onrecord.record.propositions.tellers import UNNAMED, Tellers
from onrecord.record.propositions.wording import is_charge, is_claimed, is_plainly_denied, is_whole

MUCH = 9.0  # nats: what two telling words share
FAR = 12  # sentences
ALIKE = 0.35  # cosine from which two predicates are more than strangers
OBJECTS = frozenset({Role.PATIENT, Role.RECIPIENT, Role.TOPIC, Role.DESTINATION, Role.PLACE})
RELATIVE = ("which ", "who ", "whose ", "whom ", "where ", "when ", "that ", "because ")
CHARGES = frozenset({Act.ACCUSE, Act.WARN})
AHEAD = frozenset({Reality.PLANNED, Reality.POSSIBLE, Reality.THREATENED})


@dataclass(frozen=True)
class Told:
    """A proposition as it is compared.

    Without slots, since each index is computed once, when first asked for.
    """

    proposition: Proposition
    naming: Naming

    @cached_property
    def senses(self) -> frozenset[str]:
        """The senses of the predicate."""
        predicate = self.proposition.predicate
        return senses_of(predicate) or frozenset().union(*(senses_of(word) for word in predicate.split()))

    @cached_property
    def deed(self) -> frozenset[str]:
        """The telling words of the predicate."""
        words = self.proposition.predicate.replace("-", " ").split()
        return frozenset(words) - stance_words("titles", "empty")

    @cached_property
    def words(self) -> frozenset[str]:
        """The content words that are no names of lands."""
        return frozenset(self.proposition.terms) | self.deed

    @cached_property
    def agents(self) -> frozenset[str]:
        """Who does it, each by entity, country and name; of a denied deed without a doer, those who deny it."""
        own = [filler for filler in self.proposition.fillers if filler.role is Role.AGENT]
        if own:
            return frozenset().union(*map(_keys, own))
        if self.proposition.position is Position.ASSERTS or not self._is_own_deed:
            return frozenset()
        found: set[str] = set()
        for holder in self.proposition.holders:
            country = self.naming.country(Party(holder.name, holder.kind, holder.span, holder.entity))
            found |= {holder.name.lower(), f"entity {holder.entity}"} if holder.entity is not None else set()
            found |= {f"country {country}"} if country is not None else set()
        return frozenset(found)

    @cached_property
    def _is_own_deed(self) -> bool:
        words = self.proposition.span.of(self.naming.reading.report.text).split(maxsplit=1)
        return bool(words) and (words[0].endswith("ing") or words[0] == "to")

    @cached_property
    def objects(self) -> frozenset[str]:
        """To whom, where and about what it is done, each by entity, country and name."""
        return frozenset().union(*(_keys(filler) for filler in self.proposition.fillers if filler.role in OBJECTS))

    @cached_property
    def heads(self) -> frozenset[str]:
        """What those are to whom it is done."""
        return frozenset(f.head.lower() for f in self.proposition.fillers if f.role in OBJECTS and f.head)


def _keys(filler: Filler) -> frozenset[str]:
    found = {f"country {filler.country}"} if filler.country is not None else set()
    if filler.entity is not None:
        found |= {f"entity {filler.entity}", filler.name.lower()}
    return frozenset(found)


def likenesses(denial: Told, other: Told, tellers: Tellers, *, away: int, same_block: bool) -> Mapping[str, float]:
    """The values by which something said is held against a denial; those that are 0 are left out.

    Args:
        denial: What is denied.
        other: What somebody else has said.
        tellers: The report's statements.
        away: How many sentences it stands before the denial; below 0 behind it.
        same_block: Whether both stand in one paragraph.
    """
    found = {
        **_deeds(denial, other),
        **_words(denial, other),
        **_parties(denial, other),
        **_denied(denial, other, tellers),
    }
    told, reading = other.proposition, other.naming.reading
    act = None if told.statement is None else tellers.statements[told.statement].act
    named = any(holder.name != UNNAMED for holder in told.holders)
    start = told.span.of(reading.report.text)[:8].lower()
    found |= {
        "said by somebody": float(named),
        "charge": float(act in CHARGES),
        "charged with it": float(is_charge(reading, told)),
        "told by a claim": float(is_claimed(reading, tellers, told, stance_words("nouns", "claims"))),
        "all that was said": float(is_whole(reading, tellers, told)),
        "own voice": float(not told.holders),
        "share of what was said": share_of_saying(tellers, told),
        "a noun": float(any(reason.text == NOUN for reason in told.reasons)),
        "harm": float(is_violent(told)),
        "told in passing": float(start.startswith(RELATIVE)),
        "done and ahead": float((told.reality in SAID_AS_DONE) != (denial.proposition.reality in SAID_AS_DONE)),
        "supposed": float(told.reality is Reality.HYPOTHETICAL),
        "away": min(abs(away), FAR) / FAR,
        "next to it": float(0 <= away <= 1),
        "behind it": float(away < 0),
        "same paragraph": float(same_block),
    }
    return {name: value for name, value in found.items() if value}


def _denied(denial: Told, other: Told, tellers: Tellers) -> dict[str, float]:
    """How it is denied, and what a word of denying makes likelier: that it answers an accusation of who denies it."""
    own, told = denial.proposition, other.proposition
    reasons = {reason.text for reason in own.reasons}
    outright = OUTRIGHT in reasons
    act = None if told.statement is None else tellers.statements[told.statement].act
    return {
        "denied outright": float(outright),
        "plainly denied": float(is_plainly_denied(denial.naming.reading, tellers, own)),
        "denies a noun": float(NOUN in reasons),
        "denies a phrase": float(PHRASE in reasons),
        "not seen": float("not seen" in reasons),
        "ahead": float(own.reality in AHEAD),
        "charge: denied outright": float(outright and act in CHARGES),
        "about the denier: denied outright": float(outright and is_about(own.holders, told, naming=denial.naming)),
    }


def _deeds(denial: Told, other: Told) -> dict[str, float]:
    one, two = denial.proposition, other.proposition
    same = one.predicate == two.predicate
    sense = bool(denial.senses & other.senses)
    alike = 0.0 if same else max(float(np.dot(joint_meaning(denial.deed), joint_meaning(other.deed))) - ALIKE, 0.0)
    typed = one.type is not None and two.type is not None
    return {
        "same deed": float(same),
        "same sense": float(sense and not same),
        "deeds alike": alike / (1 - ALIKE),
        "deed in words": float(not same and bool(denial.deed & other.words or other.deed & denial.words)),
        "same type": float(typed and one.type is two.type),
        "other type": float(typed and one.type is not two.type),
    }


def _words(denial: Told, other: Told) -> dict[str, float]:
    common = weight_of(denial.words & other.words)
    return {
        "words in common": min(common / MUCH, 1.0),
        "words contained": common / max(min(weight_of(denial.words), weight_of(other.words)), 1.0),
        "words alike": max(float(np.dot(joint_meaning(denial.words), joint_meaning(other.words))), 0.0),
    }


def weight_of(words: Collection[str]) -> float:
    """What some words tell, in nats."""
    return sum(map(rarity, sorted(words)))


def _parties(denial: Told, other: Told) -> dict[str, float]:
    agents, objects = denial.agents & other.agents, denial.objects & other.objects
    holders = denial.proposition.holders
    return {
        "about the denier": float(is_about(holders, other.proposition, naming=denial.naming)),
        "agents agree": float(bool(agents)),
        "agents differ": float(bool(denial.agents and other.agents) and not agents),
        "objects agree": float(bool(objects)),
        "objects differ": float(bool(denial.objects and other.objects) and not objects),
        "objects' heads agree": float(bool(denial.heads & other.heads)),
        "sides swapped": float(not agents and bool(denial.agents & other.objects)),
    }
