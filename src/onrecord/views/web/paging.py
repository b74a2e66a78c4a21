"""Long lists in pages, with every total shown: nothing is left out without saying so."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.store import Listing

PAGE_SIZE = 50
Row = TypeVar("Row", covariant=True)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """One page of a list; `number` counts from 1, `size` is how many rows a full page has."""

    listing: Listing[Row]
    number: int
    size: int = PAGE_SIZE

    @property
    def pages(self) -> int:
        """How many pages the whole list has; an empty list has one."""
        return max(1, -(-self.listing.total // self.size))

    @property
    def beyond(self) -> bool:
        """Whether this page lies after the last."""
        return self.number > self.pages

    @property
    def first(self) -> int:
        """The place of the first row in the whole list, counted from 1."""
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        """The place of the last row in the whole list."""
        return self.first + len(self.listing.rows) - 1


def offset_of(number: int, size: int = PAGE_SIZE) -> int:
    """How many rows stand on the pages before."""
    return (number - 1) * size
