"""How far something said is what words take up ("the claims", "it", "any involvement"): each likeness as a value.

All values lie between 0 and 1 and are worked out from the words, what was said, and how the two stand to each other,
so that a score made of them can be told and replayed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from onrecord.lexicon.stances import stance_words
from onrecord.lexicon.word_meanings import joint_meaning
from onrecord.model import Act, BlockKind, MentionKind, Span
from onrecord.model.events import Reality
from onrecord.model.propositions import NAMED, NOUN, PHRASE, Position, Proposition, Role
from onrecord.record.propositions.choosing import Said
from onrecord.record.propositions.fits import (
    ACCUSED,
    is_about,
    is_theirs,
    is_violent,
    may_be_taken,
    same_holders,
    share_of_saying,
)
from onrecord.record.propositions.likenesses import MUCH, Told, weight_of
from onrecord.record.propositions.naming import Naming
from onrecord.record.propositions.takings import COUNTS, Taking, find_taking
from onrecord.record.propositions.tellers import UNNAMED, Tellers
from onrecord.record.propositions.wording import (
    is_charge,
    is_claimed,
    is_plainly_denied,
    is_taken_back,
    is_valued,
    is_whole,
)
from onrecord.record.reading import Reading

FAR = 8  # sentences between words and what they take up
LEDE = 2  # sentences at the head of a report, which words may take up from anywhere
MOST_BETWEEN = 4  # sentences with things said that count as lying between
OPEN = frozenset({Reality.PLANNED, Reality.POSSIBLE, Reality.THREATENED, Reality.HYPOTHETICAL})
PASSING = (
    "which ",
    "who ",
    "whose ",
    "whom ",
    "where ",
    "when ",
    "to ",
    "while ",
    "after ",
    "since ",
    "because ",
    "as ",
)
CHARGED = ("charge", "guilt")
OF_DOERS = ("charge", "guilt", "claim", "claims")


@dataclass(frozen=True)
class Uptake:
    """Words that take something up, in their report.

    Without slots, since what is asked of every candidate is worked out once.
    """

    reading: Reading
    tellers: Tellers
    naming: Naming
    found: Sequence[Proposition]
    number: int
    taking: Taking

    @property
    def here(self) -> Proposition:
        """The words' own proposition."""
        return self.found[self.number]

    def candidates(self) -> list[Said]:
        """What has been put forward that the words may take up; a headline may take up what follows it.

        Where some of it is denied in full beside the words ("denied the claim, saying it had not blocked any site"), it
        is that which they take up.
        """
        at = self.here.trigger[0].start
        heading = self.reading.report.blocks[self.reading.block_of(at)].kind is not BlockKind.PARAGRAPH
        mine, again = self._sentence(at), self._told_again()
        away: dict[int, int] = {}
        for other, proposition in enumerate(self.found):
            word = proposition.trigger[0]
            if other == self.number or word == self.here.trigger[0] or (word.start > at and not heading):
                continue
            distance = mine - self._sentence(word.start)
            near = abs(distance) <= FAR or mine - distance < LEDE
            if near and may_be_taken(self.here, proposition, self.taking, naming=self.naming):
                away[other] = distance
        same = {one.proposition.predicate for one in again}
        repeated = {other for other in away if self.found[other].holders and self.found[other].predicate in same}
        away = {other: distance for other, distance in away.items() if not repeated or other in repeated}
        spoken = {distance for other, distance in away.items() if self.found[other].holders}
        return [self._said(other, distance, spoken, again) for other, distance in away.items()]

    def _said(self, other: int, away: int, spoken: set[int], again: Sequence[Told]) -> Said:
        told = Told(self.found[other], self.naming)
        between = sum(0 <= distance < away for distance in spoken)
        values = {
            **self._speech(told.proposition),
            **self._matter(told),
            **self._place(told.proposition, away),
            **_repeated(told, again),
            **self._beside(told),
            "said between": min(between, MOST_BETWEEN) / MOST_BETWEEN,
            "last said": bool(told.proposition.holders) and between == 0,
        }
        return Said(other, told.proposition.trigger[0], {name: float(value) for name, value in values.items() if value})

    def _speech(self, told: Proposition) -> Mapping[str, float]:
        """Who said it, and how."""
        act = None if told.statement is None else self.tellers.statements[told.statement].act
        reasons = {reason.text for reason in told.reasons}
        theirs = is_theirs(told, self.taking, naming=self.naming)
        owned = bool(self.taking.owners or self.taking.makers or self.taking.lands)
        start = told.span.of(self.reading.report.text)[:8].lower()
        sort = self.taking.sort
        return {
            "same speaker": same_holders(self.here, told),
            "own voice": not told.holders,
            "of one land": bool(self._lands(self.here) & self._lands(told)),
            "named speaker": any(holder.name != UNNAMED for holder in told.holders),
            "raised": told.position is Position.RAISES,
            "denied before": told.position in (Position.DENIES, Position.DOUBTS),
            "share of what was said": share_of_saying(self.tellers, told),
            "all that was said": is_whole(self.reading, self.tellers, told),
            "told in passing": start.startswith(PASSING),
            "only named": NAMED in reasons,
            "theirs": owned and theirs,
            "not theirs": owned and not theirs,
            "accuses": act is Act.ACCUSE or ACCUSED in reasons,
            f"accuses: {sort}": sort in CHARGED and act is Act.ACCUSE,
            "warns": act is Act.WARN,
            "said": act is not None,
            "charged with it": is_charge(self.reading, told),
            "told by the same word": is_claimed(self.reading, self.tellers, told, frozenset({self.taking.head})),
            "told by a claim": is_claimed(self.reading, self.tellers, told, stance_words("nouns", "claims")),
            "as by a clause": "as somebody tells it" in reasons,
            "a noun": NOUN in reasons,
            "a phrase": PHRASE in reasons,
        }

    def _lands(self, told: Proposition) -> frozenset[str]:
        """The lands for which those speak who hold something."""
        words = frozenset(name for holder in told.holders for name in self.naming.lands_of(holder))
        return words - {self.naming.short(holder.name) for holder in told.holders if holder.kind is MentionKind.PERSON}

    def _matter(self, told: Told) -> Mapping[str, float]:
        """What it is about, and how real."""
        other, sort = told.proposition, self.taking.sort
        empty = stance_words("nouns", "claims") | stance_words("nouns", "guilt")
        common = weight_of((Told(self.here, self.naming).words - empty) & told.words)
        does = is_about(self.here.holders, other, naming=self.naming, doing=True)
        about = is_about(self.here.holders, other, naming=self.naming)
        ahead = other.reality in OPEN
        return {
            "denier does it": does,
            "denier does it: said to": does and sort in OF_DOERS,
            "about the denier": about,
            "about the denier: pronoun": about and sort == "pronoun",
            "has a doer": any(filler.role is Role.AGENT for filler in other.fillers),
            "figures": self.taking.head in COUNTS and bool(other.figures),
            "alleged": other.reality is Reality.ALLEGED,
            "ahead": ahead,
            "ahead: plan": ahead and sort == "plan",
            "harm": is_violent(other),
            "words in common": min(common / MUCH, 1.0),
        }

    def _place(self, told: Proposition, away: int) -> Mapping[str, float]:
        """Where it stands, and what sort of words take it up."""
        distance, sort = min(abs(away), FAR) / FAR, self.taking.sort
        block = self.reading.block_of
        return {
            "away": distance,
            f"away: {sort}": distance,
            "same sentence": away == 0,
            "sentence before": away == 1,
            "behind it": away < 0,
            "same paragraph": block(told.trigger[0].start) == block(self.here.trigger[0].start),
            f"words: {sort}": 1.0,
            "doubted": self.taking.position is Position.DOUBTS,
            "held": self.taking.position is Position.ASSERTS,
            "plainly denied": is_plainly_denied(self.reading, self.tellers, self.here),
            "valued": is_valued(self.reading, self.here),
            "taken back": same_holders(self.here, told) and is_taken_back(self.reading, self.here),
        }

    def _beside(self, told: Told) -> Mapping[str, float]:
        """How like it is to the words around those that take it up, and to what the report is all about."""
        beside = self._around
        common = weight_of(beside & told.words)
        meant = float(np.dot(joint_meaning(beside), joint_meaning(told.words)))
        at = self._sentence(told.proposition.trigger[0].start)
        shares = [self.reading.themes.get(word, 0.0) for word in told.words]
        return {
            "words beside": min(common / MUCH, 1.0),
            "meant beside": max(meant, 0.0),
            "theme": sum(shares) / len(shares) if shares else 0.0,
            "in the lede": at < LEDE,
        }

    @cached_property
    def _around(self) -> frozenset[str]:
        """The telling words of the sentence with the words that take something up, but for those of claiming."""
        sentence = self._sentence(self.here.trigger[0].start)
        empty = stance_words("nouns", "claims") | stance_words("nouns", "guilt") | stance_words("titles", "empty")
        return self.reading.telling_words(sentence) - empty

    def _told_again(self) -> list[Told]:
        """What those who deny it deny in full beside it: "denied the claim, saying it had not blocked any site"."""
        sentence = self._sentence(self.here.trigger[0].start)
        return [
            Told(other, self.naming)
            for other in self.found
            if other.position is Position.DENIES
            and other.trigger[0] != self.here.trigger[0]
            and sentence - 1 <= self._sentence(other.trigger[0].start) <= sentence
            and find_taking(self.reading, self.tellers, other, naming=self.naming) is None
            and same_holders(self.here, other)
        ]

    def _sentence(self, position: int) -> int:
        return sentence_of(self.reading, position)


def _repeated(told: Told, again: Sequence[Told]) -> Mapping[str, float]:
    """How like it is to what is denied in full beside the words: in its deed, a sense of it, or its words."""
    if not again:
        return {}
    same = any(told.proposition.predicate == one.proposition.predicate for one in again)
    sense = any(one.senses & told.senses for one in again)
    return {
        "told again": same,
        "told again in sense": sense and not same,
        "told otherwise": not (same or sense),
        "like what is denied": max(
            max(float(np.dot(joint_meaning(one.words), joint_meaning(told.words))), 0.0) for one in again
        ),
    }


def sentence_of(reading: Reading, position: int) -> int:
    """The index of the sentence at a position."""
    token = next(reading.tokens_in(Span(position, position + 1)), None)
    return 0 if token is None else reading.sentence_at[token]
