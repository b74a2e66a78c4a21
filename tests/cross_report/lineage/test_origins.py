"""How many independent origins stand behind a claim."""

import random

from onrecord.cross_report.lineage import count_origins, outlet_register
from onrecord.model.copies import CopyKind
from onrecord.model.lineage import KnownOutlet, Origins, Witness
from onrecord.model.reports import CreditKind
from tests.cross_report.lineage.invented_reports import copy, drawn, filed, told

NINE = "Nine people died in Ostrel when a grain elevator burned down, the mayor said in the evening."
OTHER = "A fire at a silo in Ostrel cost nine lives."
OWN = "In Vinnar the choir sang in the infirmary, and soup was given out."
AFP = ("AFP", CreditKind.SOURCE_LINE, None)


def names(origins: Origins) -> list[str]:
    return sorted(origin.name for origin in origins.origins)


def test_a_copy_is_no_second_witness() -> None:
    wire, reprint = filed("w", NINE, outlet="Osk Herald"), filed("r", NINE, outlet="Bell", day=1)
    own = filed("o", OTHER, outlet="Lantern", day=1)
    _, lineage = drawn([wire, reprint, own], [copy(wire, reprint, [NINE], source="w")])
    witnesses = [told(wire, "Nine people died"), told(reprint, "Nine people died"), told(own, "nine lives")]
    origins = count_origins(witnesses, lineage, register=outlet_register())
    assert (origins.reports, origins.outlets, origins.count) == (3, 3, 2)
    assert names(origins) == ["Lantern", "Osk Herald"]
    reason = next(origin for origin in origins.origins if origin.name == "Osk Herald").reasons[0]
    assert (reason.version_id, reason.text) == ("r", "has these words from Osk Herald (report w)")
    mixed = random.Random(1).sample(witnesses, 3)
    assert names(count_origins(mixed, lineage, register=outlet_register())) == names(origins)


def test_a_report_that_copies_a_paragraph_is_its_own_witness_elsewhere() -> None:
    wire = filed("w", f"{NINE}\n\n{OTHER}", outlet="Osk Herald")
    piece = filed("p", f"{NINE}\n\n{OWN}", outlet="Bell", day=1)
    _, lineage = drawn([wire, piece], [copy(wire, piece, [NINE], source="w", kind=CopyKind.EMBEDDED)])
    copied = count_origins([told(wire, NINE), told(piece, NINE)], lineage, register=outlet_register())
    apart = count_origins([told(wire, OTHER), told(piece, OWN)], lineage, register=outlet_register())
    assert (copied.count, apart.count) == (1, 2)


def test_reports_that_credit_one_agency_have_one_origin() -> None:
    reports = [filed(key, f"{OTHER} {key}", outlet=f"Gazette {key}", credits=[AFP]) for key in "abc"]
    _, lineage = drawn(reports)
    origins = count_origins([told(one, OTHER) for one in reports], lineage, register=outlet_register())
    assert (origins.outlets, names(origins)) == (3, ["AFP"])


def test_a_credit_for_one_sentence_holds_for_that_sentence() -> None:
    texts = [f"{OTHER} Snow fell in {place}. It is cold, the mayor told AFP." for place in ("Vinnar", "Tarn")]
    told_afp = ("AFP", CreditKind.TOLD_OUTLET, "AFP")
    one, other = (filed(f"{n}", text, outlet=f"Gazette {n}", credits=[told_afp]) for n, text in enumerate(texts))
    _, lineage = drawn([one, other])
    cold = [told(one, "It is cold"), told(other, "It is cold")]
    nine = [told(one, OTHER), told(other, OTHER)]
    assert names(count_origins(cold, lineage, register=outlet_register())) == ["AFP"]
    assert count_origins(nine, lineage, register=outlet_register()).count == 2


def test_an_outlet_that_carries_two_agencies_does_not_make_one_witness_of_them() -> None:
    afp, reuters = filed("a", NINE, outlet="AFP"), filed("r", OTHER, outlet="Reuters")
    one = filed("k", "AFP: nine dead.", outlet="Bell", day=1, credits=[AFP])
    two = filed("l", "Nine dead.", outlet="Bell", day=2, credits=[("Reuters", CreditKind.SOURCE_LINE, None)])
    _, lineage = drawn([afp, reuters, one, two])
    witnesses = [told(afp, "Nine"), told(reuters, "nine lives"), told(one, "nine dead"), told(two, "Nine dead")]
    origins = count_origins(witnesses, lineage, register=outlet_register())
    assert (names(origins), origins.outlets) == (["AFP", "Reuters"], 3)


def test_one_outlet_alone_vouches_for_one_origin() -> None:
    one = filed("k", "Nine dead, AFP says.", outlet="Bell", credits=[AFP])
    two = filed("l", "Nine dead.", outlet="Bell", day=2, credits=[("Reuters", CreditKind.SOURCE_LINE, None)])
    _, lineage = drawn([one, two])
    witnesses = [told(one, "Nine dead"), told(two, "Nine dead")]
    assert count_origins(witnesses, lineage, register=outlet_register()).count == 1


