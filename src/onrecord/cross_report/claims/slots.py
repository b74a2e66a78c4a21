"""What is compared between two items, slot by slot: predicate, participants, place, time, tense, words, numbers.

Each slot is a value for a pair, the same both ways round; a slot that one side leaves open has the value 0, so that
silence counts neither for nor against. Who holds which position is no slot: polarity is decided by structure, in
`cross_report/disputes`, never by likeness.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.claims.profiles import AHEAD, DONE, WANTED
from onrecord.cross_report.claims.sheets import NOWHERE
from onrecord.cross_report.claims.tables import EMPTY, Checksums, Floats, Table

Pairs = NDArray[np.int64]
Truths = NDArray[np.bool_]
Slots = dict[str, Floats]
MUCH = 20.0  # nats: what a handful of telling words share
SOME = 8.0  # nats: what two telling words share; a share of less is worth less
RARE = 6.0  # nats: a word that hardly any report has
MONTH = 30.0  # days
WEEKS = 21.0
SEASON = 90.0
TINY = 1e-3
NEAR = 2  # days within which what is told of one event may differ


@dataclass(frozen=True, slots=True)
class Shared:
    """What the sets of two rows have in common, asked set by set."""

    table: Table
    one: Pairs
    other: Pairs

    def found(self, name: str, with_: str | None = None) -> Truths:
        """Which words of a set of the first are in a set of the second."""
        mine: Checksums = self.table.rows[name].numbers[self.one]
        others: Checksums = self.table.rows[with_ or name].numbers[self.other]
        found: Truths = np.zeros(mine.shape, bool)
        for column in range(others.shape[1]):
            np.logical_or(found, mine == others[:, column : column + 1], out=found)
        np.logical_and(found, mine != EMPTY, out=found)
        return found

    def meets(self, name: str, with_: str | None = None) -> Truths:
        """Whether a set of the first meets a set of the second."""
        return np.asarray(self.found(name, with_).any(axis=1), bool)

    def either(self, name: str, with_: str) -> Truths:
        """Whether a set of the one meets another set of the other, either way round."""
        return self.meets(name, with_) | self.meets(with_, name)

    def differ(self, name: str, meets: Truths) -> Truths:
        """Whether both tell something and nothing of it is the same."""
        told = self.table.rows[name].told
        return told[self.one] & told[self.other] & ~meets

    def telling(self, name: str) -> tuple[Floats, Floats]:
        """What the common words of a set tell together, and what the most telling of them tells."""
        told = self.table.rows[name].weights[self.one] * self.found(name)
        return told.sum(axis=1), told.max(axis=1)

    def cosine(self, name: str) -> Floats:
        """The cosine of a set of words on both sides, each word weighed by what it tells."""
        weights = self.table.rows[name].weights
        square = weights**2
        both = (square[self.one] * self.found(name)).sum(axis=1)
        length = np.sqrt(square.sum(axis=1))
        found: Floats = both / np.maximum(length[self.one] * length[self.other], TINY)
        return found

    def named(self) -> tuple[Floats, Floats]:
        """What the names of each side tell that stand anywhere on the other, as a name or among its words."""
        weights = self.table.rows["names"].weights
        turned = Shared(self.table, self.other, self.one)
        mine = (weights[self.one] * self.found("names", "every")).sum(axis=1)
        return mine, (weights[self.other] * turned.found("names", "every")).sum(axis=1)

    def whole(self, name: str) -> tuple[Floats, Floats]:
        """What all words of a set tell on each side."""
        sums = self.table.rows[name].weights.sum(axis=1)
        return sums[self.one], sums[self.other]


def compare_pairs(table: Table, one: Pairs, other: Pairs) -> Slots:
    """Every slot by name for pairs of rows of a table."""
    shared = Shared(table, one, other)
    return {**compare_deeds(shared), **compare_settings(shared), **compare_words(shared)}


def compare_settings(shared: Shared) -> Slots:
    """Who takes part, how many, where and when."""
    table, one, other = shared.table, shared.one, shared.other
    return {**_participants(shared), **_numbers(table, one, other), **_times(table, one, other)}


def _number(truths: Truths) -> Floats:
    return truths.astype(np.float32)


def likeness(shared: Shared) -> Floats:
    """How alike both predicates are in meaning, as a cosine."""
    table = shared.table
    found: Floats = np.einsum("ij,ij->i", table.predicate_meaning[shared.one], table.predicate_meaning[shared.other])
    return found


def compare_deeds(shared: Shared) -> Slots:
    """What is told of: whether both predicates are one word, one sense, contraries, or like in meaning."""
    table, one, other = shared.table, shared.one, shared.other
    predicate, most = shared.telling("predicate")
    same = predicate > 0
    sense = shared.meets("senses") & ~same
    contrary = shared.either("contraries", "senses") & ~same & ~sense
    typed = (table.type[one] >= 0) & (table.type[other] >= 0)
    return {
        "same predicate": _number(same),
        "telling predicate": np.minimum(most / RARE, 1),
        "same sense": _number(sense),
        "contrary sense": _number(contrary),
        "predicates alike": np.where(same, np.float32(0), np.maximum(likeness(shared), 0)),
        "predicate in words": _number(shared.either("predicate", "content") & ~same),
        "same type": _number(typed & (table.type[one] == table.type[other])),
        "other type": _number(typed & (table.type[one] != table.type[other])),
    }


def _participants(shared: Shared) -> Slots:
    agents, objects = shared.meets("agent names"), shared.meets("object names")
    goals, grounds = shared.meets("goal names"), shared.meets("grounds")
    heads = shared.meets("object heads")
    common = np.maximum(*shared.named())
    mine, others = shared.whole("names")
    least = np.maximum(np.minimum(mine, others), 1e-3)
    wording = shared.table.wording
    return {
        "same wording": _number((wording[shared.one] == wording[shared.other]) & (wording[shared.one] >= 0)),
        "agents agree": _number(agents),
        "doer and deed agree": _number(agents & shared.meets("predicate")),
        "agents differ": _number(shared.differ("agent names", agents)),
        "agent heads differ": _number(shared.differ("agent heads", shared.meets("agent heads")) & ~agents),
        "heads agree": _number(shared.meets("heads")),
        "objects agree": _number(objects),
        "objects differ": _number(shared.differ("object names", objects)),
        "object heads agree": _number(heads),
        "object heads differ": _number(shared.differ("object heads", heads)),
        "goals agree": _number(goals),
        "goals differ": _number(shared.differ("goal names", goals)),
        "grounds agree": _number(grounds),
        "grounds differ": _number(shared.differ("grounds", grounds)),
        "sides swapped": _number(shared.either("agent names", "object names") & ~agents),
        "names shared": np.minimum(common / least, 1).astype(np.float32),
        "names in common": np.minimum(common / SOME, 1).astype(np.float32),
        "no name shared": _number(shared.differ("names", common > 0)),
    }


def compare_words(shared: Shared) -> Slots:
    """In what words, with what numbers, in what report."""
    table, one, other = shared.table, shared.one, shared.other
    common, rarest = shared.telling("content")
    mine, others = shared.whole("content")
    names = shared.whole("names")
    union = np.maximum(mine + others - common, 1e-3)
    least = np.maximum(np.minimum(mine, others), 1e-3)
    enough = np.minimum(common / SOME, 1)
    scope = shared.meets("scope")
    meaning = np.einsum("ij,ij->i", table.meaning[one], table.meaning[other])
    told = np.minimum(mine + names[0], others + names[1])
    return {
        "words contained": (np.minimum(common / least, 1) * enough).astype(np.float32),
        "words in common": (np.minimum(common / union, 1) * enough).astype(np.float32),
        "weight in common": np.minimum(common / MUCH, 1).astype(np.float32),
        "rarest in common": np.minimum(rarest / RARE, 1).astype(np.float32),
        "words alike": np.maximum(meaning, 0).astype(np.float32),
        "told by both": np.minimum(told / MUCH, 1).astype(np.float32),
        "clauses alike": shared.cosine("clause"),
        "scope agrees": _number(scope),
        "scope differs": _number(shared.differ("scope", scope)),
        "same report": _number(table.report[one] == table.report[other]),
        "same sentence": _number(table.sentence[one] == table.sentence[other]),
    }


def _times(table: Table, one: Pairs, other: Pairs) -> Slots:
    begin, finish = table.days[:, 0], table.days[:, 1]
    told = (begin[one] != NOWHERE) & (begin[other] != NOWHERE)
    gap = np.maximum(begin[one] - finish[other], begin[other] - finish[one])
    known = (table.said[one] != NOWHERE) & (table.said[other] != NOWHERE)
    apart = np.where(known, np.abs(table.said[one] - table.said[other]), 0)
    first, last = np.minimum(table.tense[one], table.tense[other]), np.maximum(table.tense[one], table.tense[other])
    return {
        "same days": _number(told & (gap <= 0)),
        "other days": _number(told & (gap > NEAR)),
        "apart": np.minimum(np.log1p(apart) / np.log1p(MONTH), 1.5).astype(np.float32),
        "said together": _number(known & (apart <= 1)),
        "weeks apart": _number(apart > WEEKS),
        "long apart": _number(apart > SEASON),
        "undated": _number(~known),
        "done and ahead": _number((first == DONE) & (last == AHEAD)),
        "wanted and told": _number((first < WANTED) & (last == WANTED)),
    }


def _numbers(table: Table, one: Pairs, other: Pairs) -> Slots:
    """Whether both carry numbers, and whether one of them is in the other's range."""
    low, high = table.counted[:, 0], table.counted[:, 1]
    told = (low[one] >= 0) & (low[other] >= 0)
    meets = (low[one] <= high[other]) & (low[other] <= high[one])
    return {
        "same number": _number(told & meets),
        "other number": _number(told & ~meets),
        "number on one side": _number((low[one] >= 0) != (low[other] >= 0)),
    }
