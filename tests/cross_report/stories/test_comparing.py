"""Whether two reports tell one story."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.cross_report.stories import alike, compare, compare_all
from onrecord.cross_report.stories.grouping import LEAST_MEAN
from tests.cross_report.stories.invented import Pair, pairs_in, read

BLAST = "An explosion tore through a railway depot in Ostrel early on Saturday, killing at least nine people."
SEVERAL = pairs_in("in_the_wild") + pairs_in("synthetic") + pairs_in("negative")


def told_as_one(pair: Pair, *, with_meaning: bool) -> bool:
    one = read("a", with_meaning=with_meaning, **pair.one)
    other = read("b", with_meaning=with_meaning, **pair.other)
    link = compare(one, other)
    return link is not None and link.score >= LEAST_MEAN


@pytest.mark.parametrize("pair", SEVERAL, ids=str)
def test_pairs(pair: Pair) -> None:
    assert told_as_one(pair, with_meaning=True) is pair.same


@pytest.mark.xfail(strict=True, reason="known failures")
@pytest.mark.parametrize("pair", pairs_in("known_failures"), ids=str)
def test_known_failures(pair: Pair) -> None:
    assert told_as_one(pair, with_meaning=True) is pair.same


@pytest.mark.parametrize("pair", pairs_in("synthetic") + pairs_in("negative"), ids=str)
def test_pairs_by_words_alone(pair: Pair) -> None:
    assert told_as_one(pair, with_meaning=False) is pair.same


@pytest.mark.parametrize("pair", SEVERAL, ids=str)
def test_the_order_of_two_reports_makes_no_difference(pair: Pair) -> None:
    one, other = read("a", **pair.one), read("b", **pair.other)
    assert compare(one, other) == compare(other, one)
    assert alike(one, other) == alike(other, one)


def test_many_pairs_at_once_give_what_each_gives_alone() -> None:
    reports = [
        read(f"{pair.name} {side}", with_meaning=True, **content)
        for pair in SEVERAL
        for side, content in (("one", pair.one), ("other", pair.other))
    ]
    by_id = {report.version_id: report for report in reports}
    pairs = [
        (one.version_id, other.version_id) for one in reports for other in reports if one.version_id < other.version_id
    ]
    alone = [compare(by_id[one], by_id[other]) for one, other in pairs]
    assert compare_all(by_id, pairs) == [link for link in alone if link is not None]


def test_days_apart_count_against_a_link_and_two_weeks_forbid_it() -> None:
    first = read("a", text=BLAST, day=date(2031, 3, 1))
    scores = []
    for later in (1, 4, 9):
        link = compare(first, read("b", text=BLAST, day=date(2031, 3, 1 + later)))
        assert link is not None
        scores.append(link.score)
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3
    assert compare(first, read("b", text=BLAST, day=date(2031, 3, 16))) is None


def test_other_places_count_against_a_link() -> None:
    one = replace(read("a", text=BLAST), places=("Ostrel",))
    same = compare(one, replace(read("b", text=BLAST), places=("Ostrel", "Ilvane")))
    other = compare(one, replace(read("b", text=BLAST), places=("Vinnar",)))
    assert same is not None
    assert other is not None
    assert other.score < same.score
    assert "other places: Ostrel / Vinnar" in [reason.text for reason in other.reasons]


def test_other_days_told_count_against_a_link() -> None:
    one = replace(read("a", text=BLAST), told=(date(2031, 3, 15),))
    same, next_day, later = (
        compare(one, replace(read("b", text=BLAST), told=(date(2031, 3, day),))) for day in (15, 16, 20)
    )
    assert same is not None
    assert next_day is not None
    assert later is not None
    assert same.score > next_day.score > later.score


def test_a_link_tells_what_both_share_and_what_only_one_opens_with() -> None:
    one = read(
        "a", text="Rescuers in Ostrel searched the depot after the blast, Mayor Kasch said.", day=date(2031, 3, 15)
    )
    other = read(
        "b", text="Rescuers in Ostrel searched the depot after the blast, a guard said.", day=date(2031, 3, 15)
    )
    link = compare(one, other)
    assert link is not None
    told = [reason.text for reason in link.reasons]
    assert any(line.startswith("both tell of") and "depot" in line for line in told)
    assert "published on one day" in told
    assert any(line.startswith("only one opens with") and "kasch" in line for line in told)


def test_reports_of_nothing_are_not_linked() -> None:
    assert compare(read("a", text=""), read("b", text="")) is None
