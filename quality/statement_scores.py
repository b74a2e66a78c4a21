"""How well extracted statements agree with labelled ones: the figures used for PolNeAR and our own labels.

A role of a statement is the set of words that its spans touch, so that marks and spaces count for nothing. Gold and
predicted statements are paired one to one within a report, the pairs with the greatest overlap of contents first
(Jaccard of words). Then

    found         pairs whose contents overlap by half or more
    triple-soft   of these, pairs whose reporting words share a word and whose sources agree
    who-said      words of contents given to the right source, however they are cut into statements

Sources agree if the shorter one's last word stands in the other, if half of their words are shared, or if both are
missing. Statements are direct when nine tenths of the content's letters stand between double quotation marks, mixed
when some do, indirect when none does. For one kind, predictions count that are paired with a gold statement of that
kind, and those without a partner that are themselves of that kind. The measures follow the evaluation of PARC and
PolNeAR (Pareti 2015; Newell et al. 2018), with soft instead of exact spans.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*")
KINDS = ("all", "direct", "mixed", "indirect")
MEASURES = ("found", "triple-soft", "who-said")
DIRECT_SHARE = 0.9
HALF = 0.5
ROLES = ("source", "cue", "content")
Row = Mapping[str, Any]


class Roles(NamedTuple):
    """A statement as sets of word numbers, and its kind by the marks around its content."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    kind: str


class Score(NamedTuple):
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


@dataclass(slots=True)
class Tally:
    """Right and all, predicted and gold; a measure over many reports is their sum."""

    right_predicted: int = 0
    predicted: int = 0
    right_gold: int = 0
    gold: int = 0

    def add(self, right_predicted: int, predicted: int, right_gold: int, gold: int) -> None:
        """Adds one report."""
        self.right_predicted += right_predicted
        self.predicted += predicted
        self.right_gold += right_gold
        self.gold += gold

    def score(self) -> Score:
        """The figures; 0 where there is nothing to divide by."""
        precision = self.right_predicted / self.predicted if self.predicted else 0.0
        recall = self.right_gold / self.gold if self.gold else 0.0
        both = precision + recall
        return Score(precision, recall, 2 * precision * recall / both if both else 0.0)


@dataclass(slots=True)
class Scores:
    """Tallies by kind and measure."""

    tallies: dict[tuple[str, str], Tally] = field(
        default_factory=lambda: {(kind, measure): Tally() for kind in KINDS for measure in MEASURES}
    )

    @classmethod
    def total(cls, each: Iterable["Scores"]) -> "Scores":
        """The sum of many."""
        total = cls()
        for scores in each:
            for key, tally in scores.tallies.items():
                total.tallies[key].add(tally.right_predicted, tally.predicted, tally.right_gold, tally.gold)
        return total

    def f1(self, kind: str, measure: str = "triple-soft") -> float:
        """A figure in percent."""
        return 100 * self.tallies[kind, measure].score().f1

    def lines(self) -> list[str]:
        """A table: precision, recall and F1 in percent."""
        gold = {kind: self.tallies[kind, "found"].gold for kind in KINDS}
        table = [f"{'':12}" + "".join(f"{f'{kind} ({gold[kind]})':>22}" for kind in KINDS)]
        for measure in MEASURES:
            cells = (self.tallies[kind, measure].score() for kind in KINDS)
            table.append(
                f"{measure:12}"
                + "".join(f"{'{:.1f} / {:.1f} / {:.1f}'.format(*(100 * x for x in cell)):>22}" for cell in cells)
            )
        return table


def score_statements(texts: Iterable[tuple[str, Sequence[Row], Sequence[Row]]]) -> Scores:
    """Scores predicted statements.

    Args:
        texts: For each report its text, the gold and the predicted statements: "source", "cue" and "content" as lists
            of [start, end) in code points.
    """
    scores = Scores()
    for text, gold, predicted in texts:
        read = _Words(text)
        _add_report(scores, [read.roles(row) for row in gold], [read.roles(row) for row in predicted])
    return scores


