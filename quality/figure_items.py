"""Figures of given reports, ready to be compared across them: from parses to series."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.annotations import Parser, annotate_report
from onrecord.cross_report.neighbours import Keyed, neighbours
from onrecord.cross_report.series import SeriesItem, compare, group, keys_of, open_items
from onrecord.model import Report
from onrecord.model.filed import Filed
from onrecord.model.series import FigureLink, FigureSeries
from onrecord.record import extract_record

SHARED_KEYS = 2  # that two figures need to be compared


@dataclass(frozen=True, slots=True)
class Read:
    """A report under the id by which its labels name it."""

    id: str
    report_id: str
    number: int
    report: Report


def figure_items(reports: Iterable[Read], *, parser: Parser) -> Iterator[SeriesItem]:
    """The figures of some reports, parsed and opened for comparison."""
    for read in reports:
        annotations = annotate_report(read.report, parser=parser)
        record = extract_record(read.report, annotations)
        filed = Filed(
            version_id=read.id,
            report_id=read.report_id,
            number=read.number,
            text=read.report.text,
            title=read.report.title,
            outlet=read.report.outlet,
            published=annotations.publication.interval,
        )
        yield from open_items(filed, record.tallies).values()


def link_figures(items: Mapping[str, SeriesItem]) -> list[FigureLink]:
    """The links between neighbouring figures; items are given under names that sort."""
    keyed = (Keyed(name, keys_of(item), (item.order[0], name)) for name, item in items.items())
    pairs = neighbours(keyed, shared=SHARED_KEYS)
    return [link for a, b in pairs if (link := compare(items[a], items[b])) is not None]


def gather_series(items: Iterable[SeriesItem]) -> tuple[FigureSeries, ...]:
    """The series of some figures, as the record makes them."""
    named = {f"{item.key.version_id}#{item.key.figure:04}": item for item in items}
    return group(named.values(), link_figures(named))
