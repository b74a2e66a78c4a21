"""What several versions of one report tell is told once: in the newest version, as old as the first."""

from dataclasses import replace
from typing import Any, NamedTuple

from onrecord.cross_report.claims import compare_all, group
from onrecord.cross_report.editions import Told, between, told_once
from onrecord.model.claims import Claim, ClaimItem
from onrecord.model.propositions import Position
from tests.cross_report.claim_items import make_item

WITHDRAW: dict[str, Any] = {
    "predicate": "withdraw",
    "fillers": {"agent": ["Norlander troops"], "origin": ["Vesk river"]},
    "terms": ["bank"],
    "words": "Norlander troops are withdrawing from the bank of the Vesk",
    "holders": ["Ilse Brandt"],
}


class Line(NamedTuple):
    """Words in a version of a report."""

    report: str
    number: int
    words: str


def once(*lines: Line) -> tuple[Told[Line], ...]:
    return told_once(
        lines,
        report_of=lambda line: line.report,
        number_of=lambda line: line.number,
        telling_of=lambda line: line.words,
    )


def test_words_of_several_versions_stand_in_the_newest_that_has_them() -> None:
    first, second, third = (Line("r", number, "it sank") for number in (1, 2, 3))
    other = Line("q", 1, "it sank")
    assert once(third, other, first, second) == (Told(third, (first, second)), Told(other))


def test_what_the_newer_version_dropped_stays_with_the_older() -> None:
    dropped, kept, anew = Line("r", 1, "it sank"), Line("r", 1, "nobody knows"), Line("r", 2, "nobody knows")
    assert once(dropped, kept, anew) == (Told(dropped), Told(anew, (kept,)))


def test_what_one_version_tells_twice_stays_twice() -> None:
    lines = [Line("r", 2, "it sank"), Line("r", 2, "it sank")]
    assert [one.item for one in once(*lines)] == lines


def test_links_lead_to_what_is_told_and_those_of_the_first_version_go_before() -> None:
    old, new, other = Line("r", 1, "it sank"), Line("r", 2, "it sank"), Line("q", 1, "it sank")
    links = [(new, other, "late"), (old, other, "early"), (old, new, "itself")]
    found = between(links, once(old, new, other), name_of=lambda line: line, ends_of=lambda link: (link[0], link[1]))
    assert found == {(other, new): (old, other, "early")}


def edited(*days: str, **told: Any) -> list[ClaimItem]:
    """The same words in versions of one report, published on these days."""
    return [
        replace(make_item(f"r{n}:0", **WITHDRAW | told, report="r", day=day), number=n) for n, day in enumerate(days, 1)
    ]


def claim_of(*items: ClaimItem) -> Claim:
    every = [(one, other) for other in range(len(items)) for one in range(other)]
    (claim,) = group(items, compare_all(items, every))
    return claim


def test_an_edited_report_is_one_member_of_a_claim_as_old_as_its_first_version() -> None:
    first, second = edited("2031-03-17", "2031-03-19")
    other = make_item("b:0", **WITHDRAW, day="2031-03-18")
    claim = claim_of(first, second, other)
    told = [(member.item.item_id, [one.item_id for one in member.earlier]) for member in claim.members]
    assert told == [("r2:0", ["r1:0"]), ("b:0", [])]
    assert claim.members[0].item.published == first.published
    assert claim.members[0].versions == ("r2", "r1")
    assert {end for link in claim.links for end in (link.one, link.other)} == {"r2:0", "b:0"}


def test_a_claim_keeps_its_id_when_one_of_its_reports_is_edited() -> None:
    first, second = edited("2031-03-17", "2031-03-19")
    other = make_item("b:0", **WITHDRAW, day="2031-03-18")
    assert claim_of(first, second, other).claim_id == claim_of(first, other).claim_id


def test_a_report_that_turns_round_is_told_twice() -> None:
    first, _ = edited("2031-03-17", "2031-03-19")
    _, turned = edited("2031-03-17", "2031-03-19", position="denies")
    claim = claim_of(first, turned)
    assert [member.position for member in claim.members] == [Position.ASSERTS, Position.DENIES]
