"""What is known of a report's statements while more are looked for."""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.model import Span
from onrecord.record.drafts import Draft
from onrecord.record.positions import SpanIndex
from onrecord.record.reading import Reading


class Known:
    """The drafts found so far, by block and by position."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft]) -> None:
        self._reading = reading
        self._drafts: list[Draft] = []
        self._contents = SpanIndex()
        self._by_block: dict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Files a draft."""
        self._contents.add(len(self._drafts), draft.content)
        self._drafts.append(draft)
        self._by_block[self._reading.block_of(draft.content[-1].start)].append(draft)

    def holds(self, pieces: Sequence[Span]) -> bool:
        """Whether half of some words or more are part of the content of one draft."""
        near = (self._drafts[number] for number in self._contents.near(pieces))
        return any(2 * _shared(pieces, draft.content) >= sum(map(len, pieces)) for draft in near)

    def last_before(self, position: int, block: int) -> Draft | None:
        """The draft with a speaker, not itself spoken by another, that ends last before a position of a block."""
        before = [
            draft
            for draft in self._by_block.get(block, ())
            if draft.content[-1].end <= position
            and draft.subject is not None
            and (draft.cue_token is None or self._reading.quotation_at[draft.cue_token] is None)
        ]
        return max(before, key=lambda draft: draft.content[-1].end, default=None)


def _shared(some: Sequence[Span], others: Sequence[Span]) -> int:
    """How many code points two contents have in common."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
