"""The commands about what several reports tell together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Generic, TypeVar

from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute
from onrecord.model.lineage import LineageEdge
from onrecord.model.series import FigureSeries
from onrecord.model.stories import Story
from onrecord.store import CLAIMS, DISPUTES, DOUBTFUL, EDGES, SERIES, STORIES, RecordReader
from onrecord.views.cli import gathered_listings, output, printing
from onrecord.views.cli.dates import parse_within
from onrecord.views.cli.options import (
    DEFAULT_RECORD,
    BudgetOption,
    ByOption,
    CsvOption,
    DoubtfulOption,
    Form,
    JsonOption,
    LimitOption,
    OriginsOption,
    RecordOption,
    ReportOption,
    SinceOption,
    SpeakerOption,
    TextOption,
    UntilOption,
    form_of,
)
from onrecord.views.cli.passages import Passages
from onrecord.views.cli.wording import count
from onrecord.views.export import group_tables
from onrecord.views.export.columns import (
    CLAIM_FIELDS,
    DISPUTE_FIELDS,
    EDGE_FIELDS,
    SERIES_FIELDS,
    STORY_FIELDS,
    TIMELINE_FIELDS,
)
from onrecord.views.shapes import group_fields
from onrecord.views.shapes.gathered import Covered, Gathered, Named, about, by, claim_speakers, dispute_speakers, kept
from onrecord.views.shapes.line_fields import Fields

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class _Kind(Generic[Value]):
    """How things of one kind are printed; `rows` are those of a table with `columns`, None where they have none."""

    noun: str
    fields: Callable[[Gathered, Named[Value]], Fields]
    listing: Callable[[Passages, Sequence[Named[Value]]], None]
    rows: Callable[[Gathered, Named[Value]], Iterator[Fields]] | None = None
    columns: tuple[str, ...] = ()
    plural: str = ""

    def counted(self, number: int, more: str = "") -> str:
        """A number of them: "1 story", "3 more stories"."""
        return count(number, f"{more}{self.noun}", f"{more}{self.plural or self.noun + 's'}")


_CLAIM = _Kind(
    "claim", group_fields.claim_fields, gathered_listings.print_claims, group_tables.claim_rows, CLAIM_FIELDS
)
_DISPUTE = _Kind(
    "dispute", group_fields.dispute_fields, gathered_listings.print_disputes, group_tables.dispute_rows, DISPUTE_FIELDS
)
_DOUBTFUL = replace(_DISPUTE, noun="doubtful dispute")
_SERIES = _Kind(
    "series",
    group_fields.series_fields,
    gathered_listings.print_series,
    group_tables.series_rows,
    SERIES_FIELDS,
    plural="series",
)
_EDGE = _Kind("edge", group_fields.edge_fields, gathered_listings.print_edges, group_tables.edge_rows, EDGE_FIELDS)
_STORY = _Kind(
    "story",
    group_fields.story_fields,
    gathered_listings.print_stories,
    group_tables.story_rows,
    STORY_FIELDS,
    plural="stories",
)
_ENTRY = _Kind(
    "entry",
    group_fields.entry_fields,
    gathered_listings.print_timeline,
    group_tables.entry_rows,
    TIMELINE_FIELDS,
    plural="entries",
)
_NAMING = _Kind("naming", group_fields.naming_fields, gathered_listings.print_namings)
_COVERED = _Kind("claim", group_fields.coverage_fields, gathered_listings.print_coverage)


def claims(
    record: RecordOption = DEFAULT_RECORD,
    speaker: SpeakerOption = None,
    text: TextOption = None,
    origins: OriginsOption = 1,
    limit: LimitOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
) -> None:
    """List what is claimed, by whom, and from how many independent origins."""
    form = form_of(json, csv)

    def wanted(counted: CountedClaim) -> bool:
        return (
            counted.origins.count >= origins
            and about(text, (member.item.words for member in counted.claim.members))
            and by(speaker, claim_speakers(counted.claim))
        )

    with RecordReader(record) as reader:
        gathered = Gathered(reader)
        found = kept(gathered.claims(), wanted)
        _print(gathered, found, limit, form, _CLAIM)


def disputes(
    record: RecordOption = DEFAULT_RECORD,
    speaker: SpeakerOption = None,
    text: TextOption = None,
    doubtful: DoubtfulOption = False,
    limit: LimitOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
) -> None:
    """List who denies, doubts or contradicts whom, with the words on both sides."""
    form = form_of(json, csv)
    with RecordReader(record) as reader:
        gathered = Gathered(reader)

        def wanted(dispute: Dispute) -> bool:
            words = (gathered.words(item.version_id, item.span) for side in dispute.sides for item in side.items)
            return about(text, (dispute.question, *words)) and by(speaker, dispute_speakers(dispute))

        found = kept(gathered.doubtful_disputes() if doubtful else gathered.disputes(), wanted)
        _print(gathered, found, limit, form, _DOUBTFUL if doubtful else _DISPUTE)


def lineage(
    record: RecordOption = DEFAULT_RECORD,
    report: ReportOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
) -> None:
    """List which report took what from which other, and whom reports credit."""
    form = form_of(json, csv)
    with RecordReader(record) as reader:
        gathered = Gathered(reader)

        def wanted(edge: LineageEdge) -> bool:
            return gathered.any_called(report, (edge.report, *((edge.other_report,) if edge.other_report else ())))

        found = kept(gathered.edges(), wanted)
        _print(gathered, found, limit, form, _EDGE)


def stories(
    record: RecordOption = DEFAULT_RECORD,
    text: TextOption = None,
    report: ReportOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
) -> None:
    """List which reports tell of one event."""
    form = form_of(json, csv)
    with RecordReader(record) as reader:
        gathered = Gathered(reader)

        def wanted(story: Story) -> bool:
            titles = (gathered.heads[version].title or "" for version in story.reports)
            return about(text, (story.label, *titles)) and gathered.any_called(report, story.reports)

        found = kept(gathered.stories(), wanted)
        _print(gathered, found, limit, form, _STORY)


def timeline(
    record: RecordOption = DEFAULT_RECORD,
    by: ByOption = "day",
    budget: BudgetOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
) -> None:
    """List what happened when, told most first, in the words of the reports."""
    form = form_of(json, csv)
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
        found = [(f"{number}", entry) for number, entry in enumerate(entries, start=1)]
        gathered = Gathered(reader)
        _print(gathered, found, None, form, _ENTRY)


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
        _print(gathered, found, limit, form_of(json, False), _NAMING)


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
        _print(gathered, found, limit, form_of(json, False), _COVERED)
        if found and not outlets:
            output.remark("No report names its outlet. Name it with: onrecord build PATH --outlet NAME")


def show_group(reader: RecordReader, family: str, group_id: str, *, json: bool) -> None:
    """Shows one claim, dispute, series, edge or story in full."""
    gathered = Gathered(reader)
    found, kind = _GROUPS[family]
    named = [one for one in found(gathered) if one[0] == group_id]
    if json:
        printing.print_json(kind.fields(gathered, named[0]))
    else:
        kind.listing(Passages(gathered, whole=True), named)


def print_series(reader: RecordReader, *, speaker: str | None, text: str | None, limit: int | None, form: Form) -> None:
    """Lists figures for the same thing side by side."""

    def wanted(series: FigureSeries) -> bool:
        claimants = [name for point in series.points for name in point.claimed_by]
        return about(text, (series.counts,)) and by(speaker, claimants)

    gathered = Gathered(reader)
    found = kept(gathered.series(), wanted)
    _print(gathered, found, limit, form, _SERIES)


def _print(
    gathered: Gathered, found: Sequence[Named[Value]], limit: int | None, form: Form, kind: _Kind[Value]
) -> None:
    shown = found[:limit]
    match form:
        case Form.JSON:
            printing.print_json_rows(kind.fields(gathered, one) for one in shown)
        case Form.CSV if kind.rows is not None:
            printing.print_csv((row for one in shown for row in kind.rows(gathered, one)), kind.columns)
        case _:
            kind.listing(Passages(gathered), shown)
    if len(shown) < len(found):
        output.remark(f"{kind.counted(len(found) - len(shown), 'more ')} left out by --limit.")
    elif form is Form.TABLE:
        output.remark(f"{kind.counted(len(found))}." if found else f"No {kind.noun}.")


# How the groups of each family are read, and how they are printed.
_GROUPS: Mapping[str, tuple[Callable[[Gathered], Any], _Kind[Any]]] = {
    CLAIMS: (Gathered.claims, _CLAIM),
    DISPUTES: (Gathered.disputes, _DISPUTE),
    DOUBTFUL: (Gathered.doubtful_disputes, _DOUBTFUL),
    SERIES: (Gathered.series, _SERIES),
    EDGES: (Gathered.edges, _EDGE),
    STORIES: (Gathered.stories, _STORY),
}
