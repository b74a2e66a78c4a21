"""The graph of copies and credits among reports."""

import random

from onrecord.model.copies import CopyKind, PassageKind
from onrecord.model.lineage import LineageEdge, LineageRelation
from onrecord.model.reports import CreditKind
from tests.cross_report.lineage.invented_reports import copy, drawn, filed, place

WIRE = (
    "Nine people died in Ostrel on Monday when a grain elevator burned down, mayor Bruno Kasch said in the evening. "
    "The miller Petra Lenk pulled two apprentices from the silo with a rope before the roof of it came down."
)
FIRST = WIRE.split(". ")[0]
OWN = "Snow fell in Vinnar, and the market opened an hour late. Nobody spoke of anything else."
COPIED, CREDITS, SHARES = LineageRelation.COPIED_FROM, LineageRelation.CREDITS, LineageRelation.SHARES_ORIGIN


def pairs(edges: tuple[LineageEdge, ...], relation: LineageRelation) -> list[tuple[str, str | None]]:
    return [(edge.report, edge.other_report) for edge in edges if edge.relation is relation]


def test_reprints_lead_to_the_wire_and_not_to_each_other() -> None:
    wire = filed("w", WIRE, outlet="Harbour Wire", day=0)
    reprints = [filed(f"r{n}", WIRE, outlet=f"Gazette {n}", day=n) for n in (1, 2, 3)]
    reports = [wire, *reprints]
    copies = [copy(a, b, [WIRE], source=a.version_id) for i, a in enumerate(reports) for b in reports[i + 1 :]]
    edges, _ = drawn(reports, copies)
    assert pairs(edges, COPIED) == [("r1", "w"), ("r2", "w"), ("r3", "w")]
    assert pairs(edges, SHARES) == []
    assert edges[0].evidence[0].span == edges[0].evidence[0].other_span == place(WIRE, WIRE)
    shuffled = random.Random(4).sample(copies, len(copies))
    assert drawn(reports[::-1], shuffled)[0] == edges


def test_a_credited_parent_goes_before_an_earlier_one() -> None:
    wire, reprint = filed("w", WIRE, outlet="Harbour Wire", day=0), filed("r", WIRE, outlet="Osk Herald", day=1)
    last = filed("x", WIRE, outlet="Bell", day=2, credits=[("Osk Herald", CreditKind.SOURCE_LINE, None)])
    copies = [copy(a, b, [WIRE], source=a.version_id) for a, b in ((wire, reprint), (wire, last), (reprint, last))]
    edges, _ = drawn([wire, reprint, last], copies)
    assert pairs(edges, COPIED) == [("r", "w"), ("x", "r")]
    assert ("x", "r") in pairs(edges, CREDITS)


def test_two_parents_of_two_passages() -> None:
    second = WIRE.split(". ")[1]
    one, other = filed("a", FIRST + ".", outlet="Harbour Wire"), filed("b", second, outlet="Osk Herald")
    child = filed("c", WIRE, outlet="Bell", day=1)
    copies = [copy(one, child, [FIRST], source="a"), copy(other, child, [second], source="b")]
    edges, _ = drawn([one, other, child], copies)
    assert pairs(edges, COPIED) == [("c", "a"), ("c", "b")]


def test_where_nothing_tells_who_was_first_they_share_an_origin() -> None:
    one, other = filed("a", WIRE, outlet="Osk Herald", day=None), filed("b", WIRE, outlet="Bell", day=None)
    edges, _ = drawn([one, other], [copy(one, other, [WIRE], source=None)])
    assert [(edge.relation, edge.report, edge.other_report) for edge in edges] == [(SHARES, "a", "b")]


def test_editions_of_one_outlet_are_no_copies_of_each_other() -> None:
    one, other = filed("a", WIRE, outlet="CNN"), filed("b", WIRE, outlet="CNN (Web News)", day=1)
    assert drawn([one, other], [copy(one, other, [WIRE], source="a")])[0] == ()


