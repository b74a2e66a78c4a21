"""Which outlets carry a claim, its denial, both or neither, and by which word they tell the deed."""

from dataclasses import replace

from onrecord.cross_report.wording import coverage, name_deeds
from onrecord.model.claims import Claim, ClaimMember
from onrecord.model.propositions import Position
from onrecord.model.wording import Carries
from tests.cross_report.claim_items import make_item


def member(item_id: str, outlet: str | None, position: str = "asserts", **told: object) -> ClaimMember:
    item = make_item(item_id, **{"predicate": "withdraw", "position": position, **told})
    return ClaimMember(replace(item, outlet=outlet), Position(position))


def claim(*members: ClaimMember) -> Claim:
    return Claim("c1", "Ordavia withdraws its troops", members[0].item.item_id, members)


def test_what_each_outlet_carries() -> None:
    withdrawal = claim(
        member("1:0", "Courier"),
        member("2:3", "Courier", "denies", holders=["Elira Dovane"]),
        member("3:1", "Bell", "denies", holders=["Pieter Vandrel"]),
        member("4:1", "Lantern", "doubts", holders=["Joel Stanton"]),
        member("5:1", None),
        member("6:2", "ORTA"),
    )
    found = {one.outlet: one for one in coverage(withdrawal, ["Herald", "Bell", "Courier"])}
    assert {outlet: one.carries for outlet, one in found.items()} == {
        "Bell": Carries.DENIAL,
        "Courier": Carries.BOTH,
        "Herald": Carries.NEITHER,
        "Lantern": Carries.NEITHER,
        "ORTA": Carries.CLAIM,
    }
    assert [item.speaker for item in found["Courier"].denial] == ["Elira Dovane"]
    assert found["Courier"].claim[0].speaker is None
    assert [item.version_id for item in found["Lantern"].raised] == ["4"]


def test_the_order_of_members_does_not_matter() -> None:
    members = (member("1:0", "Courier"), member("2:3", "Courier", "denies"), member("3:1", "Bell"))
    assert coverage(members, ["Bell"]) == coverage(members[::-1], ["Bell"])


def test_the_words_for_the_deed_in_the_outlets_own_voice() -> None:
    taken = claim(
        member("1:0", "Courier", predicate="capture"),
        member("2:0", "Bell", predicate="liberate"),
        member("3:0", "ORTA", predicate="occupy", holders=["Mila Gorst"]),
    )
    (naming,) = name_deeds([taken])
    assert [(variant.words, variant.counts()) for variant in naming.variants] == [
        ("capture", (("Courier", 1),)),
        ("liberate", (("Bell", 1),)),
    ]


def test_one_word_or_one_outlet_is_nothing_to_compare() -> None:
    same = claim(member("1:0", "Courier", predicate="capture"), member("2:0", "Bell", predicate="capture"))
    alone = claim(member("1:0", "Courier", predicate="capture"), member("2:0", "Courier", predicate="liberate"))
    denied = claim(member("1:0", "Courier", predicate="capture"), member("2:0", "Bell", "denies", predicate="seize"))
    assert name_deeds([same, alone, denied]) == ()