def test_versions_and_editions_are_one() -> None:
    first = filed("v1", NINE, outlet="CNN", report_id="page")
    second = filed("v2", NINE + " Snow fell.", outlet="CNN", day=1, report_id="page")
    edition = filed("e", OTHER, outlet="edition.cnn.com", day=1)
    _, lineage = drawn([first, second, edition])
    witnesses = [told(first, NINE), told(second, NINE), told(edition, OTHER)]
    origins = count_origins(witnesses, lineage, register=outlet_register())
    assert (origins.reports, origins.outlets, origins.count) == (2, 1, 1)


def test_outlets_of_one_owner_are_two_outlets_and_one_origin() -> None:
    own = (KnownOutlet("Bell", owner="Quay Media"), KnownOutlet("Osk Herald", owner="Quay Media"))
    register = outlet_register(own)
    one, other = filed("a", NINE, outlet="Bell"), filed("b", OTHER, outlet="Osk Herald")
    _, lineage = drawn([one, other], register=register)
    witnesses = [told(one, NINE), told(other, OTHER)]
    origins = count_origins(witnesses, lineage, register=register)
    assert (origins.outlets, origins.count) == (2, 1)
    assert count_origins(witnesses, drawn([one, other])[1], register=outlet_register()).count == 2


def test_a_cited_monitor_is_the_origin_and_a_minister_is_none() -> None:
    one, other = filed("a", NINE, outlet="Bell"), filed("b", OTHER, outlet="Osk Herald")
    _, lineage = drawn([one, other])

    def count(first: str, second: str) -> Origins:
        return count_origins([told(one, NINE, first), told(other, OTHER, second)], lineage, register=outlet_register())

    assert names(count("Syrian Observatory for Human Rights", "SOHR")) == ["Syrian Observatory for Human Rights"]
    assert count("the Norland Rights Observatory", "Norland Rights Observatory").count == 1
    minister = count("Bruno Kasch", "bruno kasch")
    assert (minister.count, minister.spoken_by) == (2, "Bruno Kasch")
    assert count("Bruno Kasch", "Ada Fox").spoken_by is None
    assert count("Fox", "Fox").count == 2


def test_whoever_published_on_it_is_an_informant_of_the_others() -> None:
    mission = filed("m", NINE, outlet="Orle River Mission")
    other = filed("b", OTHER, outlet="Osk Herald")
    _, lineage = drawn([mission, other])
    witnesses = [told(mission, NINE), told(other, OTHER, "Orle River Mission")]
    assert names(count_origins(witnesses, lineage, register=outlet_register())) == ["Orle River Mission"]


def test_a_text_without_a_known_beginning_is_one_origin() -> None:
    one, other = filed("a", NINE, outlet="Bell", day=None), filed("b", NINE, outlet="Osk Herald", day=None)
    _, lineage = drawn([one, other], [copy(one, other, [NINE], source=None)])
    assert count_origins([told(one, NINE), told(other, NINE)], lineage, register=outlet_register()).count == 1


def test_a_credit_found_later_tells_where_an_earlier_text_was_from() -> None:
    early = filed("a", NINE, outlet="Bell")
    late = filed("b", NINE, outlet="Osk Herald", day=1, credits=[AFP])
    carrier = filed("c", "Nine dead.", outlet="Lantern", day=1, credits=[AFP])
    _, lineage = drawn([early, late, carrier], [copy(early, late, [NINE], source="a")])
    witnesses = [told(early, NINE), told(late, NINE), told(carrier, "Nine dead")]
    assert names(count_origins(witnesses, lineage, register=outlet_register())) == ["AFP"]


def test_two_that_credit_each_other_are_one() -> None:
    one = filed("a", NINE, outlet="Bell", credits=[("Osk Herald", CreditKind.SOURCE_LINE, None)])
    other = filed("b", OTHER, outlet="Osk Herald", credits=[("Bell", CreditKind.SOURCE_LINE, None)])
    _, lineage = drawn([one, other])
    assert count_origins([told(one, NINE), told(other, OTHER)], lineage, register=outlet_register()).count == 1


def test_a_text_of_nobody_knows_whom_and_when_is_no_origin_beside_others() -> None:
    known, adrift = filed("a", NINE, outlet="Bell"), filed("b", OTHER, day=None)
    _, lineage = drawn([known, adrift])
    witnesses = [told(known, NINE), told(adrift, OTHER)]
    origins = count_origins(witnesses, lineage, register=outlet_register())
    # Who published the other is not known.
    assert (origins.outlets, names(origins), origins.unplaced) == (1, ["Bell"], (1,))
    alone = count_origins(witnesses[1:], lineage, register=outlet_register())
    assert (alone.count, alone.unplaced) == (1, ())


def test_nothing_has_no_origins() -> None:
    _, lineage = drawn([])
    none: list[Witness] = []
    assert count_origins(none, lineage, register=outlet_register()) == Origins(0, 0, ())
