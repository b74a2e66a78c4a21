"""What is worked out from a record when somebody asks for it: timelines, wordings, coverage, changes, briefs."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from sys import maxsize

from onrecord.cross_report.brief import write_brief
from onrecord.cross_report.changes import Since, changes, tell_news
from onrecord.cross_report.timeline.periods import Background, Step, Topic, first_day
from onrecord.cross_report.timeline.timeline import timeline
from onrecord.cross_report.wording import Named, coverage, name_wordings
from onrecord.model import Actor
from onrecord.model.brief import Brief
from onrecord.model.changes import Change
from onrecord.model.claims import Claim
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute
from onrecord.model.news import News, Recently
from onrecord.model.series import FigureSeries, Relation
from onrecord.model.timeline import DatedReport, TimelineEntry
from onrecord.model.wording import Naming, NamingUse, OutletCoverage
from onrecord.pipeline.shelving import shelf_of
from onrecord.pipeline.tracing import origins_along, roots_of, trace_edges
from onrecord.store import CLAIMS, DISPUTES, NAMINGS, SERIES, ActorRow, RecordReader

ENOUGH = 12  # entries of a timeline from which on no earlier ones are looked for
WINDOWS = (7, 31, 366)  # days before the last on record that are looked at, one after the other
LONGEST_STEP = timedelta(days=31)  # a week or month that begins within a window may end so long after it


def draw_timeline(
    reader: RecordReader,
    *,
    by: str = Step.DAY,
    budget: int | None = None,
    since: date | None = None,
    until: date | None = None,
) -> tuple[TimelineEntry, ...]:
    """The timeline of a record, its entries counted by independent origins; of a window, only its lines are read."""
    step = Step(by)
    lines = reader.dated_lines(since, None if until is None else min(until, date.max - LONGEST_STEP) + LONGEST_STEP)
    heads = reader.heads_of(lines)
    reports = [
        DatedReport(version, heads[version].report_id, heads[version].outlet, heads[version].publication.interval, told)
        for version, told in lines.items()
    ]
    edges, reached = trace_edges(reader, lines)
    return timeline(
        reports,
        by=step,
        budget=budget,
        since=since,
        until=until,
        root=roots_of(edges),
        origins=origins_along(reader, edges, reached),
        background=_background(reader, step),
    )


def draw_latest(reader: RecordReader) -> tuple[TimelineEntry, ...]:
    """The last entries of the timeline, up to the last day on record."""
    last = reader.last_day()
    if last is None:
        return ()
    entries: tuple[TimelineEntry, ...] = ()
    for days in WINDOWS:
        since = last - timedelta(days=min(days, last.toordinal() - date.min.toordinal()))
        entries = draw_timeline(reader, since=since, until=last)
        if len(entries) >= ENOUGH:
            break
    return entries[-ENOUGH:]


def _background(reader: RecordReader, step: Step) -> Background:
    """What the whole record speaks of, and when its reports begin."""
    reports, counts = reader.topic_words()
    firsts = (first for published in reader.publications() if (first := first_day(published, step)) is not None)
    return Background(Topic.counted(counts, reports), next(firsts, None))


def list_changes(reader: RecordReader, moment: datetime) -> tuple[Change, ...]:
    """What changed in a record since a moment; only what new versions touch is read."""
    arrived = reader.arrived(moment)
    since = Since.of(moment, arrived.sightings, existed=arrived.existed)
    fresh = [name for name in since.sightings if since.novelty(name) is not None]
    reread = [name for name in since.sightings if since.was_reread(name)]
    claims = [counted.claim for _, counted in reader.groups_with(CLAIMS, fresh, CountedClaim)]
    ids = reader.actor_ids_of({member.item.version_id for claim in claims for member in claim.members})
    return changes(
        since,
        filed=reader.filed_of([*fresh, *reread], siblings=True).values(),
        claims=claims,
        series=[series for _, series in reader.groups_with(SERIES, fresh, FigureSeries)],
        actor_of=lambda version, entity: ids.get((version, entity)),
    )


def is_too_much(reader: RecordReader, moment: datetime, *, most: int, most_bytes: int) -> bool:
    """Whether what is new since a moment is more than so many versions, or hangs together with more than so much."""
    return reader.count_arrived(moment) > most or reader.weigh_touched(moment) > most_bytes


def read_news(reader: RecordReader, moment: datetime, *, most: int, most_bytes: int = maxsize) -> News:
    """The news since a moment in short; where that is too much to compare, only how many versions are new."""
    if is_too_much(reader, moment, most=most, most_bytes=most_bytes):
        return News(moment, uncompared=reader.count_arrived(moment))
    return tell_news(moment, list_changes(reader, moment))


def recent_moments(reader: RecordReader) -> dict[Recently, datetime]:
    """The moments that go by a name; one that the record cannot tell is left out."""
    moments = {Recently.ALL: datetime.min}
    day = reader.last_day()
    if day is not None:
        # Before the year 1 nothing was published.
        begin = max(day.toordinal(), 8)
        moments[Recently.DAY] = datetime.fromordinal(begin - 1)
        moments[Recently.WEEK] = datetime.fromordinal(begin - 7)
    built = reader.last_builds()
    if len(built) > 1:  # since the first build there is nothing to compare with
        moments[Recently.BUILD] = built[-1]
    return moments


def draw_brief(reader: RecordReader, since: datetime | None) -> Brief:
    """The page that an analyst reads first, of the whole record or of what is new since a moment."""
    changed = () if since is None else list_changes(reader, since)
    # What goes together and did not move, is disputed, or rests on one origin never comes into a brief.
    moved = [cited.version_id for change in changed if change.values is not None for cited in change.after]
    series = {
        **dict(reader.groups_of_kind(SERIES, Relation.CONFLICT.value, FigureSeries)),
        **dict(reader.groups_of_kind(SERIES, Relation.RISE.value, FigureSeries)),
        **dict(reader.groups_with(SERIES, moved, FigureSeries)),
    }
    return write_brief(
        shelf_of(reader),
        since=since,
        changes=changed,
        disputes=[dispute for _, dispute in reader.groups(DISPUTES, Dispute)],
        series=[series[name] for name in sorted(series)],
        entries=draw_timeline(reader, since=None if since is None else since.date()),
        claims=[counted for _, counted in reader.groups_of_kind(CLAIMS, "", CountedClaim, origins=2)],
    )


def find_wordings(reader: RecordReader) -> tuple[Naming, ...]:
    """What the outlets of a record name differently."""
    filed = reader.filed()
    actors = {actor.actor_id: _as_actor(actor) for actor in reader.actors()}
    ids = reader.actor_ids()
    named = [Named(filed[version], uses) for version, uses in reader.kept_items(NAMINGS, NamingUse).items()]
    return name_wordings(named, lambda version, entity: actors.get(ids.get((version, entity), "")))


def cover(claim: Claim, outlets: Sequence[str]) -> tuple[OutletCoverage, ...]:
    """What each outlet carries of a claim."""
    return coverage(claim, outlets)


def _as_actor(row: ActorRow) -> Actor:
    return Actor(row.actor_id, row.name, row.kind, row.aliases, (), country=row.country, sectors=row.sectors)
