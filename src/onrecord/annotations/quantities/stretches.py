"""Stretches of a text that are looked up by position, however many they are."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from onrecord.model import Span


class Stretches:
    """Spans in order, with those that overlap or meet taken as one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touch(self, span: Span) -> bool:
        """Whether any of them shares a position with the span."""
        return bisect_right(self._ends, span.start) < bisect_left(self._starts, span.end)

    def around(self, position: int) -> Span | None:
        """The stretch that covers the position, or None."""
        index = bisect_right(self._ends, position)
        covers = index < len(self._starts) and self._starts[index] <= position
        return Span(self._starts[index], self._ends[index]) if covers else None

    def cover(self, position: int) -> bool:
        """Whether any of them covers the position."""
        return bisect_right(self._ends, position) < bisect_right(self._starts, position)
