"""Invented reports as the lineage sees them, and the copies of words between them, built by hand."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from onrecord.cross_report.lineage import (
    Lineage,
    OutletRegister,
    Sourced,
    compare,
    lineage_edges,
    lineage_of,
    outlet_register,
    sourced,
)
from onrecord.model import Interval, Span
from onrecord.model.copies import Copy, CopyKind, Passage, PassageKind, Route
from onrecord.model.filed import Filed
from onrecord.model.lineage import LineageEdge, Witness
from onrecord.model.reports import Credit, CreditKind

MONDAY = datetime(2031, 5, 5)


def filed(
    version_id: str,
    text: str,
    *,
    outlet: str | None = None,
    credits: Iterable[tuple[str, CreditKind, str | None]] = (),
    day: int | None = 0,
    title: str | None = None,
    url: str | None = None,
    author: str | None = None,
    report_id: str | None = None,
) -> Filed:
    """A report; a credit is its usual name, its kind, and the words in the text, None for one beside it."""
    given = tuple(credits)
    spans = tuple(None if words is None else place(text, words) for _, _, words in given)
    begin = None if day is None else MONDAY + timedelta(days=day)
    paragraphs = [Span(*found.span()) for found in re.finditer(r"[^\n]+", text)]
    return Filed(
        version_id,
        report_id or version_id,
        1,
        text,
        title=title,
        outlet=outlet,
        author=author,
        url=url,
        published=None if begin is None else Interval(begin, begin + timedelta(hours=1)),
        paragraphs=tuple(paragraphs),
        sentences=tuple(Span(*found.span()) for found in re.finditer(r"[^\s.][^.\n]*\.?[”\"]?", text)),
        credits=tuple(Credit(name, kind, Span(9000, 9000 + len(name))) for name, kind, _ in given),
        credit_spans=spans,
    )


def place(text: str, words: str) -> Span:
    """Where words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def copy(
    one: Filed,
    other: Filed,
    words: Sequence[str],
    *,
    source: str | None,
    kind: CopyKind = CopyKind.WHOLE,
    passage_kind: PassageKind = PassageKind.PROSE,
) -> Copy:
    """What two reports share: the words stand in both; `source` is the id of the one that had them first."""
    first, second = sorted((one, other), key=lambda report: report.version_id)
    passages = tuple(
        Passage(
            place(first.text, each), place(second.text, each), len(each.split()), 1.0, float(len(each)), passage_kind
        )
        for each in words
    )
    routes = {None: Route.UNDECIDED, first.version_id: Route.FIRST_TO_SECOND, second.version_id: Route.SECOND_TO_FIRST}
    return Copy(first.version_id, second.version_id, kind, passages, 1.0, 1.0, 50.0, routes[source])


def drawn(
    reports: Sequence[Filed], copies: Sequence[Copy] = (), *, register: OutletRegister | None = None
) -> tuple[tuple[LineageEdge, ...], Lineage]:
    """The edges among some reports, all of which are compared with all, and the lineage made of them."""
    known = register or outlet_register()
    sources: list[Sourced] = [sourced(report, known) for report in reports]
    links = [link for i, one in enumerate(sources) for other in sources[i + 1 :] for link in compare(one, other)]
    edges = lineage_edges(sources, copies, links)
    return edges, lineage_of(sources, edges)


def told(report: Filed, words: str, *speakers: str) -> Witness:
    """The place where a report says some words."""
    return Witness(report.version_id, place(report.text, words), speakers)
