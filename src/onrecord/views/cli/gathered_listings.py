"""What several reports tell together, for people: one block each, every line with the words that carry it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.text import Text

from onrecord.model import Reality, Span
from onrecord.model.claims import ClaimMember
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute
from onrecord.model.editions import Earlier
from onrecord.model.lineage import LineageEdge, Origins
from onrecord.model.propositions import Position
from onrecord.model.series import FigurePoint, FigureSeries, Relation
from onrecord.model.stories import Story
from onrecord.model.timeline import TimelineEntry
from onrecord.model.wording import Carries, Mark, Naming
from onrecord.views.cli import output
from onrecord.views.cli.passages import Passages
from onrecord.views.cli.wording import (
    NO_OUTLET,
    OWN_VOICE,
    UNDATED,
    count,
    interval_words,
    one_line,
    outlet_words,
)
from onrecord.views.shapes.gathered import Covered, Named
from onrecord.views.shapes.versions import newest_of, numbers_of

_POSITIONS = {Position.ASSERTS: "green", Position.DENIES: "red", Position.DOUBTS: "yellow", Position.RAISES: "dim"}
_RELATIONS = {Relation.CONFLICT: "red", Relation.RISE: "cyan", Relation.COMPATIBLE: "green"}
_BOUNDS = {"=": "", ">": "≥ ", "<": "≤ ", "~": "~ "}
_CARRIES = {Carries.CLAIM: "green", Carries.DENIAL: "red", Carries.BOTH: "cyan", Carries.NEITHER: "dim"}
_EDGES = {"copied_from": "copied from", "credits": "credits", "shares_origin": "shares an origin with"}


@dataclass(frozen=True, slots=True)
class _Line:
    """What somebody says, towards a claim or in a dispute; `earlier` is where older versions of the report say it."""

    position: Position
    speakers: tuple[str, ...]
    version_id: str
    span: Span
    earlier: tuple[Earlier, ...]


def print_claims(passages: Passages, found: Sequence[Named[CountedClaim]]) -> None:
    """Claims, each with who stands where."""
    for name, counted in found:
        _head(name, f"“{passages.told(counted.claim.proposition)}”", origins_words(counted.origins))
        _print_lines(passages, (_of_member(member) for member in counted.claim.members))


def print_disputes(passages: Passages, found: Sequence[Named[Dispute]]) -> None:
    """Disputes, each with the words of both sides."""
    for name, dispute in found:
        _head(name, passages.told(dispute.question), dispute.kind.value)
        for side in dispute.sides:
            _print_lines(
                passages,
                (_Line(item.position, item.speakers, item.version_id, item.span, item.earlier) for item in side.items),
            )
            output.console().print(Text(f"    {count(side.origins, 'independent origin')}", style="dim"))


def print_series(passages: Passages, found: Sequence[Named[FigureSeries]]) -> None:
    """Series of figures, point by point."""
    for name, series in found:
        _head(name, passages.told(series.counts), series.relation.value, style=_RELATIONS[series.relation])
        for point in series.points:
            older = numbers_of(point.earlier, passages.gathered.heads)
            as_of = UNDATED if point.as_of is None else interval_words(point.as_of)
            output.console().print(
                Text.assemble(
                    f"  {as_of}  ",
                    (_number(point), "bold"),
                    f"  {', '.join(point.claimed_by) or OWN_VOICE}  ",
                    (passages.place(point.key.version_id, point.span, older), "dim"),
                    f"  “{passages.words(point.key.version_id, point.span)}”",
                )
            )


def print_edges(passages: Passages, found: Sequence[Named[LineageEdge]]) -> None:
    """Edges of lineage, each with the words that carry it."""
    for name, edge in found:
        relation = f"{_EDGES[edge.relation.value]} {passages.other(edge.other_report, edge.other_name)}".strip()
        reasons = "; ".join(reason.text for reason in edge.reasons[:3])
        _head(name, f"{passages.gathered.given[edge.report]} {relation}", reasons)
        for evidence in edge.evidence:
            if evidence.span is not None:
                place = passages.place(edge.report, evidence.span)
                words = passages.words(edge.report, evidence.span)
                output.console().print(Text.assemble((f"  {place}", "dim"), f"  “{words}”"))
            if evidence.other_span is not None and edge.other_report is not None:
                place = passages.place(edge.other_report, evidence.other_span)
                words = passages.words(edge.other_report, evidence.other_span)
                output.console().print(Text.assemble((f"  {place}", "dim"), f"  “{words}”"))


def print_stories(passages: Passages, found: Sequence[Named[Story]]) -> None:
    """Stories, each with its reports."""
    for name, story in found:
        days = " – ".join(dict.fromkeys(str(day) for day in (story.begin, story.finish) if day is not None))
        reports = newest_of(story.reports, passages.gathered.heads)
        _head(name, passages.told(story.label), f"{days or UNDATED}, {count(len(reports), 'report')}")
        for version, older in reports:
            head = passages.gathered.heads[version]
            day = passages.gathered.report_day(version) or UNDATED
            output.console().print(
                Text.assemble(
                    f"  {day}  ",
                    (f"{passages.report(version)} {outlet_words(head)}  ", "dim"),
                    one_line(head.title or ""),
                    (f"  {count(len(older) + 1, 'version')}" if older else "", "dim"),
                )
            )


def print_timeline(passages: Passages, found: Sequence[Named[TimelineEntry]]) -> None:
    """A timeline: a line for each entry, with who tells it."""
    for _, entry in found:
        reality = "" if entry.reality in (None, Reality.ACTUAL, Reality.ONGOING) else f"[{entry.reality}] "
        holder = f"{entry.holder}: " if entry.holder else ""
        told = f"{count(entry.reports, 'report')}, {count(entry.origins, 'origin')}"
        output.console().print(
            Text.assemble(
                (f"{interval_words(entry.when)}  ", "bold"),
                (reality, "yellow"),
                f"{holder}{passages.words(entry.version_id, entry.span)}  ",
                (f"{passages.place(entry.version_id, entry.span)} · {told}", "dim"),
            )
        )


def print_namings(passages: Passages, found: Sequence[Named[Naming]]) -> None:
    """What outlets name differently, each name with those who use it."""
    for name, naming in found:
        _head(name, one_line(naming.named), naming.question)
        for variant in naming.variants:
            counts = ", ".join(f"{outlet or NO_OUTLET} {uses}" for outlet, uses in variant.counts())
            mark = "" if variant.mark is Mark.PLAIN else f" ({variant.mark})"
            first = variant.items[0]
            output.console().print(
                Text.assemble(
                    "  ",
                    (f"{one_line(variant.words)}{mark}", "bold"),
                    f"  {counts or 'only in what others say'}  ",
                    (passages.place(first.version_id, first.span), "dim"),
                    f"  “{passages.words(first.version_id, first.span)}”",
                )
            )


def print_coverage(passages: Passages, found: Sequence[Named[Covered]]) -> None:
    """Which outlets carry a claim, its denial, both or neither."""
    for name, covered in found:
        _head(name, f"“{passages.told(covered.proposition)}”", "")
        for one in covered.outlets:
            items = [*one.claim, *one.denial]
            places = "; ".join(passages.place(item.version_id, item.span) for item in items)
            output.console().print(
                Text.assemble("  ", (one.carries.value, _CARRIES[one.carries]), f"  {one.outlet}  ", (places, "dim"))
            )


def origins_words(origins: Origins) -> str:
    """How many stand behind something, in words."""
    outlets = [count(origins.outlets, "outlet")] if origins.outlets else []
    told = ", ".join([count(origins.reports, "report"), *outlets, count(origins.count, "independent origin")])
    return f"{told}, one source: {origins.spoken_by}" if origins.spoken_by and origins.count > 1 else told


def _head(name: str, title: str, note: str, *, style: str = "dim") -> None:
    output.console().print(Text.assemble((name, "bold cyan"), "  ", (title, "bold"), "  ", (note, style)))


def _print_lines(passages: Passages, lines: Iterable[_Line]) -> None:
    """What each says and where, with the older versions of the report that have the words."""
    for line in lines:
        older = numbers_of(line.earlier, passages.gathered.heads)
        output.console().print(
            Text.assemble(
                "  ",
                (line.position.value, _POSITIONS[line.position]),
                f"  {', '.join(line.speakers) or OWN_VOICE}  ",
                (passages.place(line.version_id, line.span, older), "dim"),
                f"  “{passages.words(line.version_id, line.span)}”",
            )
        )


def _of_member(member: ClaimMember) -> _Line:
    proposition = member.item.proposition
    holders = tuple(holder.name for holder in proposition.holders)
    return _Line(member.position, holders, member.item.version_id, proposition.span, member.earlier)


def _number(point: FigurePoint) -> str:
    value = point.value
    words = " to ".join(f"{end:,}" for end in value) if isinstance(value, list) else f"{value:,}"
    unit = f" {point.unit}" if point.unit else ""
    return f"{_BOUNDS[point.bound.value]}{words}{unit}"
