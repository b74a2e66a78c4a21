"""What a denial in words of its own stands against: "Moscow denied planning an attack" and who warned of one.

Most denials that reports tell are told beside what they deny, worded anew. Which of the things that others say in the
report it is, if any, is chosen by a sum of points over likenesses (`likenesses`), trained on denials whose counterparts
a reader marked; the points stand in `weights/denials.toml`, where they can be read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.stances import stance_words
from onrecord.model import Reason
from onrecord.model.propositions import NOUN, OUTRIGHT, PHRASE, Position, Proposition
from onrecord.record.propositions.choosing import DIGITS, Said, shipped_points
from onrecord.record.propositions.effects import forms
from onrecord.record.propositions.fits import one_government, same_holders, share_of_saying
from onrecord.record.propositions.likenesses import FAR, Told, likenesses
from onrecord.record.propositions.naming import Naming
from onrecord.record.propositions.tellers import UNNAMED, Tellers
from onrecord.record.propositions.wording import head_of, is_plainly_denied
from onrecord.record.reading import Reading

AGAINST = "stands against"  # how the reason begins that names what a denial denies
DENIED = frozenset({"as told: deny", "not seen"})
LEAST_NAMED = 0.6  # share of a saying from which a deed that it only names is what it says: "warned of an invasion"


def with_counterparts(
    reading: Reading, tellers: Tellers, found: Sequence[Proposition], *, naming: Naming
) -> tuple[Proposition, ...]:
    """The propositions, with what each denial in words of its own stands against.

    Args:
        reading: The report.
        tellers: Its statements.
        found: Its propositions, those that take something up tied to it.
        naming: Its names.
    """
    denials = [n for n, one in enumerate(found) if is_own_denial(reading, tellers, one)]
    if not denials:
        return tuple(found)
    told = Telling(reading, tellers, found, naming)
    answers = {number: other for number in denials if (other := _find_counterpart(told, number)) is not None}
    return tuple(_tied(one, found, *answers[n]) if n in answers else one for n, one in enumerate(found))


def _tied(denial: Proposition, found: Sequence[Proposition], chance: float, number: int) -> Proposition:
    reason = Reason(f"{AGAINST} {found[number].predicate!r}", found[number].span)
    return replace(denial, answers=number, answer_chance=round(chance, DIGITS), reasons=(*denial.reasons, reason))


def is_own_denial(reading: Reading, tellers: Tellers, proposition: Proposition) -> bool:
    """Whether somebody who is named denies something, and tells in their own words what."""
    if proposition.position not in (Position.DENIES, Position.DOUBTS) or proposition.answers is not None:
        return False
    if not any(holder.name != UNNAMED for holder in proposition.holders) or not proposition.trigger:
        return False
    if not DENIED & {reason.text for reason in proposition.reasons}:
        return False
    if proposition.predicate in stance_words("verbs", "perceiving"):
        return False  # "saw no change" denies nothing that was said
    head = next(reading.tokens_in(proposition.trigger[0]), None)
    if head is not None and reading.tokens[head].lemma.lower() in stance_words("nouns", "granted"):
        return False  # "denied them passage" is a refusal
    cues = () if proposition.statement is None else tellers.cue_tokens(proposition.statement)
    if any(forms(reading, i) & stance_words("verbs", "withholding") for i in cues):
        return False
    return not _is_refused(reading, tellers, proposition)


def _is_refused(reading: Reading, tellers: Tellers, proposition: Proposition) -> bool:
    """Whether a thing or a deed is turned down rather than denied: "rejected the document", "refused to sign"."""
    reasons = {reason.text for reason in proposition.reasons}
    if OUTRIGHT not in reasons or is_plainly_denied(reading, tellers, proposition):
        return False
    head = head_of(reading, proposition)
    infinitive = head is not None and any(reading.tokens[c].tag == "TO" for c in reading.children[head])
    return infinitive or bool(reasons & {NOUN, PHRASE})


@dataclass(frozen=True, slots=True)
class Telling:
    """A report's propositions as they are held against each other."""

    reading: Reading
    tellers: Tellers
    found: Sequence[Proposition]
    naming: Naming

    def candidates(self, denial: int) -> list[Said]:
        """What others say near a denial that it may deny."""
        here = self.found[denial]
        at, block = self._sentence(denial), self.reading.block_of(here.trigger[0].start)
        mine, kept = Told(here, self.naming), []
        for number, other in enumerate(self.found):
            away = at - self._sentence(number)
            if number == denial or abs(away) > FAR or not self._may_be_denied(here, other):
                continue
            same_block = self.reading.block_of(other.trigger[0].start) == block
            values = likenesses(mine, Told(other, self.naming), self.tellers, away=away, same_block=same_block)
            kept.append(Said(number, other.trigger[0], values))
        return kept

    def _may_be_denied(self, here: Proposition, other: Proposition) -> bool:
        if other.position is not Position.ASSERTS or other.trigger[0] == here.trigger[0]:
            return False
        if same_holders(here, other) or one_government(here.holders, other.holders, naming=self.naming):
            return False
        if self._only_names(other) and share_of_saying(self.tellers, other) < LEAST_NAMED:
            return False  # "an invasion would be horrific" does not say that there will be one
        return not other.span.contains(here.trigger[0])  # "he said that she denied it" tells of the denial

    def _only_names(self, other: Proposition) -> bool:
        """Whether a deed is worded by a noun."""
        head = next(self.reading.tokens_in(other.trigger[0]), None)
        return head is not None and self.reading.tokens[head].pos in ("NOUN", "PROPN")

    def _sentence(self, number: int) -> int:
        token = next(self.reading.tokens_in(self.found[number].trigger[0]), None)
        return 0 if token is None else self.reading.sentence_at[token]


def _find_counterpart(told: Telling, denial: int) -> tuple[float, int] | None:
    """What a denial denies: its chance and its number; None where nothing of it is told."""
    chosen = shipped_points("denials").choose(told.candidates(denial))
    return chosen[0] if chosen else None
