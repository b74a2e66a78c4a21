"""Positions in a report's text."""

from dataclasses import dataclass

from onrecord.errors import BadSpan


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, [start, end), in a text that never changes."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise BadSpan(self.start, self.end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether every position of the other span lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one position."""
        return self.start < other.end and other.start < self.end

    def moved(self, offset: int) -> "Span":
        """The same span, `offset` code points further on."""
        return Span(self.start + offset, self.end + offset)
