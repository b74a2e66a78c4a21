"""When a report was published, as far as it is declared or stands on the page.

What is declared counts first, then what the markup says, then a line on the page ("Published 12:30, 16 February
2022"). Each way leaves its reason. A report without any of these is undated; later stages may infer its date from
what it tells.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from onrecord.errors import BadDate
from onrecord.model import Furniture, FurnitureKind, Publication, PublicationBasis, Reason
from onrecord.reports.dates import find_date, parse_date

_UPDATED = re.compile(r"\W*(?:last\s+)?(?:updated?|modified|edited|upd)\b", re.IGNORECASE)


class MarkupDate(NamedTuple):
    """A date as a page's markup writes it, and the place in the markup."""

    written: str
    place: str


class LineDates(NamedTuple):
    """What the lines of a page say about its publication and its last change."""

    publication: Publication | None
    modified: datetime | None


UNDATED = Publication(None, PublicationBasis.UNKNOWN, (Reason("no date is declared, and none stands on the page"),))


def declared_publication(written: str, origin: str | None) -> Publication:
    """The publication that someone declared.

    Raises:
        BadDate: The date does not exist or cannot be read.
    """
    reason = Reason(f"declared as {written!r} ({origin or 'given'})")
    return Publication(parse_date(written), PublicationBasis.DECLARED, (reason,))


def markup_publication(dates: Sequence[MarkupDate]) -> Publication | None:
    """The publication by the first date of the markup that exists; those that do not are told in the reasons."""
    passed_over: list[Reason] = []
    for date in dates:
        try:
            interval = parse_date(date.written)
        except BadDate:
            passed_over.append(Reason(f"the page says {date.written!r} ({date.place}), which is no date that exists"))
            continue
        reason = Reason(f"the page says {date.written!r} ({date.place})")
        return Publication(interval, PublicationBasis.PAGE, (reason, *passed_over))
    return Publication(None, PublicationBasis.UNKNOWN, tuple(passed_over)) if passed_over else None


def line_dates(page_text: str, furniture: Sequence[Furniture]) -> LineDates:
    """What lines such as "Published 12:30, 16 February 2022" say; an update is kept apart from the publication."""
    publication: Publication | None = None
    modified: datetime | None = None
    for piece in furniture:
        if piece.kind is not FurnitureKind.DATELINE:
            continue
        line = piece.page_span.of(page_text)
        found = find_date(line)
        if found is None:
            continue
        if _UPDATED.match(line):
            modified = modified or found.interval.begin
        elif publication is None:
            reason = Reason(f"the page says {' '.join(found.words.split())!r}")
            publication = Publication(found.interval, PublicationBasis.PAGE, (reason,))
    return LineDates(publication, modified)


def first_known(*publications: Publication | None) -> Publication:
    """The first publication with a date; without any, what is known about why there is none."""
    for publication in publications:
        if publication is not None and publication.interval is not None:
            return publication
    reasons = tuple(reason for publication in publications if publication for reason in publication.reasons)
    return Publication(None, PublicationBasis.UNKNOWN, reasons) if reasons else UNDATED


def moment_of(written: str | None) -> datetime | None:
    """The beginning of a written date, or None when there is none that exists."""
    try:
        return parse_date(written).begin if written else None
    except BadDate:
        return None
