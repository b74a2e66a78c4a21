"""What is worked out from a record when somebody asks for it: timelines, wordings, coverage, changes, briefs."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from onrecord.cross_report import lineage
from onrecord.cross_report.brief import Shelf, write_brief
from onrecord.cross_report.changes import changes
from onrecord.cross_report.timeline.periods import Step
from onrecord.cross_report.timeline.timeline import timeline
from onrecord.cross_report.wording import Named, coverage, name_wordings
from onrecord.model import Actor
from onrecord.model.brief import Brief
from onrecord.model.changes import Change
from onrecord.model.claims import Claim
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute
from onrecord.model.lineage import LineageEdge, LineageRelation, Witness
from onrecord.model.series import FigureSeries
from onrecord.model.timeline import DatedLine, DatedReport, Telling, TimelineEntry
from onrecord.model.wording import Naming, NamingUse, OutletCoverage
from onrecord.store import CLAIMS, DISPUTES, EDGES, LINES, NAMINGS, SERIES, ActorRow, RecordReader


def draw_timeline(
    reader: RecordReader,
    *,
    by: str = Step.DAY,
    budget: int | None = None,
    since: date | None = None,
    until: date | None = None,
) -> tuple[TimelineEntry, ...]:
    """The timeline of a record, its entries counted by independent origins."""
    heads = reader.heads()
    reports = [
        DatedReport(
            version, heads[version].report_id, heads[version].outlet, heads[version].publication.interval, lines
        )
        for version, lines in reader.kept_items(LINES, DatedLine).items()
    ]
    edges = [edge for _, edge in reader.groups(EDGES, LineageEdge)]
    return timeline(
        reports,
        by=Step(by),
        budget=budget,
        since=since,
        until=until,
        root=_roots(edges),
        origins=_origins(reader, edges),
    )


def _roots(edges: Sequence[LineageEdge]) -> Callable[[str], str]:
    """For a version the report that its text goes back to: the first of those it was copied from."""
    parents: dict[str, LineageEdge] = {}
    for edge in sorted(edges, key=lambda edge: edge.order):
        if edge.relation is LineageRelation.COPIED_FROM and edge.other_report is not None:
            best = parents.get(edge.report)
            if best is None or sum(map(len, edge.scope)) > sum(map(len, best.scope)):
                parents[edge.report] = edge

    def root(version_id: str) -> str:
        seen = {version_id}
        while (edge := parents.get(version_id)) is not None and edge.other_report not in seen | {None}:
            version_id = str(edge.other_report)
            seen.add(version_id)
        return version_id

    return root


def _origins(reader: RecordReader, edges: Sequence[LineageEdge]) -> Callable[[Sequence[Telling]], int]:
    register = lineage.outlet_register(reader.known_outlets())
    drawn = lineage.lineage_of([lineage.sourced(filed, register) for filed in reader.filed().values()], edges)

    def count(tellings: Sequence[Telling]) -> int:
        told = [Witness(one.version_id, one.span) for one in tellings]
        return lineage.count_origins(told, drawn, register=register).count

    return count


def list_changes(reader: RecordReader, moment: datetime) -> tuple[Change, ...]:
    """What changed in a record since a moment."""
    ids = reader.actor_ids()
    return changes(
        moment,
        sightings=reader.sightings(),
        filed=reader.filed().values(),
        claims=[counted.claim for _, counted in reader.groups(CLAIMS, CountedClaim)],
        series=[series for _, series in reader.groups(SERIES, FigureSeries)],
        actor_of=lambda version, entity: ids.get((version, entity)),
    )


def draw_brief(reader: RecordReader, since: datetime | None) -> Brief:
    """The page that an analyst reads first, of the whole record or of what is new since a moment."""
    register = lineage.outlet_register(reader.known_outlets())
    return write_brief(
        Shelf(reader.filed(), lambda filed: lineage.publisher_of(filed, register).name),
        since=since,
        changes=() if since is None else list_changes(reader, since),
        disputes=[dispute for _, dispute in reader.groups(DISPUTES, Dispute)],
        series=[series for _, series in reader.groups(SERIES, FigureSeries)],
        entries=draw_timeline(reader, since=None if since is None else since.date()),
        claims=[counted for _, counted in reader.groups(CLAIMS, CountedClaim)],
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
