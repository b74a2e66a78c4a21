"""A timeline out of many reports' dated lines: which dates, and for each the words of one report."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from onrecord.cross_report.timeline.choosing import Chosen, Said, choose, is_dated, reads_well
from onrecord.cross_report.timeline.periods import Background, Period, Step, Topic, periods_of
from onrecord.model.timeline import DatedReport, Telling, TimelineEntry

PER_PERIOD = 3  # lines of one period at most, where no budget is set
Origins = Callable[[Sequence[Telling]], int]


def timeline(
    reports: Iterable[DatedReport],
    *,
    by: Step = Step.DAY,
    budget: int | None = None,
    since: date | None = None,
    until: date | None = None,
    root: Callable[[str], str] = str,
    origins: Origins | None = None,
    background: Background | None = None,
) -> tuple[TimelineEntry, ...]:
    """The entries of a timeline in order of time; the same in whatever order the reports come.

    Args:
        reports: One version of each report, or several that share a report id.
        by: The step; an entry's own time may be finer, and what is told less precisely than the step is left out.
        budget: How many entries at most, each of another period: the most told of. None for all, with up to three
            matters a period.
        since: The first day that counts; None for no bound.
        until: The last day that counts.
        root: For a version id, the id of the text that it is a copy of, or itself.
        origins: Counts the independent origins behind tellings; None to count distinct roots.
        background: What holds for all reports, where those given are only the ones that tell of the days that count.
    """
    given = sorted(reports, key=lambda report: report.version_id)
    topic = Topic.of(given) if background is None else background.topic
    periods = [
        period
        for period in periods_of(given, step=by, topic=topic, root=root, background=background)
        if (since is None or period.first >= since) and (until is None or period.first <= until)
    ]
    ranked = sorted(periods, key=lambda period: (-period.score, period.first))
    entries: list[TimelineEntry] = []
    said = Said()
    for period in ranked:
        if budget is not None and len(entries) >= budget:
            break
        chosen = choose(period, most=PER_PERIOD if budget is None else 1, topic=topic, said=said)
        for one in chosen if budget is not None else _worth_telling(chosen):
            entries.append(_entry(period, one, root=root, origins=origins))
            said.add(one.told.line)
    return tuple(sorted(entries, key=lambda entry: (_begin(entry), -entry.origins, -entry.score, entry.version_id)))


def _worth_telling(chosen: Sequence[Chosen]) -> list[Chosen]:
    """What a full timeline tells of a period: the best line if it reads well, and further matters.

    Such a matter is one that several reports tell, or one whose date its report names in so many words.
    """
    return [
        one
        for number, one in enumerate(chosen)
        if one.others or (reads_well(one.told.line) and (number == 0 or is_dated(one.told.line)))
    ]


def _entry(period: Period, chosen: Chosen, *, root: Callable[[str], str], origins: Origins | None) -> TimelineEntry:
    told = chosen.told
    tellings = tuple(Telling(other.report.version_id, other.line.span) for other in chosen.others)
    every = (Telling(told.report.version_id, told.line.span), *tellings)
    all_told = (told, *chosen.others)
    return TimelineEntry(
        when=told.line.when,
        version_id=told.report.version_id,
        span=told.line.span,
        reality=told.line.reality,
        holder=told.line.holder,
        tellings=tellings,
        reports=len({one.report.report_id for one in all_told}),
        outlets=len({one.report.outlet for one in all_told} - {None}),
        origins=len({root(telling.version_id) for telling in every}) if origins is None else origins(every),
        score=period.score,
        reasons=period.reasons,
    )


def _begin(entry: TimelineEntry) -> str:
    return "" if entry.when.begin is None else entry.when.begin.isoformat()
