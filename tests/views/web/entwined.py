"""A small record whose reports have words in common: a wire, two that took from it, and one of unknown order.

The wire is quoted in a claim that another report denies; names stand in Arabic, Hebrew and Chinese beside Latin ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from onrecord.model import Interval, MediaType, Page, Publication, PublicationBasis, Reason, Record, Span, Toponym
from onrecord.model.cards import Card
from onrecord.model.claims import Claim, ClaimItem, ClaimLink, ClaimMember, Wording
from onrecord.model.copies import Copy, CopyKind
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute, DisputeItem, DisputeKind, Side
from onrecord.model.events import Reality
from onrecord.model.lineage import Evidence, LineageEdge, LineageRelation, Origin, Origins, OutletKind, Publisher
from onrecord.model.propositions import Holder, Position, Proposition
from onrecord.store import CLAIMS, COPIES, CREDITS, DISPUTES, EDGES, PROPOSITIONS, KeptGroup, RecordWriter
from onrecord.store.comparisons import Comparisons
from tests.views.web import invented
from tests.views.web.invented import Text

PUMP = "The pump at <Vell> failed at dawn."
LEVEL = "Engineers measured the water every hour until noon."
DENIAL = "“The pump never failed,” said 李明 of הרשות in הנמל."
WIRE = f"{PUMP} {LEVEL}\nNobody slept."
POST = f"Strait Press reports from the coast.\n{PUMP} {LEVEL}\nThe mayor asked for calm."
ECHO = f"{LEVEL}\nقال عمدة الميناء إن المضخة تعمل. {DENIAL}"
CLAIM_ID, DISPUTE_ID, NUMBER_ID = "c-00aa11bb22cc", "d-33dd44ee55ff", "d-0123456789ab"
QUESTION = "Is it so: “the pump at <Vell> failed”?"
AGENCY = Publisher("straitpress", "straitpress", "Strait Press", OutletKind.AGENCY)


@dataclass(frozen=True)
class Filing:
    """One report as it is filed: its version's id and row number, its text, and its item of each family."""

    version_id: str
    version: int
    text: str
    items: Mapping[str, tuple[int, ...]]

    def at(self, words: str) -> Span:
        return Text(self.text).at(words)


def _report(text: str, name: str, outlet: str, minute: int) -> Record:
    zone = timezone(timedelta(hours=2))
    begin = datetime(2031, 4, 2, 6, minute, tzinfo=zone)
    publication = Publication(Interval(begin, begin + timedelta(minutes=1)), PublicationBasis.PAGE)
    record = invented.plain(text, key=f"file:/saved/{name}.txt", publication=publication)
    return replace(record, report=replace(record.report, outlet=outlet))


def _proposition(text: str, words: str, position: Position, *holders: str) -> Proposition:
    held = tuple(Holder(name, None, None, None) for name in holders)
    return Proposition(Text(text).at(words), (), "fail", (), position, Reality.ACTUAL, held)


def records() -> tuple[Record, ...]:
    wire = replace(
        _report(WIRE, "wire", "Strait Press", 0),
        propositions=(_proposition(WIRE, PUMP, Position.ASSERTS),),
    )
    places = (
        Toponym(Text(WIRE).at("<Vell>"), "<Vell>", "GBR", -12.5, -40.25, None, ("Outer <Isles>", "United Kingdom")),
    )
    wire = replace(wire, annotations=replace(wire.annotations, toponyms=places))
    post = replace(
        _report(POST, "post", "Quay Post", 5),
        propositions=(_proposition(POST, PUMP, Position.ASSERTS, "Strait Press"),),
    )
    echo = replace(
        _report(ECHO, "echo", "صدى", 9), propositions=(_proposition(ECHO, DENIAL, Position.DENIES, "李明", "הרשות"),)
    )
    echo_places = (Toponym(Text(ECHO).at("הנמל"), "הנמל", None, None, None, metonym=True),)
    return (wire, post, replace(echo, annotations=replace(echo.annotations, toponyms=echo_places)))


def build(path: Path) -> Path:
    """Writes the record with its groups."""
    with RecordWriter(path) as writer:
        for record in records():
            report = record.report
            writer.add(Page(report.address, report.key, report.text.encode(), MediaType.TEXT), record)
        with writer.comparing() as comparisons:
            _compare(comparisons)
        writer.finish()
    return path


def _compare(comparisons: Comparisons) -> None:
    families = (COPIES, CREDITS, PROPOSITIONS)
    versions = comparisons.waiting(families)
    pending = {family: comparisons.pending(family, versions) for family in families}
    filed = comparisons.filed({row.version for row in pending[COPIES]})
    wire, post, echo = (
        Filing(
            one.version_id,
            version,
            one.text,
            {family: tuple(row.item for row in rows if row.version == version) for family, rows in pending.items()},
        )
        for text in (WIRE, POST, ECHO)
        for version, one in filed.items()
        if one.text == text
    )
    copies = [(one, other) for one, other in ((wire, post), (wire, echo), (post, echo))]
    links = [(_pair(one, other), _copy(one, other)) for one, other in copies]
    comparisons.keep_links(links)
    comparisons.mark_compared([COPIES])
    comparisons.replace_groups(EDGES, [], _edges(wire, post, echo))
    comparisons.replace_groups(CLAIMS, [], [_claim(wire, post, echo)])
    comparisons.replace_groups(DISPUTES, [], _disputes(wire, post, echo))


