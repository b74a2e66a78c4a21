"""The way up from each word, computed once: the way of a word's head is the rest of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.record.events.reality_path import MOST_LEVELS, Level, path_of
from onrecord.record.propositions.splices import spliced_path
from onrecord.record.reading import Reading


@dataclass(frozen=True, slots=True)
class Paths:
    """The ways of one report; each fills in those of the words that it leads through."""

    reading: Reading
    known: dict[int, tuple[Sequence[Level], int]] = field(default_factory=dict)

    def path(self, token: int, others: tuple[int, ...] = ()) -> Sequence[Level]:
        """The levels from a word upward, over a stray full stop too.

        Args:
            token: The word.
            others: Further words of the same predicate.
        """
        if not others and token in self.known:
            below, number = self.known[token]
            return (replace(below[number], relation="", effects=()), *below[number + 1 :])
        path = path_of(self.reading, token, others)
        whole = len(path) < MOST_LEVELS
        path = (*path, *spliced_path(self.reading, path))
        if whole:
            for number in range(1, len(path)):
                self.known.setdefault(path[number].token, (path, number))
        return path
