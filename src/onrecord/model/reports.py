"""A report: one news article as one outlet published it, cleaned, with what was set aside beside it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.model.intervals import Interval
from onrecord.model.spans import Span


class BlockKind(StrEnum):
    """What a block of a report's text is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """A title, heading or paragraph of a report's text."""

    span: Span
    kind: BlockKind


class FurnitureKind(StrEnum):
    """What a piece of a page is that is not the report's own prose."""

    PLUGIN_MARK = "plugin mark"
    READ_ALSO = "read also"
    PHOTO_CREDIT = "photo credit"
    CAPTION = "caption"
    TAGS = "tags"
    SHARING = "sharing"
    SOURCE_LINE = "source line"
    OUTLET_LINE = "outlet line"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUBSCRIPTION = "subscription"
    COPYRIGHT = "copyright"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece of the page that never reaches the analysis; `page_span` points into `Report.page_text`."""

    kind: FurnitureKind
    page_span: Span


class CreditKind(StrEnum):
    """How a report says where it comes from."""

    SOURCE_LINE = "source line"
    LINK_TO = "link to"
    REPORTED_BY = "reported by"
    DATELINE = "dateline"
    PHOTO = "photo"
    CONTRIBUTED = "contributed"
    TOLD_OUTLET = "told outlet"


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet that the report names as where it has this from.

    `page_span` covers the name and points into `Report.page_text`: some credits stand in furniture.
    """

    name: str
    kind: CreditKind
    page_span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """An address that the page points to, with the words it stands on."""

    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """`length` code points from `start` in `Report.text` stand unchanged from `page_start` in `Report.page_text`."""

    start: int
    page_start: int
    length: int


class PublicationBasis(StrEnum):
    """Where a publication date comes from."""

    PAGE = "page"
    DECLARED = "declared"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of an explanation, with the words it rests on; `span` is None where it rests on no words."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """When a report was published, as an interval, and how that is known.

    `interval` is None when the date is unknown; the reasons may then still say what bounds it.
    """

    interval: Interval | None
    basis: PublicationBasis
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One cleaned news article as one outlet published it.

    `text` never changes after cleaning; all spans of annotations, statements and figures point into it.
    `page_text` is the whole text of the page, furniture included, and `alignment` leads from the one to the
    other. `key` is the page's identity over time and `digest` (SHA-256, hex) that of its words.
    """

    key: str
    address: str
    digest: str
    text: str
    page_text: str
    blocks: tuple[Block, ...]
    alignment: tuple[Alignment, ...]
    publication: Publication
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    modified: datetime | None = None
    furniture: tuple[Furniture, ...] = ()
    credits: tuple[Credit, ...] = ()
    links: tuple[Link, ...] = ()

    def page_spans(self, span: Span) -> tuple[Span, ...]:
        """Where a span of `text` stands in `page_text`: one span, or several where furniture interrupts it."""
        pieces = []
        for piece in self.alignment:
            start, end = max(span.start, piece.start), min(span.end, piece.start + piece.length)
            if start < end:
                offset = piece.page_start - piece.start
                pieces.append(Span(start + offset, end + offset))
        return tuple(pieces)
