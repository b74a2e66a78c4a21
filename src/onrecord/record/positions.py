"""Finds what overlaps a stretch of text without looking at everything: a report may hold thousands of statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.model import Span

BUCKET = 400  # code points: about a paragraph of wire copy


class SpanIndex:
    """Numbers of things by the spans that they cover."""

    def __init__(self) -> None:
        self._buckets: dict[int, list[int]] = defaultdict(list)

    def add(self, number: int, spans: Iterable[Span]) -> None:
        """Files a thing under all its spans."""
        for bucket in sorted({bucket for span in spans for bucket in _buckets(span)}):
            self._buckets[bucket].append(number)

    def near(self, spans: Iterable[Span]) -> Iterator[int]:
        """The numbers, in order of size, of things that may overlap one of the spans."""
        found = {number for span in spans for bucket in _buckets(span) for number in self._buckets.get(bucket, ())}
        return iter(sorted(found))


def _buckets(span: Span) -> range:
    return range(span.start // BUCKET, max(span.start, span.end - 1) // BUCKET + 1)