def _add_report(scores: Scores, gold: Sequence[Roles], predicted: Sequence[Roles]) -> None:
    partner = pair(gold, predicted)
    of = {number: mine for mine, number in partner.items()}
    for kind in KINDS:
        golds = [i for i, roles in enumerate(gold) if kind in ("all", roles.kind)]
        counted = [j for j, roles in enumerate(predicted) if kind in ("all", (gold[of[j]] if j in of else roles).kind)]
        pairs = [(gold[i], predicted[partner[i]]) for i in golds if i in partner]
        found = [(one, other) for one, other in pairs if _jaccard(one.content, other.content) >= HALF]
        right = [both for both in found if _cues_agree(*both) and sources_agree(*both)]
        scores.tallies[kind, "found"].add(len(found), len(counted), len(found), len(golds))
        scores.tallies[kind, "triple-soft"].add(len(right), len(counted), len(right), len(golds))
        scores.tallies[kind, "who-said"].add(*_who_said(gold, predicted, golds, kind))


def pair(gold: Sequence[Roles], predicted: Sequence[Roles]) -> dict[int, int]:
    """The predicted statement that each gold one is paired with, by index."""
    candidates = []
    for i, one in enumerate(gold):
        for j, other in enumerate(predicted):
            overlap = _jaccard(one.content, other.content) if one.content else 0.01 * _jaccard(one.cue, other.cue)
            if overlap > 0 and (one.content & other.content or not one.content):
                candidates.append((-overlap, i, j))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return partner


def _who_said(
    gold: Sequence[Roles], predicted: Sequence[Roles], golds: Sequence[int], kind: str
) -> tuple[int, int, int, int]:
    shared = {
        (i, j): one.content & other.content
        for i, one in enumerate(gold)
        for j, other in enumerate(predicted)
        if one.content & other.content
    }
    agreeing = {both: words for both, words in shared.items() if sources_agree(gold[both[0]], predicted[both[1]])}
    chosen = set(golds)
    right_gold = sum(len(frozenset().union(*(w for (i, _), w in agreeing.items() if i == g))) for g in golds)
    right = count = 0
    for j, roles in enumerate(predicted):
        touching = [i for i, other in shared if other == j]
        if any(i in chosen for i in touching) or (not touching and kind in ("all", roles.kind)):
            count += len(roles.content)
            right += len(frozenset().union(*(w for (_, other), w in agreeing.items() if other == j)))
    return right, count, right_gold, sum(len(gold[g].content) for g in golds)


def sources_agree(one: Roles, other: Roles) -> bool:
    """Whether two statements name the same words as their source."""
    if not one.source or not other.source:
        return not one.source and not other.source
    short, long = sorted((one.source, other.source), key=len)
    return max(short) in long or _jaccard(short, long) >= HALF


def _cues_agree(one: Roles, other: Roles) -> bool:
    return bool(one.cue & other.cue) or not (one.cue | other.cue)


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


class _Words:
    """The words of a text by position, and which letters are quoted."""

    def __init__(self, text: str) -> None:
        self._places = [match.span() for match in WORD.finditer(text)]
        self._at = {at: number for number, place in enumerate(self._places) for at in range(*place)}
        self._quoted = _quoted(text)

    def roles(self, row: Row) -> Roles:
        source, cue, content = (
            frozenset(self._at[at] for start, end in row.get(role) or () for at in range(start, end) if at in self._at)
            for role in ROLES
        )
        letters = [at for number in content for at in range(*self._places[number])]
        share = sum(self._quoted[at] for at in letters) / len(letters) if letters else 0.0
        return Roles(source, cue, content, "direct" if share >= DIRECT_SHARE else "mixed" if share else "indirect")


def _quoted(text: str) -> bytearray:
    """For each code point whether it stands between double marks; a blank line ends what was left open."""
    quoted = bytearray(len(text))
    inside = False
    for at, char in enumerate(text):
        if char in "“«":
            inside = True
        elif char in "”»" or text.startswith("\n\n", at):
            inside = False
        elif char == '"':
            inside = not inside
        elif inside:
            quoted[at] = 1
    return quoted