def test_shared_quotes_and_few_words_are_no_copy() -> None:
    quote = "“It rained glass, and after that you could hear the river,” the miller said"
    one = filed("a", f"{quote}. {OWN}", outlet="Osk Herald")
    other = filed("b", f"The road is shut. {quote}. Nobody came.", outlet="Bell", day=1)
    for kind, words in ((PassageKind.QUOTED, quote), (PassageKind.PROSE, "the miller said")):
        link = copy(one, other, [words], source="a", kind=CopyKind.EMBEDDED, passage_kind=kind)
        assert drawn([one, other], [link])[0] == ()
    long = copy(one, other, [quote], source="a", kind=CopyKind.EMBEDDED)
    assert pairs(drawn([one, other], [long])[0], COPIED) == [("b", "a")]


def test_like_headlines_are_no_copy() -> None:
    title = "Nine dead as grain elevator burns down in the harbour quarter of Ostrel on Monday night"
    one = filed("a", f"{title}\n\n{WIRE}", outlet="Osk Herald", title=title)
    other = filed("b", f"{title}\n\n{OWN}", outlet="Bell", title=title, day=1)
    assert drawn([one, other], [copy(one, other, [title], source="a", kind=CopyKind.EMBEDDED)])[0] == ()


def test_a_credit_without_a_report_is_an_edge_to_a_name() -> None:
    told = "The mayor told BBC News that nine people had died."
    report = filed("a", told, outlet="Bell", credits=[("BBC", CreditKind.TOLD_OUTLET, "BBC News")])
    (edge,), _ = drawn([report])
    assert (edge.relation, edge.other_report, edge.other_name) == (CREDITS, None, "BBC News")
    assert edge.evidence[0].span == place(told, "BBC News")


def test_a_credit_is_answered_by_the_report_that_tells_the_same() -> None:
    wire = filed("w", WIRE, outlet="Harbour Press Agency")
    stale = filed("s", WIRE.replace("Monday", "Sunday"), outlet="Harbour Press Agency", day=-30)
    other = filed("o", OWN, outlet="Harbour Press Agency")
    text = "Nine died when a grain elevator in Ostrel burned, the HPA reported, quoting mayor Kasch. Snow fell."
    report = filed("r", text, outlet="Bell", day=1, credits=[("HPA", CreditKind.REPORTED_BY, "HPA")])
    edges, _ = drawn([wire, stale, other, report])
    assert pairs(edges, CREDITS) == [("r", "w")]
    (edge,) = edges
    assert (edge.other_name, edge.credited) == ("HPA", True)
    assert edge.evidence[0].other_span == place(WIRE, FIRST + ".")


def test_a_report_is_not_answered_by_a_later_one() -> None:
    wire = filed("w", WIRE, outlet="Harbour Press Agency", day=3)
    text = "Nine died when a grain elevator in Ostrel burned, the HPA reported, quoting mayor Kasch."
    report = filed("r", text, outlet="Bell", day=1, credits=[("HPA", CreditKind.REPORTED_BY, "HPA")])
    assert pairs(drawn([wire, report])[0], CREDITS) == [("r", None)]


def test_two_that_carry_on_one_monitor_share_an_origin() -> None:
    monitor = "Syrian Observatory for Human Rights"
    texts = [
        f"Barrel bombs on Zubdiya in Aleppo killed nine bakers on Monday, the {monitor} said.",
        f"The {monitor} said that nine bakers had been killed in Aleppo by barrel bombs dropped on Zubdiya on Monday.",
    ]
    reports = [
        filed(key, text, outlet=outlet, credits=[(monitor, CreditKind.REPORTED_BY, monitor)])
        for key, text, outlet in zip("ab", texts, ("Bell", "Osk Herald"), strict=True)
    ]
    edges, _ = drawn(reports)
    assert pairs(edges, SHARES) == [("a", "b")]
    assert next(edge for edge in edges if edge.relation is SHARES).other_name == monitor


def test_what_is_always_written_of_a_monitor_is_no_common_origin() -> None:
    monitor = "Syrian Observatory for Human Rights"
    texts = [
        f"A barge with pears sank off Vinnar. {monitor} director Ramo Abdelan Rahmani said nine bakers had died.",
        f"A barge with pears sank off Vinnar. The {monitor}'s head, Ramo Abdelan Rahmani, spoke of shelling in Tarn.",
    ]
    reports = [
        filed(key, text, outlet=outlet, credits=[(monitor, CreditKind.REPORTED_BY, monitor)])
        for key, text, outlet in zip("ab", texts, ("Bell", "Osk Herald"), strict=True)
    ]
    assert pairs(drawn(reports)[0], SHARES) == []