def _pair(one: Filing, other: Filing) -> tuple[int, int]:
    numbers = (one.items[COPIES][0], other.items[COPIES][0])
    return (min(numbers), max(numbers))


def _copy(one: Filing, other: Filing) -> Copy:
    first, second = sorted((one.version_id, other.version_id))
    return Copy(first, second, CopyKind.EMBEDDED, (), 0.5, 0.5, 1.0)


def _edges(wire: Filing, post: Filing, echo: Filing) -> list[KeptGroup]:
    both = f"{PUMP} {LEVEL}"
    credit = post.at("Strait Press")
    edges = (
        LineageEdge(
            post.version_id,
            LineageRelation.COPIED_FROM,
            wire.version_id,
            "Strait Press",
            AGENCY,
            (Evidence(post.at(both), wire.at(both)),),
            (post.at(both),),
            0.91,
            (Reason("published earlier"), Reason("it credits Strait Press", credit)),
            credited=True,
        ),
        LineageEdge(
            post.version_id,
            LineageRelation.CREDITS,
            wire.version_id,
            "Strait Press",
            AGENCY,
            (Evidence(credit, None, credit), Evidence(post.at(both), wire.at(both))),
            (),
            1.0,
            (Reason("reported by: Strait Press", credit),),
            credited=True,
        ),
        LineageEdge(
            echo.version_id,
            LineageRelation.SHARES_ORIGIN,
            post.version_id,
            None,
            None,
            (Evidence(echo.at(LEVEL), post.at(LEVEL)),),
            (),
            0.8,
            (Reason("nothing tells which of the two was first"),),
        ),
    )
    ends = ((post,), (post,), (post, echo))
    return [
        KeptGroup(
            f"l-{number}", edge, Card("", edge.relation.value, 1.0, 2, 0, 1), tuple(e.items[COPIES][0] for e in end)
        )
        for number, (edge, end) in enumerate(zip(edges, ends, strict=True))
    ]


def _member(filing: Filing, words: str, position: Position, *holders: str) -> ClaimMember:
    item = ClaimItem(
        f"{filing.version_id}:0",
        filing.version_id,
        f"r-{filing.version}",
        1,
        0,
        ("2031-04-02", filing.version_id),
        _proposition(filing.text, words, position, *holders),
        filing.at(words),
        words,
    )
    return ClaimMember(item, position)


def _claim(wire: Filing, post: Filing, echo: Filing) -> KeptGroup:
    members = (
        _member(wire, PUMP, Position.ASSERTS),
        _member(post, PUMP, Position.ASSERTS, "Strait Press"),
        _member(echo, DENIAL, Position.DENIES, "李明", "הרשות"),
    )
    link = ClaimLink(members[0].item.item_id, members[1].item.item_id, Wording.SAME, 1.0)
    claim = Claim(CLAIM_ID[2:], "the pump at <Vell> failed", members[0].item.item_id, members, (link,))
    origins = Origins(3, 3, (Origin("Strait Press", "straitpress", (0, 1), ()), Origin("صدى", "echo", (2,), ())))
    card = Card(claim.proposition, "disputed", 2003.0, 3, 3, 2)
    items = tuple(filing.items[PROPOSITIONS][0] for filing in (wire, post, echo))
    return KeptGroup(CLAIM_ID, CountedClaim(claim, origins, 2), card, items)


def _disputes(wire: Filing, post: Filing, echo: Filing) -> list[KeptGroup]:
    """One about the claim, and one about a number that belongs to no claim."""

    def told(filing: Filing, words: str, position: Position, *speakers: str) -> DisputeItem:
        span = filing.at(words)
        return DisputeItem(f"{filing.version_id}:0", filing.version_id, "r-0", span, speakers, (), position, None)

    held = (told(wire, PUMP, Position.ASSERTS), told(post, PUMP, Position.ASSERTS, "Strait Press"))
    sides = (Side(Position.ASSERTS, held, 1), Side(Position.DENIES, (told(echo, DENIAL, Position.DENIES, "李明"),), 1))
    about = Dispute(DISPUTE_ID[2:], CLAIM_ID[2:], QUESTION, DisputeKind.DENIES, sides, ())
    hours = (told(wire, "every hour", Position.ASSERTS),)
    number = Dispute(
        NUMBER_ID[2:], "series", "How many: “hours”?", DisputeKind.CONTRADICTS, (Side(Position.ASSERTS, hours, 1),), ()
    )
    items = tuple(filing.items[PROPOSITIONS][0] for filing in (wire, post, echo))
    return [
        KeptGroup(DISPUTE_ID, about, Card(QUESTION, "denies", 1002.0, 3, 3, 2), items),
        KeptGroup(NUMBER_ID, number, Card(number.question, "contradicts", 1.0, 1, 1, 1), items[:1]),
    ]
