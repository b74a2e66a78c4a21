"""Figures that moved since a moment: what a series came to before, and what it comes to now."""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.cross_report.changes.moments import Since
from onrecord.model.annotations import Bound
from onrecord.model.changes import Change, ChangeKind, Cited, Novelty
from onrecord.model.series import FigurePoint, FigureSeries

SIGNS = {Bound.EXACT: "", Bound.MORE: "more than ", Bound.LESS: "at most ", Bound.ABOUT: "about "}


def moved_figures(series: Iterable[FigureSeries], since: Since) -> Iterator[Change]:
    """The series that had a figure before and have another one since, each with its new figures, the latest last."""
    for one in series:
        known = [point for point in one.points if since.knew(point.versions)]
        fresh = [point for point in one.points if not since.knew(point.versions)]
        if known:
            held = {_value(point) for point in known}
            other = [point for point in fresh if _value(point) not in held]
            if other:
                yield _moved(one, known, other, since)


def figure_words(point: FigurePoint) -> str:
    """A figure as a reader writes it: "more than 130,000", "8,000 to 9,000"."""
    number = f"{point.low:,}" if point.low == point.high else f"{point.low:,} to {point.high:,}"
    return f"{SIGNS[point.bound]}{number}{'' if point.unit is None else ' ' + point.unit}"


def _value(point: FigurePoint) -> tuple[object, ...]:
    return (point.low, point.high, point.bound, point.unit)


def _moved(series: FigureSeries, known: Sequence[FigurePoint], fresh: Sequence[FigurePoint], since: Since) -> Change:
    last = fresh[-1]
    sighting = since.sightings.get(last.key.version_id)
    novelties = {since.novelty(point.key.version_id) for point in fresh}
    return Change(
        kind=ChangeKind.MOVED_FIGURE,
        novelty=Novelty.REPORTED if Novelty.REPORTED in novelties else Novelty.FOUND,
        subject=series.series_id,
        what=series.counts,
        who=tuple(dict.fromkeys(name for point in fresh for name in point.claimed_by)),
        before=tuple(_cited(point) for point in known),
        after=tuple(_cited(point) for point in fresh),
        happened=last.as_of,
        reported=None if sighting is None else sighting.published,
        seen=None if sighting is None else sighting.seen,
        values=(figure_words(known[-1]), figure_words(last)),
    )


def _cited(point: FigurePoint) -> Cited:
    return Cited(point.key.version_id, point.report_id, point.span)
