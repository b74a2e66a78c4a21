"""What several reports of the invented record tell together, made by hand and as odd as it may come: words that try to
break out of a page, a version that the record no longer holds, speakers whom nobody names, undated words, one in
Arabic, a range beside nothing at all, a source that stands beside the prose.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

from onrecord.model import Bound, Interval, Reality, Reason, Span
from onrecord.model.cards import Card
from onrecord.model.claims import Claim, ClaimItem, ClaimMember, SlotPoints
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute, DisputeItem, DisputeKind, Side, TypedLink
from onrecord.model.lineage import (
    Descent,
    Evidence,
    LineageEdge,
    LineageRelation,
    Origin,
    Origins,
    OutletKind,
    Publisher,
)
from onrecord.model.propositions import Holder, Position, Proposition
from onrecord.model.series import FigureKey, FigureLink, FigurePoint, FigureSeries, Relation, SlotReason
from onrecord.model.stories import Story, StoryLink
from onrecord.store import (
    CLAIMS,
    DISPUTES,
    EDGES,
    SERIES,
    STORIES,
    KeptGroup,
    RecordReader,
    RecordWriter,
    ReportHead,
)
from tests.views.web import invented

HOSTILE = "<b>boats</b> <img src=x onerror=alert('claim')> & “mines”"
GONE = "v-gonegone00"
MANY = 45  # tellings of the large claim: more than one page of them
MARCH = Interval.of_day(date(2031, 3, 13))


def build(path: Path) -> Path:
    """The invented record with one group of each kind, and a claim of many tellings."""
    invented.build(path)
    with RecordReader(path) as reader:
        heads = {head.report_id: head for head in reader.heads().values() if head.current}
        ferry = next(head for head in heads.values() if head.outlet)
        quay = next(head for head in heads.values() if head.title == invented.ARABIC_TITLE)
        note = next(head for head in heads.values() if head.title is None)
    with RecordWriter(path) as writer:
        with writer.comparing() as comparisons:
            for family, value, group_id, card in groups(ferry, quay, note):
                comparisons.replace_groups(family, [], [KeptGroup(group_id, value, card, ())])
        writer.finish()
    return path


def groups(ferry: ReportHead, quay: ReportHead, note: ReportHead) -> list[tuple[str, object, str, Card]]:
    card = Card(HOSTILE, "", 1.0, 3, 2, 2, date(2031, 3, 10), date(2031, 3, 13))
    undated = Card(HOSTILE, "", 1.0, 1, 0, 1)
    found: list[tuple[str, object, str, Card]] = [
        (CLAIMS, _claim("one", ferry, quay, note, few=True), "c-one", card),
        (CLAIMS, _claim("many", ferry, quay, note, few=False), "c-many", undated),
        (DISPUTES, _dispute(ferry, quay), "d-said", _of_kind(card, "denies")),
        (DISPUTES, _rivals(ferry, note), "d-number", _of_kind(card, "contradicts", label=f"How many: “{HOSTILE}”?")),
        (SERIES, _series(ferry, note), "n-one", _of_kind(card, "conflict")),
        (STORIES, _story(ferry, quay), "y-one", card),
    ]
    for number, edge in enumerate(_edges(ferry, quay, note)):
        found.append((EDGES, edge, f"l-{number}", _of_kind(undated, edge.relation.value, label=edge.other_name or "")))
    return found


def _of_kind(card: Card, kind: str, *, label: str | None = None) -> Card:
    label = card.label if label is None else label
    return Card(label, kind, card.weight, card.reports, card.outlets, card.origins, card.begin, card.finish)


def _member(
    number: int, version_id: str, report_id: str, position: Position, *, said: Interval | None, outlet: str | None
) -> ClaimMember:
    holders = () if number % 3 == 0 else (Holder(HOSTILE if number % 3 == 1 else "Ilka Morran", None, None, None),)
    proposition = Proposition(
        span=Span(number, number + 12),
        trigger=(Span(number, number + 4),),
        predicate="clear",
        fillers=(),
        position=position,
        reality=Reality.ACTUAL,
        holders=holders,
        said=said,
    )
    name = f"{version_id}:{number}"
    item = ClaimItem(
        name, version_id, report_id, 1, number, ("9", name), proposition, Span(0, 20), HOSTILE, outlet, None
    )
    return ClaimMember(item, position)


def _claim(name: str, ferry: ReportHead, quay: ReportHead, note: ReportHead, *, few: bool) -> CountedClaim:
    members = [
        _member(0, ferry.version_id, ferry.report_id, Position.ASSERTS, said=MARCH, outlet=ferry.outlet),
        _member(1, quay.version_id, quay.report_id, Position.DENIES, said=None, outlet=None),
        _member(2, note.version_id, note.report_id, Position.DOUBTS, said=MARCH, outlet=HOSTILE),
        _member(3, GONE, "r-gone", Position.RAISES, said=None, outlet=None),
    ]
    if not few:
        members = [
            _member(n, ferry.version_id, ferry.report_id, Position.ASSERTS, said=MARCH, outlet=ferry.outlet)
            for n in range(MANY)
        ]
    return CountedClaim(Claim(name, HOSTILE, members[0].item.item_id, tuple(members)), _origins(ferry, quay, few), 2)


def _origins(ferry: ReportHead, quay: ReportHead, few: bool) -> Origins:
    steps = (
        Descent(ferry.version_id, f"credits {HOSTILE} (report {quay.version_id})", Span(4, 30)),
        Descent(GONE, f"has these words in common with report {GONE}", Span(4, 30)),
        Descent(ferry.version_id, "credits a line beside the prose"),
    )
    origins = (
        Origin(HOSTILE, "press", (0,), steps),
        *((Origin(quay.report_id, f"report:{quay.report_id}", (1,), ()),) if few else ()),
    )
    return Origins(3, 2, origins, spoken_by=HOSTILE, unplaced=(2,) if few else ())


def _dispute(ferry: ReportHead, quay: ReportHead) -> Dispute:
    one = DisputeItem(
        f"{ferry.version_id}:0",
        ferry.version_id,
        ferry.report_id,
        Span(10, 60),
        (HOSTILE, "Ilka Morran"),
        ("a-00000000",),
        Position.ASSERTS,
        "2031-03-13",
    )
    other = DisputeItem(
        f"{quay.version_id}:1", quay.version_id, quay.report_id, Span(13, 40), (), (), Position.DENIES, None
    )
    gone = DisputeItem(f"{GONE}:1", GONE, "r-gone", Span(0, 4), ("nobody",), ("a-gone",), Position.DOUBTS, "2031-03-14")
    behind = Origins(1, 1, (Origin("Strait Gazette", "gazette", (0,), ()),))
    return Dispute(
        "said",
        "one",
        f"Is it so: “{HOSTILE}”?",
        DisputeKind.DENIES,
        (Side(Position.ASSERTS, (one,), 1, behind), Side(Position.DENIES, (other, gone), 2)),
        (
            TypedLink(DisputeKind.CONFIRMS, gone.item_id, other.item_id, 0.5),
            TypedLink(
                DisputeKind.DENIES,
                other.item_id,
                one.item_id,
                1.0,
                (SlotPoints("takes up", one.item_id, other.item_id, 0.0), SlotPoints("agents", HOSTILE, "x", -0.5)),
            ),
        ),
    )


def _rivals(ferry: ReportHead, note: ReportHead) -> Dispute:
    def item(head: ReportHead, figure: int, said: str | None) -> DisputeItem:
        name = f"{head.version_id}#{figure}"
        return DisputeItem(name, head.version_id, head.report_id, Span(0, 9), (), (), Position.ASSERTS, said)

    sides = [
        Side(Position.ASSERTS, (item(ferry, 0, "2031-03-11"),), 1),
        Side(Position.ASSERTS, (item(note, 0, None),), 1),
    ]
    sides.append(Side(Position.ASSERTS, (item(ferry, 999999, "2031-03-12"),), 1))
    return Dispute("number", "", f"How many: “{HOSTILE}”?", DisputeKind.CONTRADICTS, tuple(sides), ())


def _series(ferry: ReportHead, note: ReportHead) -> FigureSeries:
    def point(head: ReportHead, figure: int, low: str, high: str, bound: Bound, as_of: Interval | None) -> FigurePoint:
        key = FigureKey(head.version_id, figure)
        return FigurePoint(
            key, head.report_id, Span(5, 12), Decimal(low), Decimal(high), bound, None, (HOSTILE,), as_of, True, HOSTILE
        )

    since = Interval(MARCH.begin, None)
    points = (
        point(ferry, 0, "1200", "1200", Bound.MORE, MARCH),
        point(ferry, 1, "0", "300", Bound.ABOUT, Interval.of_days(date(2030, 6, 1), date(2030, 7, 1))),
        point(note, 0, "2500000.25", "2500000.25", Bound.LESS, None),
        point(note, 77, "14", "14", Bound.EXACT, since),
    )
    links = (
        FigureLink(
            points[0].key, points[1].key, Relation.CONFLICT, 2.0, HOSTILE, reasons=(SlotReason("of", 1, HOSTILE),)
        ),
        FigureLink(points[0].key, FigureKey(GONE, 3), Relation.RISE, 2.0, "gone"),
    )
    return FigureSeries("one", HOSTILE, Relation.CONFLICT, points, links)


def _edges(ferry: ReportHead, quay: ReportHead, note: ReportHead) -> list[LineageEdge]:
    reasons = (Reason(HOSTILE, Span(0, 5)), Reason("published later"))
    press = Publisher("press", "press", HOSTILE, OutletKind.AGENCY)
    same = (Evidence(Span(0, 40), Span(2, 14), None, ((Span(0, 5), Span(2, 7)), (Span(20, 60), Span(9, 99)))),)
    beside = (Evidence(None, None, Span(0, 10)),)
    copied, credits, shares = LineageRelation.COPIED_FROM, LineageRelation.CREDITS, LineageRelation.SHARES_ORIGIN

    def edge(
        head: str, relation: LineageRelation, other: str | None, name: str | None, evidence: tuple[Evidence, ...]
    ) -> LineageEdge:
        return LineageEdge(head, relation, other, name, press, evidence, (Span(0, 40),), 0.75, reasons)

    return [
        edge(ferry.version_id, copied, quay.version_id, None, same),
        edge(ferry.version_id, credits, None, HOSTILE, beside),
        edge(note.version_id, shares, ferry.version_id, None, ()),
        edge(quay.version_id, copied, GONE, "gone", same),
    ]


def _story(ferry: ReportHead, quay: ReportHead) -> Story:
    link = StoryLink(ferry.version_id, quay.version_id, 0.5, (Reason(HOSTILE),))
    reports = (ferry.version_id, quay.version_id, GONE)
    return Story("one", HOSTILE, ferry.version_id, None, date(2031, 3, 13), None, reports, (link,))
