"""How edges and counts of origins are compared with a reference."""

from onrecord.cross_report.lineage import outlet_register
from onrecord.model.copies import CopyKind
from onrecord.model.reports import CreditKind
from quality.lineage_among import Among
from quality.score_lineage import Wanted, score_edges, score_origins
from tests.cross_report.lineage.invented_reports import copy, drawn, filed

NINE = "Nine people died in Ostrel when a grain elevator burned down, the mayor said in the evening."


def among() -> Among:
    wire, reprint = filed("w", NINE, outlet="Harbour Wire"), filed("r", NINE, outlet="Bell", day=1)
    teller = filed("t", "It is cold, she told AFP.", credits=[("AFP", CreditKind.TOLD_OUTLET, "AFP")])
    copies = (copy(wire, reprint, [NINE], source="w", kind=CopyKind.WHOLE),)
    edges, lineage = drawn([wire, reprint, teller], copies)
    return Among((), copies, edges, lineage)


def test_edges_that_are_there() -> None:
    wanted = [Wanted("r", "w", copied=True), Wanted("t", "Agence France-Presse", copied=False)]
    score = score_edges(among(), wanted, outlet_register())
    assert (score.found, score.of_kind, score.wanted, score.turned, score.extra) == (2, 2, 2, 0, 0)


def test_edges_that_are_missed_turned_round_or_too_many() -> None:
    turned = score_edges(among(), [Wanted("w", "r", copied=True)], outlet_register())
    assert (turned.found, turned.turned, turned.extra) == (0, 1, 0)
    assert turned.misses[0].startswith("missed: ")
    assert score_edges(among(), [], outlet_register()).extra == 1
    wrong_kind = score_edges(among(), [Wanted("r", "w", copied=False)], outlet_register())
    assert (wrong_kind.found, wrong_kind.of_kind) == (1, 0)


def test_origins_of_what_the_sentences_tell() -> None:
    wire = filed("w", f"Snow fell. {NINE}", outlet="Harbour Wire")
    own = filed("o", "A fire at a grain elevator in Ostrel cost nine lives. It is cold.", outlet="Bell", day=1)
    edges, lineage = drawn([wire, own])
    drawn_among = Among((), (), edges, lineage)
    wanted = [{"id": "nine", "what": "Nine people died in Ostrel", "reports": ["w", "o"]}]
    ((_, origins),) = score_origins(drawn_among, wanted, outlet_register(), filed={"w": wire, "o": own})
    assert (origins.outlets, origins.count) == (2, 2)
