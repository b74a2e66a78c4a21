"""The commands about what several reports tell together."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute
from onrecord.model.lineage import LineageEdge
from onrecord.model.series import FigureSeries
from onrecord.model.stories import Story
from onrecord.store import CLAIMS, DISPUTES, EDGES, SERIES, STORIES, RecordReader
from onrecord.views.cli import gathered_listings, output, printing
from onrecord.views.cli.dates import parse_within
from onrecord.views.cli.options import (
    DEFAULT_RECORD,
    BudgetOption,
    ByOption,
    JsonOption,
    LimitOption,
    OriginsOption,
    RecordOption,
    ReportOption,
    SinceOption,
    SpeakerOption,
    TextOption,
    UntilOption,
)
from onrecord.views.cli.passages import Passages
from onrecord.views.cli.wording import count
from onrecord.views.shapes import group_fields
from onrecord.views.shapes.gathered import Covered, Gathered, Named, about, by, claim_speakers, dispute_speakers, kept
from onrecord.views.shapes.line_fields import Fields

Value = TypeVar("Value")
_PLURALS = {"series": "series", "story": "stories", "entry": "entries"}


def claims(
    record: RecordOption = DEFAULT_RECORD,
    speaker: SpeakerOption = None,
    text: TextOption = None,
    origins: OriginsOption = 1,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """List what is claimed, by whom, and from how many independent origins."""

    def wanted(counted: CountedClaim) -> bool:
        return (
            counted.origins.count >= origins
            and about(text, (member.item.words for member in counted.claim.members))
            and by(speaker, claim_speakers(counted.claim))
        )

    with RecordReader(record) as reader:
        gathered = Gathered(reader)
        found = kept(gathered.claims(), wanted)
        _print(gathered, found, limit, json, group_fields.claim_fields, gathered_listings.print_claims, "claim")


def disputes(
    record: RecordOption = DEFAULT_RECORD,
    speaker: SpeakerOption = None,
    text: TextOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """List who denies, doubts or contradicts whom, with the words on both sides."""
    with RecordReader(record) as reader:
        gathered = Gathered(reader)

        def wanted(dispute: Dispute) -> bool:
            words = (gathered.words(item.version_id, item.span) for side in dispute.sides for item in side.items)
            return about(text, (dispute.question, *words)) and by(speaker, dispute_speakers(dispute))

        found = kept(gathered.disputes(), wanted)
        _print(gathered, found, limit, json, group_fields.dispute_fields, gathered_listings.print_disputes, "dispute")


def lineage(
    record: RecordOption = DEFAULT_RECORD,
    report: ReportOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """List which report took what from which other, and whom reports credit."""
    with RecordReader(record) as reader:
        gathered = Gathered(reader)

        def wanted(edge: LineageEdge) -> bool:
            return gathered.any_called(report, (edge.report, *((edge.other_report,) if edge.other_report else ())))

        found = kept(gathered.edges(), wanted)
        _print(gathered, found, limit, json, group_fields.edge_fields, gathered_listings.print_edges, "edge")


def stories(
    record: RecordOption = DEFAULT_RECORD,
    text: TextOption = None,
    report: ReportOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """List which reports tell of one event."""
    with RecordReader(record) as reader:
        gathered = Gathered(reader)

        def wanted(story: Story) -> bool:
            titles = (gathered.heads[version].title or "" for version in story.reports)
            return about(text, (story.label, *titles)) and gathered.any_called(report, story.reports)

        found = kept(gathered.stories(), wanted)
        _print(gathered, found, limit, json, group_fields.story_fields, gathered_listings.print_stories, "story")


def timeline(
    record: RecordOption = DEFAULT_RECORD,
    by: ByOption = "day",
    budget: BudgetOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    json: JsonOption = False,
) -> None:
    """List what happened when, told most first, in the words of the reports."""
    from onrecord.pipeline.reading_across import draw_timeline

    within = parse_within(since, until)
    first, after = (None, None) if within is None else (within.begin, within.finish)
    with RecordReader(record) as reader:
        entries = draw_timeline(
            reader,
            by=by,
            budget=budget,
            since=None if first is None else first.date(),
            until=None if after is None else (after - timedelta(days=1)).date(),
        )
        found = [(f"{number}", entry) for number, entry in enumerate(entries)]
        gathered = Gathered(reader)
        _print(gathered, found, None, json, group_fields.entry_fields, gathered_listings.print_timeline, "entry")


def wording(
    record: RecordOption = DEFAULT_RECORD,
    text: TextOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """List what outlets name differently in their own voice."""
    from onrecord.pipeline.reading_across import find_wordings

    with RecordReader(record) as reader:
        gathered = Gathered(reader)
        found = [
            (naming.naming_id, naming)
            for naming in find_wordings(reader)
            if about(text, (naming.named, *(variant.words for variant in naming.variants)))
        ]
        found.sort(key=lambda one: (-len(one[1].outlets), one[0]))
        _print(gathered, found, limit, json, group_fields.naming_fields, gathered_listings.print_namings, "naming")


def coverage(
    record: RecordOption = DEFAULT_RECORD,
    text: TextOption = None,
    origins: OriginsOption = 1,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """List which outlets carry a claim, its denial, both or neither."""
    from onrecord.pipeline.reading_across import cover

    with RecordReader(record) as reader:
        gathered = Gathered(reader)
        outlets = gathered.outlets()
        found = [
            (name, Covered(counted.claim.proposition, cover(counted.claim, outlets)))
            for name, counted in gathered.claims()
            if counted.origins.count >= origins and about(text, (member.item.words for member in counted.claim.members))
        ]
        _print(gathered, found, limit, json, group_fields.coverage_fields, gathered_listings.print_coverage, "claim")


def show_group(reader: RecordReader, family: str, group_id: str, *, json: bool) -> None:
    """Shows one claim, dispute, series, edge or story in full."""
    gathered = Gathered(reader)
    found, fields, listing = _GROUPS[family]
    named = [one for one in found(gathered) if one[0] == group_id]
    if json:
        printing.print_json(fields(gathered, named[0]))
    else:
        listing(Passages(gathered, whole=True), named)


def print_series(reader: RecordReader, *, speaker: str | None, text: str | None, limit: int | None, json: bool) -> None:
    """Lists figures for the same thing side by side."""

    def wanted(series: FigureSeries) -> bool:
        claimants = [name for point in series.points for name in point.claimed_by]
        return about(text, (series.counts,)) and by(speaker, claimants)

    gathered = Gathered(reader)
    found = kept(gathered.series(), wanted)
    _print(gathered, found, limit, json, group_fields.series_fields, gathered_listings.print_series, "series")


def _print(
    gathered: Gathered,
    found: Sequence[Named[Value]],
    limit: int | None,
    json: bool,
    fields: Callable[[Gathered, Named[Value]], Fields],
    listing: Callable[[Passages, Sequence[Named[Value]]], None],
    noun: str,
) -> None:
    shown = found[:limit]
    if json:
        printing.print_json_rows(fields(gathered, one) for one in shown)
    else:
        listing(Passages(gathered), shown)
    if len(shown) < len(found):
        more = len(found) - len(shown)
        output.remark(f"{count(more, f'more {noun}', f'more {_many(noun)}')} left out by --limit.")
    elif not json:
        output.remark(f"{count(len(found), noun, _many(noun))}." if found else f"No {noun}.")


def _many(noun: str) -> str:
    return _PLURALS.get(noun, f"{noun}s")


# How the groups of each family are read, told to programs and shown to people.
_GROUPS: Mapping[str, tuple[Callable[[Gathered], Any], Callable[..., Fields], Callable[..., None]]] = {
    CLAIMS: (Gathered.claims, group_fields.claim_fields, gathered_listings.print_claims),
    DISPUTES: (Gathered.disputes, group_fields.dispute_fields, gathered_listings.print_disputes),
    SERIES: (Gathered.series, group_fields.series_fields, gathered_listings.print_series),
    EDGES: (Gathered.edges, group_fields.edge_fields, gathered_listings.print_edges),
    STORIES: (Gathered.stories, group_fields.story_fields, gathered_listings.print_stories),
}
