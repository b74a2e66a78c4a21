"""The blocks of a text by position: found by halving, so that a long report costs no more for each of its notes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.model import Block, BlockKind, Span


class Paragraphs:
    """The title, headings and paragraphs of a text, in order; the whole text where it has none."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.blocks = tuple(blocks) or (Block(Span(0, len(text)), BlockKind.PARAGRAPH),)
        self._starts = [block.span.start for block in self.blocks]

    def holding(self, position: int) -> int:
        """The number of the block in which a position lies, or of the last that begins before it."""
        return max(0, bisect_right(self._starts, position) - 1)

    def touched(self, span: Span) -> range:
        """The numbers of the blocks that a span reaches into; none for an empty one."""
        after = bisect_left(self._starts, span.end) if len(span) else 0
        return range(self.holding(span.start), after)

    def pieces(self, span: Span) -> Iterator[Span]:
        """A span without what lies between blocks, block by block."""
        for number in self.touched(span):
            block = self.blocks[number].span
            start, end = max(span.start, block.start), min(span.end, block.end)
            if start < end:
                yield Span(start, end)
