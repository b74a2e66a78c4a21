"""How two reports share words: whole, trimmed, edited, embedded, or nothing but quotations or standing text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.cross_report.copies.chains import Chain
from onrecord.model.copies import CopyKind, Passage, PassageKind

WHOLE = 0.85  # of both reports' words lie in shared passages
WORD_FOR_WORD = 0.93  # of the words in them are the same
HALF = 0.5
MOST = 0.7  # from here on a report is that text, below it has a part of it


@dataclass(frozen=True, slots=True)
class Shares:
    """Of each report's words, the share that is the same in the other, and the share that lies in shared passages."""

    same_first: float
    same_second: float
    within_first: float
    within_second: float

    @classmethod
    def of(cls, chains: Sequence[Chain], words_first: int, words_second: int) -> "Shares":
        """The shares that chains have of two reports with so many words."""
        same = sum(chain.words for chain in chains)
        return cls(
            same / words_first,
            same / words_second,
            _covered(chain.first for chain in chains) / words_first,
            _covered(chain.second for chain in chains) / words_second,
        )


def kind_of(passages: Sequence[Passage], shares: Shares) -> tuple[CopyKind, tuple[str, ...]]:
    """The kind of a copy, and what decided it."""
    prose = [passage for passage in passages if passage.kind is PassageKind.PROSE]
    if not prose:
        quoted = any(passage.kind is PassageKind.QUOTED for passage in passages)
        kind = CopyKind.QUOTE if quoted else CopyKind.STANDING
        return kind, tuple(dict.fromkeys(passage.reason for passage in passages if passage.reason))
    same = shares.same_first + shares.same_second
    within = shares.within_first + shares.within_second
    word_for_word = same >= WORD_FOR_WORD * within
    least, most = sorted((shares.within_first, shares.within_second))
    reasons = (
        f"{_percent(shares.within_first)} of the first and {_percent(shares.within_second)} of the second lie in "
        f"shared passages",
        f"{_percent(same / within)} of the words in them are the same",
    )
    if least >= WHOLE:
        return (CopyKind.WHOLE if word_for_word else CopyKind.EDITED), reasons
    if most < MOST:
        return CopyKind.EMBEDDED, reasons
    if word_for_word and most >= WHOLE:
        return CopyKind.TRIMMED, reasons
    return (CopyKind.EDITED if least >= HALF or not word_for_word else CopyKind.TRIMMED), reasons


def _covered(ranges: Iterable[tuple[int, int]]) -> int:
    """How many words lie in half-open ranges, each counted once."""
    count, done = 0, 0
    for begin, after in sorted(ranges):
        count += max(0, after - max(begin, done))
        done = max(done, after)
    return count


def _percent(share: float) -> str:
    return f"{round(100 * share)}%"
